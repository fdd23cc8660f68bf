import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights } from '../../src/obsidian/dashboard/row-heights';

const guesses = { row: 92, heading: 34 };

/** Rows of which some are headings of groups. */
const list = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }).map((headings) => ({
	length: headings.length,
	guesses,
	headingsBefore: (index: number) => headings.slice(0, Math.max(0, index)).filter(Boolean).length,
}));

test('rows begin where those before them end, whatever was measured, and are found there again', () => {
	fc.assert(fc.property(list, fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 400 })), { maxLength: 30 }), (rows, measured) => {
		const heights = new RowHeights(rows);
		const plain = Array.from({ length: rows.length }, (_, index) => heights.height(index));
		for (const [at, height] of measured) {
			if (at >= rows.length) {
				expect(heights.set(at, height)).toBe(false);
				continue;
			}
			expect(heights.set(at, height)).toBe(Math.abs(plain[at]! - height) >= 0.5);
			plain[at] = height;
		}
		let top = 0;
		for (const [index, height] of plain.entries()) {
			expect(heights.top(index)).toBe(top);
			expect(heights.height(index)).toBe(height);
			expect(heights.at(top)).toBe(index);
			expect(heights.at(top + height - 0.5)).toBe(index);
			top += height;
		}
		expect(heights.total).toBe(top);
		expect([heights.at(-5), heights.at(top + 5)]).toEqual([0, rows.length - 1]);
	}));
});

test('a place in a hundred thousand rows is found without going through them', () => {
	let asked = 0;
	const heights = new RowHeights({ length: 100_000, guesses, headingsBefore: () => ++asked * 0 });
	heights.set(500, 300);
	heights.at(4_000_000);
	expect(asked).toBeLessThan(60);
});
