/*
 * One voice. Every sentence that the product says to a person begins with a capital (or with what it is about, in backticks), says
 * what is and what to do next, and neither shouts, apologises nor thanks. Read from the syntax of the sources: the texts of
 * problems, fixes, notices, settings and buttons.
 */
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { Source } from './sources';
import { SOURCES, syntaxOf, walk } from './sources';

/** Properties whose value a person reads. `title` and `name` are data in core, so they count in rules and in the app's room only. */
const SPOKEN_PROPERTIES = new Set(['message', 'summary', 'desc', 'placeholder', 'buttonText', 'heading']);
const SPOKEN_IN_ROOMS = new Set(['title', 'name']);
const SPEAKING_ROOMS = /^src\/(?:obsidian|core\/rules)\//;
const SPEAKING_CALLS = new Set(['setName', 'setDesc', 'setTitle', 'setButtonText', 'setPlaceholder', 'setTooltip', 'setCta', 'appendText']);

interface Sentence {
	readonly text: string;
	readonly place: string;
}

function sentencesOf(source: Source): Sentence[] {
	const found: Sentence[] = [];
	const syntax = syntaxOf(source);
	const say = (spoken: ts.Node | undefined): void => {
		if (!spoken) return;
		const line = syntax.getLineAndCharacterOfPosition(spoken.getStart()).line + 1;
		for (const text of textsOf(spoken)) found.push({ text, place: `${source.path}:${line}` });
	};
	walk(syntax, (node) => {
		if (ts.isPropertyAssignment(node) && isSpoken(node.name.getText(), source.path)) say(node.initializer);
		if (ts.isNewExpression(node) && node.expression.getText() === 'Notice') say(node.arguments?.[0]);
		if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
			if (SPEAKING_CALLS.has(node.expression.name.text) && SPEAKING_ROOMS.test(source.path)) say(node.arguments[0]);
		}
	});
	return found;
}

function isSpoken(property: string, path: string): boolean {
	return SPOKEN_PROPERTIES.has(property) || (SPOKEN_IN_ROOMS.has(property) && SPEAKING_ROOMS.test(path));
}

/** The texts an expression can be, where it can be read off: a hole in a template stands as `{}`. */
function textsOf(node: ts.Node): string[] {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('')];
	if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
	if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
	return [];
}

/** What is wrong with a sentence, null where nothing is. */
function faultOf(text: string): string | null {
	if (!/[A-Za-z]/.test(text)) return null;
	if (text !== text.trim() || / {2}/.test(text)) return 'has stray spaces';
	if (!/^[A-Z0-9`"{:#]/.test(text) && !/^(?:yyyy|https?:|arXiv)/.test(text)) return 'does not begin with a capital';
	if (/!(?:$|\s)/.test(text)) return 'shouts';
	if (/\b(?:please|sorry|oops|successful(?:ly)?|thanks?|unfortunately)\b/i.test(text)) return 'is polite instead of exact';
	if (/^(?:error|warning|failed|failure)\b/i.test(text)) return 'names its severity instead of what happened';
	if (text.includes('...')) return 'has three dots for `…`';
	if (/[“”‘’]/.test(text)) return 'has typographic quotes';
	return null;
}

describe('every message', () => {
	test('speaks with one voice', () => {
		const faults = SOURCES.flatMap(sentencesOf).flatMap(({ text, place }) => {
			const fault = faultOf(text);
			return fault === null ? [] : [`${place} ${fault}: ${text}`];
		});
		expect(faults).toEqual([]);
	});

	test('is found where it stands', () => {
		const text = "new Notice(a ? 'One' : `Two ${b}`); const p = { message: 'Three', title: 'a title as data', rule: 'x' }; el.setName('Four');";
		expect(sentencesOf({ path: 'src/core/entry.ts', text }).map((sentence) => sentence.text)).toEqual(['One', 'Two {}', 'Three']);
		expect(sentencesOf({ path: 'src/obsidian/a.ts', text }).map((sentence) => sentence.text)).toContain('Four');
	});

	test.each([
		['Unexpected `,` between keywords, expected `;`', null],
		['`keyword` is written `Keywords` in this log', null],
		['{} entries added to {}', null],
		['{}: {}', null],
		['Nothing was written. The note changed while the form was open.', null],
		['unexpected comma', 'does not begin with a capital'],
		['Done!', 'shouts'],
		['Please choose a folder', 'is polite instead of exact'],
		['Error: no such note', 'names its severity instead of what happened'],
		['Reading notes...', 'has three dots for `…`'],
		['Two  spaces', 'has stray spaces'],
	])('is judged: %s', (text, fault) => {
		expect(faultOf(text)).toBe(fault);
	});
});
