import { Batch, partsOf } from './batch';
import type { SearchedText } from './searched-text';

/** In entries. */
export interface BatchSizes {
	/** How many make a batch: few enough to be taken apart between two frames, and enough to have their words in common. */
	readonly batch: number;
	/** A note of more entries is one long text, which is quick to look through; taking it apart after every change would not be. */
	readonly largestNote: number;
}

const usualSizes: BatchSizes = { batch: 1024, largestNote: 4096 };

/** The notes that a batch was made of and that are still as they were. */
interface Gathered {
	readonly texts: Set<SearchedText>;
	/** How many entries they have. */
	size: number;
}

interface Searched {
	readonly searched: SearchedText;
}

/** The notes of a batch, as lists of numbers side by side: going from object to object would take longer than the search. */
interface BatchNotes {
	readonly texts: SearchedText[];
	/** The number of each note's first entry in the batch, and among all entries. */
	readonly firsts: number[];
	readonly places: number[];
	readonly counts: number[];
}

interface PlacedTexts {
	readonly texts: readonly Searched[];
	readonly inBatches: ReadonlyMap<Batch, BatchNotes>;
	readonly loose: readonly { readonly searched: SearchedText; readonly place: number }[];
}

/**
 * Searches the texts of many notes. Notes are gathered in batches, which are searched by their words; what changed since is looked
 * through as it is. A change costs time for its note alone, now and then for a batch.
 */
export class SearchIndex {
	private readonly batches = new Map<Batch, Gathered>();
	private loose = new Set<SearchedText>();
	private looseSize = 0;
	private placed: PlacedTexts | null = null;

	/** @param sizes a batch and the largest note have fewer than 65,536 entries together. */
	constructor(private readonly sizes: BatchSizes = usualSizes) {}

	add(text: SearchedText): void {
		if (text.count > this.sizes.largestNote) return;
		this.loose.add(text);
		this.looseSize += text.count;
		if (this.looseSize >= this.sizes.batch) this.gather();
	}

	remove(text: SearchedText): void {
		if (this.loose.delete(text)) this.looseSize -= text.count;
		const batch = text.spot?.batch;
		const gathered = batch && this.batches.get(batch);
		if (!gathered) return;
		text.spot = null;
		gathered.texts.delete(text);
		gathered.size -= text.count;
		if (2 * gathered.size >= batch.size) return;
		this.batches.delete(batch);
		for (const other of gathered.texts) {
			other.spot = null;
			this.add(other);
		}
	}

	/**
	 * Searches texts that were added.
	 * @param folded as `fold` makes it; everything holds the empty text.
	 * @param texts the same object as long as nothing was added or removed.
	 * @param hits gets a 1 for every entry of the texts, one after the other, that holds what is looked for.
	 */
	search(folded: string, texts: readonly Searched[], hits: Uint8Array): void {
		if (folded === '') {
			hits.fill(1);
			return;
		}
		if (this.placed?.texts !== texts) this.placed = placedTexts(texts);
		const parts = partsOf(folded);
		for (const [batch, notes] of this.placed.inBatches) {
			const marks = batch.find(parts);
			if (marks) markNotes(notes, marks, parts.length, folded, hits);
		}
		for (const { searched, place } of this.placed.loose) searched.find(folded, (ordinal) => (hits[place + ordinal] = 1));
	}

	private gather(): void {
		const texts = this.loose;
		this.loose = new Set();
		this.looseSize = 0;
		const batch = Batch.of(texts);
		if (!batch) return;
		this.batches.set(batch, { texts, size: batch.size });
		let first = 0;
		for (const text of texts) {
			text.spot = { batch, first };
			first += text.count;
		}
	}
}

function placedTexts(texts: readonly Searched[]): PlacedTexts {
	const inBatches = new Map<Batch, BatchNotes>();
	const loose: { searched: SearchedText; place: number }[] = [];
	let place = 0;
	for (const { searched } of texts) {
		const { spot, count } = searched;
		if (spot) {
			let notes = inBatches.get(spot.batch);
			if (!notes) inBatches.set(spot.batch, (notes = { texts: [], firsts: [], places: [], counts: [] }));
			notes.texts.push(searched);
			notes.firsts.push(spot.first);
			notes.places.push(place);
			notes.counts.push(count);
		} else loose.push({ searched, place });
		place += count;
	}
	return { texts, inBatches, loose };
}

function markNotes({ texts, firsts, places, counts }: BatchNotes, marks: Uint8Array, parts: number, folded: string, hits: Uint8Array): void {
	for (let note = 0; note < places.length; note++) {
		const [first, place] = [firsts[note]!, places[note]!];
		for (let ordinal = 0; ordinal < counts[note]!; ordinal++) {
			if (marks[first + ordinal] !== parts) continue;
			// That an entry has all words does not yet say that they stand side by side.
			if (parts === 1 || texts[note]!.at(ordinal).includes(folded)) hits[place + ordinal] = 1;
		}
	}
}
