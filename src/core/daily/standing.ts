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
	/** What stands outside of entries, by the date that it stands under. */
	private readonly words = new Map<number, StandingWords>();

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

	/** A piece without what stands already under a date, word for word: entries, and words between them as they follow one another. */
	without(piece: Piece, date: LogDate | null): Piece {
		const words = this.words.get(this.note.log.dates.length === 0 ? 0 : rankOf(date));
		const isNew = ({ text, entry }: PiecePart): boolean => {
			if (!entry) return words?.take(text) !== true;
			const reading = readingOf({ ...entry, date });
			const count = this.readings.get(reading) ?? 0;
			if (count > 0) this.entries++;
			this.readings.set(reading, count - 1);
			return count <= 0;
		};
		return { ...piece, lead: piece.lead.filter(isNew), body: piece.body.filter(isNew) };
	}

	private readWords(date: LogDate | null, from: number, end: number): void {
		const words = this.words.get(rankOf(date)) ?? new StandingWords();
		this.words.set(rankOf(date), words);
		for (let index = from; index < end; index++) {
			const { type, text } = this.note.log.blocks[index]!;
			if (type === 'entry') {
				words.part();
				continue;
			}
			const [start, stop] = this.isGenerated(index) ? this.generated!.map((at) => Math.max(0, at - this.note.log.starts[index]!)) : [text.length];
			words.add(text.slice(0, start));
			if (stop === undefined) continue;
			words.part();
			words.add(text.slice(stop));
		}
	}

	/** What is generated may be written anew, without what stands in it now. */
	private isGenerated(index: number): boolean {
		const { generated, note: { log } } = this;
		const from = log.starts[index]!;
		return generated !== null && from < generated[1] && from + log.blocks[index]!.text.length > generated[0];
	}
}

/** The lines of words that stand in a note. Each can be taken for one that comes only once: who wrote something twice meant it so. */
class StandingWords {
	/** Without blank lines; null for what parts words from each other, and for what was taken. */
	private readonly lines: (string | null)[] = [];
	/** Where each line stands. */
	private readonly places = new Map<string, number[]>();

	add(text: string): void {
		for (const line of wordsIn(text)) {
			const places = this.places.get(line);
			if (places) places.push(this.lines.length);
			else this.places.set(line, [this.lines.length]);
			this.lines.push(line);
		}
	}

	/** What is added from here on does not follow what was added before. */
	part(): void {
		this.lines.push(null);
	}

	/** Takes the lines of a text where they stand one behind the other. @returns whether they did; a text without words stands anywhere. */
	take(text: string): boolean {
		const wanted = wordsIn(text);
		if (wanted.length === 0) return true;
		// Looked for by its rarest line: a brace or a rule stands everywhere.
		let rarest = 0;
		for (let index = 0; index < wanted.length; index++) if (this.count(wanted[index]!) < this.count(wanted[rarest]!)) rarest = index;
		const places = this.places.get(wanted[rarest]!) ?? [];
		const found = places.findIndex((place) => wanted.every((line, index) => this.lines[place - rarest + index] === line));
		if (found < 0) return false;
		const [place] = places.splice(found, 1) as [number];
		this.lines.fill(null, place - rarest, place - rarest + wanted.length);
		return true;
	}

	private count(line: string): number {
		return this.places.get(line)?.length ?? 0;
	}
}

function wordsIn(text: string): string[] {
	return linesOf(text).filter((line) => line !== '');
}

function rankOf(date: LogDate | null): number {
	return date ? dateRank(date) : 0;
}

function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
}
