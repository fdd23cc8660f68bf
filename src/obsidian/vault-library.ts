import { Component, TFile, type App, type CachedMetadata, type TAbstractFile } from 'obsidian';
import { fieldsOf } from '../core/config/config';
import { Library } from '../core/library';
import { isCandidateHeading } from '../core/log/candidate';
import { readNote, type Note } from '../core/note';
import { asSentence, reasonOf } from '../core/reason';
import { inBackground, say } from './notices';
import { editorsOf } from './open-editors';
import type { Settings } from './settings';
import { Slices } from './slices';

/** How many files are read at once. One by one takes four times as long; more gains nothing. */
const readsInFlight = 8;

/** How long typing rests before an open note is read again, in milliseconds. */
const typingRest = 250;

/** The same for a note of so many lines that reading it would be felt at every pause. */
const longTypingRest = 2000;
const manyLines = 8000;

/** How long changes are gathered before listeners hear of them, in milliseconds. */
const changeRest = 40;

export interface ReadingOptions {
	/** Every note of the vault, not only those whose headings can hold entries. */
	readonly every?: boolean;
	/** Only the notes of these paths, whatever their headings. */
	readonly among?: ReadonlySet<string>;
	/** Told of each note that could not be read; without it the first failure is thrown. */
	readonly failed?: (path: string, reason: string) => void;
}

/**
 * The only reader of the vault. It keeps a library up to date with every note as it stands: an open editor's text counts before it
 * is saved. Nothing is read before the layout is ready, and then only notes whose headings can hold entries.
 */
export class VaultLibrary extends Component {
	/** What the notes hold. `entries.revision` grows with every change. */
	readonly entries = new Library();
	/** Settles when every note that can hold entries was read once. */
	readonly ready: Promise<void>;
	private settle: () => void = () => {};
	private readonly listeners = new Set<() => void>();
	/** Counts what is known of a file, so that a slow read never overwrites something newer. */
	private readonly versions = new WeakMap<TFile, number>();
	private readonly unreadable = new Set<string>();
	private readonly typed = new Set<string>();
	private typingTimer = 0;
	private changeTimer = 0;
	private readonly queue = new Set<TFile>();
	private working = 0;
	private readonly slices = new Slices();
	private complete = false;
	private live = false;

	constructor(private readonly app: App, private readonly settings: Settings) {
		super();
		this.ready = new Promise((resolve) => (this.settle = resolve));
	}

	/** Whether the first reading is over. */
	get isReady(): boolean {
		return this.complete;
	}

	/** Calls back, a little later, after entries may have changed. @returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => { this.listeners.delete(listener); };
	}

	/** Reads notes as they stand, in the order of their paths, a few at a time. */
	async *notes(options: ReadingOptions = {}): AsyncGenerator<Note> {
		const files = this.app.vault.getMarkdownFiles()
			.filter((file) => (options.among ? options.among.has(file.path) : options.every || this.mayHoldEntries(file)))
			.sort((a, b) => (a.path < b.path ? -1 : 1));
		const slices = new Slices();
		const reads: Promise<string | Error>[] = [];
		const read = (file: TFile | undefined): void => {
			if (file) reads.push(this.textOf(file).catch((error: unknown) => new Error(reasonOf(error))));
		};
		for (const file of files.slice(0, readsInFlight)) read(file);
		for (const [index, file] of files.entries()) {
			const text = await reads.shift()!;
			read(files[index + readsInFlight]);
			if (typeof text === 'string') yield readNote(file.path, text, this.settings.config);
			else if (options.failed) options.failed(file.path, text.message);
			else throw new Error(`${file.path}: ${text.message}`);
			await slices.rest();
		}
	}

	override onload(): void {
		this.live = true;
		this.app.workspace.onLayoutReady(() => {
			if (this.live) this.start();
		});
	}

	override onunload(): void {
		this.live = false;
		window.clearTimeout(this.typingTimer);
		window.clearTimeout(this.changeTimer);
		this.queue.clear();
		this.listeners.clear();
		this.settle();
	}

	private start(): void {
		const { metadataCache, vault, workspace } = this.app;
		this.registerEvent(metadataCache.on('changed', (file, data, cache) => {
			const text = this.screenText(file);
			if (text !== null || this.entries.has(file.path) || headingsMayHoldEntries(cache)) this.accept(file, text ?? data);
		}));
		this.registerEvent(metadataCache.on('deleted', (file) => this.drop(file.path)));
		this.registerEvent(vault.on('rename', (file, oldPath) => this.move(file, oldPath)));
		this.registerEvent(workspace.on('editor-change', (editor, info) => {
			if (info.file) this.typeIn(info.file.path, editor.lastLine() > manyLines ? longTypingRest : typingRest);
		}));
		let fields = JSON.stringify(this.settings.config.extraFields);
		this.register(this.settings.onChange(() => {
			const now = JSON.stringify(this.settings.config.extraFields);
			if (now !== fields) this.readAll();
			fields = now;
		}));
		this.readAll();
	}

	private readAll(): void {
		for (const file of this.app.vault.getMarkdownFiles()) {
			if (this.mayHoldEntries(file)) this.queue.add(file);
		}
		this.work();
	}

	/** The app's own index of headings says which notes need no reading. Where there is none yet, only the text can tell. */
	private mayHoldEntries(file: TFile): boolean {
		const cache = this.app.metadataCache.getFileCache(file);
		return cache === null || headingsMayHoldEntries(cache) || editorsOf(this.app, file.path).length > 0;
	}

	private screenText(file: TFile): string | null {
		return editorsOf(this.app, file.path)[0]?.getValue() ?? null;
	}

	private async textOf(file: TFile): Promise<string> {
		return this.screenText(file) ?? this.app.vault.cachedRead(file);
	}

	private work(): void {
		while (this.live && this.working < readsInFlight && this.queue.size > 0) {
			this.working++;
			inBackground(this.drain().finally(() => {
				this.working--;
				if (this.working === 0 && this.queue.size === 0) this.finish();
			}));
		}
		if (this.working === 0) this.finish();
	}

	private async drain(): Promise<void> {
		for (const file of this.queue) {
			this.queue.delete(file);
			await this.read(file);
			await this.slices.rest();
			if (!this.live) return;
		}
	}

	private async read(file: TFile): Promise<void> {
		const version = this.versions.get(file) ?? 0;
		try {
			const text = await this.textOf(file);
			const current = (this.versions.get(file) ?? 0) === version && this.app.vault.getFileByPath(file.path) === file;
			if (this.live && current) this.accept(file, text);
		} catch (error) {
			if (this.app.vault.getFileByPath(file.path) === file) this.fail(file.path, reasonOf(error));
		}
	}

	private accept(file: TFile, text: string): void {
		if (file.extension !== 'md') return;
		this.versions.set(file, (this.versions.get(file) ?? 0) + 1);
		this.queue.delete(file);
		this.unreadable.delete(file.path);
		const { config } = this.settings;
		this.entries.set(readNote(file.path, text, config), { edited: file.stat.mtime, fields: fieldsOf(config) });
		this.tell();
	}

	private fail(path: string, reason: string): void {
		if (this.unreadable.has(path)) return;
		this.unreadable.add(path);
		if (this.complete) say(`Could not read ${path}: ${asSentence(reason)} What was known of it is kept.`);
	}

	private finish(): void {
		if (this.complete || !this.live) return;
		this.complete = true;
		const [first] = this.unreadable;
		if (first !== undefined) {
			const count = this.unreadable.size;
			say(`Could not read ${count === 1 ? first : `${count} notes, such as ${first}`}. Their entries are missing until they change.`);
		}
		this.settle();
		this.tell();
	}

	private drop(path: string): void {
		this.unreadable.delete(path);
		this.typed.delete(path);
		this.entries.remove(path);
		this.tell();
	}

	private move(file: TAbstractFile, oldPath: string): void {
		if (!(file instanceof TFile)) return;
		if (file.extension !== 'md') {
			this.drop(oldPath);
			return;
		}
		const readAgain = this.entries.rename(oldPath, file.path) || !this.entries.has(file.path);
		if (readAgain && this.mayHoldEntries(file)) this.queue.add(file);
		this.work();
		this.tell();
	}

	private typeIn(path: string, rest: number): void {
		this.typed.add(path);
		window.clearTimeout(this.typingTimer);
		this.typingTimer = window.setTimeout(() => {
			for (const typed of this.typed) {
				const file = this.app.vault.getFileByPath(typed);
				const text = file && this.screenText(file);
				if (file && text !== null) this.accept(file, text);
			}
			this.typed.clear();
		}, rest);
	}

	private tell(): void {
		if (this.changeTimer !== 0) return;
		this.changeTimer = window.setTimeout(() => {
			this.changeTimer = 0;
			for (const listener of [...this.listeners]) listener();
		}, changeRest);
	}
}

/** Whether one of a note's headings may be an entry's or a date's. */
export function headingsMayHoldEntries(cache: CachedMetadata): boolean {
	return cache.headings?.some(({ heading }) => isCandidateHeading(heading)) ?? false;
}
