import { sameDate, type LogDate } from './date';
import type { Entry } from './entry';
import type { Field } from './log/body';
import { keywordText } from './keyword';
import type { Located } from './log';
import { decode } from './markdown';
import { textOf, withLineFeeds, type Span } from './text';

export interface DraftLink {
	/** As it is shown: plain text, without brackets. */
	readonly label: string;
	readonly url: string;
}

/**
 * A paper note as a person fills it in. Title, URLs and labels are plain text, as they are shown; source, keywords and the other fields
 * are Markdown as it stands in the note. Line breaks are LF.
 */
export interface Draft {
	readonly title: string;
	readonly url: string;
	/** Empty where the title has none. */
	readonly source: string;
	readonly starred: boolean;
	/** Null for an entry outside any date. */
	readonly date: LogDate | null;
	readonly links: readonly DraftLink[];
	readonly keywords: readonly string[];
	readonly summary: string;
	readonly comment: string;
	/** The values of further fields, such as `Authors`, by canonical name; empty ones are left out. */
	readonly fields: Readonly<Record<string, string>>;
}

/** A part of a draft, by which changes and problems name their place. */
export type DraftPart = Exclude<keyof Draft, 'fields'> | `fields.${string}`;

/** The fields that a draft has places of its own for. */
export const ownFields = ['Keywords', 'Summary', 'Comment'] as const;

export const emptyDraft: Draft = {
	title: '', url: '', source: '', starred: false, date: null, links: [], keywords: [], summary: '', comment: '', fields: {},
};

/** What an entry says, as a draft. Of a field that stands twice the first one with a value counts; keywords are joined. */
export function draftOf({ block, date }: Located<Entry>): Draft {
	const shown = (span: Span): string => decode(textOf(block.text, span));
	return {
		title: shown(block.title),
		url: shown(block.url),
		source: block.source ? textOf(block.text, block.source) : '',
		starred: block.starred,
		date,
		links: block.links.map(({ label, url }) => ({ label: shown(label), url: shown(url) })),
		keywords: keywordsOf(block),
		summary: valueOf(block, block.field('Summary')),
		comment: valueOf(block, block.field('Comment')),
		fields: furtherFields(block),
	};
}

/** The keywords of an entry's own `Keywords` fields; a field of the user's may hold keywords of another kind. */
function keywordsOf(entry: Entry): string[] {
	const own = entry.fields.filter((field) => field.name === 'Keywords').map((field) => field.value);
	return entry.keywords
		.filter(({ span }) => own.some(([from, to]) => span[0] >= from && span[1] <= to))
		.map(({ span }) => keywordText(textOf(entry.text, span)));
}

function furtherFields(entry: Entry): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const { name } of entry.fields) {
		if ((ownFields as readonly string[]).includes(name) || Object.hasOwn(fields, name)) continue;
		const value = valueOf(entry, entry.field(name));
		if (value !== '') fields[name] = value;
	}
	return fields;
}

/** A field's value with LF for its line endings. */
export function valueOf(entry: Entry, field: Field | null): string {
	return field ? withLineFeeds(textOf(entry.text, field.value)) : '';
}

/** The names of the parts in which two drafts differ, in the order of the form. */
export function draftDifferences(a: Draft, b: Draft): DraftPart[] {
	const parts: DraftPart[] = [];
	for (const part of ['title', 'url', 'source', 'starred', 'summary', 'comment'] as const) if (a[part] !== b[part]) parts.push(part);
	if (!sameDate(a.date, b.date)) parts.push('date');
	if (!sameLinks(a.links, b.links)) parts.push('links');
	if (a.keywords.length !== b.keywords.length || a.keywords.some((keyword, index) => keyword !== b.keywords[index])) parts.push('keywords');
	for (const name of new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])) {
		if (fieldValue(a, name) !== fieldValue(b, name)) parts.push(`fields.${name}`);
	}
	return parts;
}

/** The parts of a draft that hold something, in the order of the form. */
export function filledParts(draft: Draft): DraftPart[] {
	return draftDifferences(emptyDraft, draft);
}

/** The value of a further field; empty where the draft has none. */
export function fieldValue(draft: Draft, name: string): string {
	return Object.hasOwn(draft.fields, name) ? draft.fields[name]! : '';
}

function sameLinks(a: readonly DraftLink[], b: readonly DraftLink[]): boolean {
	return a.length === b.length && a.every(({ label, url }, index) => label === b[index]!.label && url === b[index]!.url);
}
