import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDifference, type DifferenceHunk } from '../../../src/core/text/line-difference';

/** Makes the one text of the other by what the hunks say, checking every line that they show. */
function patched(before: string, hunks: readonly DifferenceHunk[]): string {
	const old = before.split('\n');
	const result: string[] = [];
	let at = 0;
	for (const { beforeLine, afterLine, lines } of hunks) {
		result.push(...old.slice(at, beforeLine));
		expect(result).toHaveLength(afterLine);
		at = beforeLine;
		for (const { kind, text } of lines) {
			if (kind !== 'added') expect(old[at++]).toBe(text);
			if (kind !== 'removed') result.push(text);
		}
	}
	return [...result, ...old.slice(at)].join('\n');
}

const texts = fc.array(fc.constantFrom('', 'a', 'b', 'c', '## 2021-09-22', 'd', 'e'), { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('the difference of two texts', () => {
	test('turns the one into the other', () => {
		fc.assert(fc.property(texts, texts, fc.nat(4), (before, after, context) => {
			expect(patched(before, lineDifference(before, after, context))).toBe(after);
		}), { numRuns: 2000 });
	});

	test('shows no line as changed that stands on both sides of a hunk', () => {
		fc.assert(fc.property(texts, texts, (before, after) => {
			for (const { lines } of lineDifference(before, after, 0)) {
				expect(lines.some(({ kind }) => kind === 'same')).toBe(false);
				const first = lines.find(({ kind }) => kind === 'removed');
				const other = lines.find(({ kind }) => kind === 'added');
				if (first && other) expect(first.text).not.toBe(other.text);
			}
		}), { numRuns: 500 });
	});

	test('is none for equal texts', () => {
		fc.assert(fc.property(texts, (text) => {
			expect(lineDifference(text, text)).toEqual([]);
		}));
	});

	test('pairs what stayed, and joins changes that stand near each other', () => {
		const before = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve';
		const after = before.replace('two', '2').replace('four', '4').replace('twelve', '12');
		expect(lineDifference(before, after, 1).map(({ beforeLine, lines }) => [beforeLine, lines.map(({ kind, text }) => kind[0]! + text).join(' ')])).toEqual([
			[0, 'sone rtwo a2 sthree rfour a4 sfive'],
			[10, 'seleven rtwelve a12'],
		]);
	});
});
