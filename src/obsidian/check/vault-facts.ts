import { Component, normalizePath, type App } from 'obsidian';
import type { LibraryFacts } from '../../core/lint';
import { CountedFacts } from '../../core/rules/counted-facts';
import { readVocabulary } from '../../core/rules/unknown-keyword';
import type { Notes } from '../notes';
import { inBackground } from '../notices';
import type { Settings } from '../settings';
import { Slices } from '../slices';
import type { VaultLibrary } from '../vault-library';

/**
 * How old facts about the vault may be while somebody writes, in milliseconds: working out anew at each pause what is a variant of what
 * would cost more than it tells.
 */
const oldestFacts = 3000;

/** What is learned from all notes of the vault: by the check, and for new paper notes. */
export class VaultFacts extends Component {
	/** Settles when all notes were counted once: what goes by `current` is worth doing again then. */
	readonly ready: Promise<void>;
	private settle: () => void = () => {};
	private readonly counts = new CountedFacts();
	private facts: LibraryFacts | null = null;
	private made = 0;
	/** The library's revisions that the counts are of, and the facts. */
	private counted = -1;
	private told = -1;
	/** The counting of one note, under way. */
	private step: Generator<undefined> | null = null;
	private counting: Promise<void> | null = null;
	private live = false;
	private vocabulary: ReadonlySet<string> | null = null;
	private vocabularyPath = '';

	constructor(
		private readonly app: App, private readonly settings: Settings, private readonly library: VaultLibrary, private readonly notes: Notes,
	) {
		super();
		this.ready = new Promise((resolve) => (this.settle = resolve));
	}

	override onload(): void {
		this.live = true;
		inBackground(this.library.ready.then(async () => {
			try {
				await this.readVocabulary();
				await this.count();
			} finally {
				// Whoever waits would wait for ever; without facts the rules that need them are silent.
				this.settle();
			}
		}));
		this.register(this.library.onChange(() => inBackground(this.count())));
		this.register(this.settings.onChange(() => {
			if (this.settings.config.vocabularyNote !== this.vocabularyPath) inBackground(this.readVocabulary());
		}));
		this.registerEvent(this.app.metadataCache.on('changed', ({ path }) => {
			if (path === this.vocabularyPath) inBackground(this.readVocabulary());
		}));
	}

	override onunload(): void {
		this.live = false;
		this.settle();
	}

	/** The facts as they are or were a moment ago; null until all notes were counted. The same object as long as nothing changed. */
	get current(): LibraryFacts | null {
		const isRecent = performance.now() - this.made < oldestFacts;
		return isRecent && this.facts ? this.facts : this.tell();
	}

	/** The facts as they are now; null until the vault was read. What was not counted yet is counted at once. */
	get latest(): LibraryFacts | null {
		if (!this.library.isReady) return null;
		const { revision } = this.library.entries;
		if (this.counted !== revision) {
			for (const _ of this.steps());
			this.counted = revision;
		}
		return this.tell();
	}

	/** The facts as they are counted by now. */
	private tell(): LibraryFacts | null {
		if (this.counted === -1 || (this.facts && this.told === this.counted)) return this.facts;
		this.told = this.counted;
		this.made = performance.now();
		this.facts = this.counts.facts({ vocabulary: this.vocabulary, hasFile: (link, from) => this.hasFile(link, from) });
		return this.facts;
	}

	/** Counts what has changed, in slices. */
	private count(): Promise<void> {
		this.counting ??= this.countSlices().finally(() => (this.counting = null));
		return this.counting;
	}

	private async countSlices(): Promise<void> {
		const { entries, isReady } = this.library;
		const slices = new Slices();
		while (isReady && this.counted !== entries.revision) {
			const { revision } = entries;
			for (const _ of this.steps()) {
				await slices.rest();
				if (!this.live) return;
			}
			// What changed meanwhile was perhaps passed already.
			if (revision === entries.revision) this.counted = revision;
		}
	}

	/** Counts each note that is not as it was counted. */
	private *steps(): Generator<undefined> {
		const { entries } = this.library;
		const paths = entries.paths();
		yield* this.end();
		const gone = [...this.counts.paths()].filter((path) => !entries.has(path));
		for (const path of [...gone, ...paths]) {
			yield* this.end();
			const own = entries.entries(path);
			if (this.counts.has(path, own)) continue;
			this.step = this.counts.replace(path, own);
			yield* this.end();
		}
	}

	/** Brings the note under way to its end: whoever wants the facts at once may come in between. */
	private *end(): Generator<undefined> {
		while (this.step) {
			if (this.step.next().done) this.step = null;
			yield;
		}
	}

	private hasFile(link: string, from: string): boolean {
		const { metadataCache, vault } = this.app;
		if (metadataCache.getFirstLinkpathDest(link, from)) return true;
		const folder = from.slice(0, from.lastIndexOf('/') + 1);
		return vault.getAbstractFileByPath(resolvePath(folder + link)) !== null;
	}

	private async readVocabulary(): Promise<void> {
		const path = this.settings.config.vocabularyNote;
		this.vocabularyPath = path;
		const text = path === '' ? null : await this.notes.textOf(path).catch(() => null);
		this.vocabulary = text === null ? null : readVocabulary(text);
		this.facts = null;
	}
}

/** A path without `.` and `..`. */
function resolvePath(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return normalizePath(parts.join('/'));
}
