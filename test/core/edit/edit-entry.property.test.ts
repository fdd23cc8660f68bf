import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../../src/core/conventions';
import { defaultConfig } from '../../../src/core/config/config';
import type { Entry } from '../../../src/core/entry';
import { draftDifferences, draftOf, type Draft } from '../../../src/core/draft';
import { addLink, editEntry, withoutEndRules } from '../../../src/core/edit/edit-entry';
import { starEdits } from '../../../src/core/edit/entry-edits';
import { normaliseDraft } from '../../../src/core/print/normalise';
import { readNote, type Note } from '../../../src/core/note';
import { applyEdits } from '../../../src/core/text';
import { draft, link } from '../drafts';

const runs = Number(process.env.ML_WATCH_RUNS ?? 300);

const headings = [
	'### A: [One](https://a.org)', '### :star:B: [Two](https://b.org) ^id', '### ⭐ [Three](<https://c.org>)', '### C: [Four *big*](u) :star: #tag',
	'### D： :star: [Five]()', '### [[x] Six](https://f.org "tip") <!-- c -->', '#### r/x: [Seven](https://d.org) ##',
];
const bodies = [
	'', '', '[[paper]](https://a.org) | [[code]](https://b.org)', '[\\[paper\\]](https://a.org)', '- [paper](https://a.org)\n- [code](https://b.org)', '([a](u), [b](v))',
	'[[x]] (https://a.org)', '[**p**](u) [`q`](v)', '**Keywords**: a; b', '**Keywords**: a; b; a;', 'Keywords:', '**keyword:** c,d', '**Keywords**: wrapped;\nlist', '**Summary**: s', '**Summary**:\n\n- list\n- more',
	'**Comment**:', '**Comment**: c\n\nparagraph', '**Venue**: ICML', 'prose of some kind', '**Unknown**: stays', '```\n# code\n```', '> quote', '---', '**Authors**: A\n**Status**: read',
];
const entryText = fc.tuple(fc.constantFrom(...headings), fc.array(fc.constantFrom(...bodies), { maxLength: 6 }), fc.constantFrom('\n', '\n\n'))
	.map(([heading, parts, gap]) => [heading, ...parts].join(gap));
const noteText = fc.tuple(fc.array(entryText, { minLength: 1, maxLength: 3 }), fc.array(entryText, { maxLength: 2 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
	.map(([first, second, ending, final]) => (
		`# Log\n\n## 2021-09-22\n\n${first.join('\n\n')}\n\n---\n\n## 2021-09-20\n\n${second.join('\n\n')}${final ? '\n' : ''}`.replace(/\n/g, ending)
	));

function others(note: Note, index: number): string[] {
	return note.log.entries.filter((_, other) => other !== index).map(({ block }) => block.text.trimEnd());
}

/** Whether a part of a draft is empty. */
function isEmptied(name: string, target: Draft): boolean {
	if (name === 'Keywords') return normaliseDraft(target, plainStyle).draft.keywords.length === 0;
	if (name === 'Summary' || name === 'Comment') return normaliseDraft(target, plainStyle).draft[name === 'Summary' ? 'summary' : 'comment'] === '';
	return (normaliseDraft(target, plainStyle).draft.fields[name] ?? '') === '';
}

const plainStyle = resolveStyle(null, defaultConfig);

/**
 * Two things only may be refused. Of a field that stands twice the form shows one: taken out, the other would show in its place. And a field
 * cannot go, or be left empty, that keeps the words behind it from becoming the value of the one above, or its own; of several lists of
 * keywords all but one go where they are replaced.
 */
function isHonest(refusal: string, entry: Entry, target: Draft): boolean {
	const part = /^The (.+) would not be read as it was meant/.exec(refusal)?.[1];
	if (part === undefined) return false;
	const { fields, text, body } = entry;
	const named = fields.filter(({ name }) => name.toLowerCase() === part.toLowerCase());
	if (named.length > 1 && isEmptied(named[0]!.name, target)) return true;
	const isShared = fields.filter(({ name }) => name === 'Keywords').length > 1;
	const goes = ({ name }: { readonly name: string }): boolean => isEmptied(name, target) || (isShared && name === 'Keywords');
	return fields.some((field, index) => goes(field) && text.slice(field.span[1], fields[index + 1]?.label[0] ?? body[1]).trim() !== '');
}

describe('editing an entry', { timeout: 5000 + runs * 20 }, () => {
	it('makes it say what the draft says, and touches nothing else', () => {
		let done = 0;
		let tried = 0;
		fc.assert(fc.property(noteText, fc.nat(), draft, fc.subarray(['title', 'url', 'source', 'starred', 'links', 'keywords', 'summary', 'comment', 'fields', 'date']), (text, pick, wanted, parts) => {
			const note = readNote('Log.md', text);
			const index = pick % note.log.entries.length;
			const entry = note.log.entries[index]!;
			const style = resolveStyle(conventionsOf(note), defaultConfig);
			const before = draftOf(entry);
			const target: Draft = { ...before, ...Object.fromEntries(parts.map((part) => [part, wanted[part as keyof Draft]])) };
			const change = editEntry(note, entry, target, style);
			tried++;
			if ('refusal' in change) {
				if (!change.refusal.startsWith('Nothing to write')) expect(isHonest(change.refusal, entry.block, target), change.refusal).toBe(true);
				return;
			}
			done++;
			const after = readNote('Log.md', applyEdits(text, change.edits));
			const normal = normaliseDraft(target, { ...style, entryLevel: entry.block.level }).draft;
			const changed = draftDifferences(before, target);
			if (changed.length === 0) expect(change.edits).toEqual([]);
			if (changed.includes('date')) {
				expect(after.log.entries).toHaveLength(note.log.entries.length);
				return;
			}
			const found = draftOf(after.log.entries[index]!);
			for (const part of draftDifferences(withoutEndRules(found), withoutEndRules(before))) expect([...changed, 'starred']).toContain(part);
			for (const part of draftDifferences(found, normal)) expect(changed).not.toContain(part);
			expect(others(after, index)).toEqual(others(note, index));
			expect(after.text.slice(0, entry.from)).toBe(text.slice(0, entry.from));
			for (const stays of ['**Unknown**: stays', 'prose of some kind', '^id', '#tag', '> quote']) {
				const wasValue = JSON.stringify(before).includes(stays);
				if (!wasValue && !JSON.stringify(wanted).includes(stays)) expect(after.text.split(stays)).toHaveLength(text.split(stays).length);
			}
		}), { numRuns: runs });
		expect(done).toBeGreaterThan(tried / 2);
	});

	it('stars and unstars, and gives an unstarred entry its text back', () => {
		fc.assert(fc.property(noteText, fc.nat(), (text, pick) => {
			const note = readNote('Log.md', text);
			const index = pick % note.log.entries.length;
			const style = resolveStyle(conventionsOf(note), defaultConfig);
			const toggled = readNote('Log.md', applyEdits(text, starEdits(note.log.entries[index]!, !note.log.entries[index]!.block.starred, style)));
			expect(draftDifferences(draftOf(note.log.entries[index]!), draftOf(toggled.log.entries[index]!))).toEqual(['starred']);
			const back = applyEdits(toggled.text, starEdits(toggled.log.entries[index]!, !toggled.log.entries[index]!.block.starred, style));
			if (note.log.entries[index]!.block.starred) expect(draftOf(readNote('Log.md', back).log.entries[index]!)).toEqual(draftOf(note.log.entries[index]!));
			else expect(back).toBe(text);
		}), { numRuns: runs });
	});

	it('adds one link', () => {
		fc.assert(fc.property(noteText, fc.nat(), link, (text, pick, wanted) => {
			const note = readNote('Log.md', text);
			const index = pick % note.log.entries.length;
			const entry = note.log.entries[index]!;
			const style = resolveStyle(conventionsOf(note), defaultConfig);
			const before = draftOf(entry);
			const { links } = normaliseDraft({ ...before, links: [wanted] }, style).draft;
			const after = readNote('Log.md', applyEdits(text, addLink(note, entry, wanted, style)));
			expect(draftOf(after.log.entries[index]!)).toEqual({ ...before, links: [...before.links, ...links] });
			expect(others(after, index)).toEqual(others(note, index));
		}), { numRuns: runs });
	});
});
