import type { App } from 'obsidian';
import { emptyDraft, type Draft, type DraftLink } from '../../core/draft';
import { calendarDate, type LogDate } from '../../core/date';

/** A form that was left without writing: closed, or the app went away. It stays on this device only. */
export interface KeptDraft {
	readonly draft: Draft;
	/** The text that a discussion quotes. */
	readonly quote: string;
	/** The target chosen for a new note. */
	readonly target: string | null;
	/** For an entry that was being edited: its note and heading line. */
	readonly entry: { readonly path: string; readonly heading: string } | null;
}

const storageKey = 'ml-watch-drafts';

/** So many are kept; the oldest goes. */
const most = 10;

/** The forms left unfinished, the last one first. */
export class KeptDrafts {
	constructor(private readonly app: App) {}

	all(): KeptDraft[] {
		const stored: unknown = this.app.loadLocalStorage(storageKey);
		return Array.isArray(stored) ? stored.flatMap((kept) => readKept(kept)) : [];
	}

	/** Puts a draft in the place of an earlier state of it, and at the beginning. */
	keep(kept: KeptDraft, earlier: KeptDraft | null): void {
		this.store([kept, ...this.without(earlier)]);
	}

	drop(kept: KeptDraft | null): void {
		this.store(this.without(kept));
	}

	private without(kept: KeptDraft | null): KeptDraft[] {
		const text = JSON.stringify(kept);
		return this.all().filter((other) => JSON.stringify(other) !== text);
	}

	private store(drafts: readonly KeptDraft[]): void {
		this.app.saveLocalStorage(storageKey, drafts.length === 0 ? null : drafts.slice(0, most));
	}
}

/** Storage may hold anything: what is no draft is left out. */
function readKept(stored: unknown): KeptDraft[] {
	const draft = isRecord(stored) ? readDraft(stored.draft) : null;
	if (!isRecord(stored) || !draft) return [];
	const { quote, target, entry } = stored;
	return [{
		draft,
		quote: typeof quote === 'string' ? quote : '',
		target: typeof target === 'string' ? target : null,
		entry: isRecord(entry) && typeof entry.path === 'string' && typeof entry.heading === 'string' ? { path: entry.path, heading: entry.heading } : null,
	}];
}

/** A draft from storage; null where it is none. */
export function readDraft(draft: unknown): Draft | null {
	if (!isRecord(draft)) return null;
	const text = (value: unknown): string => (typeof value === 'string' ? value : '');
	const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
	const fields = isRecord(draft.fields) ? Object.entries(draft.fields).filter((field): field is [string, string] => typeof field[1] === 'string') : [];
	return {
		...emptyDraft,
		title: text(draft.title), url: text(draft.url), source: text(draft.source), starred: draft.starred === true,
		date: readStoredDate(draft.date),
		links: list(draft.links).filter(isRecord).map((link): DraftLink => ({ label: text(link.label), url: text(link.url) })),
		keywords: list(draft.keywords).filter((keyword) => typeof keyword === 'string'),
		summary: text(draft.summary), comment: text(draft.comment), fields: Object.fromEntries(fields),
	};
}

function readStoredDate(stored: unknown): LogDate | null {
	if (!isRecord(stored) || typeof stored.year !== 'number') return null;
	return calendarDate(stored.year, typeof stored.month === 'number' ? stored.month : null, typeof stored.day === 'number' ? stored.day : null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether anything that a person typed is in a draft. */
export function isFilled({ title, url, source, links, keywords, summary, comment, fields }: Draft): boolean {
	return [title, url, source, summary, comment, ...keywords, ...Object.values(fields), ...links.flatMap((link) => [link.label, link.url])]
		.some((text) => text.trim() !== '');
}
