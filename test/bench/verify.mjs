// Compares what the parser finds in the corpus with the truth file, entry by entry and part by part.

/** The entries of a note, as the truth file has them. */
export function entriesOf({ log: { parse }, markdown: { decode }, text: { lineStarts, positionAt, textOf }, date: { isoDate } }, { path, name, text }) {
	const log = parse(text, { name });
	if (log.entries.length === 0) return [];
	const starts = lineStarts(text);
	return log.entries.map(({ from, block, date }) => {
		const read = (span) => decode(textOf(block.text, span));
		return {
			path,
			line: positionAt(starts, from + block.heading[0]).line + 1,
			level: block.level,
			date: date && isoDate(date),
			starred: block.starred,
			source: block.source && textOf(block.text, block.source),
			title: read(block.title),
			url: read(block.url),
			links: block.links.map((item) => ({ label: read(item.label), url: read(item.url) })),
			keywords: block.keywords.map((keyword) => textOf(block.text, keyword.span)),
			hasSummary: block.has('Summary'),
			hasComment: block.has('Comment'),
		};
	});
}

/** The differences between parser and truth, each as one line of text. */
export function differences(core, notes, truth) {
	const found = [];
	for (const note of notes) {
		const expected = new Map((truth.get(note.path) ?? []).map((entry) => [entry.line, entry]));
		for (const entry of entriesOf(core, note)) {
			const right = expected.get(entry.line);
			expected.delete(entry.line);
			if (!right) {
				found.push(`${note.path}:${entry.line}: an entry that is none: ${entry.title}`);
				continue;
			}
			for (const part of Object.keys(entry)) {
				const [is, should] = [JSON.stringify(entry[part]), JSON.stringify(right[part])];
				if (is !== should) found.push(`${note.path}:${entry.line}: ${part} is ${is}, expected ${should}`);
			}
		}
		for (const missed of expected.values()) found.push(`${note.path}:${missed.line}: an entry was not found: ${missed.title}`);
	}
	return found;
}
