/*
 * What the app will load, checked on the built files: what they ask the app for, what they carry, what they weigh. `npm test` builds
 * first; the lists of what went into a bundle are in `reports/`, written by `esbuild.config.mjs`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { noticeOf } from '../../scripts/licences.mjs';
import { importsOf, ROOT, syntaxOf, walk } from './sources';

/** What the plan allows. The plugin has outgrown it: the size and the share of it are printed, and say so. */
const PLANNED_BYTES = 180_000;
/** What it must never pass. Popular plugins weigh 450 to 3,000 KB; each start-up of the app pays for every byte. */
const MAXIMAL_BYTES = 640_000;

/** What the app brings, and hands out through its `require`. */
const HOST_MODULES = ['@codemirror/language', '@codemirror/state', '@codemirror/view', 'obsidian'];

/** What the plan lets main.js carry, with what those packages need themselves (`crelt` belongs to `@codemirror/lint`). */
const CARRIED_PACKAGES = ['@codemirror/lint', 'crelt', 'date-fns', 'preact'];

/** Ways out of the app that its `requestUrl` replaces, and ways to run text as code or as HTML. */
const FORBIDDEN_CALLS = /\b(?:eval|Function|fetch|XMLHttpRequest|WebSocket|EventSource|importScripts)$/;
const FORBIDDEN_MEMBERS = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'sendBeacon', 'execCommand', 'createContextualFragment']);

interface Metafile {
	readonly inputs: Readonly<Record<string, { readonly bytes: number }>>;
	readonly outputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string; readonly external?: boolean }[] }>>;
}

interface LockFile {
	readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

function read(file: string): string {
	return readFileSync(path.join(ROOT, file), 'utf8');
}

function readMetafile(bundle = 'main.js'): Metafile {
	return JSON.parse(read(`reports/${bundle}.json`)) as Metafile;
}

function readLockFile(): LockFile {
	return JSON.parse(read('package-lock.json')) as LockFile;
}

/** The package an input belongs to: `node_modules/@codemirror/lint/dist/index.js` is `@codemirror/lint`'s. */
function packageOf(input: string): string | null {
	const inside = input.split('node_modules/').at(-1);
	if (inside === undefined || !input.includes('node_modules/')) return null;
	const [first = '', second = ''] = inside.split('/');
	return first.startsWith('@') ? `${first}/${second}` : first;
}

function carriedPackages(metafile: Metafile): string[] {
	const names = Object.keys(metafile.inputs).map(packageOf);
	return [...new Set(names.filter((name) => name !== null))].sort();
}

/** Global calls and member names in a script that the app's guidelines forbid, each once. */
function forbiddenIn(file: string, text: string): string[] {
	const found = new Set<string>();
	walk(syntaxOf({ path: file, text }), (node) => {
		if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && isGlobalCall(node.expression)) found.add(node.expression.getText());
		if (ts.isPropertyAccessExpression(node) && FORBIDDEN_MEMBERS.has(node.name.text)) found.add(node.name.text);
		if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
			if (FORBIDDEN_MEMBERS.has(node.argumentExpression.text)) found.add(node.argumentExpression.text);
		}
		if (ts.isPropertyAccessExpression(node) && /^console\.(?:log|info|trace|dir|table)$/.test(node.getText())) found.add(node.getText());
	});
	return [...found].sort();
}

/** `fetch()` and `window.fetch()`, but not a `fetch` of some object of ours. */
function isGlobalCall(callee: ts.Expression): boolean {
	return /^(?:(?:window|self|globalThis|activeWindow)\.)?\w+$/.test(callee.getText()) && FORBIDDEN_CALLS.test(callee.getText());
}

/** How a look-behind opens, put together here so that this file holds none itself. */
const LOOK_BEHINDS = ['=', '!'].map((sign) => `(?<${sign}`);

function hasLookBehind(text: string): boolean {
	return LOOK_BEHINDS.some((opening) => text.includes(opening));
}

describe('main.js', () => {
	beforeAll(() => expect(existsSync(path.join(ROOT, 'reports/main.js.json')), 'Run `npm run build` first').toBe(true));

	test('is no larger than it may ever be', () => {
		const bytes = statSync(path.join(ROOT, 'main.js')).size;
		console.log(`main.js: ${(bytes / 1000).toFixed(1)} KB, ${(bytes / PLANNED_BYTES).toFixed(2)} of the ${PLANNED_BYTES / 1000} KB planned`);
		expect(bytes).toBeLessThanOrEqual(MAXIMAL_BYTES);
	});

	test('asks for nothing but what the app brings', () => {
		const asked = importsOf({ path: 'main.js', text: read('main.js') }).map(({ specifier }) => specifier);
		expect(asked).toContain('obsidian');
		expect([...new Set(asked)].filter((specifier) => !HOST_MODULES.includes(specifier))).toEqual([]);
	});

	test('carries no package that the plan does not name, and so no second CodeMirror', () => {
		const carried = carriedPackages(readMetafile());
		expect(carried.filter((name) => !CARRIED_PACKAGES.includes(name))).toEqual([]);
	});

	test('carries nothing of the terminal door', () => {
		const inputs = Object.keys(readMetafile().inputs);
		expect(inputs).toContain('src/main.ts');
		expect(inputs.filter((input) => input.startsWith('src/cli'))).toEqual([]);
	});

	test('has no look-behind, which older iOS refuses to load', () => {
		expect(hasLookBehind(read('main.js'))).toBe(false);
	});

	test('runs no text as code or HTML, and logs nothing', () => {
		const found = forbiddenIn('main.js', read('main.js'));
		// Preact brings the one `innerHTML`, behind a property that no view of ours sets: the next two tests see to that.
		expect(found.filter((name) => name !== 'innerHTML')).toEqual([]);
	});

	test('has no `innerHTML` but that of the view library', () => {
		const inputs = Object.keys(readMetafile().inputs).filter((input) => packageOf(input) !== 'preact');
		expect(inputs.filter((input) => forbiddenIn(input, read(input)).includes('innerHTML'))).toEqual([]);
	});

	test('hands no HTML to the view library', () => {
		const inputs = Object.keys(readMetafile().inputs).filter((input) => packageOf(input) === null);
		expect(inputs.filter((input) => read(input).includes('dangerouslySetInnerHTML'))).toEqual([]);
	});
});

describe('the licences of what is carried', () => {
	test.each(['main.js', 'cli.mjs'])('stand at the end of %s, each package named with its version', (bundle) => {
		const text = read(bundle);
		const notice = text.slice(text.lastIndexOf('/*! Parts of this file come from other projects:'));
		expect(notice.endsWith('*/\n')).toBe(true);
		const { packages } = readLockFile();
		for (const name of carriedPackages(readMetafile(bundle))) expect(notice).toContain(`${name} ${packages[`node_modules/${name}`]?.version ?? '?'}`);
		expect(notice.split('Permission is hereby granted, free of charge')).toHaveLength(2);
		expect(notice.match(/^Copyright .*\S/gm)?.length).toBeGreaterThan(2);
	});

	test('are taken from the packages, and a second `*/` ends no comment', () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'licences-'));
		const put = (name: string, files: Readonly<Record<string, string>>): void => {
			mkdirSync(path.join(folder, name), { recursive: true });
			for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, name, file), text);
		};
		put('a', { 'package.json': '{"name":"a","version":"1.0.0","license":"MIT"}', 'LICENSE': 'MIT License\n\nCopyright (c) 2020 A\n\nDo what\nyou like. */\n' });
		put('b', { 'package.json': '{"name":"b","version":"2.0.0","license":"MIT","author":"B"}' });
		put('c', { 'package.json': '{"name":"c","version":"3.0.0","license":"X"}' });
		expect(noticeOf(folder, ['b', 'a'])).toBe('/*! Parts of this file come from other projects:\n\na 1.0.0, b 2.0.0\nCopyright (c) 2020 A\nCopyright (c) B\n\nDo what you like. * /\n*/\n');
		expect(noticeOf(folder, [])).toBe('');
		expect(() => noticeOf(folder, ['c'])).toThrow(/^c has neither a licence file/);
		rmSync(folder, { recursive: true });
	});
});

describe('one CodeMirror', () => {
	test.each([
		['@codemirror/state', '6.5.0'],
		['@codemirror/view', '6.38.6'],
		['@codemirror/language', '6.11.3'],
	])('%s is installed once', (name, version) => {
		const { packages } = readLockFile();
		const copies = Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`));
		expect(copies).toEqual([`node_modules/${name}`]);
		expect(packages[`node_modules/${name}`]?.version).toBe(version);
		expect(JSON.parse(read(`node_modules/${name}/package.json`))).toMatchObject({ version });
	});
});

describe('the checks themselves', () => {
	test.each([
		['eval("1")', 'eval'],
		['new Function("return 1")', 'Function'],
		['window.fetch(url)', 'window.fetch'],
		['el.innerHTML = text', 'innerHTML'],
		['el["outerHTML"] = text', 'outerHTML'],
		['console.log(1)', 'console.log'],
	])('see %s', (text, name) => {
		expect(forbiddenIn('probe.js', text)).toEqual([name]);
	});

	test('leave what only looks alike', () => {
		expect(forbiddenIn('probe.js', 'http.fetch(u); const s = "innerHTML eval()"; medieval(); console.error(1);')).toEqual([]);
	});

	test('see a look-behind in a pattern and in a string', () => {
		expect(LOOK_BEHINDS).toHaveLength(2);
		for (const opening of LOOK_BEHINDS) {
			expect(hasLookBehind(`const a = /${opening}x)y/`)).toBe(true);
			expect(hasLookBehind(`new RegExp("${opening}x)y")`)).toBe(true);
		}
		expect(hasLookBehind('/(?<year>[0-9]+)/')).toBe(false);
	});

	test('tell a package from its path', () => {
		expect(packageOf('node_modules/@codemirror/lint/dist/index.js')).toBe('@codemirror/lint');
		expect(packageOf('node_modules/a/node_modules/crelt/index.js')).toBe('crelt');
		expect(packageOf('src/main.ts')).toBeNull();
	});
});
