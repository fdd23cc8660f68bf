import { describe, expect, test } from 'vitest';
import { automaticFix } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';
import { applyEdits } from '../../../src/core/text';
import { editsConflict } from '../edits-conflict';
import { factsOfNotes, fixedText, fixtures, listed, problemsIn } from './fixture';

/** What a fixture lists, without what it says of fixing. */
function found(expected: readonly string[]): string[] {
	return expected.map((line) => line.replace(/ mended$/, ''));
}

describe.each(fixtures)('$name', ({ name, text, options, expected }) => {
	test('has these problems', () => {
		expect(listed(text, problemsIn(text, options, name))).toEqual(found(expected));
	});

	test.each([
		['CRLF', (note: string) => note.replace(/\n/g, '\r\n')],
		['a lone CR', (note: string) => note.replace(/\n/g, '\r')],
		['a byte order mark', (note: string) => `\ufeff${note}`],
		['no last line ending', (note: string) => note.trimEnd()],
	])('has the same ones with %s', (_ending, change) => {
		const changed = change(text);
		expect(listed(changed, problemsIn(changed, options, name))).toEqual(found(expected));
	});

	test.each(['\n', '\r\n', '\r'])('is mended as far as it says, with %j', (ending) => {
		const written = text.replace(/\n/g, ending);
		const once = fixedText(written, options, name);
		expect(once.problems.filter((problem) => automaticFix(problem) !== null)).toEqual([]);
		const left = expected.filter((line) => line.endsWith('unfixed')).map((line) => line.split(' ')[1]);
		expect(once.problems.map((problem) => problem.rule).sort()).toEqual(left.sort());
		expect(applyEdits(written, once.edits)).toBe(once.text);
		expect(fixedText(once.text, options, name)).toMatchObject({ text: once.text, edits: [], fixed: [] });
		expect(once.text.replaceAll(ending, '')).not.toMatch(/[\r\n]/);
	});

	test('is checked while it is typed', () => {
		const broken: string[] = [];
		// As in the app, where the library is a moment behind the editor.
		const library = factsOfNotes(readNote(`${name}.md`, text, options.config));
		for (let end = 0; end <= text.length; end++) {
			const typed = text.slice(0, end);
			for (const { rule, span, message, fixes } of problemsIn(typed, { ...options, library }, name)) {
				const misplaced = span[0] > span[1] || span[1] > end || fixes.some(({ edits }) => editsConflict(edits, end));
				if (misplaced || message.includes('failure')) broken.push(`${end} ${rule}: ${message}`);
			}
		}
		expect(broken).toEqual([]);
	}, 30_000);
});
