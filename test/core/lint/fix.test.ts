import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEdits } from '../../../src/core/text/compose-edits';
import { compatibleFixes, type Problem } from '../../../src/core/lint';
import { applyEdits, type Edit } from '../../../src/core/text';
import { editsConflict } from '../edits-conflict';

/** Edits of a text of some length that claim no character twice. */
function editsOf(length: number): fc.Arbitrary<Edit[]> {
	return fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 6 }).map((drawn) => {
		const edits: Edit[] = [];
		for (const [from, width, insert] of drawn.sort((a, b) => a[0] - b[0])) {
			const edit = { from, to: Math.min(length, from + width), insert };
			if (!editsConflict([...edits, edit]) && from >= (edits.at(-1)?.to ?? 0)) edits.push(edit);
		}
		return edits;
	});
}

function problemOf(...edits: Edit[]): Problem {
	return { rule: 'x', severity: 'info', span: [0, 0], message: '', related: [], fixes: edits.length > 0 ? [{ title: 'Do', edits }] : [] };
}

describe('edits made one after the other', () => {
	test('are one list of edits', () => {
		fc.assert(fc.property(
			fc.string({ maxLength: 20 }).chain((text) => editsOf(text.length).chain((first) => {
				const middle = applyEdits(text, first);
				return editsOf(middle.length).map((second) => ({ text, first, middle, second }));
			})),
			({ text, first, middle, second }) => {
				const both = composeEdits(first, second);
				expect(editsConflict(both, text.length)).toBe(false);
				// The last stretch of the old text has no end of its own, so an edit there may reach to it only.
				expect(applyEdits(text, both)).toBe(applyEdits(middle, second));
			},
		));
	});

	test('leave what neither touches', () => {
		expect(composeEdits([{ from: 2, to: 3, insert: 'xyz' }], [{ from: 3, to: 4, insert: '' }])).toEqual([{ from: 2, to: 3, insert: 'xz' }]);
		expect(composeEdits([{ from: 2, to: 2, insert: 'ab' }], [{ from: 8, to: 9, insert: 'c' }])).toEqual([
			{ from: 2, to: 2, insert: 'ab' }, { from: 6, to: 7, insert: 'c' },
		]);
		expect(composeEdits([], [])).toEqual([]);
	});
});

describe('fixes that go together', () => {
	test('are those that touch none before them', () => {
		const first = problemOf({ from: 0, to: 2, insert: '' });
		const touching = problemOf({ from: 2, to: 3, insert: '' });
		const apart = problemOf({ from: 3, to: 4, insert: '' });
		expect(compatibleFixes([first, touching, apart]).fixed).toEqual([first, apart]);
	});

	test('are taken whole or not at all', () => {
		const first = problemOf({ from: 5, to: 6, insert: '' });
		const two = problemOf({ from: 0, to: 1, insert: '' }, { from: 5, to: 7, insert: '' });
		const last = problemOf({ from: 0, to: 1, insert: 'x' });
		expect(compatibleFixes([first, two, last]).fixed).toEqual([first, last]);
	});

	test('do not part what a move takes out and puts in', () => {
		const move = problemOf({ from: 4, to: 9, insert: '' }, { from: 4, to: 4, insert: 'moved' });
		const inside = problemOf({ from: 6, to: 7, insert: 'x' });
		expect(compatibleFixes([move, inside]).fixed).toEqual([move]);
	});

	test('never conflict, and are as many as can be taken in order', () => {
		fc.assert(fc.property(fc.array(editsOf(30), { maxLength: 8 }), (lists) => {
			const problems = lists.map((edits) => problemOf(...edits));
			const { edits, fixed } = compatibleFixes(problems);
			expect(editsConflict(edits, 30)).toBe(false);
			expect(edits).toHaveLength(fixed.reduce((sum, { fixes }) => sum + fixes[0]!.edits.length, 0));
			const [first] = problems.filter(({ fixes }) => fixes.length > 0);
			if (first) expect(fixed[0]).toBe(first);
		}));
	});

	test('are those that are chosen', () => {
		const problem = problemOf({ from: 0, to: 1, insert: '' });
		expect(compatibleFixes([problem], () => null)).toEqual({ edits: [], fixed: [] });
	});
});
