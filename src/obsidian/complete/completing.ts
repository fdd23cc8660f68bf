import { styleOf } from '../../core/conventions';
import { draftDifferences, draftOf, type Draft } from '../../core/draft';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { readNote, type Note } from '../../core/note';
import { counted } from '../../core/rules/shown';
import { sortEdits, textOf, type Edit } from '../../core/text';
import { completeEntry, incompleteEntries, lacksOf, type Completion, type Lack } from '../../metadata/completion';
import type { Found } from '../../metadata/found';
import { revise, type Revision } from '../capture/edited-note';
import { recognised } from '../details/details';
import { draftContext, servicesOn } from '../details/session';
import { entryByHeading } from '../entry-actions';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { Slices } from '../slices';
import { changeVault, type PlannedChange } from '../vault-change';
import { forgetAccepted, keepProgress, readProgress, type Accepted } from './progress-kept';

/** An entry that lacks something. By its heading line it is found again. */
export interface Candidate {
	readonly path: string;
	readonly heading: string;
	readonly title: string;
	readonly url: string;
	readonly lacks: readonly Lack[];
}

/** A candidate, and what could be added to it. */
export interface Proposal {
	readonly candidate: Candidate;
	readonly note: Note;
	readonly located: Located<Entry>;
	readonly completion: Completion;
	readonly found: Found;
}

/** So many entries are asked about at once: services take several ids in one request, and what is not looked at is not asked about. */
const asked = 20;

/** The next ones are asked about when so few are left. */
const ahead = 4;

/** The entries of a note that lack something. Those that share their heading line cannot be told apart and are left out. */
export function candidatesOf(note: Note): Candidate[] {
	const all = incompleteEntries(note).map(({ located: { block }, lacks, url }): Candidate => (
		{ path: note.path, heading: textOf(block.text, block.heading), title: textOf(block.text, block.title), url, lacks }
	));
	const seen = new Map<string, number>();
	for (const { block } of note.log.entries) {
		const heading = textOf(block.text, block.heading);
		seen.set(heading, (seen.get(heading) ?? 0) + 1);
	}
	return all.filter(({ heading }) => seen.get(heading) === 1);
}

/** The same entry, in another run. */
export function keyOf({ path, heading }: Pick<Candidate, 'path' | 'heading'>): string {
	return `${path}\n${heading}`;
}

/** Goes through entries one at a time. What is accepted is written when the person stops, as one change. */
export class Completing {
	/** The place in the list of the entry at hand. */
	at = -1;
	skipped = 0;
	/** Entries that nothing was found for. */
	empty = 0;
	readonly accepted: Accepted[];
	private readonly found = new Map<number, Found>();
	private readonly skips: Set<string>;
	private readonly controller = new AbortController();
	/** Goes on waiting for the entry at hand. */
	private wake = (): void => undefined;
	private lookedTo = 0;
	private note: Note | null = null;
	private readonly slices = new Slices();

	/** @param changed told when an answer came in. */
	constructor(private readonly shell: Shell, readonly candidates: readonly Candidate[], private readonly changed: () => void) {
		const kept = readProgress(shell.app);
		this.skips = new Set(kept.skipped);
		this.accepted = [...kept.accepted];
	}

	get current(): Candidate | null {
		return this.candidates[this.at] ?? null;
	}

	/** What is known of the entry at hand; not finished where services have not answered yet. */
	get currentFound(): Found | null {
		return this.found.get(this.at) ?? null;
	}

	/** The next entry for which something was found, waiting for answers where need be; null behind the last one, and once it was stopped. */
	async next(): Promise<Proposal | null> {
		for (;;) {
			this.at++;
			this.changed();
			const { current } = this;
			if (!current) return null;
			const found = await this.answer(this.at);
			if (!found) return null;
			const proposal = await this.propose(current, found);
			if (proposal) return proposal;
			this.empty++;
		}
	}

	/** Takes what is proposed, or what the person made of it. */
	accept({ candidate: { path, heading }, located }: Proposal, draft: Draft): void {
		this.accepted.push({ path, heading, before: draftOf(located), draft });
		this.keep();
	}

	/** Leaves the entry, in later runs too. */
	skip({ candidate }: Proposal): void {
		this.skipped++;
		this.skips.add(keyOf(candidate));
		this.keep();
	}

	/** Ends the asking and writes what was accepted, as one change of all notes. */
	async stop(): Promise<void> {
		this.at = this.candidates.length;
		this.controller.abort();
		this.wake();
		if (this.empty > 0) say(`Nothing was found for ${counted(this.empty, 'entry', 'entries')}.`);
		if (this.accepted.length === 0) return;
		const written = await writeAccepted(this.shell, this.accepted);
		if (written) forgetAccepted(this.shell.app);
	}

	private keep(): void {
		keepProgress(this.shell.app, { skipped: [...this.skips], accepted: this.accepted });
	}

	/** What is known of an entry once nobody is waited for; null where the person stopped. */
	private async answer(index: number): Promise<Found | null> {
		while (this.lookedTo < this.candidates.length && index + ahead >= this.lookedTo) this.look();
		while (this.at === index && this.isAwaited(index)) await new Promise<void>((resolve) => (this.wake = resolve));
		return this.at === index ? this.found.get(index) ?? recognised(this.candidates[index]!.url) : null;
	}

	private isAwaited(index: number): boolean {
		const found = this.found.get(index);
		return found ? found.waitingFor.length > 0 : servicesOn(this.shell.config()).length > 0;
	}

	/** Asks about the next entries. Nobody waits for all of them. */
	private look(): void {
		const from = this.lookedTo;
		const some = this.candidates.slice(from, from + asked);
		this.lookedTo = from + some.length;
		if (servicesOn(this.shell.config()).length === 0) return;
		const take = (index: number, found: Found): void => {
			this.found.set(from + index, found);
			this.changed();
			this.wake();
		};
		begin(this.shell.metadata.look(some.map(({ url }) => url), { signal: this.controller.signal, progress: take }).then((all) => {
			all.forEach((found, index) => take(index, found));
		}));
	}

	/** A note as it stands, read anew only where it changed. */
	private async noteAt(path: string): Promise<Note | null> {
		const text = await this.shell.notes.textOf(path);
		if (text === null) return null;
		if (this.note?.path !== path || this.note.text !== text) this.note = readNote(path, text, this.shell.config());
		return this.note;
	}

	/** What could be added to an entry as it stands by now. */
	private async propose(candidate: Candidate, found: Found): Promise<Proposal | null> {
		if (this.accepted.some((each) => keyOf(each) === keyOf(candidate))) return null;
		await this.slices.rest();
		const note = await this.noteAt(candidate.path);
		const located = note && entryByHeading(note, candidate.heading);
		if (!note || !located || typeof located === 'string' || lacksOf(located.block).length === 0) return null;
		const context = draftContext(this.shell);
		const completion = completeEntry(note, located, found, { style: styleOf(note, context.config), context });
		return completion === null || 'refusal' in completion ? null : { candidate, note, located, completion, found };
	}
}

/** Writes what was accepted; an entry that was changed since is left and named. @returns whether there is nothing left to write. */
async function writeAccepted(shell: Shell, accepted: readonly Accepted[]): Promise<boolean> {
	const byPath = new Map<string, Accepted[]>();
	for (const each of accepted) byPath.set(each.path, [...(byPath.get(each.path) ?? []), each]);
	const planned: PlannedChange[] = [];
	const left: string[] = [];
	let count = 0;
	for (const [path, revisions] of byPath) {
		const note = await shell.notes.read(path);
		const edits: Edit[] = [];
		for (const revision of revisions) {
			const outcome = note ? reviseOnce(note, revision, shell) : `Nothing was written: there is no note ${path}.`;
			if (typeof outcome === 'string') left.push(outcome);
			else {
				edits.push(...outcome);
				count++;
			}
		}
		if (note && edits.length > 0) planned.push({ path, text: note.text, edits: sortEdits(edits) });
	}
	if (left.length > 0) say(left.length === 1 ? left[0]! : `${left.length} entries were left as they are. ${left[0]!}`);
	if (planned.length === 0) return true;
	const written = await changeVault(shell, planned, (paths) => `${counted(count, 'entry', 'entries')} completed in ${paths.length === 1 ? paths[0]! : `${paths.length} notes`}.`);
	return written.length === planned.length;
}

function reviseOnce(note: Note, revision: Revision, shell: Shell): readonly Edit[] | string {
	return draftDifferences(revision.before, revision.draft).length === 0 ? [] : revise(note, revision, shell.config());
}
