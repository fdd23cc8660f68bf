import { composeEdits } from '../text/compose-edits';
import { sameDate } from '../date';
import { draftDifferences, draftOf, fieldValue, filledParts, type Draft, type DraftLink, type DraftPart } from '../draft';
import { keywordEdits, fieldEdits } from './fields';
import { headingEdits } from './heading';
import { lineBreak, linkEdits } from './links';
import type { Entry } from '../entry';
import { starEdits } from './entry-edits';
import { contentEnd } from '../conventions';
import { insertBlock, readEdited, type Refusal } from '../insert';
import { holdsConflict, isThematicBreak } from '../scan/line';
import { normaliseDraft } from '../print/normalise';
import { parse, type Located } from '../log';
import type { Note } from '../note';
import type { Style } from '../style';
import { applyEdits, lineEnd, lineStart, nextLine, shiftEdit, sortEdits, withLineFeeds, type Edit } from '../text';

/** Changes to an entry, in UTF-16 offsets of its note. */
export interface EntryChange {
	readonly edits: readonly Edit[];
	/** What the person should know; null where all is as expected. */
	readonly message: string | null;
}

/**
 * Adds a link behind those an entry has. Edits are in offsets of the note; none where the link would not be read as one.
 */
export function addLink(note: Note, located: Located<Entry>, link: DraftLink, style: Style): Edit[] {
	const before = draftOf(located);
	const links = [...before.links, ...normaliseDraft({ ...before, links: [link] }, style).draft.links];
	return verified(note, located, linkEdits(located.block, links, style), { ...before, links }, style);
}

/**
 * Makes an entry say what a draft says. Only the parts that differ from what the entry says are touched, each where it stands; unknown
 * fields, prose and spelling stay. Another date moves the entry to its section.
 * @param draft what `draftOf` gave, with changes; changed parts are normalised.
 */
export function editEntry(note: Note, located: Located<Entry>, draft: Draft, style: Style): EntryChange | Refusal {
	// What is written would stand in one of two versions, and what is moved would leave half of them behind.
	if (holdsConflict(located.block.text)) return { refusal: 'A conflict stands in the entry. Resolve it first.' };
	const before = draftOf(located);
	const normal = normaliseDraft(draft, { ...style, entryLevel: located.block.level }).draft;
	const changed = new Set(draftDifferences(before, draft));
	const after = merged(before, normal, changed);
	if (after.title === '' && changed.has('title')) return { refusal: 'Nothing to write: a title or a URL is expected.' };
	const relative = entryEdits(located.block, before, after, style);
	const moved = !sameDate(before.date, after.date);
	if (after.source === '' && (moved ? after.date : located.date) === null) return { refusal: 'Missing source: outside of dates an entry needs one.' };
	const edits = inNote(note, located, relative, style);
	const problem = check(note, located, edits, { ...after, date: before.date }, style);
	if (problem) return problem;
	return moved ? moveEntry(note, located, relative, after, style) : { edits, message: null };
}

/** What was there, with the parts that were changed. */
function merged(before: Draft, normal: Draft, changed: ReadonlySet<DraftPart>): Draft {
	const result: Record<string, unknown> = { ...before };
	for (const part of changed) if (!part.startsWith('fields.')) result[part] = normal[part as keyof Draft];
	if (changed.has('source') && normal.starred) result.starred = true;
	const names = new Set([...Object.keys(before.fields), ...Object.keys(normal.fields)]);
	const values = [...names].map((name) => [name, fieldValue(changed.has(`fields.${name}`) ? normal : before, name)] as const);
	return { ...(result as unknown as Draft), fields: Object.fromEntries(values.filter(([, value]) => value !== '')) };
}

/**
 * One part after the other, each on the entry as the one before left it: two parts may be written at one place. Links, and what is emptied, come last:
 * where links go, prose below them can become the value of an empty field above. What a part says only since then is never replaced.
 */
function entryEdits(entry: Entry, before: Draft, after: Draft, style: Style): Edit[] {
	let edits: Edit[] = headingEdits(entry, before, after);
	const parts = draftDifferences(before, after);
	const filled = new Set(filledParts(after));
	const turnOf = (part: DraftPart): number => (part === 'links' ? 1 : filled.has(part) ? 0 : 2);
	for (const part of parts.sort((a, b) => turnOf(a) - turnOf(b))) {
		const read = readEntry(applyEdits(entry.text, edits), style);
		if (read && saysNothingNew(read, before, part)) edits = composeEdits(edits, partEdits(read, part, after, style));
	}
	return edits;
}

function saysNothingNew(entry: Entry, before: Draft, part: DraftPart): boolean {
	const known = new Set(piecesOf(before, part));
	return piecesOf(draftOf({ block: entry, from: 0, index: 0, date: null, dateIndex: -1 }), part).every((piece) => known.has(piece));
}

/** The lines, keywords or links of which a part of the body consists. */
function piecesOf(draft: Draft, part: DraftPart): readonly string[] {
	if (part === 'links') return draft.links.map(({ label, url }) => `${label}\n${url}`);
	if (part === 'keywords') return draft.keywords;
	if (part === 'summary' || part === 'comment') return draft[part].split('\n');
	return part.startsWith('fields.') ? fieldValue(draft, part.slice(7)).split('\n') : [];
}

function partEdits(entry: Entry, part: DraftPart, after: Draft, style: Style): Edit[] {
	if (part === 'starred') return starEdits({ block: entry, from: 0, index: 0, date: null, dateIndex: -1 }, after.starred, style);
	if (part === 'links') return linkEdits(entry, after.links, style);
	if (part === 'keywords') return keywordEdits(entry, after.keywords, style);
	if (part === 'summary') return fieldEdits(entry, 'Summary', after.summary, style);
	if (part === 'comment') return fieldEdits(entry, 'Comment', after.comment, style);
	return part.startsWith('fields.') ? fieldEdits(entry, part.slice(7), fieldValue(after, part.slice(7)), style) : [];
}

/** Any date: under one an entry needs no source. */
const anyDate = '# 2000\n\n';

/** Reads an entry's text on its own; null where it is none any more. */
function readEntry(text: string, style: Style): Entry | null {
	return parse(anyDate + text, { fields: style.fields }).entries[0]?.block ?? null;
}

/** The edits, moved into the note, where the entry then says what is wanted; none where it would not. */
function verified(note: Note, located: Located<Entry>, edits: readonly Edit[], wanted: Draft, style: Style): Edit[] {
	const read = readEntry(applyEdits(located.block.text, edits), style);
	if (!read || draftDifferences(withoutEndRules(wanted), withoutEndRules(draftOf({ ...located, block: read }))).length > 0) return [];
	return inNote(note, located, edits, style);
}

/** The edits of an entry in offsets of its note. A blank line parts a new last line of it from what follows directly. */
function inNote(note: Note, { block, from }: Located<Entry>, edits: readonly Edit[], style: Style): Edit[] {
	const shifted = edits.map((edit) => shiftEdit(edit, from));
	const end = from + block.text.length;
	const after = applyEdits(block.text, edits);
	const written = after.slice(lineStart(after, after.trimEnd().length));
	if (edits.length === 0 || end >= note.text.length || nextLine(written, 0) < written.length || block.text.endsWith(written)) return shifted;
	return [...shifted, { from: end, to: end, insert: lineBreak(block.text, style) }];
}

/** Whether the edited entry reads as it was meant, and the others as before. */
function check(note: Note, located: Located<Entry>, edits: readonly Edit[], draft: Draft, style: Style): Refusal | null {
	if (edits.length === 0) return null;
	const { log } = readEdited(note, edits, style);
	const index = note.log.entries.findIndex(({ from }) => from === located.from);
	const found = log.entries[index];
	if (!found || log.entries.length !== note.log.entries.length || found.from !== located.from) {
		return { refusal: 'The entry would not be read any more. Change it in the note itself.' };
	}
	const [part] = draftDifferences(withoutEndRules(draft), withoutEndRules(draftOf(found)));
	return part === undefined ? null : { refusal: `The ${part.replace(/^fields\./, '')} would not be read as it was meant. Change it in the note itself.` };
}

/** A thematic break at the end of a text is no part of it once the field below is gone. */
export function withoutEndRules(draft: Draft): Draft {
	const bare = (text: string): string => {
		const lines = text.split('\n');
		while (lines.length > 0 && isRuleOrBlank(lines.at(-1)!)) lines.pop();
		return lines.join('\n').trimEnd();
	};
	const fields = Object.fromEntries(Object.entries(draft.fields).map(([name, value]) => [name, bare(value)]));
	return { ...draft, summary: bare(draft.summary), comment: bare(draft.comment), fields };
}

function isRuleOrBlank(line: string): boolean {
	const bare = line.trim();
	return bare === '' || isThematicBreak(bare, 0, bare.length);
}

/** The entry, edited, taken out of its section and put into that of its new date. */
function moveEntry(note: Note, { block, from }: Located<Entry>, relative: readonly Edit[], after: Draft, style: Style): EntryChange | Refusal {
	const end = lineEnd(block.text, contentEnd(block));
	const edited = readEntry(applyEdits(block.text, relative), style) ?? block;
	const written = withLineFeeds(edited.text.slice(0, lineEnd(edited.text, contentEnd(edited))));
	const inserted = insertBlock(note, written, after.date, { style });
	if ('refusal' in inserted) return inserted;
	const [insertion] = inserted.edits;
	const to = removalEnd(note.text, from + end, from + block.text.length, insertion!.from);
	const edits = sortEdits([{ from, to, insert: '' }, insertion!]);
	const { log } = readEdited(note, edits, style);
	const moved = inserted.heading - (insertion!.from >= to ? to - from : 0);
	const found = log.entries.find((entry) => entry.from <= moved && moved < entry.from + entry.block.text.length);
	if (!found || log.entries.length !== note.log.entries.length || draftDifferences(withoutEndRules({ ...after, date: inserted.date }), withoutEndRules(draftOf(found))).length > 0) {
		return { refusal: 'The entry would not be read at its new place. Move it in the note itself.' };
	}
	return { edits, message: inserted.message };
}

/** The blank lines behind an entry go with it, up to what follows or to where it is put. */
function removalEnd(text: string, end: number, blockEnd: number, insertion: number): number {
	let to = end;
	while (to < blockEnd) {
		to = nextLine(text, to);
		if (to < blockEnd && text.slice(to, lineEnd(text, to)).trim() !== '') break;
	}
	return insertion >= end ? Math.min(to, insertion) : to;
}
