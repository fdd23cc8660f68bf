import type { Located } from '../log';
import type { Entry } from '../entry';
import { prevailing } from './habits';
import type { Fix, Rule } from './rule';

export const entryLevel: Rule = {
	id: 'entry-level',
	summary: 'An entry\'s heading has another level than the other entries under dates.',
	severity: 'info',
	fixable: 'yes',
	docs: `\`## Blog: [Title](url)\` among entries of level 3 shows as large as the date above it, and folds away what follows. Reported where more than four fifths of at
least five entries under dates share a level. The fix changes the level; where the entry's text holds headings of its own, which would then belong elsewhere,
it is a choice.

Info: ML Watch reads entries of any level from 2 to 6.`,
	example: { bad: log('##'), good: log('###') },
	checkEntry(entry, { habits }, report) {
		if (entry.dateIndex < 0) return;
		const level = prevailing(habits.entryLevels, 5, 0.8);
		if (level === null || level === entry.block.level) return;
		const [from, to] = marks(entry);
		report({
			span: [from, to],
			message: `Unexpected level ${entry.block.level} of an entry, expected ${level} as in the other entries`,
			fixes: [levelFix(entry, from, to, level)],
		});
	},
};

function marks({ block }: Located<Entry>): [from: number, to: number] {
	const from = block.text.indexOf('#', block.heading[0]);
	return [from, from + block.level];
}

function levelFix({ block }: Located<Entry>, from: number, to: number, level: number): Fix {
	const title = `Make it a heading of level ${level}`;
	const edits = [{ from, to, insert: '#'.repeat(level) }];
	const holdsHeadings = /[\r\n] {0,3}#/.test(block.text.slice(block.heading[1]));
	return holdsHeadings ? { title, edits, choice: true } : { title, edits };
}

function log(marks: string): string {
	const entries = [1, 2, 3, 4, 5].map((number) => `\n### Blog: [Title](https://example.com/${number})\n`);
	return `## 2021-09-22\n${entries.join('')}\n${marks} Blog: [Title](https://example.com/6)\n`;
}
