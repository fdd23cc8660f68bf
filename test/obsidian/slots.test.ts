import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slots } from '../../src/obsidian/dashboard/slots';

const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 6 });

describe('the slots of rows', () => {
	test('a row keeps its own, a new one takes over that of one that is gone, and none that of the row with the focus', () => {
		const slots = new Slots();
		expect([...slots.assign(['a', 'b', 'c'], 'a')]).toEqual([['a', 0], ['b', 1], ['c', 2]]);
		expect([...slots.assign(['b', 'd'], 'b')]).toEqual([['b', 1], ['d', 2]]);
		expect([...slots.assign(['x', 'y'], 'x')]).toEqual([['x', 2], ['y', 3]]);
	});

	test('no two rows have one, and no more are made than rows were drawn at once, but for the focus', () => {
		fc.assert(fc.property(fc.array(keys, { minLength: 1, maxLength: 12 }), (drawings) => {
			const slots = new Slots();
			let before: ReadonlyMap<string, number> = new Map();
			for (const drawn of drawings) {
				const now = slots.assign(drawn, null);
				expect([...now.keys()]).toEqual(drawn);
				expect(new Set(now.values()).size).toBe(drawn.length);
				for (const [key, slot] of before) if (now.has(key)) expect(now.get(key)).toBe(slot);
				const fresh = [...now.values()].filter((slot) => ![...before.values()].includes(slot)).length;
				expect(fresh).toBe(Math.max(0, drawn.length - before.size));
				before = now;
			}
		}));
	});
});
