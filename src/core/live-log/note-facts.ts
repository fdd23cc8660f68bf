import type { LogDate } from '../date';
import type { FieldTable } from '../field';
import type { FrontMatter } from '../front-matter';
import { signOfEntries, type OutlinedNote } from '../log';
import type { EditedRange } from './block-columns';
import type { TextSource } from './text-source';

/** What holds for a whole note, and which edits may change it. */
export class NoteFacts {
	readonly frontMatter: FrontMatter | null;
	readonly noteDate: LogDate | null;
	readonly fields: FieldTable;
	/** The UTF-16 offset behind byte order mark and front matter. */
	readonly from: number;
	/** Whether there is no sign of anything of ours: then the note is one block. */
	readonly prose: boolean;
	/** The blocks that begin within a git conflict. */
	readonly conflicts: ReadonlySet<number>;
	/** Whether the note begins with a rule that a second one, anywhere, would make front matter. */
	private readonly ruled: boolean;
	/** A carriage return ends a line or not by what stands beside it; editors know none. */
	private readonly carriages: boolean;
	/** A sign that there may be something of ours. It is followed only where nothing of ours was found. */
	private sign: number;

	constructor({ frontMatter, noteDate, fields, from, sign, outline }: OutlinedNote, text: string) {
		this.frontMatter = frontMatter;
		this.noteDate = noteDate;
		this.fields = fields;
		this.from = from;
		this.prose = sign < 0;
		this.conflicts = new Set(outline.conflicts);
		this.ruled = !frontMatter && text.startsWith('---', from);
		this.carriages = text.includes('\r');
		this.sign = sign;
	}

	/** Whether an edit may change what the top of the note is, or the note can not be read in parts at all. */
	concernsTop({ from }: EditedRange, source: TextSource): boolean {
		if (this.carriages || from <= this.from) return true;
		if (this.ruled) return from <= source.lineAt(0).to;
		return from < this.from + 3 && source.slice(this.from, this.from + 3) === '---';
	}

	/** Whether lines hold what can only be read with the whole note. */
	concernsWhole(text: string): boolean {
		return text.includes('\r') || (this.ruled && (text.startsWith('---') || text.includes('\n---')));
	}

	/** Whether lines of the note, from an offset on, show a sign of something of ours. */
	hasSign(text: string, at: number): boolean {
		return this.signIn(text, at) >= 0;
	}

	/**
	 * Whether there is a sign of something of ours still, when lines have changed.
	 * @param text what stands at `at` now. @param by how much longer that is than what stood there.
	 */
	signStays(text: string, at: number, by: number): boolean {
		if (this.sign < at) return true;
		if (this.sign > at + text.length - by) {
			this.sign += by;
			return true;
		}
		const found = this.signIn(text, at);
		if (found >= 0) this.sign = at + found;
		return found >= 0;
	}

	private signIn(text: string, at: number): number {
		return signOfEntries(text, at === 0 ? this.from : 0);
	}
}
