import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/core/library';
import { readNote } from '../../src/core/note';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use once everything unused is gone. */
function used(): number {
	collect();
	collect();
	return process.memoryUsage().heapUsed;
}

const notes = 100;
const prose = 'Prose that nobody asks a library for. '.repeat(6000);

/** A note of some 230 kB, every part of its entry long enough to be a slice of it, and its characters of two bytes each. */
function noteText(number: number): string {
	return [
		`## 2024-01-0${number % 9 + 1}`, '',
		`### :star:A source of its own ${number}: [A title that is long enough to be a slice ${number}](https://example.org/a/long/path/${number})`, '',
		`[[a long label ${number}]](https://example.org/another/long/path/${number})`, '',
		`**Keywords**: a keyword of its own ${number}; another keyword ${number}`, '', `**Status**: a status of its own ${number}`, '',
		`**Summary**: A summary of some length ${number}.`, '', `**Comment**: A comment of some length ${number}.`, '',
		`### A heading [that is near an entry ${number}](https://example.org/near/${number})`, '',
		'# Other', '', prose, '語',
	].join('\n');
}

describe('a library', () => {
	it('keeps no note in memory for the few lines that it needs of it', () => {
		const library = new Library();
		// What is compiled and cached on the way is not the library's.
		new Library().set(readNote('Warm.md', noteText(notes)));
		const before = used();
		for (let number = 0; number < notes; number++) library.set(readNote(`A folder/Note ${number}.md`, noteText(number)));
		const kept = (used() - before) / notes;
		expect(library.size).toBe(notes);
		expect(library.unread()).toHaveLength(notes);
		expect(prose.length).toBeGreaterThan(200_000);
		expect(kept).toBeLessThan(30_000);
	});
});
