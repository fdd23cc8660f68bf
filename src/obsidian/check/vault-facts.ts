import { Component, normalizePath, type App } from 'obsidian';
import type { LibraryFacts } from '../../core/lint';
import { factsOf } from '../../core/rules/facts';
import { readVocabulary } from '../../core/rules/unknown-keyword';
import type { Notes } from '../notes';
import { inBackground } from '../notices';
import type { Settings } from '../settings';
import type { VaultLibrary } from '../vault-library';

/**
 * How old facts about the vault may be while somebody writes, in milliseconds: counting all entries anew at each pause would cost more
 * than it tells.
 */
const oldestFacts = 3000;

/** What is learned from all notes of the vault: by the check, and for new paper notes. */
export class VaultFacts extends Component {
	private facts: LibraryFacts | null = null;
	private revision = -1;
	private made = 0;
	private vocabulary: ReadonlySet<string> | null = null;
	private vocabularyPath = '';

	constructor(
		private readonly app: App, private readonly settings: Settings, private readonly library: VaultLibrary, private readonly notes: Notes,
	) {
		super();
	}

	override onload(): void {
		inBackground(this.library.ready.then(() => this.readVocabulary()));
		this.register(this.settings.onChange(() => {
			if (this.settings.config.vocabularyNote !== this.vocabularyPath) inBackground(this.readVocabulary());
		}));
		this.registerEvent(this.app.metadataCache.on('changed', ({ path }) => {
			if (path === this.vocabularyPath) inBackground(this.readVocabulary());
		}));
	}

	/** The facts as they are or were a moment ago; null until the vault was read. The same object as long as nothing changed. */
	get current(): LibraryFacts | null {
		const isRecent = this.library.isReady && performance.now() - this.made < oldestFacts;
		return isRecent && this.facts ? this.facts : this.latest;
	}

	/** The facts as they are now; null until the vault was read. */
	get latest(): LibraryFacts | null {
		if (!this.library.isReady) return null;
		const { revision } = this.library.entries;
		if (this.facts && revision === this.revision) return this.facts;
		this.revision = revision;
		this.made = performance.now();
		this.facts = factsOf(this.library.entries.all(), {
			vocabulary: this.vocabulary,
			hasFile: (link, from) => this.hasFile(link, from),
		});
		return this.facts;
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
