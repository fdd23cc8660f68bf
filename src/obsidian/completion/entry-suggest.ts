import {
	EditorSuggest, prepareFuzzySearch, renderResults,
	type Editor, type EditorPosition, type EditorSuggestContext, type EditorSuggestTriggerInfo, type SearchResult, type TFile,
} from 'obsidian';
import { fieldsOf } from '../../core/config/config';
import { styleOf } from '../../core/conventions';
import { printDate } from '../../core/date';
import { readLabel } from '../../core/field';
import { headingContent, readEntryHeading } from '../../core/log/heading';
import { fold } from '../../core/library/fold';
import { readNote } from '../../core/note';
import { dayBefore } from '../today';
import type { Shell } from '../shell';
import { requestAt, type Request } from './request';
import { Usage } from './usage';

/** Something to put in the place of what was typed. */
interface Suggestion {
	/** What is shown and searched. */
	readonly text: string;
	/** What is written, and how many UTF-16 units before its end the cursor goes. */
	readonly insert: string;
	readonly back: number;
	/** Shown beside it: how often it is used, or what it means. */
	readonly note: string;
	readonly match: SearchResult | null;
}

/** Labels that nearly every list uses, for a vault that has none yet. */
const commonLabels = ['paper', 'code', 'project page', 'slides', 'video'];

/** How far above the cursor the heading of its entry is looked for, in lines. */
const longestEntry = 400;

/** How many days back a date heading is offered. */
const offeredDays = 7;

/** Completes keywords, sources, link labels, field names and dates in a log, from what the vault uses. */
export class EntrySuggest extends EditorSuggest<Suggestion> {
	private readonly usage: Usage;
	private request: Request | null = null;

	constructor(private readonly shell: Shell) {
		super(shell.app);
		this.usage = new Usage(shell.library.entries);
	}

	override onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null {
		const config = this.shell.config();
		if (!config.completion || !file) return null;
		const line = editor.getLine(cursor.line);
		const request = requestAt(line, cursor.ch, fieldsOf(config));
		if (!request || !this.fits(request, cursor.line, editor, file)) return null;
		this.request = request;
		return { start: { line: cursor.line, ch: request.from }, end: cursor, query: request.typed };
	}

	override getSuggestions(context: EditorSuggestContext): Suggestion[] {
		const { request } = this;
		if (!request) return [];
		const typed = request.typed.replace(/^\*\*/, '').trim();
		const search = typed === '' ? null : prepareFuzzySearch(typed);
		const found = this.candidates(request, context).flatMap((candidate, index) => {
			const match = search ? search(candidate.text) : null;
			return search && !match ? [] : [{ ...candidate, match, index }];
		});
		if (search) found.sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0) || a.index - b.index);
		// What stands there already in full needs no list that would take the Enter key.
		return found.length === 1 && found[0]!.insert === request.typed ? [] : found;
	}

	override renderSuggestion(suggestion: Suggestion, element: HTMLElement): void {
		element.addClass('mod-complex', 'ml-watch-suggestion');
		const title = element.createDiv({ cls: 'suggestion-content' }).createDiv({ cls: 'suggestion-title' });
		if (suggestion.match) renderResults(title, suggestion.text, suggestion.match);
		else title.setText(suggestion.text);
		if (suggestion.note !== '') element.createDiv({ cls: 'suggestion-aux' }).createSpan({ cls: 'suggestion-flair', text: suggestion.note });
	}

	/** Replaces what was typed, before every cursor that stands behind the same text. */
	override selectSuggestion({ insert, back }: Suggestion): void {
		const { context, request } = this;
		if (!context || !request) return;
		const { editor } = context;
		const behind = request.to - request.from - request.typed.length;
		const places = editor.listSelections()
			.map(({ head }) => editor.posToOffset(head))
			.sort((a, b) => a - b)
			.map((head) => ({ from: head - request.typed.length, to: head + behind }))
			.filter(({ from, to }, index, all) => (
				from >= (index === 0 ? 0 : all[index - 1]!.to)
				&& editor.getRange(editor.offsetToPos(from), editor.offsetToPos(to - behind)) === request.typed
			));
		let moved = 0;
		const cursors = places.map(({ from, to }) => {
			const cursor = from + moved + insert.length - back;
			moved += insert.length - (to - from);
			return cursor;
		});
		editor.transaction({
			changes: places.map(({ from, to }) => ({ from: editor.offsetToPos(from), to: editor.offsetToPos(to), text: insert })),
		}, 'input.complete');
		editor.setSelections(cursors.map((cursor) => ({ anchor: editor.offsetToPos(cursor) })));
		this.close();
	}

	/** Whether the line stands where the grammar would read it: headings in a log, all else in the body of an entry. */
	private fits({ kind }: Request, line: number, editor: Editor, file: TFile): boolean {
		if (kind === 'date' || kind === 'source') return this.isLog(file);
		return headingOfEntry(editor, line) !== null;
	}

	private isLog(file: TFile): boolean {
		return this.shell.library.entries.entries(file.path).length > 0 || this.shell.config().logs.includes(file.path);
	}

	private candidates(request: Request, { editor, file, start }: EditorSuggestContext): Omit<Suggestion, 'match'>[] {
		switch (request.kind) {
			case 'keyword': {
				const present = new Set(request.present.map(fold));
				return this.usage.words('keyword')
					.filter(({ text }) => !present.has(fold(text)))
					.map(({ text, count }) => plain(text, text.replace(/;/g, '\\;'), times(count)));
			}
			case 'source':
				return this.usage.words('source').map(({ text, count }) => ({ text, insert: `${text}: []()`, back: 3, note: times(count) }));
			case 'label':
				return this.labels().map(({ text, count }) => ({ text, ...closedLabel(text, request.opening), note: times(count) }));
			case 'field': {
				const present = fieldsAround(editor, start.line);
				return [...new Set(fieldsOf(this.shell.config()).values())]
					.filter(({ name }) => !present.has(name.toLowerCase()))
					.map(({ name }) => plain(name, `**${name}**: `, ''));
			}
			case 'date':
				return this.dates(editor, file);
		}
	}

	private labels(): { text: string; count: number }[] {
		const used = this.usage.words('label');
		const known = new Set(used.map(({ text }) => fold(text)));
		return [...used, ...commonLabels.filter((text) => !known.has(text)).map((text) => ({ text, count: 0 }))];
	}

	/** Today and the days before it, as the log writes dates. */
	private dates(editor: Editor, file: TFile): Omit<Suggestion, 'match'>[] {
		const config = this.shell.config();
		const note = readNote(file.path, editor.getValue(), config);
		const { dateFormat } = styleOf(note, config);
		return Array.from({ length: offeredDays }, (_, back) => {
			const text = printDate(dayBefore(back), dateFormat);
			return plain(text, text, back === 0 ? 'today' : back === 1 ? 'yesterday' : '');
		});
	}
}

function plain(text: string, insert: string, note: string): Omit<Suggestion, 'match'> {
	return { text, insert, back: 0, note };
}

function times(count: number): string {
	return count === 0 ? '' : String(count);
}

/** The rest of an item in the form in which it was begun, with the cursor where the URL goes. */
function closedLabel(label: string, opening: Request['opening']): { insert: string; back: number } {
	if (opening === null) return { insert: label, back: 0 };
	return { insert: `${label}${opening === '[' ? ']' : '\\]]'}()`, back: 1 };
}

/** The line of the heading of the entry whose body holds a line; null where none does. */
function headingOfEntry(editor: Editor, line: number): number | null {
	for (let above = line - 1; above >= Math.max(0, line - longestEntry); above--) {
		const text = editor.getLine(above);
		const marks = /^ {0,3}(#{1,6})\s/.exec(text);
		if (!marks) continue;
		const reading = readEntryHeading(text, headingContent(text, 0, text.length), marks[1]!.length, true);
		return reading !== null && 'link' in reading ? above : null;
	}
	return null;
}

/** The names of the fields that the entry around a line has, in lower case. */
function fieldsAround(editor: Editor, line: number): ReadonlySet<string> {
	const names = new Set<string>();
	const heading = headingOfEntry(editor, line);
	if (heading === null) return names;
	for (let at = heading + 1; at <= Math.min(editor.lastLine(), line + longestEntry); at++) {
		const text = editor.getLine(at);
		if (/^ {0,3}#{1,6}\s/.test(text)) break;
		const label = at === line ? null : readLabel(text, 0, text.length);
		if (label) names.add(text.slice(...label.name).toLowerCase());
	}
	return names;
}
