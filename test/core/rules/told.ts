import { readConfig } from '../../../src/core/config/config';
import type { LibraryFacts } from '../../../src/core/lint';
import { codePoint } from '../../../src/core/rules/shown';
import { textOf } from '../../../src/core/text';
import { problemsIn, someDay } from '../lint/fixture';

export const underDate = '## 2021-09-22\n\n';
export const heading = `${underDate}### Blog: [Title](https://example.com/a)\n\n`;

interface Given {
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly library?: LibraryFacts | null;
}

/** What one rule says of a note, in full: what it underlines, its message, and each fix as what it takes and puts. */
export function told(rule: string, text: string, { settings = {}, library }: Given = {}): string[] {
	const { config, problems } = readConfig({ rules: { [rule]: 'warning' }, ...settings });
	if (problems.length > 0) throw new Error(problems[0]!.message);
	// Whether a comment hides nothing is known only once all have spoken.
	const options = rule === 'unused-ignore' ? { config, today: someDay } : { config, today: someDay, only: new Set([rule]) };
	const found = problemsIn(text, library === undefined ? options : { ...options, library });
	return found.filter((problem) => problem.rule === rule).flatMap(({ span, message, fixes }) => [
		`${quoted(textOf(text, span))} ${message}`,
		...fixes.map(({ title, choice, edits }) => (
			`- ${title}${choice ? ' (a choice)' : ''}: ${edits.map(({ from, to, insert }) => `${quoted(text.slice(from, to))}→${quoted(insert)}`).join(' ')}`
		)),
	]);
}

function quoted(text: string): string {
	return `«${text.replace(/\n/g, '⏎').replace(/\r/g, '␍').replace(/[\u200b-\u200f\ufeff]/g, (unit) => codePoint(unit.charCodeAt(0)))}»`;
}
