/*
 * The layer wall.
 *
 *     core  <-  metadata  <-  obsidian  <-  main        (door 1, the app)
 *     core, metadata  <-  cli                           (door 2, the terminal)
 *
 * `core` is text in, plain data out: it has to run in the app, in Node and in a test with nothing around it, and give the same
 * bytes everywhere. One import the other way round is enough to lose that: the terminal door would drag in the app, a rule
 * would wait for a view, and the parser could no longer be tested without a vault. Nobody decides to do it; it happens
 * with an editor's auto-import. So the imports are read here, and a breach fails with the line to mend.
 *
 * To let a room use one more package, add it to its `packages` below and say in the commit what its bytes buy.
 */
import { describe, expect, test } from 'vitest';
import type { Source } from './sources';
import { importsOf, resolveImport, SOURCES } from './sources';

interface Room {
	readonly name: string;
	readonly holds: RegExp;
	/** The rooms it may import, itself included. */
	readonly rooms: readonly string[];
	/** The packages it may import; one that ends in `/` stands for all below it. */
	readonly packages: readonly string[];
}

const EDITOR = ['@codemirror/state', '@codemirror/view', '@codemirror/language', '@codemirror/lint'];
const SCREEN = ['preact', 'preact/', 'date-fns', 'date-fns/'];

const ROOMS: readonly Room[] = [
	// `entities` is the table of HTML's character names and a function over it: as pure as core is, and nothing to write twice.
	{ name: 'core', holds: /^src\/core\//, rooms: ['core'], packages: ['entities/decode'] },
	{ name: 'metadata', holds: /^src\/metadata\//, rooms: ['core', 'metadata'], packages: [] },
	{
		name: 'obsidian',
		holds: /^src\/obsidian\//,
		rooms: ['core', 'metadata', 'obsidian'],
		packages: ['obsidian', ...EDITOR, ...SCREEN],
	},
	{ name: 'main', holds: /^src\/main\.ts$/, rooms: ['core', 'metadata', 'obsidian'], packages: ['obsidian', ...EDITOR] },
	// The terminal has no `DOMParser`; what `htmlparser2` weighs is in cli.mjs alone.
	{ name: 'cli', holds: /^src\/cli(\.ts$|\/)/, rooms: ['core', 'metadata', 'cli'], packages: ['htmlparser2', '@citation-js/'] },
	// The terminal door's outer wall: the only place that knows of files, streams and the process.
	{ name: 'cli-bin', holds: /^src\/cli-bin\.ts$/, rooms: ['core', 'metadata', 'cli'], packages: ['node:'] },
];

function roomOf(path: string): Room | null {
	return ROOMS.find((room) => room.holds.test(path)) ?? null;
}

function allowsPackage(room: Room, specifier: string): boolean {
	return room.packages.some((allowed) => specifier === allowed || (/[/:]$/.test(allowed) && specifier.startsWith(allowed)));
}

function breachesOf(source: Source, sources: readonly Source[]): string[] {
	const room = roomOf(source.path);
	if (!room) return [`${source.path} stands in no room`];
	return importsOf(source).flatMap(({ specifier }) => {
		if (!specifier.startsWith('.')) {
			return allowsPackage(room, specifier) ? [] : [`${source.path} (${room.name}) imports the package "${specifier}"`];
		}
		const target = resolveImport(source, specifier, sources);
		if (!target) return [`${source.path} imports "${specifier}", which is no module below src`];
		const targetRoom = roomOf(target.path);
		if (targetRoom && room.rooms.includes(targetRoom.name)) return [];
		return [`${source.path} (${room.name}) imports ${target.path} (${targetRoom?.name ?? 'no room'})`];
	});
}

/** A cycle among the imports that are left after compilation, as the paths on it; null where there is none. */
function findCycle(sources: readonly Source[]): string[] | null {
	const trail: string[] = [];
	const done = new Set<string>();
	const visit = (source: Source): string[] | null => {
		if (done.has(source.path)) return null;
		const at = trail.indexOf(source.path);
		if (at >= 0) return [...trail.slice(at), source.path];
		trail.push(source.path);
		for (const { specifier, typeOnly } of importsOf(source)) {
			const target = typeOnly ? null : resolveImport(source, specifier, sources);
			const cycle = target && visit(target);
			if (cycle) return cycle;
		}
		trail.pop();
		done.add(source.path);
		return null;
	};
	for (const source of sources) {
		const cycle = visit(source);
		if (cycle) return cycle;
	}
	return null;
}

describe('the layer wall', () => {
	test('stands: no module imports against the direction', () => {
		expect(SOURCES.length).toBeGreaterThan(0);
		expect(SOURCES.flatMap((source) => breachesOf(source, SOURCES))).toEqual([]);
	});

	test('has no import cycle', () => {
		expect(findCycle(SOURCES)).toBeNull();
	});

	test.each([
		['src/core/log.ts', "import { App } from 'obsidian';"],
		['src/core/log.ts', "import type { App } from 'obsidian';"],
		['src/core/log.ts', "let app: import('obsidian').App;"],
		['src/core/log.ts', "import './../metadata/arxiv';"],
		['src/core/log.ts', "export * from '../obsidian/notes';"],
		['src/core/log.ts', "import { readFile } from 'node:fs/promises';"],
		['src/core/log.ts', "const fs = require('fs');"],
		['src/core/log.ts', "const lazy = await import('date-fns');"],
		['src/core/log.ts', 'const lazy = await import(name);'],
		['src/metadata/arxiv.ts', "import { requestUrl } from 'obsidian';"],
		['src/metadata/arxiv.ts', "import { notes } from '../obsidian/notes';"],
		['src/obsidian/notes.ts', "import Plugin from '../main';"],
		['src/obsidian/notes.ts', "import path from 'node:path';"],
		['src/obsidian/notes.ts', "import { history } from '@codemirror/commands';"],
		['src/main.ts', "import { run } from './cli';"],
		['src/cli.ts', "import { notes } from './obsidian/notes';"],
		['src/cli.ts', "import { readFile } from 'node:fs/promises';"],
		['src/cli-bin.ts', "import { Notice } from 'obsidian';"],
		['src/utils.ts', ''],
	])('would see a breach: %s with %s', (path, text) => {
		const neighbours = ['src/main.ts', 'src/cli.ts', 'src/metadata/arxiv.ts', 'src/obsidian/notes.ts'];
		const sources = neighbours.map((neighbour) => ({ path: neighbour, text: '' }));
		expect(breachesOf({ path, text }, sources)).toHaveLength(1);
	});

	test('would see a cycle, and does not mind one of types', () => {
		const ring = (keyword: string): Source[] => [
			{ path: 'src/core/a.ts', text: "import { b } from './b';" },
			{ path: 'src/core/b.ts', text: "import { c } from './c';" },
			{ path: 'src/core/c.ts', text: `${keyword} { a } from './a';` },
		];
		expect(findCycle(ring('export'))).toEqual(['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts', 'src/core/a.ts']);
		expect(findCycle(ring('import type'))).toBeNull();
	});
});
