import type { Library, LibraryEntry } from '../library';
import { fold } from '../library/fold';
import type { Query, Term } from './query';
import { entriesAt, selectAmong, selectPlaces } from './select';

interface Finding {
	/** All of the query but its terms. */
	readonly conditions: string;
	readonly terms: readonly Term[];
	/** By place in `library.all()`. */
	readonly places: Int32Array;
}

/** Enough to delete a word again letter by letter. */
const remembered = 24;

/** An earlier finding is looked through where it holds less than one in so many of all entries. */
const fewShare = 32;

/**
 * Runs one query after another, as a person types. While the library stays as it is, a query that only asks for more than an earlier
 * one looks through what that one found, and a query that was run before is not run again. The results are those of `runQuery`.
 */
export class Search {
	private revision = -1;
	private findings: Finding[] = [];

	constructor(private readonly library: Library) {}

	run(query: Query): readonly LibraryEntry[] {
		return entriesAt(this.library, this.places(query));
	}

	/** What a query finds, in its order, by places in `library.all()`. The same object for the same query as long as the library stays as it is. */
	places(query: Query): Int32Array {
		if (this.revision !== this.library.revision) {
			this.revision = this.library.revision;
			this.findings = [];
		}
		const found = this.find({ ...query, limit: null });
		return query.limit === null ? found : found.subarray(0, query.limit);
	}

	private find(query: Query): Int32Array {
		const { terms } = query;
		const conditions = JSON.stringify({ ...query, group: null, terms: [] });
		const wider = this.findings.filter((finding) => finding.conditions === conditions && narrows(finding.terms, terms));
		const same = wider.find((finding) => narrows(terms, finding.terms));
		if (same) return same.places;
		const narrowest = wider.reduce<Finding | null>((best, finding) => (best && best.places.length <= finding.places.length ? best : finding), null);
		// Looking at entries one by one costs more than searching all by their words, where they are many.
		const few = narrowest !== null && narrowest.places.length * fewShare <= this.library.size;
		const places = few ? selectAmong(this.library, query, narrowest.places) : selectPlaces(this.library, query);
		this.findings = [{ conditions, terms, places }, ...this.findings].slice(0, remembered);
		return places;
	}
}

/** Whether everything that the later terms let through passes the earlier ones too. */
function narrows(earlier: readonly Term[], later: readonly Term[]): boolean {
	return earlier.every((old) => {
		const text = fold(old.text);
		return text === '' || later.some((term) => {
			if (term.negated !== old.negated) return false;
			// A longer word is rarer, so its absence is more frequent.
			return old.negated ? fold(term.text) !== '' && text.includes(fold(term.text)) : fold(term.text).includes(text);
		});
	});
}
