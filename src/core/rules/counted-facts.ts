import { byPath } from '../library/path-order';
import { decode } from '../markdown';
import type { LibraryFacts } from './context';
import { readUrls, type FactEntry, type OtherFacts } from './facts';
import { add, type Tally } from './habits';

/** How many entries are counted in one step. */
const stepSize = 32;

/**
 * The facts of `factsOf`, kept up to date note by note: reading every URL of a large vault takes a second, and counting its entries anew
 * after each change would be felt.
 */
export class CountedFacts {
	private readonly notes = new Map<string, readonly FactEntry[]>();
	private readonly keywords = new Map<string, number>();
	private readonly sources = new Map<string, number>();
	private keywordsTold: Tally<string> = new Map();
	private sourcesTold: Tally<string> = new Map();
	private readonly hosts = new Map<string, Map<string, number>>();
	/** The tallies of hosts that nobody was told yet. One that was told stays as it is, as rules keep what they work out from it. */
	private readonly untold = new Set<Tally<string>>();
	private readonly urlDates = new Map<boolean, number>();
	/** What is about one target: most often a single entry. */
	private readonly targets = new Map<string, FactEntry | Set<FactEntry>>();
	/** The lists that were asked for. */
	private readonly lists = new Map<string, readonly FactEntry[]>();

	/** The paths of the notes that were counted. */
	paths(): Iterable<string> {
		return this.notes.keys();
	}

	/** Whether these very entries of a note were counted, or none where it has none. */
	has(path: string, entries: readonly FactEntry[]): boolean {
		return entries.length === 0 ? !this.notes.has(path) : this.notes.get(path) === entries;
	}

	/**
	 * Counts the entries of a note in the place of those that were counted before, some at each step. It has to be brought to its end
	 * before another note is counted.
	 */
	*replace(path: string, entries: readonly FactEntry[]): Generator<undefined> {
		const before = this.notes.get(path) ?? [];
		if (entries.length > 0) this.notes.set(path, entries);
		else this.notes.delete(path);
		let done = 0;
		for (const entry of before) {
			this.count(entry, -1);
			if (++done % stepSize === 0) yield;
		}
		for (const entry of entries) {
			this.count(entry, 1);
			if (++done % stepSize === 0) yield;
		}
	}

	/** The facts as they are now. What rules work out from a tally of words is kept by its identity: as long as it is equal it is the same, and no other. */
	facts({ vocabulary = null, hasFile = null }: OtherFacts = {}): LibraryFacts {
		this.keywordsTold = unlessEqual(this.keywordsTold, this.keywords);
		this.sourcesTold = unlessEqual(this.sourcesTold, this.sources);
		this.untold.clear();
		return {
			keywords: this.keywordsTold, sources: this.sourcesTold, hosts: this.hosts, urlDates: this.urlDates,
			places: (key) => this.places(key), vocabulary, hasFile,
		};
	}

	private count(entry: FactEntry, change: 1 | -1): void {
		const { source, kind } = entry;
		const { keys, host, agrees } = readUrls(entry);
		for (const keyword of new Set(entry.keywords.map(decode))) add(this.keywords, keyword, change);
		if (agrees !== null) add(this.urlDates, agrees, change);
		for (const key of keys) this.place(key, entry, change);
		if (source === null) return;
		const decoded = decode(source);
		add(this.sources, decoded, change);
		if (kind !== 'paper' || host === null) return;
		const tally = this.untoldTally(host);
		add(tally, decoded, change);
		if (tally.size > 0) return;
		this.hosts.delete(host);
		this.untold.delete(tally);
	}

	/** The tally of a host, to be changed. */
	private untoldTally(host: string): Map<string, number> {
		const known = this.hosts.get(host);
		if (known && this.untold.has(known)) return known;
		const tally = new Map<string, number>(known ?? []);
		this.hosts.set(host, tally);
		this.untold.add(tally);
		return tally;
	}

	private place(key: string, entry: FactEntry, change: 1 | -1): void {
		this.lists.delete(key);
		const known = this.targets.get(key);
		if (change === 1) {
			if (known instanceof Set) known.add(entry);
			else this.targets.set(key, known ? new Set([known, entry]) : entry);
		} else if (known === entry) this.targets.delete(key);
		else if (known instanceof Set) {
			known.delete(entry);
			if (known.size === 0) this.targets.delete(key);
		}
	}

	private places(key: string): readonly FactEntry[] {
		const known = this.targets.get(key);
		if (!known) return [];
		let list = this.lists.get(key);
		if (!list) {
			list = known instanceof Set ? [...known].sort((a, b) => byPath(a.path, b.path) || a.line - b.line) : [known];
			this.lists.set(key, list);
		}
		return list;
	}
}

/** The earlier tally where it says the same, else a copy of the later one. */
function unlessEqual(earlier: Tally<string>, later: Tally<string>): Tally<string> {
	if (earlier.size !== later.size) return new Map(later);
	for (const [word, count] of later) if (earlier.get(word) !== count) return new Map(later);
	return earlier;
}
