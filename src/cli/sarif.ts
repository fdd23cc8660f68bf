import type { Severity } from '../core/config/config';
import type { Problem } from '../core/lint';
import type { Note } from '../core/note';
import { regionOf, type Region } from '../core/records';
import { rules } from '../core/rules/index';
import type { Fix, Rule } from '../core/rules/rule';
import { joinPath, type Failure } from './find-notes';
import type { World } from './world';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', off: 'none' };

/** A note in which problems were found. */
export interface SarifNote {
	readonly note: Note;
	/** From where the command runs, as a checkout has it; `-` for what was piped in. */
	readonly file: string;
	/** The folder below which other notes are named; null where it is the one that the command runs in. */
	readonly folder: string | null;
}

export interface SarifPrinter {
	print(problem: Problem, at: SarifNote): void;
	/** @param failures what could not be read or written. */
	end(failures: readonly Failure[]): void;
}

/**
 * Prints a log of SARIF 2.1.0 (OASIS, sections named below), one result a line, as soon as each is known. It holds no time and no
 * path of the machine, so the same notes give the same bytes.
 */
export function sarifPrinter(world: World): SarifPrinter {
	const ranks = new Map(rules.map(({ id }, index) => [id, index]));
	world.out([
		'{',
		' "$schema": "https://json.schemastore.org/sarif-2.1.0.json",',
		' "version": "2.1.0",',
		' "runs": [{',
		`  "tool": ${JSON.stringify({ driver: driverOf(world) })},`,
		'  "columnKind": "utf16CodeUnits",',
		// 3.14.25: a lone CR ends a line here, and not by default.
		'  "newlineSequences": ["\\r\\n", "\\n", "\\r"],',
		'  "results": [',
	].join('\n'));
	let before = '\n';
	return {
		print: (problem, at) => {
			world.out(`${before}   ${JSON.stringify({ ruleIndex: ranks.get(problem.rule), ...resultOf(problem, at) })}`);
			before = ',\n';
		},
		end: (failures) => {
			const notifications = failures.map(({ path, message }) => ({ level: 'error', message: { text: plain(`${path}: ${message}`) } }));
			const invocation = { executionSuccessful: failures.length === 0, toolExecutionNotifications: notifications };
			world.out(`\n  ],\n  "invocations": ${JSON.stringify([invocation])}\n }]\n}\n`);
		},
	};
}

function driverOf({ version, homepage }: World): object {
	return { name: 'ML Watch', ...(version && { version }), ...(homepage && { informationUri: homepage }), rules: rules.map((rule) => descriptorOf(rule, homepage)) };
}

function descriptorOf({ id, summary, severity, docs }: Rule, homepage: string | undefined): object {
	return {
		id,
		shortDescription: { text: plain(summary) },
		help: { text: plain(docs.trim()), markdown: docs.trim() },
		...(homepage && { helpUri: `${homepage.replace(/\/$/, '')}/blob/HEAD/docs/rules.md#${id}` }),
		defaultConfiguration: { enabled: severity !== 'off', level: severity === 'off' ? 'warning' : levels[severity] },
	};
}

function resultOf({ rule, severity, span, message, fixes, related }: Problem, { note, file, folder }: SarifNote): object {
	const artifactLocation = artifact(file);
	return {
		ruleId: rule,
		level: levels[severity],
		message: { text: plain(message) },
		locations: [{ physicalLocation: { artifactLocation, region: region(regionOf(note, span)) } }],
		...(related.length > 0 && {
			relatedLocations: related.map(({ path, line, title }, index) => ({
				id: index,
				message: { text: plain(title) },
				physicalLocation: { artifactLocation: path === note.path ? artifactLocation : artifact(joinPath(folder ?? '', path)), region: { startLine: line + 1 } },
			})),
		}),
		...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, note, artifactLocation)) }),
	};
}

/** 3.55: replacements of one artifact are independent of each other, as edits are. */
function fixOf({ title, edits }: Fix, note: Note, artifactLocation: object): object {
	const replacements = edits.map(({ from, to, insert }) => ({
		deletedRegion: region(regionOf(note, [from, to])), ...(insert !== '' && { insertedContent: { text: insert } }),
	}));
	return { description: { text: plain(title) }, artifactChanges: [{ artifactLocation, replacements }] };
}

function region({ line, column, endLine, endColumn }: Region): object {
	return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A relative reference where the path is one (RFC 3986): each part is encoded, so that a colon or a `%` in a name means itself. */
function artifact(file: string): { readonly uri: string } {
	const parts = file.replace(/^(?:\.\/+)+/, '').split('/').map(encodeURIComponent);
	if (file.startsWith('/')) return { uri: `file://${parts.join('/')}` };
	return /^[A-Za-z]:\//.test(file) ? { uri: `file:///${[file.slice(0, 2), ...parts.slice(1)].join('/')}` } : { uri: parts.join('/') };
}

/** 3.11.6: in a plain text, `[x](y)` is a link unless its brackets are escaped. Messages quote notes, which are full of links. */
function plain(text: string): string {
	return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}
