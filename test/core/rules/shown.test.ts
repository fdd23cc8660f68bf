import { describe, expect, test } from 'vitest';
import { codePoint, counted, shown } from '../../../src/core/rules/shown';

describe('shown', () => {
	test.each([
		['a', '`a`'],
		['', '``'],
		[' a\n\t b ', '`a b`'],
		['a`b', '`` a`b ``'],
		['a\u200bb\u00ad', '`aU+200BbU+00AD`'],
		['x'.repeat(60), `\`${'x'.repeat(60)}\``],
		['x'.repeat(61), `\`${'x'.repeat(59)}…\``],
		// A pair of units is one character: half of it would be shown as a box.
		[`${'x'.repeat(58)}🦊y`, `\`${'x'.repeat(58)}…\``],
		[`${'x'.repeat(57)}🦊yy`, `\`${'x'.repeat(57)}🦊…\``],
		[`${'x'.repeat(58)}\ue000yy`, `\`${'x'.repeat(58)}\ue000…\``],
	])('quotes %j', (source, expected) => {
		expect(shown(source)).toBe(expected);
	});

	test('counts in words', () => {
		expect([0, 1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual(['0 entries', '1 entry', '2 entries']);
		expect(counted(2, 'note')).toBe('2 notes');
		expect(codePoint(0x0b)).toBe('U+000B');
	});
});
