import { isoDate, sameDate } from '../../core/date';
import type { Draft } from '../../core/draft';
import { kindOfSource } from '../../core/entry';
import { sameTargetKey } from '../../core/identity';
import { foldWords } from '../../core/library/fold';
import type { Place } from '../../core/rules/context';
import { targetKeys } from '../../core/rules/targets';
import type { DraftProposal } from '../../metadata/draft-of';
import type { Found } from '../../metadata/found';
import { placesLogged } from '../capture/logged';
import { recognised } from '../details/details';
import { factsNow, proposeFor } from '../details/session';
import type { InboxItem } from '../inbox/read-inbox';
import type { Shell } from '../shell';
import { today } from '../today';

/** A URL that is to become a paper note, and the words that came with it. */
export interface BatchItem {
	readonly url: string;
	/** Words that may be its title. */
	readonly title: string;
	/** Whether the person wrote the title: then no service replaces it. */
	readonly isOwnTitle: boolean;
	/** All words beside it: what does not become the title goes into the comment. */
	readonly words: string;
	/** Words of the page: quoted in a discussion, a summary otherwise. */
	readonly text?: string;
	/** Why it should not be used unasked. */
	readonly doubt: string | null;
	/** The lines of an inbox that it stands in. */
	readonly inbox: InboxItem | null;
}

export interface BatchRow {
	readonly item: BatchItem;
	found: Found;
	/** What the person made of it in the form; services fill in nothing more then. */
	edited: { readonly draft: Draft; readonly quote: string } | null;
	chosen: boolean;
	/** Whether the person ticked or unticked it. */
	touched: boolean;
	/** The entry that is about the same paper. */
	logged: Place | null;
	/** The row above it that is about the same paper, from 1. */
	repeats: number | null;
	/** Why it could not be written. */
	refusal: string | null;
	written: boolean;
}

export type RowStatus = 'ready' | 'asking' | 'done' | 'partly' | 'failed' | 'logged' | 'repeated' | 'unusable' | 'refused' | 'written';

/** Under which date the rows go: all today, or each under the day of its publication where that is known. */
export type BatchDates = 'today' | 'published';

/** URLs on their way to paper notes: recognised at once, looked up on request, and written when the person has seen them. */
export class Batch {
	readonly rows: readonly BatchRow[];
	dates: BatchDates = 'today';
	keywords = true;
	private running: AbortController | null = null;
	private readonly proposals = new WeakMap<Found, DraftProposal>();

	/** @param changed told of each change of a row. */
	constructor(private readonly shell: Shell, items: readonly BatchItem[], private readonly changed: () => void) {
		this.rows = items.map((item): BatchRow => ({
			item, found: recognised(item.url), edited: null, chosen: false, touched: false, logged: null, repeats: null, refusal: null, written: false,
		}));
		this.compare();
		if (this.rows.some(({ found }) => isDatedByPublication(this.proposed(found)))) this.dates = 'published';
	}

	get asking(): boolean {
		return this.running !== null;
	}

	/** The rows that would be written. */
	get chosen(): readonly BatchRow[] {
		return this.rows.filter((row) => row.chosen && !row.written);
	}

	/** The rows that could be asked about: chosen, and not answered yet. */
	get unasked(): readonly BatchRow[] {
		return this.chosen.filter(({ found }) => found.papers.length === 0 && found.failures.length === 0 && found.recognition.problem === null);
	}

	/** The rows for which asking again may help. */
	get failed(): readonly BatchRow[] {
		return this.rows.filter(({ found, written }) => !written && found.failures.some(({ again }) => again));
	}

	/** Asks the services that are switched on about some rows. What they answer is kept, so that it can be ended and taken up again. */
	async ask(rows: readonly BatchRow[]): Promise<void> {
		if (this.running || rows.length === 0) return;
		const controller = new AbortController();
		this.running = controller;
		this.changed();
		const take = (row: BatchRow | undefined, found: Found | undefined): void => {
			if (row && found) row.found = found;
		};
		const all = await this.shell.metadata.look(rows.map(({ item }) => item.url), {
			signal: controller.signal,
			progress: (index, found) => {
				take(rows[index], found);
				this.changed();
			},
		});
		all.forEach((found, index) => take(rows[index], found));
		this.running = null;
		this.compare();
		this.changed();
	}

	/** Ends the waiting; what is known by then stays. */
	cancel(): void {
		this.running?.abort();
	}

	choose(row: BatchRow, chosen: boolean): void {
		row.chosen = chosen;
		row.touched = true;
		this.changed();
	}

	edit(row: BatchRow, draft: Draft, quote: string): void {
		row.edited = { draft, quote };
		row.refusal = null;
		row.chosen = row.touched = true;
		this.changed();
	}

	/** The row's URL went into an entry that was there already. */
	settle(row: BatchRow): void {
		row.written = true;
		this.changed();
	}

	/** The draft of a row, as far as it is known. */
	draftOf(row: BatchRow): { readonly draft: Draft; readonly quote: string } {
		if (row.edited) return row.edited;
		const { item, found } = row;
		const { draft, published, quote } = this.proposed(found);
		const claimed = found.titles[0]?.title ?? '';
		const given = item.isOwnTitle && foldWords(item.title) !== foldWords(claimed) ? item.title : '';
		const title = given || claimed || item.title || draft.title;
		const isThread = kindOfSource(draft.source) === 'discussion';
		return {
			draft: {
				...draft, title,
				date: this.dates === 'published' && published?.day ? published : today(),
				keywords: this.keywords ? draft.keywords : [],
				summary: draft.summary || (isThread ? '' : item.text ?? ''),
				comment: wordsLeft(item, title),
			},
			quote: (isThread ? item.text ?? '' : '') || quote,
		};
	}

	/** What a state of a row comes to, made once: the list is drawn anew with each answer. */
	private proposed(found: Found): DraftProposal {
		let proposal = this.proposals.get(found);
		if (!proposal) this.proposals.set(found, (proposal = proposeFor(this.shell, found)));
		return proposal;
	}

	/** Looks each row up in the vault and in the rows above it. Once for all rows: each costs the same, however many there are. */
	private compare(): void {
		const facts = factsNow(this.shell);
		const seen = new Map<string, number>();
		for (const [index, row] of this.rows.entries()) {
			const { draft } = this.draftOf(row);
			const keys = [sameTargetKey(row.item.url), ...targetKeys({ kind: 'paper', url: draft.url, links: draft.links })].filter((key) => key !== null);
			const above = keys.map((key) => seen.get(key)).find((place) => place !== undefined);
			row.repeats = above ?? null;
			row.logged = placesLogged(draft, row.found, facts)[0] ?? null;
			if (above === undefined) for (const key of keys) seen.set(key, index + 1);
			if (!row.touched) row.chosen = row.found.recognition.problem === null && row.item.doubt === null && row.logged === null && row.repeats === null;
		}
	}
}

/** Whether the vault dates its entries by publication: then the proposal does so too. */
function isDatedByPublication({ draft, published }: DraftProposal): boolean {
	return published !== null && sameDate(draft.date, published) && !sameDate(published, today());
}

/** The words that came with a URL, without those that became the title. */
function wordsLeft({ title: given, words }: BatchItem, title: string): string {
	const taken = foldWords(title);
	return [...new Set([given, ...words.split('\n')])].filter((line) => foldWords(line) !== '' && !taken.includes(foldWords(line))).join('\n');
}

/** What a row is at, and why. */
export function statusOf(row: BatchRow): { readonly status: RowStatus; readonly why: string } {
	const { found, item, logged, repeats, refusal, written } = row;
	const { failures, papers, recognition, waitingFor } = found;
	if (written) return { status: 'written', why: '' };
	if (refusal !== null) return { status: 'refused', why: refusal };
	if (recognition.problem !== null) return { status: 'unusable', why: recognition.problem };
	if (waitingFor.length > 0) return { status: 'asking', why: '' };
	if (logged) return { status: 'logged', why: `"${logged.title}" in ${logged.path}${logged.date ? `, ${isoDate(logged.date)}` : ''}` };
	if (repeats !== null) return { status: 'repeated', why: `The same as row ${repeats}` };
	const problems = failures.map(({ message }) => message).join(' ');
	if (failures.length > 0) return { status: papers.length > 0 ? 'partly' : 'failed', why: problems };
	return { status: papers.length > 0 ? 'done' : 'ready', why: item.doubt ?? '' };
}
