/* Completing only adds: whatever a log looks like, no word of a person goes, and what is written reads back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/config';
import { styleOf } from '../../src/core/conventions';
import { draftOf, type Draft } from '../../src/core/draft';
import { readNote } from '../../src/core/note';
import { applyEdits } from '../../src/core/text';
import { completeEntry, incompleteEntries, keepsEntries } from '../../src/metadata/completion';
import { linkHabitsOf, type DraftContext } from '../../src/metadata/draft-of';
import type { Found } from '../../src/metadata/found';
import { paperOf } from '../../src/metadata/paper';
import { recognise } from '../../src/metadata/recognition';
import type { LibraryFacts } from '../../src/core/lint';

const facts = { keywords: new Map([['one; two', 2], ['graph networks', 3], ['a `tick', 1], ['<!-- x', 1]]), sources: new Map(), hosts: new Map(), urlDates: new Map(), places: () => [], vocabulary: null, hasFile: null } as unknown as LibraryFacts;
const context: DraftContext = { config: defaultConfig, facts, links: linkHabitsOf([]), today: null };

function foundFor(url: string): Found {
	const papers = [
		paperOf('web-page', { about: 'page', title: 'A *title* [with] `marks', abstract: 'Graph networks, one two, a `tick and <!-- x', links: [{ role: 'paper', url: 'https://arxiv.org/abs/2104.00298' }, { role: 'code', url: 'https://github.com/a/b_(c)' }] }),
	];
	return { given: url, recognition: recognise(url), papers, titles: [{ title: papers[0]!.title!, about: 'page', from: ['web-page'] }], failures: [], waitingFor: [], off: [] };
}

const line = fc.constantFrom(
	'## 2021-09-22', '### Lab: [T](https://a.example/x)', '### [https://a.example/y](https://a.example/y)', '### :star:Lab: [U](https://b.example/z) ^id', '#### Lab: [V](https://c.example)',
	'### r/x: [Thread](https://www.reddit.com/r/x/)', '### Lab: [W](javascript:x)', '[paper](https://arxiv.org/abs/2101.00001)', '[[paper](https://x', '**Keywords**: mine; yours', '**Keywords**:', '**Keywords**: ',
	'**Summary**: Words.', '**Summary**:', '**Comment**: More.', 'Prose.', '- a list', '> quote', '```', '<!--', '-->', '---', '', '', '# Title', 'Setext', '===', '    code', '| a | b |', '%%', '$$',
);
const logs = fc.tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([lines, ending, final]) => `## 2021-09-22${ending}${lines.join(ending)}${final ? ending : ''}`);

function without(draft: Draft): Partial<Draft> {
	const { title: _title, links: _links, keywords: _keywords, date: _date, ...rest } = draft;
	return rest;
}

describe('completing', () => {
	test('adds what was lacking, and changes nothing else', () => {
		fc.assert(fc.property(logs, (text) => {
			const note = readNote('Log.md', text);
			const style = styleOf(note, context.config);
			for (const { located, lacks, url } of incompleteEntries(note)) {
				const completion = completeEntry(note, located, foundFor(url), { style, context });
				if (!completion || 'refusal' in completion) continue;
				expect(lacks).toEqual(expect.arrayContaining([...completion.added]));
				const after = applyEdits(note.text, completion.edits);
				if (!keepsEntries(note, after, defaultConfig)) throw new Error(`other entries changed:\n${after}`);
				const entry = readNote('Log.md', after).log.entries[note.log.entries.indexOf(located)]!;
				const [was, is] = [draftOf(located), draftOf(entry)];
				expect(without(is)).toEqual(without(was));
				if (was.links.length > 0) expect(is.links).toEqual(was.links);
				if (was.keywords.length > 0) expect(is.keywords).toEqual(was.keywords);
				if (!lacks.includes('title')) expect(is.title).toBe(was.title);
				// Nothing is taken out but the title that is a URL, or the stub of an empty field.
				for (const { from, to } of completion.edits) expect(note.text.slice(from, to).replace(/https:\/\/\S+/, '').trim()).toBe('');
			}
		}), { numRuns: 800 });
	});

	test('all entries of a note at once: the others stay what they are', () => {
		fc.assert(fc.property(logs, (text) => {
			const note = readNote('Log.md', text);
			const style = styleOf(note, context.config);
			const edits = incompleteEntries(note).flatMap(({ located, url }) => {
				const completion = completeEntry(note, located, foundFor(url), { style, context });
				return completion && 'edits' in completion ? completion.edits : [];
			});
			const after = applyEdits(note.text, edits);
			expect(keepsEntries(note, after, defaultConfig)).toBe(true);
		}), { numRuns: 200 });
	});
});
