import { Component } from 'obsidian';
import { asSentence } from '../../core/reason';
import { counted } from '../../core/rules/shown';
import { checkOptions } from '../check/checking';
import { inBackground, say } from '../notices';
import { Progress } from '../progress';
import type { Shell } from '../shell';
import { findProblems, type Found } from './found';

/** How long typing rests before a note is checked again, in milliseconds. */
const typingRest = 600;

/** The problems of all notes, kept up to date as long as somebody looks at them. */
export class VaultProblems extends Component {
	private readonly found = new Map<string, readonly Found[]>();
	private readonly edited = new Set<string>();
	private timer = 0;
	private checking = false;
	/** Whether the check under way has to begin anew. */
	private again = false;
	private complete = false;
	private ended = false;
	private live = false;

	constructor(private readonly shell: Shell, private readonly changed: () => void) {
		super();
	}

	/** Whether every note was checked. */
	get isComplete(): boolean {
		return this.complete;
	}

	/** Whether the person ended the check before that. */
	get isEnded(): boolean {
		return this.ended;
	}

	/** All problems, by note and line. */
	all(): readonly Found[] {
		return [...this.found.keys()].sort().flatMap((path) => this.found.get(path) ?? []);
	}

	override onload(): void {
		this.live = true;
		const { app, settings } = this.shell;
		this.registerEvent(app.metadataCache.on('changed', ({ path }) => this.later(path)));
		this.registerEvent(app.metadataCache.on('deleted', ({ path }) => this.forget(path)));
		this.registerEvent(app.vault.on('rename', ({ path }, oldPath) => {
			this.forget(oldPath);
			this.later(path);
		}));
		this.registerEvent(app.workspace.on('editor-change', (_editor, { file }) => {
			if (file) this.later(file.path);
		}));
		this.register(settings.onChange(() => inBackground(this.checkAll())));
		inBackground(this.checkAll());
	}

	override onunload(): void {
		this.live = false;
		window.clearTimeout(this.timer);
	}

	/** Checks every note. One who asks while that is under way, as after a change of the settings, has it begin anew. */
	async checkAll(): Promise<void> {
		this.again = true;
		if (this.checking) return;
		this.checking = true;
		try {
			await this.shell.facts.ready;
			while (this.again && this.live) {
				this.again = false;
				await this.checkOnce();
			}
		} finally {
			this.checking = false;
			this.changed();
		}
	}

	private async checkOnce(): Promise<void> {
		this.ended = false;
		const progress = new Progress('Checking notes');
		const all = this.shell.app.vault.getMarkdownFiles().length;
		const options = checkOptions(this.shell);
		const seen = new Set<string>();
		/** Why notes could not be read, by their paths. */
		const failed = new Map<string, string>();
		try {
			for await (const note of this.shell.library.notes({ every: true, failed: (path, reason) => failed.set(path, reason) })) {
				seen.add(note.path);
				progress.step(seen.size, all);
				if (progress.isCancelled || this.again || !this.live) break;
				this.keep(note.path, findProblems(note, options));
			}
			this.ended = progress.isCancelled;
			if (this.ended || this.again || !this.live) return;
			const [unread] = failed;
			if (unread) {
				const [path, reason] = unread;
				const others = failed.size > 1 ? ` and ${counted(failed.size - 1, 'more note')}` : '';
				say(`Could not read ${path}${others}: ${asSentence(reason)} What is listed there may be out of date.`);
			}
			for (const path of [...this.found.keys()]) if (!seen.has(path) && !failed.has(path)) this.found.delete(path);
			this.complete = true;
		} finally {
			progress.end();
		}
	}

	private keep(path: string, found: readonly Found[]): void {
		if (found.length > 0) this.found.set(path, found);
		else this.found.delete(path);
	}

	private forget(path: string): void {
		if (this.found.delete(path)) this.changed();
	}

	private later(path: string): void {
		this.edited.add(path);
		window.clearTimeout(this.timer);
		this.timer = window.setTimeout(() => inBackground(this.checkEdited()), typingRest);
	}

	private async checkEdited(): Promise<void> {
		const paths = [...this.edited];
		this.edited.clear();
		const options = checkOptions(this.shell);
		for (const path of paths) {
			// Any file can be renamed; only notes are checked.
			const note = path.endsWith('.md') ? await this.shell.notes.read(path).catch(() => undefined) : null;
			// Of a note that cannot be read just now, what was found before still stands.
			if (note !== undefined) this.keep(path, note ? findProblems(note, options) : []);
		}
		this.changed();
	}
}
