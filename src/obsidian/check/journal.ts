import { normalizePath, type App, type PluginManifest } from 'obsidian';
import { carryEdits } from '../../core/text/carry-edits';
import { reasonOf } from '../../core/reason';
import { withLineFeeds, type Edit } from '../../core/text';
import { fingerprintOf } from './fingerprint';

/** How a note is taken back to what it was. */
export interface NoteRecord {
	readonly path: string;
	/** The text after the change, by which it is known again. */
	readonly after: Version;
	/** The same with LF for every line ending, as an editor holds it; null where there is no other. */
	readonly plain: Version | null;
	/** Whether the change made the note. */
	readonly made?: true;
}

/** A text by its fingerprint, and what takes it back. */
interface Version {
	readonly fingerprint: string;
	readonly inverse: readonly Edit[];
}

/** A change of many notes, written down before it is made. */
export interface JournalEntry {
	/** When it was made, in milliseconds since 1970. */
	readonly time: number;
	readonly notes: readonly NoteRecord[];
	/** Whether words moved between the notes: all of them are taken back or none, from the last to the first. */
	readonly whole?: true;
}

/** A change is too old to be taken back after a month, in milliseconds. */
const longestKept = 30 * 24 * 60 * 60 * 1000;

/** The most characters that a record may have: what a phone writes and reads in a moment. */
const longestRecord = 8_000_000;

/** The record of the last change of many notes, in the plugin's folder. It outlives a restart and can be deleted at any time. */
export class Journal {
	constructor(private readonly app: App, private readonly manifest: PluginManifest) {}

	/** Writes a change down. @returns why it could not be, null where it was. */
	async write(notes: readonly NoteRecord[], time: number, whole?: true): Promise<string | null> {
		const record = JSON.stringify({ time, notes, ...(whole ? { whole } : {}) } satisfies JournalEntry);
		if (record.length > longestRecord) return 'Too many changes for one go: choose fewer notes or rules.';
		try {
			await this.app.vault.adapter.write(this.path, record);
			return null;
		} catch (error) {
			return `Nothing was written: the way back could not be written to ${this.path}. ${reasonOf(error)}`;
		}
	}

	/** The last change; null where there is none, it is too old, or what is stored can't be read. */
	async read(now: number): Promise<JournalEntry | null> {
		const { adapter } = this.app.vault;
		if (!await adapter.exists(this.path)) return null;
		try {
			const entry = JSON.parse(await adapter.read(this.path)) as JournalEntry;
			if (now - entry.time <= longestKept && entry.notes.every(isRecord)) return entry;
		} catch {
			// A record that was broken by hand says nothing that could be trusted.
		}
		await this.delete();
		return null;
	}

	async delete(): Promise<void> {
		const { adapter } = this.app.vault;
		if (await adapter.exists(this.path)) await adapter.remove(this.path);
	}

	private get path(): string {
		const { dir, id } = this.manifest;
		return normalizePath(`${dir ?? `${this.app.vault.configDir}/plugins/${id}`}/last-vault-change.json`);
	}
}

function isRecord({ path, after, plain }: NoteRecord): boolean {
	const isVersion = ({ fingerprint, inverse }: Version): boolean => typeof fingerprint === 'string' && inverse.every(({ from, to, insert }) => from <= to && typeof insert === 'string');
	return typeof path === 'string' && isVersion(after) && (plain === null || isVersion(plain));
}

/** @param inverse what takes `after` back. */
export function recordOf(path: string, after: string, inverse: readonly Edit[]): NoteRecord {
	const plain = withLineFeeds(after);
	const carried = plain === after ? null : carryEdits(inverse, after, plain);
	return {
		path,
		after: { fingerprint: fingerprintOf(after), inverse },
		plain: carried && { fingerprint: fingerprintOf(plain), inverse: carried },
	};
}

/** What takes a note back; null where it is not as the change left it. */
export function inverseFor({ after, plain }: NoteRecord, text: string): readonly Edit[] | null {
	if (fingerprintOf(text) === after.fingerprint) return after.inverse;
	const bare = withLineFeeds(text);
	const known = [plain, after].find((version) => version?.fingerprint === fingerprintOf(bare));
	return known ? carryEdits(known.inverse, bare, text) : null;
}
