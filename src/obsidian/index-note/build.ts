import { Notice, normalizePath } from 'obsidian';
import { buildIndex, IndexContents, type HandEdit, type IndexBuild, type LeftOut } from '../../core/index-note';
import { counted } from '../../core/rules/shown';
import { say } from '../notices';
import type { Shell } from '../shell';
import { changesOf } from './changes';
import { listLeftOut } from './left-out-modal';
import { openNote } from './open-note';
import { reviewBuild } from './review-modal';

/** A build takes longer than this many milliseconds before a notice says that notes are being read. */
const patience = 500;

/** Settings with which a default in their place could show what is private. */
const decisive = new Set(['', 'indexPath', 'indexInclude', 'indexExclude', 'indexOmit', 'extraFields']);

/** Builds the index note, after asking where a person should look first. One build at a time: a second one waits for nothing and does nothing. */
export class IndexBuilder {
	private busy = false;

	constructor(private readonly shell: Shell) {}

	async build(): Promise<void> {
		await this.alone(async () => {
			const contents = await this.gather();
			if (contents) await this.write(contents);
		});
	}

	/** Lists what the notes hold and the index does not. */
	async showLeftOut(): Promise<void> {
		await this.alone(async () => {
			const contents = await this.gather();
			const leftOut = contents?.leftOut() ?? [];
			if (leftOut.length > 0) listLeftOut(this.shell, leftOut);
			else if (contents) say('The index leaves nothing out.');
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
	private async gather(): Promise<IndexContents | null> {
		const { library, settings } = this.shell;
		const problem = settings.problems.find(({ key }) => decisive.has(key));
		if (problem) {
			say(`Nothing was written. ${problem.message}`);
			return null;
		}
		const contents = new IndexContents(this.shell.config());
		const failed: { path: string; reason: string }[] = [];
		let notice: Notice | null = null;
		const timer = window.setTimeout(() => (notice = new Notice('Reading notes for the index…', 0)), patience);
		try {
			for await (const note of library.notes({ failed: (path, reason) => void failed.push({ path, reason }) })) contents.set(note);
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

	private async write(contents: IndexContents): Promise<void> {
		const { app, notes } = this.shell;
		const path = normalizePath(contents.config.indexPath);
		const text = await notes.textOf(path);
		const first = buildIndex(contents, { path, text });
		if (first.kind === 'refused') {
			say(first.message);
			if (first.span) await openNote(this.shell, path, { offset: first.span[0] });
			return;
		}
		if (first.kind === 'current') {
			say(`${path} is up to date: ${counted(first.report.entries, 'entry', 'entries')}.`);
			await openNote(this.shell, path);
			return;
		}
		if (first.confirm !== null || first.handEdit) {
			if (!(await reviewBuild(app, path, first))) return;
		}
		const { entries, changes, leftOut } = first.report;
		const written = await notes.change(path, (note) => {
			// The note may have changed while the dialog was open: what was not shown is not dropped.
			const build = buildIndex(contents, { path, text: note.text });
			if (build.kind === 'refused') return build.message;
			if (build.kind === 'current') return [];
			return isApproved(build, first) ? build.edits : `Nothing was written: ${path} has changed meanwhile. Build the index again.`;
		}, { make: true, done: `Index built: ${counted(entries, 'entry', 'entries')}, ${changesOf(changes)}.` });
		if (!written) return;
		this.offerLeftOut(leftOut);
		await openNote(this.shell, path);
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

type Change = Extract<IndexBuild, { kind: 'change' }>;

/** Whether a build drops and removes nothing but what the approved one did. */
function isApproved(build: Change, approved: Change): boolean {
	if (build.handEdit && !isSame(build.handEdit, approved.handEdit)) return false;
	return build.confirm === null || build.confirm === approved.confirm;
}

function isSame(one: HandEdit, other: HandEdit | null): boolean {
	return other !== null && one.current === other.current && one.built === other.built;
}
