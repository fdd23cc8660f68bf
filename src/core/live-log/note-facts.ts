import type { LogDate } from '../date';
import type { FieldTable } from '../field';
import type { FrontMatter } from '../log/front-matter';
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
		this.sign = sign;
	}

	/** Whether an edit touches byte order mark and front matter, or may begin the latter. */
	concernsTop({ from }: EditedRange, source: TextSource): boolean {
		return from <= this.from || (from < this.from + 3 && source.slice(this.from, this.from + 3) === '---');
	}

	/**
	 * Whether lines hold what can only be read with the whole note: a second rule, or a carriage return, which ends a line or not by what
	 * stands beside it. Editors know no such returns.
	 */
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
