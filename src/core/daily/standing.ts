import { dateRank, type LogDate } from '../date';
import type { Entry } from '../entry';
import type { Located } from '../log';
import { generatedSpan, watchesOf } from '../log/watch';
import type { Note } from '../note';
import { textOf, type Span } from '../text';
import type { Piece, PiecePart } from './piece';

/** What an entry says, its date, heading and body, whatever its lines end with. */
export function readingOf({ block, date }: Located<Entry>): string {
	return `${date ? dateRank(date) : ''}\n${linesOf(`${textOf(block.text, block.heading)}\n${textOf(block.text, block.body)}`).join('\n').trim()}`;
}

/** What stands in a note already, and so need not be put there a second time. */
export class Standing {
	/** How many entries were found so far. */
	entries = 0;
	/** How many entries say the same. */
	private readonly readings = new Map<string, number>();
	/** The lines outside of entries, by the date that they stand under. */
	private readonly words = new Map<number, Set<string>>();

	private readonly generated: Span | null;

	constructor(private readonly note: Note) {
		const { log } = note;
		this.generated = generatedSpan(note.text);
		for (const entry of log.entries) {
			if (this.isGenerated(entry.index)) continue;
			const reading = readingOf(entry);
			this.readings.set(reading, (this.readings.get(reading) ?? 0) + 1);
		}
		// In a note without date headings all words are of its one date.
		if (log.dates.length === 0) this.readWords(null, 0, log.blocks.length);
		else for (const { heading, end } of watchesOf(note).flat()) this.readWords(heading.date, heading.index, end);
	}

	/** A piece without what stands already under a date: entries word for word, and words of which every line stands there. */
	without(piece: Piece, date: LogDate | null): Piece {
		const words = this.words.get(this.note.log.dates.length === 0 ? 0 : rankOf(date));
		const isNew = ({ text, entry }: PiecePart): boolean => {
			if (!entry) return !words || linesOf(text).some((line) => line !== '' && !words.has(line));
			const reading = readingOf({ ...entry, date });
			const count = this.readings.get(reading) ?? 0;
			if (count > 0) this.entries++;
			this.readings.set(reading, count - 1);
			return count <= 0;
		};
		return { ...piece, lead: piece.lead.filter(isNew), body: piece.body.filter(isNew) };
	}

	private readWords(date: LogDate | null, from: number, end: number): void {
		const words = this.words.get(rankOf(date)) ?? new Set();
		this.words.set(rankOf(date), words);
		for (let index = from; index < end; index++) {
			const { type, text } = this.note.log.blocks[index]!;
			if (type === 'entry') continue;
			const [start, stop] = this.isGenerated(index) ? this.generated!.map((at) => Math.max(0, at - this.note.log.starts[index]!)) : [text.length, text.length];
			for (const line of linesOf(`${text.slice(0, start)}\n${text.slice(stop)}`)) words.add(line);
		}
	}

	/** What is generated may be written anew, without what stands in it now. */
	private isGenerated(index: number): boolean {
		const { generated, note: { log } } = this;
		const from = log.starts[index]!;
		return generated !== null && from < generated[1] && from + log.blocks[index]!.text.length > generated[0];
	}
}

function rankOf(date: LogDate | null): number {
	return date ? dateRank(date) : 0;
}

function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
}
