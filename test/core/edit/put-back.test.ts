import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/config';
import { conventionsOf, resolveStyle } from '../../../src/core/conventions';
import { extractedText, extractEdits } from '../../../src/core/edit/extract';
import { readNote, type Note } from '../../../src/core/note';
import { noteLinks, putBackEdits } from '../../../src/core/edit/put-back';
import { applyEdits } from '../../../src/core/text';

const head = '## 2024-05-02\n\n### Lab: [Title](https://example.org/1)\n\n[\\[paper\\]](https://example.org/p)\n\n**Keywords**: a; b\n';
const context = (note: Note) => ({ config: defaultConfig, style: resolveStyle(conventionsOf(note), defaultConfig) });

function extracted(text: string): { log: Note; words: string } {
	const note = readNote('Log.md', text);
	const [entry] = note.log.entries;
	const edits = extractEdits(note, entry!, '[[Title]]', context(note));
	if ('refusal' in edits) throw new Error(edits.refusal);
	return { log: readNote('Log.md', applyEdits(text, edits)), words: extractedText(entry!) };
}

function putBack(log: Note, words: string): string {
	const [entry] = log.log.entries;
	const edits = putBackEdits(log, entry!, noteLinks(entry!.block)[0]!, words, context(log));
	return 'refusal' in edits ? edits.refusal : applyEdits(log.text, edits);
}

describe('putting extracted words back', () => {
	test.each([
		['summary and comment', `${head}\n**Summary**: Much\nto say.\n\n**Comment**: Mine.\n\n### Lab: [Next](https://example.org/2)\n`],
		['the last entry', `${head}\n**Summary**: Much.\n`],
		['a list in the comment', `${head.replace('\n**Keywords**: a; b\n', '')}\n**Summary**: One.\n\n**Comment**: Two\n\n- a\n- b\n`],
		['Windows line endings', `${head}\n**Summary**: Much\nto say.\n`.replace(/\n/g, '\r\n')],
	])('gives the log as it was: %s', (_name, text) => {
		const { log, words } = extracted(text);
		expect(log.text).not.toContain('**Summary**');
		expect(log.text).toContain('[[Title]]');
		expect(putBack(log, words)).toBe(text);
	});

	test('takes what was written in the note since, and what stands above its further headings only', () => {
		const { log, words } = extracted(`${head}\n**Summary**: Much.\n`);
		expect(putBack(log, `${words.replace('Much.', 'Less.')}\n## My notes\n\nKept there.\n`)).toBe(`${head}\n**Summary**: Less.\n`);
	});

	test('overwrites no words that the entry has by now', () => {
		const { log, words } = extracted(`${head}\n**Summary**: Much.\n`);
		const changed = readNote('Log.md', `${log.text.trimEnd()}\n\n**Summary**: Other.\n`);
		expect(putBack(changed, words)).toBe('Nothing was written: the entry has words of its own there by now.');
		expect(putBack(log, '# Title\n\nprose\n')).toBe('Nothing was written: that note holds neither summary nor comment.');
	});

	test.each([
		['[[Title]]', 'Title'], ['[[Papers/Title|shown]]', 'Papers/Title'], ['[Title](Papers/My%20title.md)', 'Papers/My title.md'],
		['[paper](https://example.org)', null], ['[[paper]](https://example.org)', null], ['See [[Title]].', null],
	])('reads %s as a link to %s', (line, target) => {
		const [entry] = readNote('Log.md', `${head}\n${line}\n`).log.entries;
		expect(noteLinks(entry!.block).map((link) => link.target)).toEqual(target === null ? [] : [target]);
	});
});
