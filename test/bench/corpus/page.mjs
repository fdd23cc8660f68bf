/** A note under construction: lines without endings, the entries on them, and the date that governs the next one. */
export class Page {
	lines = [];
	/** The entries that a reader of the grammar finds, in order. */
	entries = [];
	/** The date heading in force: its ISO date (null where it names no day) and level. */
	governing = null;
	hasDates = false;

	add(...lines) {
		for (const line of lines) this.lines.push(line);
	}

	/** Whether an indented line would belong to a list item above it. */
	get inList() {
		const last = this.lines.findLast((line) => line !== '' && !line.startsWith(' ') && !line.startsWith('\t'));
		return last !== undefined && /^(?:[-*+]|\d{1,9}[.)]) /.test(last);
	}

	/** A heading that is neither date nor entry; above the level of the date in force it ends it. */
	addHeading(level, content) {
		this.lines.push(`${'#'.repeat(level)} ${content}`);
		if (this.governing && level < this.governing.level) this.governing = null;
	}

	addDate(level, content, date) {
		this.lines.push(`${'#'.repeat(level)} ${content}`);
		this.governing = { date, level };
		this.hasDates = true;
	}

	/** A line that holds an entry's heading. The caller goes on filling in what the body brings. */
	addEntry(line, truth) {
		this.lines.push(line);
		const entry = { line: this.lines.length, date: this.governing?.date ?? null, ...truth };
		this.entries.push(entry);
		return entry;
	}

	/** Ends the note: without date headings its own date holds for all entries. */
	finish(ownDate) {
		if (!this.hasDates) for (const entry of this.entries) entry.date = ownDate;
		return this.entries;
	}
}
