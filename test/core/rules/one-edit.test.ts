import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneEdit, isSwap } from '../../../src/core/rules/one-edit';

describe('one-edit', () => {
	test.each([
		['summary', 'sumary', true], ['sumary', 'summary', true], ['summary', 'summery', true], ['summary', 'summaryx', true], ['summary', 'xsummary', true],
		['summary', 'ummary', true], ['summary', 'summar', true], ['summary', 'sumamry', true], ['summary', 'summary', false], ['summary', 'sumry', false],
		['summary', 'summxxy', false], ['summary', 'usmmaryx', false], ['summary', 'smumaryx', false], ['ab', 'ba', true], ['abcd', 'badc', false], ['', 'a', true], ['', '', false],
		['abc', 'xyc', false], ['abc', 'bac', true], ['abc', 'bca', false], ['abcd', 'acbe', false],
	])('between %j and %j: %j', (a, b, expected) => {
		expect(isOneEdit(a, b)).toBe(expected);
		expect(isOneEdit(b, a)).toBe(expected);
	});

	test.each([['ab', 'ba', true], ['abc', 'acb', true], ['abc', 'cba', false], ['abc', 'abc', false], ['ab', 'abc', false], ['abcd', 'bacd', true], ['abcd', 'badc', false], ['aab', 'aba', true], ['abx', 'bay', false], ['ax', 'bx', false]])(
		'a swap makes %j of %j: %j', (a, b, expected) => {
			expect(isSwap(a, b)).toBe(expected);
			expect(isSwap(b, a)).toBe(expected);
		},
	);

	test('is what one typed letter does', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 }), fc.nat(8), fc.constantFrom('x', ''), fc.boolean(), (word, place, letter, replaces) => {
			const at = Math.min(place, word.length - 1);
			const typed = word.slice(0, at) + letter + word.slice(replaces || letter === '' ? at + 1 : at);
			expect(isOneEdit(word, typed)).toBe(true);
		}));
	});
});
