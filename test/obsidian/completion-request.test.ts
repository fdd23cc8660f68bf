import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultFieldTable } from '../../src/core/field';
import { requestAt, type Request } from '../../src/obsidian/completion/request';

/** Reads a line in which `‸` stands for the cursor. */
function at(marked: string): Request | null {
	const column = marked.indexOf('‸');
	return requestAt(marked.replace('‸', ''), column, defaultFieldTable);
}

describe('what is being typed', () => {
	test.each([
		['**Keywords**: vis‸', 'keyword', 'vis'],
		['**Keywords**: ‸', 'keyword', ''],
		['Keyword: a; b‸', 'keyword', 'b'],
		['**Keywords:** a; b‸ ; c', 'keyword', 'b'],
		['### La‸', 'source', 'La'],
		['### :star:La‸', 'source', 'La'],
		['### La‸: [T](u)', 'source', 'La'],
		['## 2024‸', 'date', '2024'],
		['## 2024-05‸', 'date', '2024-05'],
		['[\\[pa‸', 'label', 'pa'],
		['[\\[pa‸]]', 'label', 'pa'],
		['[pa‸](u)', 'label', 'pa'],
		['[[paper]](https://example.org) [co‸', 'label', 'co'],
		['- [\\[co‸', 'label', 'co'],
		['**Ke‸', 'field', '**Ke'],
		['**Ke‸**', 'field', '**Ke'],
	])('%s', (marked, kind, typed) => {
		expect(at(marked)).toMatchObject({ kind, typed });
	});

	test.each([
		['prose about vis‸'], ['Summary: vis‸'], ['**Keywords**: vi‸sion'], ['### Lab: [T‸'], ['### Lab: T‸'], ['###La‸'], ['# La‸'],
		['see [pa‸'], ['[[pa‸'], ['[a](b‸'], ['**Bold** and **Ke‸'], ['**Keywords‸**: a'], ['###### 2024‸'],
	])('nothing at %s', (marked) => {
		expect(at(marked)).toBeNull();
	});

	test('names the keywords that the line has, without the one that is typed', () => {
		expect(at('**Keywords**: a; b‸; c d')?.present).toEqual(['a', 'c d']);
	});

	test('says how a label is closed, and what the editor has closed already', () => {
		expect(at('[pa‸')).toMatchObject({ opening: '[', to: 3 });
		expect(at('[pa‸]')).toMatchObject({ opening: '[', to: 4 });
		expect(at('[\\[pa‸\\]]')).toMatchObject({ opening: '[\\[', to: 8 });
		expect(at('[pa‸](u)')).toMatchObject({ opening: null, to: 3 });
	});

	test('is found, in bounds, at every place of every line', () => {
		const pieces = fc.constantFrom('**', 'Keywords', ':', ';', ' ', '[', '\\[', ']', '(', ')', '# ', '### ', '2024', '-', 'a', '⭐', '😀', '：');
		fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')), fc.nat(), (line, place) => {
			const column = place % (line.length + 1);
			const found = requestAt(line, column, defaultFieldTable);
			if (!found) return;
			expect(found.from).toBeLessThanOrEqual(column);
			expect(found.to).toBeGreaterThanOrEqual(column);
			expect(found.to).toBeLessThanOrEqual(line.length);
			expect(line.slice(found.from, column)).toBe(found.typed);
		}));
	});
});
