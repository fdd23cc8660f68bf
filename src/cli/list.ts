import { indexRegion, withoutIndexRegion } from '../core/index-region';
import { readNote } from '../core/note';
import { entryLine, entryRecord, unreadLine, unreadRecord, type EntryRecord, type UnreadRecord } from '../core/records';
import { unreadOf } from '../core/log/unread';
import type { Arguments } from './options';
import { paintFor } from './printable';
import { arrayPrinter } from './records';
import { openRoots, readRoot } from './roots';
import { select, selectionOptions } from './selection';
import type { Verb } from './verb';
import type { ExitCode, World } from './world';

export const listVerb: Verb = {
	name: 'list',
	summary: 'Lists the entries of notes.',
	operands: '<file or folder>...',
	options: [
		{ name: 'format', value: 'text|json', choices: ['text', 'json'], summary: 'Lines for people, or an array for programs. Default: text.' },
		{ name: 'unread', summary: 'Instead of entries, what looks like one and could not be read.' },
		...selectionOptions,
	],
	notes: [
		'Entries are listed in the order of paths, then as they stand in the note. The generated part of an index note is left out.',
	],
	examples: [
		'list "ML Watch.md"',
		'list --starred --since 2021-09 ~/vault',
		'list --query "has:code -source:arxiv" ~/vault',
		'list --format json ~/vault | jq -r ".[].url"',
		'list --unread ~/vault',
	],
	run: list,
};

async function list(given: Arguments, world: World): Promise<ExitCode> {
	const printer = given.last('format') === 'json' ? arrayPrinter(world) : textPrinter(world);
	const failures = given.has('unread') ? await listUnread(given, world, printer) : await listEntries(given, world, printer);
	return failures > 0 ? 2 : 0;
}

async function listEntries(given: Arguments, world: World, printer: Printer): Promise<number> {
	const { selected, failures } = await select(given, world, 'place');
	for (const { entry } of selected) printer.print(entryRecord(entry));
	printer.end();
	return failures;
}

async function listUnread(given: Arguments, world: World, printer: Printer): Promise<number> {
	const roots = await openRoots(given.paths, world, given.last('settings'));
	const failures = { count: 0 };
	for (const root of roots) {
		for await (const { path, text } of readRoot(root, world, failures)) {
			const note = readNote(path, withoutIndexRegion(text), root.config);
			if (note.log.frontMatter?.watched === false) continue;
			for (const item of unreadOf(note, { text, region: indexRegion(text) })) printer.print(unreadRecord(item));
		}
	}
	printer.end();
	return failures.count;
}

interface Printer {
	print(record: EntryRecord | UnreadRecord): void;
	end(): void;
}

function textPrinter(world: World): Printer {
	const paint = paintFor(world.colors ?? false);
	return {
		print: (record) => world.out(`${'reason' in record ? unreadLine(record, paint) : entryLine(record, paint)}\n`),
		end: () => {},
	};
}
