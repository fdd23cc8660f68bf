import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryEdits } from '../../../src/core/text/carry-edits';
import { applyEdits, invertEdits, type Edit } from '../../../src/core/text';

const lines = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '### '), { maxLength: 30 }).map((parts) => parts.join(''));

/** A text and edits of it that do not overlap. */
const editing = lines.chain((text) => fc.record({
	text: fc.constant(text),
	edits: fc.array(fc.record({ from: fc.nat(text.length), length: fc.nat(4), insert: lines }), { maxLength: 3 }).map((raw) => {
		const edits: Edit[] = [];
		let end = 0;
		for (const { from, length, insert } of raw.sort((a, b) => a.from - b.from)) {
			const start = Math.max(from, end + (edits.length > 0 ? 1 : 0));
			if (start > text.length) break;
			end = Math.min(text.length, start + length);
			edits.push({ from: start, to: end, insert });
		}
		return edits;
	}),
}));

const withPairs = (text: string): string => text.replace(/\n/g, '\r\n');

describe('carrying edits over', () => {
	test('an undo takes back exactly what was written, whatever line endings the text has by then', () => {
		fc.assert(fc.property(editing, fc.constantFrom('editor', 'file'), fc.constantFrom('editor', 'file'), ({ text, edits }, wrote, undoes) => {
			const written = wrote === 'file' ? withPairs(text) : text;
			const made = wrote === 'file'
				? edits.map((edit) => ({ from: offsetWithPairs(text, edit.from), to: offsetWithPairs(text, edit.to), insert: withPairs(edit.insert) }))
				: edits;
			const after = applyEdits(written, made);
			const current = undoes === 'file' ? withPairs(after.replace(/\r\n/g, '\n')) : after.replace(/\r\n/g, '\n');
			const carried = carryEdits(invertEdits(written, made), after, current);
			expect(carried).not.toBeNull();
			// A text without any line ending has none to go by, so what comes back has LF.
			const restored = applyEdits(current, carried!);
			expect(current.includes('\n') ? restored : restored.replace(/\r\n/g, '\n')).toBe(
				current.includes('\n') && undoes === 'file' ? withPairs(text) : text,
			);
		}));
	});

	test('words typed elsewhere since stay', () => {
		const before = 'one\ntwo\nthree\n';
		const edits = [{ from: 4, to: 7, insert: 'TWO' }];
		const after = applyEdits(before, edits);
		const inverse = invertEdits(before, edits);
		for (const [current, restored] of [
			['zero\none\nTWO\nthree\n', 'zero\none\ntwo\nthree\n'],
			['one\nTWO\nthree\nfour\n', 'one\ntwo\nthree\nfour\n'],
			['one\r\nTWO\r\nthree!\r\n', 'one\r\ntwo\r\nthree!\r\n'],
		]) {
			expect(applyEdits(current!, carryEdits(inverse, after, current!)!)).toBe(restored);
		}
	});

	test('nothing is taken back where the written words were changed', () => {
		const before = 'one\ntwo\nthree\n';
		const edits = [{ from: 4, to: 7, insert: 'TWO' }];
		const inverse = invertEdits(before, edits);
		expect(carryEdits(inverse, 'one\nTWO\nthree\n', 'one\nTwO\nthree\n')).toBeNull();
		expect(carryEdits(inverse, 'one\nTWO\nthree\n', '')).toBeNull();
	});

	test('words that were taken out go back only between the same neighbours', () => {
		const inverse = [{ from: 4, to: 4, insert: 'two\n' }];
		expect(carryEdits(inverse, 'one\nthree\n', 'one\n2\nthree\n')).toBeNull();
		expect(carryEdits(inverse, 'one\nthree\n', 'one\nthree\nfour\n')).toEqual(inverse);
	});
});

function offsetWithPairs(text: string, offset: number): number {
	return withPairs(text.slice(0, offset)).length;
}
