import { indexRegion, withoutIndexRegion } from '../core/index-region';
import { readNote } from '../core/note';
import { unreadOf } from '../core/unread';
import { readFilter } from './filter';
import type { Arguments } from './options';
import { paintFor, printable, type Paint } from './printable';
import { arrayPrinter, entryRecord, unreadRecord, type EntryRecord, type UnreadRecord } from './records';
import { openRoots, readRoot, settingsOption } from './roots';
import type { Verb } from './verb';
import type { ExitCode, World } from './world';

export const listVerb: Verb = {
	name: 'list',
	summary: 'Lists the entries of notes.',
	operands: '<file or folder>...',
	options: [
		{ name: 'format', value: 'text|json', choices: ['text', 'json'], summary: 'Lines for people, or an array for programs. Default: text.' },
		{ name: 'starred', summary: 'Only entries with a star.' },
		{ name: 'keyword', value: 'word', summary: 'Only entries with this keyword; given twice, with both.' },
		{ name: 'since', value: 'date', summary: 'Only entries of this day, month or year and later ones.' },
		{ name: 'until', value: 'date', summary: 'Only entries of this day, month or year and earlier ones.' },
		{ name: 'unread', summary: 'Instead of entries, what looks like one and could not be read.' },
		settingsOption,
	],
	notes: [
		'Entries are listed in the order of paths, then as they stand in the note. The generated part of an index note is left out.',
	],
	examples: [
		'list "ML Watch.md"',
		'list --starred --since 2021-09 ~/vault',
		'list --format json ~/vault | jq -r ".[].url"',
		'list --unread ~/vault',
	],
	run: list,
};

async function list(given: Arguments, world: World): Promise<ExitCode> {
	const unread = given.has('unread');
	const filter = readFilter(given);
	const roots = await openRoots(given.paths, world, given.last('settings'));
	const printer = given.last('format') === 'json' ? arrayPrinter(world) : textPrinter(world);
	const failures = { count: 0 };
	for (const root of roots) {
		for await (const { path, text } of readRoot(root, world, failures)) {
			const note = readNote(path, withoutIndexRegion(text), root.config);
			if (note.log.frontMatter?.watched === false) continue;
			if (unread) {
				for (const item of unreadOf(note, { text, region: indexRegion(text) })) printer.print(unreadRecord(item));
				continue;
			}
			for (const located of note.log.entries) {
				const record = entryRecord(note, located);
				if (filter.accepts(located, record)) printer.print(record);
			}
		}
	}
	printer.end();
	return failures.count > 0 ? 2 : 0;
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

/** Wide enough for a full date, so that titles stand below each other. */
const dateWidth = 10;

function entryLine(record: EntryRecord, paint: Paint): string {
	const source = record.source === null ? '' : `${printable(record.source)}: `;
	const place = paint.dim(`${printable(record.path)}:${record.line}`);
	const star = record.starred ? paint.yellow('★') : ' ';
	return `${(record.date ?? '').padEnd(dateWidth)} ${star} ${source}${paint.bold(printable(record.title))}  ${place}`;
}

function unreadLine(record: UnreadRecord, paint: Paint): string {
	return `${printable(record.path)}:${record.line}: ${printable(record.message)}  ${paint.dim(printable(record.text))}`;
}
