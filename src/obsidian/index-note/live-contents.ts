import { Component, MarkdownView, type TAbstractFile } from 'obsidian';
import { IndexContents } from '../../core/index-note';
import { hasFileIn } from '../folders';
import type { Shell } from '../shell';

/** A note that could not be read. */
export interface Unreadable {
	readonly path: string;
	readonly reason: string;
}

/**
 * What all notes give to each index. Every note is read once, when an index is asked for; from then on only those that changed are
 * read again.
 */
export class LiveContents extends Component {
	private contents: readonly IndexContents[] = [];
	/** The settings that the contents were made with. */
	private made = '';
	/** The paths of notes that may have changed since they were read. */
	private readonly stale = new Set<string>();
	private filesChanged = false;
	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly shell: Pick<Shell, 'app' | 'config' | 'library'>) {
		super();
	}

	override onload(): void {
		const { vault, workspace } = this.shell.app;
		workspace.onLayoutReady(() => {
			const touch = (file: TAbstractFile): void => { this.stale.add(file.path); };
			const touchFiles = (file: TAbstractFile, before?: string): void => {
				touch(file);
				if (before !== undefined) this.stale.add(before);
				this.filesChanged = true;
			};
			this.registerEvent(vault.on('modify', touch));
			this.registerEvent(vault.on('create', (file) => touchFiles(file)));
			this.registerEvent(vault.on('delete', (file) => touchFiles(file)));
			this.registerEvent(vault.on('rename', touchFiles));
		});
	}

	override onunload(): void {
		this.contents = [];
		this.made = '';
	}

	/**
	 * The contents of every index, in the order of the settings, as the notes stand. Two who ask at once wait for each other.
	 * @param failed told of each note that could not be read; what was known of it is kept.
	 */
	gather(failed: (note: Unreadable) => void): Promise<readonly IndexContents[]> {
		const turn = this.last.then(() => this.catchUp(failed));
		this.last = turn.catch(() => {});
		return turn;
	}

	private async catchUp(failed: (note: Unreadable) => void): Promise<readonly IndexContents[]> {
		const config = this.shell.config();
		const settings = JSON.stringify(config);
		const { vault } = this.shell.app;
		let among: Set<string> | null = null;
		if (settings === this.made) {
			if (this.filesChanged) for (const contents of this.contents) for (const path of contents.linked()) this.stale.add(path);
			among = new Set([...this.stale, ...this.openPaths()]);
		} else {
			const hasFile = hasFileIn(this.shell.app);
			this.contents = config.indexes.map((index) => new IndexContents(config, index, { hasFile, apart: true }));
			this.made = settings;
		}
		this.stale.clear();
		this.filesChanged = false;
		for (const path of among ?? []) if (!vault.getFileByPath(path)) for (const contents of this.contents) contents.remove(path);
		const options = {
			...(among ? { among } : {}),
			failed: (path: string, reason: string): void => {
				this.stale.add(path);
				failed({ path, reason });
			},
		};
		try {
			for await (const note of this.shell.library.notes(options)) for (const contents of this.contents) contents.set(note);
		} catch (error) {
			// Half of the notes are no contents: the next one who asks begins anew.
			this.made = '';
			throw error;
		}
		return this.contents;
	}

	/** What an editor shows may not be saved yet. */
	private openPaths(): string[] {
		const paths: string[] = [];
		this.shell.app.workspace.iterateAllLeaves(({ view }) => {
			if (view instanceof MarkdownView && view.file) paths.push(view.file.path);
		});
		return paths;
	}
}
