import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, SOURCES } from './sources';

const STYLES = readFileSync(path.join(ROOT, 'styles.css'), 'utf8');

/** Classes by which the app tells its state; they may narrow a selector of ours, never stand alone. */
const HOST_STATES = /^(?:is-|mod-|theme-|has-|cm-|markdown-|workspace-|modal|menu|view-content|clickable-icon|setting-|suggestion|nav-|internal-|external-|callout)/;

function withoutComments(css: string): string {
	return css.replace(/\/\*[\s\S]*?\*\//g, ' ');
}

/** The selectors of a style sheet, one by one; the steps of a keyframe animation are none. */
function selectorsOf(css: string): string[] {
	const rules = withoutComments(css).replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
	const preludes = rules.split('{').slice(0, -1).map((piece) => piece.split(/[;}]/).at(-1) ?? '');
	return preludes
		.map((prelude) => prelude.trim())
		.filter((prelude) => prelude !== '' && !prelude.startsWith('@'))
		.flatMap(splitList)
		.filter((selector) => !selector.startsWith('&'));
}

/** Splits `a, b:is(c, d)` at the commas that stand outside parentheses. */
function splitList(prelude: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let index = 0; index < prelude.length; index++) {
		if (prelude[index] === '(') depth++;
		if (prelude[index] === ')') depth--;
		if (prelude[index] !== ',' || depth > 0) continue;
		parts.push(prelude.slice(start, index));
		start = index + 1;
	}
	return [...parts, prelude.slice(start)].map((part) => part.trim());
}

function classesOf(selector: string): string[] {
	return [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map((match) => match[1] ?? '');
}

/** What is wrong with the classes of one selector, null where it can only reach what is ours. */
function faultOf(selector: string): string | null {
	const classes = classesOf(selector);
	if (!classes.some((name) => name.startsWith('ml-watch-'))) return `"${selector}" can reach what is not ours`;
	const foreign = classes.find((name) => !name.startsWith('ml-watch-') && !HOST_STATES.test(name));
	return foreign === undefined ? null : `"${selector}" uses the class "${foreign}" without our prefix`;
}

const FIXED_COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\((?! *(?:from )?host)|\b(?:white|black|red|green|blue|gold|gr[ae]y|yellow|orange)\b/i;

/** Colours written out, which no theme could change. */
function fixedColours(css: string): string[] {
	const values = [...withoutComments(css).matchAll(/:([^:;{}]*);/g)].map((match) => match[1]?.trim() ?? '');
	return values.filter((value) => FIXED_COLOUR.test(value.replace(/var\([^()]*\)/g, 'host')));
}

describe('styles.css', () => {
	test('reaches only elements of ours', () => {
		expect(selectorsOf(STYLES).map(faultOf).filter((fault) => fault !== null)).toEqual([]);
	});

	test('takes its colours from the app', () => {
		expect(fixedColours(STYLES)).toEqual([]);
	});

	test('forces nothing and loads nothing', () => {
		const css = withoutComments(STYLES);
		expect(css).not.toContain('!important');
		expect(css).not.toMatch(/@import|@font-face|url\(\s*['"]?(?:https?:)?\/\//);
	});

	test('names its animations with the prefix', () => {
		const names = [...withoutComments(STYLES).matchAll(/@keyframes\s+([\w-]+)/g)].map((match) => match[1]);
		expect(names.filter((name) => !name?.startsWith('ml-watch-'))).toEqual([]);
	});

	test('holds no rule for a class that no source names', () => {
		const text = SOURCES.map((source) => source.text).join('\n');
		const own = new Set(selectorsOf(STYLES).flatMap(classesOf).filter((name) => name.startsWith('ml-watch-')));
		expect([...own].filter((name) => !text.includes(name) && !text.includes(`${stem(name)}-\${`))).toEqual([]);
	});

	test('the checks see what they are for', () => {
		expect(faultOf('.workspace-leaf')).toContain('not ours');
		expect(faultOf('.ml-watch-row .title')).toContain('"title"');
		expect(faultOf('.theme-dark .ml-watch-row.is-active')).toBeNull();
		expect(selectorsOf('@media (x) { .a, .b:is(.c, .d) { e: f; } } @keyframes k { from { g: h; } } .i { j: k }')).toEqual(['.a', '.b:is(.c, .d)', '.i']);
		expect(fixedColours('.a { color: #fff; border: 1px solid rgb(1, 2, 3); background: gold; }')).toHaveLength(3);
		expect(fixedColours('.a { color: var(--color-red); background: rgba(var(--mono-rgb-100), 0.1); }')).toEqual([]);
	});
});

/** `ml-watch-severity-error` without its last part: sources may build the name from it. */
function stem(name: string): string {
	return name.slice(0, name.lastIndexOf('-'));
}
