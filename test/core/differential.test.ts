// Holds our headings and masks against an independent parser, @lezer/markdown. Known differences, left out of the comparison:
// - a lone CR ends a line here, as in CommonMark and the app, and not in lezer: the notes compared have none;
// - `%%` and `$$` blocks and front matter are the app's, not CommonMark's: the notes compared have none;
// - a CR before a line feed is not blank to it: it gets LF;
// - below a paragraph inside a container, an empty list item or one that does not begin with 1 starts a list in the CommonMark
//   reference (and here) and is a continuation line there;
// - an item with nothing but its marker ends at a blank line in CommonMark (and here), and goes on there;
// - a tab behind a list marker counts to its tab stop in CommonMark (and here), not there;
// - a lazy continuation line belongs to the quote or list there and is prose here, because the grammar reads fields in it.
import { parser, type MarkdownParser } from '@lezer/markdown';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskOf } from '../../src/core/mask';
import { cleanState, scan } from '../../src/core/scan/scan';
import { blockNotes } from './markdown-arbitrary';

const oracle: MarkdownParser = parser.configure({ remove: ['LinkReference'] });
const feedNotes = blockNotes.map((text) => text.replaceAll('\r', ''));

/** Whether a note holds a list item that CommonMark and the oracle read differently. */
function holdsDisputedItem(text: string): boolean {
	return /[-+*][ ]?\t/.test(text) || /(?:^|\n) *(?:[-+*]|\d+[.)])[ \t]*\n[ \t]*(?:\n|$)/.test(text) || /[^\n]\n {0,3}(?:[-+*]|1[.)])[ \t]*(?:\n|$)|[^\n]\n {0,3}(?:[2-9]|\d\d)[.)]/.test(text);
}

/** `level@offset` of every top-level heading; `=` marks a setext one. */
function oracleHeadings(text: string): string[] {
	const found: string[] = [];
	oracle.parse(text).iterate({
		enter(node) {
			const atx = /^ATXHeading(\d)$/.exec(node.name);
			const setext = /^SetextHeading(\d)$/.exec(node.name);
			if (atx) found.push(`${atx[1]}@${text.lastIndexOf('\n', node.from - 1) + 1}`);
			if (setext) found.push(`=${setext[1]}@${text.lastIndexOf('\n', node.from - 1) + 1}`);
			return node.name === 'Document';
		},
	});
	return found;
}

function ourHeadings(text: string): string[] {
	const found: string[] = [];
	scan(text, 0, cleanState, {
		mark: (mark) => {
			if (mark.level > 0) found.push(`${mark.setext ? '=' : ''}${mark.level}@${mark.heading}`);
		},
	});
	return found;
}

const kinds: Readonly<Record<string, string>> = {
	FencedCode: 'fence', CodeBlock: 'indented-code', Blockquote: 'quote', BulletList: 'list', OrderedList: 'list',
	HTMLBlock: 'html', CommentBlock: 'html', ProcessingInstructionBlock: 'html',
};

/** For every non-blank line the kind of block that it belongs to, or `-`. */
function oracleLines(text: string): string[] {
	const lines = lineTable(text);
	const result = lines.map(() => '-');
	oracle.parse(text).iterate({
		enter(node) {
			const kind = kinds[node.name];
			if (kind) {
				lines.forEach(([from, to], index) => {
					if (to > from && from < node.to && to > node.from) result[index] = kind;
				});
			}
			return node.name === 'Document';
		},
	});
	return result;
}

function ourLines(text: string): string[] {
	const ranges = maskOf(text);
	return lineTable(text).map(([from]) => {
		const kind = ranges.find((range) => range.from <= from && from < range.to)?.kind;
		return kind === 'comment' ? 'html' : kind ?? '-';
	});
}

function lineTable(text: string): [from: number, to: number][] {
	let from = 0;
	return text.split('\n').map((line) => {
		const start = from;
		from += line.length + 1;
		return [start, start + line.trimEnd().length];
	});
}

test('headings are those of an independent parser', () => {
	fc.assert(fc.property(feedNotes, (text) => {
		fc.pre(!holdsDisputedItem(text));
		expect(ourHeadings(text)).toEqual(oracleHeadings(text));
	}), { numRuns: 3000 });
});

test('CRLF and LF notes have their headings and masks on the same lines', () => {
	fc.assert(fc.property(feedNotes, (text) => {
		const pairs = text.replaceAll('\n', '\r\n');
		const lineOf = (source: string, at: number) => source.slice(0, at).split('\n').length;
		const marks = (source: string) => ourHeadings(source).map((mark) => {
			const [level, at] = mark.split('@');
			return `${level}@${lineOf(source, Number(at))}`;
		});
		expect(marks(pairs)).toEqual(marks(text));
		expect(ourLines(pairs)).toEqual(ourLines(text));
	}), { numRuns: 500 });
});

test('masked lines are those of an independent parser, but for lazy continuation lines', () => {
	fc.assert(fc.property(feedNotes, (text) => {
		fc.pre(!holdsDisputedItem(text) && !text.startsWith('---'));
		const ours = ourLines(text);
		const theirs = oracleLines(text);
		lineTable(text).forEach(([from, to], index) => {
			if (from === to) return;
			const lazy = ours[index] === '-' && (theirs[index] === 'quote' || theirs[index] === 'list');
			if (!lazy) expect(`${index}:${ours[index]}`).toBe(`${index}:${theirs[index]}`);
		});
	}), { numRuns: 3000 });
});
