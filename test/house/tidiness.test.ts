import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources, ROOT, SOURCES } from './sources';

/** Above this a file holds a second subject, which wants a room of its own. */
const MAXIMAL_LINES = 300;

/** Names that say nothing about what is inside: a function lives with its noun. */
const EMPTY_NAMES = /^(?:utils?|helpers?|types?|services?|managers?|common|misc|shared|constants|stuff)$/;

/** `src/core/log/link-line.ts` has the names `src`, `core` and `link-line`. */
function namesIn(file: string): string[] {
	return file.split('/').map((part) => part.replace(/\.[a-z.]+$/, ''));
}

describe('the tree', () => {
	test('has no source file of more than 300 lines', () => {
		const long = SOURCES.map(({ path: file, text }) => ({ file, lines: text.trimEnd().split('\n').length }));
		expect(long.filter(({ lines }) => lines > MAXIMAL_LINES)).toEqual([]);
	});

	test('has no file or folder whose name says nothing', () => {
		const empty = SOURCES.filter(({ path: file }) => namesIn(file).some((name) => name.split('-').some((part) => EMPTY_NAMES.test(part))));
		expect(empty.map((source) => source.path)).toEqual([]);
	});

	test('has no test file whose name says nothing', () => {
		// Whole names only: `file-manager` in the simulated host is the app's own noun.
		const empty = readSources('test').filter(({ path: file }) => namesIn(file).some((name) => EMPTY_NAMES.test(name)));
		expect(empty.map((source) => source.path)).toEqual([]);
	});

	test('names files in kebab-case', () => {
		const odd = SOURCES.map((source) => source.path).filter((file) => !/^[a-z0-9/-]+\.tsx?$/.test(file));
		expect(odd).toEqual([]);
	});

	test('has no marker of unfinished work', () => {
		const marker = /\/[/*]+ *(?:TODO|FIXME|XXX)\b/;
		expect(SOURCES.filter(({ text }) => marker.test(text)).map((source) => source.path)).toEqual([]);
	});

	test('has no room that CONTRIBUTING does not name', () => {
		const guide = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');
		const from = guide.indexOf('\nsrc/core/');
		const map = guide.slice(from, guide.indexOf('\n```', from));
		const named = new Set([...map.matchAll(/([a-z-]+)\//g)].map(([, name]) => name));
		const rooms = new Set(SOURCES.flatMap((source) => source.path.split('/').slice(1, -1)));
		expect([...rooms].filter((room) => !named.has(room))).toEqual([]);
		expect(rooms.size).toBeGreaterThan(20);
	});
});
