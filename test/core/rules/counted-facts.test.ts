import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readNote } from '../../../src/core/note';
import { CountedFacts } from '../../../src/core/rules/counted-facts';
import { factsOf } from '../../../src/core/rules/facts';
import type { Library } from '../../../src/core/library';
import * as targets from '../../../src/core/rules/targets';
import { libraryOf, notePath, noteText } from '../library-arbitrary';

/** Counts what is not as it was counted. */
function follow(counts: CountedFacts, library: Library): void {
	for (const path of new Set([...counts.paths(), ...library.paths()])) {
		if (!counts.has(path, library.entries(path))) for (const _ of counts.replace(path, library.entries(path)));
	}
}

describe('counted facts', () => {
	it('are those of all entries, after any changes', () => {
		const urls = ['https://arxiv.org/abs/2104.00298', 'https://a.example/x', 'https://a.example/2021/09/22/x'];
		const text = fc.tuple(noteText, fc.constantFrom(...urls)).map(([note, url]) => note.replace(/https:\/\/a\.example\/x/, url));
		const change = fc.record({ path: notePath, text: fc.option(text, { nil: null, freq: 4 }) });
		fc.assert(fc.property(fc.array(change, { maxLength: 15 }), (changes) => {
			const library = libraryOf({});
			const counts = new CountedFacts();
			for (const step of changes) {
				if (step.text === null) library.remove(step.path);
				else library.set(readNote(step.path, step.text));
				follow(counts, library);
				const [found, expected] = [counts.facts(), factsOf(library.all())];
				for (const name of ['keywords', 'sources', 'hosts', 'urlDates'] as const) expect(found[name]).toEqual(expected[name]);
				for (const key of library.all().flatMap((entry) => targets.targetKeys(entry))) expect(found.places(key)).toEqual(expected.places(key));
				expect(found.places('no such key')).toEqual([]);
			}
		}), { numRuns: 200 });
	});

	it('read the URLs of a changed note alone', () => {
		const note = (number: number) => `### Blog: [T](https://a.example/${number})\n\n### Blog: [T](https://b.example/${number})\n`;
		const library = libraryOf(Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`${number}.md`, note(number)])));
		const counts = new CountedFacts();
		follow(counts, library);
		const read = vi.spyOn(targets, 'targetKeys');
		library.set(readNote('7.md', note(8)));
		follow(counts, library);
		expect(read).toHaveBeenCalledTimes(4);
		read.mockRestore();
	});

	it('keep a tally that says the same, and count a long note in steps', () => {
		const long = Array.from({ length: 100 }, (_, number) => `### Blog: [T](https://a.example/${number})\n\n**Keywords**: a; b\n`).join('\n');
		const library = libraryOf({ 'a.md': long });
		const counts = new CountedFacts();
		expect([...counts.replace('a.md', library.entries('a.md'))]).toHaveLength(3);
		const { keywords, sources } = counts.facts();
		library.set(readNote('a.md', `${long}\n`));
		follow(counts, library);
		expect(counts.facts().keywords).toBe(keywords);
		library.set(readNote('a.md', `${long}\n### Blog: [T](https://c.example)\n\n**Keywords**: c\n`));
		follow(counts, library);
		expect(counts.facts().keywords.get('c')).toBe(1);
		expect(sources.get('Blog')).toBe(100);
		expect(counts.facts().sources.get('Blog')).toBe(101);
	});

	it('leave the tally of a host that was told as it was', () => {
		const entry = (source: string, number: number): string => `### ${source}: [T](https://a.example/${number})\n`;
		const library = libraryOf({ 'a.md': entry('Blog', 1), 'b.md': '### Other: [T](https://b.example/1)\n' });
		const counts = new CountedFacts();
		follow(counts, library);
		const told = counts.facts().hosts;
		const [before, other] = [told.get('a.example'), told.get('b.example')];
		library.set(readNote('a.md', `${entry('Blog', 1)}\n${entry('News', 2)}`));
		follow(counts, library);
		const { hosts } = counts.facts();
		expect([...before!]).toEqual([['Blog', 1]]);
		expect([...hosts.get('a.example')!]).toEqual([['Blog', 1], ['News', 1]]);
		expect(hosts.get('b.example')).toBe(other);
	});
});
