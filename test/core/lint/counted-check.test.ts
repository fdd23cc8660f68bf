/* What the check does not do for a note in order, counted. */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { check } from '../../../src/core/lint';
import { readNote, type Note } from '../../../src/core/note';
import { rules } from '../../../src/core/rules/index';
import { workOf } from './counted-work';
import { factsOfNotes, someDay } from './fixture';

const { config } = readConfig({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])) });

const inOrder = ['22', '21', '20'].map((day) => `## 2021-09-${day}\n\n### Blog: [Title ${day}](https://example.com/${day})\n\n**Keywords**: vision; tool use\n`).join('\n');
const twice = `${inOrder}\n### Blog: [Title 22](https://example.com/22)\n`;

/** Checks by all rules, and counts how often the starts of all lines are asked for. */
function lookups(text: string): { readonly starts: number; readonly rules: readonly string[] } {
	const read = readNote('Log.md', text, config);
	const library = factsOfNotes(read);
	let starts = 0;
	const note: Note = {
		...read,
		get lineStarts() {
			starts++;
			return read.lineStarts;
		},
	};
	return { rules: check(note, { config, library, today: someDay }).map(({ rule }) => rule), starts };
}

describe('a check by all rules', () => {
	test('cuts a note into lines only where a line is named', () => {
		expect(lookups(inOrder)).toEqual({ rules: [], starts: 0 });
		const { rules: found, starts } = lookups(twice);
		expect(found).toEqual(['duplicate-entry', 'missing-keywords']);
		expect(starts).toBeGreaterThan(0);
	});

	test('looks at prose that holds nothing a few times, however many rules there are', () => {
		const prose = 'Results of the second run agree with those of the first run. '.repeat(1000);
		const workFor = (text: string): number => {
			const note = readNote('Log.md', text, config);
			const library = factsOfNotes(note);
			return workOf(() => check(note, { config, library, today: someDay }));
		};
		const body = inOrder.replace('vision; tool use\n', `vision; tool use\n\n**Comment**: ${prose}\n`);
		expect((workFor(body) - workFor(inOrder)) / prose.length).toBeLessThan(18);
	});
});
