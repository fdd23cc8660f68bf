import type { LogDate } from '../date';
import type { Kind } from '../entry';
import { hostOf, paperIdOf } from '../identity';
import { decode } from '../markdown';
import type { LibraryFacts } from './context';
import { add, type Tally } from './habits';
import { targetKeys } from './targets';
import { agreesWithUrl } from './url-date';

/** What the facts are made of; an entry of a library is one. */
export interface FactEntry {
	readonly path: string;
	/** The line of its heading, from 0. */
	readonly line: number;
	readonly kind: Kind;
	readonly date: LogDate | null;
	readonly source: string | null;
	readonly title: string;
	readonly url: string;
	readonly links: readonly { readonly label: string; readonly url: string }[];
	readonly keywords: readonly string[];
}

/** What entries alone can't say. */
export type OtherFacts = Partial<Pick<LibraryFacts, 'vocabulary' | 'hasFile'>>;

/**
 * What rules learn from the entries of a library, in its order. Keywords and sources are decoded: `R&amp;D` and `R&D` are one. Each fact
 * is counted when a rule first asks for it, so that making them anew after a change costs nothing until the next check.
 */
export function factsOf(entries: Iterable<FactEntry>, { vocabulary = null, hasFile = null }: OtherFacts = {}): LibraryFacts {
	const keywords = once(() => keywordTally(entries));
	const sources = once(() => sourceTally(entries));
	const hosts = once(() => hostTallies(entries));
	const urlDates = once(() => urlDateTally(entries));
	const places = once(() => placesByKey(entries));
	return {
		get keywords() { return keywords(); },
		get sources() { return sources(); },
		get hosts() { return hosts(); },
		get urlDates() { return urlDates(); },
		places: (key) => places().get(key) ?? [],
		vocabulary,
		hasFile,
	};
}

function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

function keywordTally(entries: Iterable<FactEntry>): Tally<string> {
	const tally = new Map<string, number>();
	for (const entry of entries) for (const keyword of new Set(entry.keywords.map(decode))) add(tally, keyword);
	return tally;
}

function sourceTally(entries: Iterable<FactEntry>): Tally<string> {
	const tally = new Map<string, number>();
	for (const { source } of entries) if (source !== null) add(tally, decode(source));
	return tally;
}

function hostTallies(entries: Iterable<FactEntry>): ReadonlyMap<string, Tally<string>> {
	const hosts = new Map<string, Map<string, number>>();
	for (const entry of entries) {
		const { source, kind } = entry;
		const { host } = readOnce(entry);
		if (source === null || kind !== 'paper' || host === null) continue;
		let tally = hosts.get(host);
		if (!tally) hosts.set(host, (tally = new Map<string, number>()));
		add(tally, decode(source));
	}
	return hosts;
}

/** The host of a URL that can belong to a source: not that of a register of papers. */
export function ownedHostOf(url: string): string | null {
	const host = hostOf(url);
	return host !== null && paperIdOf(url) ? null : host;
}

function urlDateTally(entries: Iterable<FactEntry>): Tally<boolean> {
	const tally = new Map<boolean, number>();
	for (const entry of entries) {
		const { agrees } = readOnce(entry);
		if (agrees !== null) add(tally, agrees);
	}
	return tally;
}

function placesByKey(entries: Iterable<FactEntry>): ReadonlyMap<string, readonly FactEntry[]> {
	const places = new Map<string, FactEntry[]>();
	for (const entry of entries) {
		for (const key of readOnce(entry).keys) {
			const known = places.get(key);
			if (known) known.push(entry);
			else places.set(key, [entry]);
		}
	}
	return places;
}

/** What the URLs of an entry say. */
export interface ReadUrls {
	/** What it is about; see `targetKeys`. */
	readonly keys: readonly string[];
	/** The host that can belong to its source. */
	readonly host: string | null;
	/** Whether its date is the one in its URL; null where one of them is missing. */
	readonly agrees: boolean | null;
}

/** Takes the URLs of an entry apart, which is slow. */
export function readUrls(entry: FactEntry): ReadUrls {
	const { url, date } = entry;
	return { keys: targetKeys(entry), host: ownedHostOf(url), agrees: agreesWithUrl(date, url) };
}

const read = new WeakMap<FactEntry, ReadUrls>();

/** The same, once an entry: each of the facts asks. */
function readOnce(entry: FactEntry): ReadUrls {
	let known = read.get(entry);
	if (!known) read.set(entry, (known = readUrls(entry)));
	return known;
}
