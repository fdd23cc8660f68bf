import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/config';
import { conventionsOf, resolveStyle } from '../../../src/core/conventions';
import { draftOf } from '../../../src/core/draft';
import { extractedName, extractedText, extractEdits } from '../../../src/core/edit/extract';
import { readNote, type Note } from '../../../src/core/note';
import { applyEdits } from '../../../src/core/text';

const noteWith = (title: string, body = ''): Note => readNote('Log.md', `## 2024-05-02\n\n### Lab: [${title}](https://example.org/1)\n${body}`);

describe('the name of an extracted note', () => {
	test.each([
		['A plain title', 'A plain title'],
		['What/why: a \\"survey\\" #1 | 2', 'What why a survey 1 2'],
		['\\[D\\] Why', 'D Why'],
		['...', 'Paper'],
		['.hidden.', 'hidden'],
		['R&amp;D', 'R&D'],
	])('%s', (title, name) => {
		expect(extractedName(noteWith(title).log.entries[0]!)).toBe(name);
	});

	test('is short, and ends in no half of a character', () => {
		const name = extractedName(noteWith('😀'.repeat(60)).log.entries[0]!);
		expect(name.isWellFormed()).toBe(true);
		expect(name.length).toBeLessThanOrEqual(81);
	});
});

describe('extracting', () => {
	const words = fc.array(fc.constantFrom('word', 'more: words', '- item', '\n', '\r\n', '**Keywords**: a; b', '[\\[code\\]](https://example.org/c)'), { maxLength: 8 })
		.map((parts) => parts.join('\n'));

	test('keeps every word of the body in the new note, and the entry with its short fields in the log', () => {
		fc.assert(fc.property(words, (summary) => {
			const note = noteWith('Title', `\n[\\[paper\\]](https://example.org/p)\n\n**Status**: read\n\n**Summary**: ${summary}\n`);
			const located = note.log.entries[0]!;
			const [from, to] = located.block.body;
			expect(extractedText(located)).toContain(located.block.text.slice(from, to).replace(/\r\n?/g, '\n').trim());
			const style = resolveStyle(conventionsOf(note), defaultConfig);
			const edits = extractEdits(note, located, '[[Title]]', { config: defaultConfig, style });
			if ('refusal' in edits) return;
			const after = readNote('Log.md', applyEdits(note.text, edits));
			const draft = draftOf(after.log.entries[0]!);
			const before = draftOf(located);
			expect([draft.title, draft.links, draft.keywords, draft.fields]).toEqual([before.title, before.links, before.keywords, before.fields]);
			expect(draft.summary).toBe('');
			expect(after.text).toContain('[[Title]]');
		}));
	});
});
