import fc from 'fast-check';
import type { Change, TextSource } from '../../src/core/live-log';
import { applyEdits, type Edit } from '../../src/core/text';
import { logNotes } from './markdown-arbitrary';

/** A text as an editor holds it, that counts what is taken out of it. */
export class CountedText implements TextSource {
	units = 0;

	constructor(readonly text: string) {}

	get length(): number {
		return this.text.length;
	}

	slice(from: number, to: number): string {
		this.units += to - from;
		return this.text.slice(from, to);
	}

	lineAt(offset: number): { from: number; to: number } {
		const from = this.text.lastIndexOf('\n', offset - 1) + 1;
		const end = this.text.indexOf('\n', offset);
		return { from: offset === 0 ? 0 : from, to: end < 0 ? this.text.length : end };
	}
}

/** The text after some edits, and the edits as an editor reports them. */
export function edited(text: string, edits: readonly Edit[]): { text: string; changes: Change[] } {
	return { text: applyEdits(text, edits), changes: edits.map(({ from, to, insert }) => ({ from, to, length: insert.length })) };
}

/** What is typed and pasted: single characters, openers, closers, headings, whole entries. */
const inserts = [
	'', '', '', 'x', ' ', '\n', '\n\n', '#', '# ', '## ', '### ', '[', ']', '(', ')', '`', '```', '```\n', '\n```\n', '%%', '\n%%\n', '<!--', '-->', '<!-- c -->\n', '\n<!-- c -->\n', '%% c %%\n',
	'---', '---\n', '\n---\n', '===\n', '\n===\n', '=', '-', '- ', '  ', '    ', '\t', '> ', '<div>\n', '<pre>\n', '</pre>\n', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n', '$$\n', '\ufeff', '\r', '\r\n',
	'## 2021-09-22\n', '# 2020\n', '### 2021.9.3\n', '## 2021-13-01\n', '# Top\n', '## Section\n', '#### Deep\n', '### A: [b](https://c.example)\n', '### [b](https://c.example)\n', '###A: [b](u)\n',
	'### A [b](u)\n', '- item\n', '- item\n\n', '**Keywords**: a; b\n', '[[paper]](https://p.example)\n', 'Title\n---\n', '\n\n### B: [c](https://d.example)\n\n**Keywords**: a, b\n\n## 2019\n', '2021', ':star:',
];

/** An edit as a place, a length and what is put in, to be fitted to whatever text it meets. */
export interface Stroke {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
	/** A second place, for edits with two cursors. */
	readonly second: number | null;
}

export const strokes: fc.Arbitrary<Stroke> = fc.record({
	at: fc.nat(1_000_000),
	remove: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(60) }),
	insert: fc.constantFrom(...inserts),
	second: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(1_000_000) }),
});

/** A stroke as edits of a text; every other stroke begins at the start or end of a line. */
export function fit({ at, remove, insert, second }: Stroke, text: string): Edit[] {
	const places = [at, second].filter((place) => place !== null).map((place) => {
		const anywhere = place % (text.length + 1);
		if (place % 3 === 0) return text.lastIndexOf('\n', anywhere) + 1;
		if (place % 3 === 1) return text.indexOf('\n', anywhere) < 0 ? text.length : text.indexOf('\n', anywhere);
		return anywhere;
	}).sort((a, b) => a - b);
	const edits: Edit[] = [];
	for (const from of places) {
		if (edits.some((edit) => edit.to >= from)) continue;
		edits.push({ from, to: Math.min(text.length, from + remove), insert });
	}
	return edits.filter((edit) => edit.to > edit.from || edit.insert !== '');
}

/** Logs in which most edits stay where they are: good entries between good dates. */
const tidyNotes = fc.tuple(fc.constantFrom('', '\ufeff', '---\ntitle: x\n---\n', '---\n', 'Prologue.\n\n', '# Top\n\n'), fc.array(fc.constantFrom(
	'## 2021-09-22\n\n', '## 2021.09\n\n', '# 2020\n\n', '### A: [b](https://c.example)\n\n**Keywords**: a; b\n\n', '### :star:D: [e](https://f.example)\n\n[[paper]](https://g.example)\n\n',
	'### G [h](https://i.example)\n\ntext\n', '#### Deeper\n\ntext\n\n', '## Section\n\n- item\n\n', '<!-- lead -->\n### H: [i](https://j.example)\n', 'Title\n---\n\n', '```\n### X: [y](z)\n```\n\n',
	'    ## code\n\n', '- item\n\n  ## in it\n\n', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> b\n',
), { maxLength: 10 })).map(([top, pieces]) => top + pieces.join(''));

/** Notes to be edited. */
export const liveNotes = fc.oneof(logNotes, logNotes.map((text) => text.replace(/\r\n?/g, '\n')), tidyNotes, tidyNotes);
