// Results as Markdown, and against the goals.

const groups = {
	scan: 'Text in memory, related to C',
	check: 'Check, related to the parse of the same notes',
	keystroke: 'One edit of the log of 20,000 entries (13 MB)',
	index: 'Index note',
	files: 'Files',
	load: 'Start of the plugin',
};

export function tableOf(results) {
	const lines = [];
	for (const [group, title] of Object.entries(groups)) {
		const rows = results.filter((row) => row.group === group);
		if (rows.length === 0) continue;
		const withBase = rows.some((row) => row.base !== undefined && group !== 'scan' && group !== 'check');
		lines.push('', `**${title}**`, '', withBase ? '| measured | ms | related to | ratio |' : '| measured | ms | ratio |', withBase ? '|---|--:|---|--:|' : '|---|--:|--:|');
		for (const row of rows) {
			const cells = row.missing ? ['not built yet', ...(withBase ? [row.relatedTo] : []), `\`${row.missing}\` is missing`]
				: [spread(row.time, row.p95), ...(withBase ? [`${row.relatedTo} (${spread(row.base, row.baseP95)} ms)`] : []), ratio(row)];
			lines.push(`| ${[row.title, ...cells].join(' | ')} |`);
		}
	}
	return lines.slice(1);
}

/** Each goal with what was reached; a goal whose rows were not measured is left out. */
export function goalLines(results) {
	const by = Object.fromEntries(results.filter(({ missing }) => !missing).map((row) => [row.id, row]));
	const goals = [
		['parse, warm, at most 0.5 C', by.parse && by.parse.ratio, 0.5, 'most'],
		['parse, warm, times faster than commonmark.js, at least 25', by.parse && by.commonmark && by.commonmark.ratio / by.parse.ratio, 25, 'least'],
		['parse, first pass, at most 1.3 of C\'s', by['parse-first'] && by['parse-first'].ratio, 1.3, 'most'],
		['check, all rules, at most 3 scans', by.check && by.check.ratio, 3, 'most'],
		['parse and check, times faster than markdownlint, at least 300', by.check && by.markdownlint && by.markdownlint.ratio / by.check.whole, 300, 'least'],
		['a keystroke in the long log, check included, at most 3 of CodeMirror\'s own update', by.keystroke && by.keystroke.ratio, 3, 'most'],
		['a fence opened in the long log, at most 2 parses, once', by['edit-fence'] && by['edit-fence'].ratio, 2, 'most'],
		['index note, at most 1.6 of join and encode', by.index && by.index.ratio, 1.6, 'most'],
		['one note of the index changed, at most 1/100 of all', by['index-change'] && by['index-change'].ratio, 0.01, 'most'],
		['terminal `index`, at most 2 times reading the files', by['index-vault'] && by['index-vault'].ratio, 2, 'most'],
		['main.js compiled and evaluated, at most 16 times an empty plugin', by.load && by.load.ratio, 16, 'most'],
		['start from files, at most 1.35 of reading them', by['start-flight'] && by['start-flight'].ratio, 1.35, 'most'],
		['start with cached headings, at most 0.55 of reading all', by['start-headings'] && by['start-headings'].ratio, 0.55, 'most'],
	];
	const lines = goals.filter(([, reached]) => reached !== undefined).map(([title, reached, goal, bound]) => {
		const met = bound === 'most' ? reached <= goal : reached >= goal;
		const off = bound === 'most' ? reached / goal : goal / reached;
		return `| ${title} | ${number(reached)} | ${met ? 'met' : `missed by a factor of ${number(off)}`} |`;
	});
	return lines.length === 0 ? [] : ['**Goals**', '', '| goal | reached | |', '|---|--:|---|', ...lines];
}

function ratio({ ratio: middle, least, most }) {
	return least === most ? number(middle) : `${number(middle)} (${number(least)}-${number(most)})`;
}

/** A median, and what 19 of 20 stay below where that was measured. */
function spread(middle, p95) {
	return p95 === undefined ? number(middle) : `${number(middle)}, p95 ${number(p95)}`;
}

/** Three significant digits. */
function number(value) {
	if (value >= 100) return String(Math.round(value));
	return String(Number(value.toPrecision(3)));
}
