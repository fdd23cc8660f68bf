import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Batch } from '../../src/core/library/batch';
import { fold } from '../../src/core/library/fold';
import { SearchIndex } from '../../src/core/library/search-index';
import { SearchedText } from '../../src/core/library/searched-text';
import { readNote } from '../../src/core/note';
import { libraryOf } from './library-arbitrary';

const word = fc.constantFrom('gan', 'gans', 'began', 'an', 'open', 'question', 'bert:', '日本', '日', 'é', 'a', '-', 'open question');
const entryText = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n')), { maxLength: 6 })
	.map((words) => words.map(([text, space]) => text + space).join('').split('\n').map(fold).join('\n').trimEnd());
const noteTexts = fc.array(entryText, { minLength: 1, maxLength: 5 });
const sought = fc.oneof(word, fc.tuple(word, word).map((words) => words.join(' ')), fc.constantFrom('n', 'an q', 'n op', 'ga', 'zebra', ' ')).map(fold).filter((text) => text !== '');

/** Which of the texts hold what is looked for, by plain comparison. */
function plainly(notes: readonly (readonly string[])[], folded: string): number[] {
	return notes.flat().map((text) => (text.includes(folded) ? 1 : 0));
}

describe('a search index', () => {
	it('finds what plain comparison finds, whatever was added and removed', () => {
		const change = fc.oneof(
			{ weight: 3, arbitrary: fc.record({ at: fc.nat(6), texts: noteTexts }) },
			{ weight: 1, arbitrary: fc.record({ at: fc.nat(6), texts: fc.constant(null) }) },
		);
		const sizes = fc.record({ batch: fc.integer({ min: 1, max: 8 }), largestNote: fc.integer({ min: 2, max: 6 }) });
		fc.assert(fc.property(sizes, fc.array(fc.tuple(change, sought), { maxLength: 20 }), (size, steps) => {
			const index = new SearchIndex(size);
			const notes = new Map<number, { readonly texts: readonly string[]; readonly searched: SearchedText }>();
			for (const [{ at, texts }, folded] of steps) {
				const before = notes.get(at);
				if (before) index.remove(before.searched);
				notes.delete(at);
				if (texts) notes.set(at, { texts, searched: SearchedText.of(texts) });
				if (texts) index.add(notes.get(at)!.searched);
				const held = [...notes.values()];
				const expected = plainly(held.map((note) => note.texts), folded);
				const hits = new Uint8Array(expected.length);
				index.search(folded, held, hits);
				expect([...hits]).toEqual(expected);
			}
		}), { numRuns: 400 });
	});

	it('finds a sentence of very many words, everything for no text, and comes to an end for spaces', () => {
		const long = Array.from({ length: 300 }, (_, number) => `w${number % 7}`).join(' ');
		const held = [long, `${long} x`, `x ${long}`].map((text) => ({ searched: SearchedText.of([text, 'a graph']) }));
		const index = new SearchIndex({ batch: 6, largestNote: 4 });
		for (const { searched } of held) index.add(searched);
		const found = (folded: string): number[] => {
			const hits = new Uint8Array(6);
			index.search(folded, held, hits);
			return [...hits];
		};
		expect(held.every(({ searched }) => searched.spot !== null)).toBe(true);
		expect(found(long)).toEqual([1, 0, 1, 0, 1, 0]);
		expect(found(`${long} x`)).toEqual([0, 0, 1, 0, 0, 0]);
		expect(found('')).toEqual([1, 1, 1, 1, 1, 1]);
		expect(found(' ')).toEqual([1, 1, 1, 1, 1, 1]);
		expect(found(' graph')).toEqual([0, 1, 0, 1, 0, 1]);
	});

	it('looks through no text whose words it knows, and through that of a changed note alone', () => {
		const find = vi.spyOn(SearchedText.prototype, 'find');
		const note = (number: number) => Array.from({ length: 20 }, (_, index) => `### a: [A paper about graphs ${number} ${index}](u)\n`).join('\n');
		const library = libraryOf(Object.fromEntries(Array.from({ length: 104 }, (_, number) => [`${number}.md`, note(number)])));
		expect(library.search('graph').every((hit) => hit === 1)).toBe(true);
		expect(find).not.toHaveBeenCalled();
		library.set(readNote('7.md', note(7)));
		expect(library.search('graph').every((hit) => hit === 1)).toBe(true);
		expect(find).toHaveBeenCalledTimes(1);
		find.mockRestore();
	});
});

describe('a batch of texts', () => {
	it('is not made where the list of words would be as long as the texts', () => {
		const words = SearchedText.of(['a graph of graphs of a graph', 'a graph']);
		expect(Batch.of([words])).not.toBeNull();
		expect(Batch.of([SearchedText.of(['日本語の文章', '深層学習の論文'])])).toBeNull();
	});
});
