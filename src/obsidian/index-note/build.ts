import { Notice, normalizePath } from 'obsidian';
import { indexName, type IndexSettings } from '../../core/config/indexes';
import { buildIndex, indexTargets, type IndexBuild, type IndexContents, type LeftOut, type RegionChange } from '../../core/index-note';
import { counted } from '../../core/rules/shown';
import { choose } from '../choose';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { changesOf, sumOf } from './changes';
import type { Indexes } from './indexes';
import { listLeftOut } from './left-out-modal';
import type { Unreadable } from './live-contents';
import { openNote } from './open-note';
import { reviewBuild, type PageChange } from './review-modal';

/** A build takes longer than this many milliseconds before a notice says that notes are being read. */
const patience = 500;

/** Settings with which a default in their place could show what is private. */
function isDecisive(key: string): boolean {
	return key === '' || key === 'extraFields' || key.startsWith('index');
}

/** Builds indexes, after asking where a person should look first. One build at a time: a second one waits for nothing and does nothing. */
export class IndexBuilder {
	private busy = false;

	constructor(private readonly shell: Omit<Shell, 'indexes'>, private readonly indexes: Indexes) {}

	/** Builds the index; where there are several, the one that the person chooses. */
	async build(): Promise<void> {
		const { indexes } = this.shell.config();
		if (indexes.length === 1) return this.buildOnly(indexes);
		choose(this.shell.app, 'Choose an index to build', indexes.map((index) => ({
			title: `${indexName(index)} (${index.path})`, run: () => begin(this.buildOnly([index])),
		})));
	}

	/** Builds every index. */
	async buildAll(): Promise<void> {
		await this.buildOnly(this.shell.config().indexes);
	}

	/** Builds some of the indexes in the settings. */
	async buildOnly(wanted: readonly IndexSettings[]): Promise<void> {
		await this.alone(async () => {
			const paths = wanted.map(({ path }) => path);
			const contents = (await this.gather())?.filter(({ index }) => paths.includes(index.path));
			if (contents?.length === 0) say('Nothing was written: that index is no longer in the settings.');
			else if (contents) await this.write(contents);
		});
	}

	/** Lists what the notes hold and no index shows. */
	async showLeftOut(): Promise<void> {
		await this.alone(async () => {
			const contents = await this.gather();
			if (!contents) return;
			const leftOut = everyOf(contents);
			if (leftOut.length > 0) listLeftOut(this.shell, leftOut);
			else say('The index leaves nothing out.');
		});
	}

	private async alone(work: () => Promise<void>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		try {
			await work();
		} finally {
			this.busy = false;
		}
	}

	/** What all notes give, as they stand; null where something could not be read, which has been told then. */
	private async gather(): Promise<readonly IndexContents[] | null> {
		const { settings } = this.shell;
		const problem = settings.problems.find(({ key }) => isDecisive(key));
		if (problem) {
			say(`Nothing was written. ${problem.message}`);
			return null;
		}
		const failed: Unreadable[] = [];
		let notice: Notice | null = null;
		const timer = window.setTimeout(() => (notice = new Notice('Reading notes for the index…', 0)), patience);
		let contents: readonly IndexContents[];
		try {
			contents = await this.indexes.contents.gather((note) => failed.push(note));
		} finally {
			window.clearTimeout(timer);
			(notice as Notice | null)?.hide();
		}
		const [first] = failed;
		if (!first) return contents;
		const more = failed.length === 1 ? '' : ` and ${counted(failed.length - 1, 'other note')}`;
		say(`Nothing was written: could not read ${first.path}${more}, whose entries would be missing. ${first.reason}`);
		return null;
	}

	private async write(all: readonly IndexContents[]): Promise<void> {
		const changes: PageChange[] = [];
		let entries = 0;
		for (const contents of all) {
			const planned = await this.plan(contents);
			if (!planned) return;
			changes.push(...planned.changes);
			entries += planned.entries;
		}
		const [first] = changes;
		const own = normalizePath(all[0]!.index.path);
		if (!first) {
			say(all.length === 1 ? `${own} is up to date: ${counted(entries, 'entry', 'entries')}.` : `All ${all.length} indexes are up to date.`);
			if (all.length === 1) await openNote(this.shell, own);
			return;
		}
		const { indexReview } = this.shell.config();
		const asks = changes.filter(({ build }) => indexReview || build.confirm !== null || build.handEdit);
		if (asks.length > 0 && !(await reviewBuild(this.shell.app, asks))) return;
		const told = changesOf(sumOf(changes.map(({ build }) => build.report.changes)));
		const written = await this.shell.notes.changeMany(changes.map(({ path, year, isNew, contents, build }) => ({
			path, make: isNew,
			plan: (note) => {
				// The note may have changed while the dialog was open: what was not shown is not dropped.
				const now = buildIndex(contents, { path, year, text: note.text });
				if (now.kind === 'refused') return now.message;
				if (now.kind === 'current') return [];
				return isApproved(now, build) ? now.edits : `Nothing was written: ${path} has changed meanwhile. Build the index again.`;
			},
		})), (paths) => (paths.length > 1 ? `Index built: ${counted(paths.length, 'note')}, ${told}.` : `Index built: ${counted(first.build.report.entries, 'entry', 'entries')}, ${told}.`));
		if (written.length === 0) return;
		await this.indexes.age.check();
		this.offerLeftOut(everyOf(all));
		if (all.length === 1) await openNote(this.shell, changes.length === 1 ? first.path : own);
	}

	/** What a build of one index would write, page by page; null where nothing may be written, which has been told then. */
	private async plan(contents: IndexContents): Promise<{ readonly changes: readonly PageChange[]; readonly entries: number } | null> {
		const { notes } = this.shell;
		const changes: PageChange[] = [];
		let entries = 0;
		for (const target of indexTargets(contents, await this.indexes.age.pagesOf(contents.index))) {
			const path = normalizePath(target.path);
			const text = await notes.textOf(path);
			const build = buildIndex(contents, { path, year: target.year, text });
			if (build.kind === 'refused') {
				say(build.message);
				if (build.span) await openNote(this.shell, path, { offset: build.span[0] });
				return null;
			}
			entries += build.report.entries;
			if (build.kind === 'change') changes.push({ path, year: target.year, isNew: text === null, contents, build });
		}
		return { changes, entries };
	}

	private offerLeftOut(leftOut: readonly LeftOut[]): void {
		if (leftOut.length === 0) return;
		const notice = new Notice('', patience * 20);
		notice.setMessage(createFragment((fragment) => {
			fragment.createSpan({ text: `${counted(leftOut.length, 'heading')} could not be taken into the index.` });
			const button = fragment.createEl('button', { cls: 'ml-watch-undo', text: 'Show', type: 'button' });
			button.addEventListener('click', () => listLeftOut(this.shell, leftOut));
		}));
	}
}

/** What is left out of any of the indexes, each once. */
function everyOf(all: readonly IndexContents[]): LeftOut[] {
	const found = new Map(all.flatMap((contents) => contents.leftOut()).map((item) => [`${item.path}\n${item.offset}`, item]));
	return [...found.values()];
}

type Change = Extract<IndexBuild, { kind: 'change' }>;

/** Whether a build drops and removes nothing but what the approved one did. */
function isApproved(build: Change, approved: Change): boolean {
	if (build.handEdit && !isSame(build.handEdit, approved.handEdit)) return false;
	return build.confirm === null || build.confirm === approved.confirm;
}

function isSame(one: RegionChange, other: RegionChange | null): boolean {
	return other !== null && one.current === other.current && one.built === other.built;
}
