import { Component } from 'obsidian';
import type { IndexSettings } from '../../core/config/indexes';
import { indexTargets, pageChecksum, pageYear, type IndexContents } from '../../core/index-note';
import { markedChecksum } from '../../core/index-region';
import { inBackground } from '../notices';
import type { Shell } from '../shell';
import { editorsOf } from '../open-editors';
import type { LiveContents } from './live-contents';

/** How long the vault rests before indexes are compared with it, in milliseconds: nobody waits for the answer. */
const rest = 2000;

/** Says which indexes are out of date. It reads nothing as long as no index was ever built, and builds none. */
export class IndexAge extends Component {
	/** The indexes that a build would change, in the order of the settings. */
	outdated: readonly IndexSettings[] = [];
	private readonly listeners = new Set<() => void>();
	/** The checksums of notes, by the time of their last change. */
	private readonly known = new Map<string, { readonly changed: number; readonly checksum: string | null }>();
	private timer = 0;
	private live = false;

	constructor(private readonly shell: Pick<Shell, 'app' | 'config' | 'library' | 'settings'>, private readonly contents: LiveContents) {
		super();
	}

	override onload(): void {
		this.live = true;
		const { app: { vault }, library, settings } = this.shell;
		inBackground(library.ready.then(() => {
			if (!this.live) return;
			const later = (): void => this.later();
			this.register(library.onChange(later));
			this.register(settings.onChange(later));
			this.registerEvent(vault.on('modify', later));
			this.registerEvent(vault.on('create', later));
			this.registerEvent(vault.on('delete', later));
			this.registerEvent(vault.on('rename', later));
			later();
		}));
	}

	override onunload(): void {
		this.live = false;
		window.clearTimeout(this.timer);
		this.listeners.clear();
	}

	/** Calls back when other indexes are out of date than before. @returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => { this.listeners.delete(listener); };
	}

	/** Compares every index with the notes. What cannot be read at this moment is looked at again after the next change. */
	async check(): Promise<void> {
		await this.compare().catch(() => undefined);
	}

	private async compare(): Promise<void> {
		const { indexes, indexAge } = this.shell.config();
		if (!indexAge) {
			this.tell([]);
			return;
		}
		const built: string[] = [];
		for (const { path } of indexes) if (await this.checksumOf(path) !== null) built.push(path);
		if (built.length === 0) {
			this.tell([]);
			return;
		}
		let unread = 0;
		const all = await this.contents.gather(() => unread++);
		// What cannot be read now would look as if it were gone.
		if (unread > 0 || !this.live) return;
		const outdated: IndexSettings[] = [];
		for (const contents of all) if (built.includes(contents.index.path) && await this.isOutdated(contents)) outdated.push(contents.index);
		this.tell(outdated);
	}

	private async isOutdated(contents: IndexContents): Promise<boolean> {
		for (const { path, year } of indexTargets(contents, await this.pagesOf(contents.index))) {
			if (await this.checksumOf(path) !== pageChecksum(contents, year)) return true;
		}
		return false;
	}

	/** The notes that are pages of an index by their names and regions. */
	async pagesOf({ path, pages }: IndexSettings): Promise<string[]> {
		const found: string[] = [];
		if (!pages) return found;
		for (const note of this.shell.app.vault.getMarkdownFiles()) {
			if (pageYear(path, note.path) !== null && await this.checksumOf(note.path) !== null) found.push(note.path);
		}
		return found;
	}

	/** The checksum in a note's marker; null where it has no region. */
	private async checksumOf(path: string): Promise<string | null> {
		const { app } = this.shell;
		const file = app.vault.getFileByPath(path);
		if (!file) return null;
		const [editor] = editorsOf(app, path);
		if (editor) return markedChecksum(editor.getValue());
		const known = this.known.get(path);
		if (known?.changed === file.stat.mtime) return known.checksum;
		const changed = file.stat.mtime;
		const checksum = markedChecksum(await app.vault.cachedRead(file));
		this.known.set(path, { changed, checksum });
		return checksum;
	}

	private later(): void {
		window.clearTimeout(this.timer);
		this.timer = window.setTimeout(() => inBackground(this.check()), rest);
	}

	private tell(outdated: readonly IndexSettings[]): void {
		const same = outdated.length === this.outdated.length && outdated.every((index, place) => index.path === this.outdated[place]!.path);
		this.outdated = outdated;
		if (!same) for (const listener of [...this.listeners]) listener();
	}
}
