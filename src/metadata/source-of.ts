import { fold } from '../core/library/fold';
import { hostOf } from '../core/identity';
import type { LibraryFacts } from '../core/lint';
import type { Found } from './found';
import type { Recognition } from './recognition';

/** How many entries of a host have to agree on its source, and which share of all of them. */
const fewest = 2;
const share = 0.9;

/**
 * The source of a URL: what the vault always writes for its host, else the register or site that it is known to be, else what the page
 * calls its site, in the vault's spelling of it. Empty where nobody knows.
 */
export function sourceOfFound({ recognition, papers }: Pick<Found, 'recognition' | 'papers'>, facts: LibraryFacts | null): string {
	const known = sourceOfUrl(recognition, facts);
	if (known !== null) return known;
	const site = papers.find(({ about }) => about === 'page')?.site ?? papers.find(({ venue }) => venue !== null)?.venue ?? '';
	return spelledAsBefore(site, facts);
}

/** The source as far as the URL and the vault tell; null where they do not. */
export function sourceOfUrl({ id, url, source, kind }: Recognition, facts: LibraryFacts | null): string | null {
	const host = id || kind === 'discussion' ? null : hostOf(url);
	const tally = host === null ? undefined : facts?.hosts.get(host);
	if (tally) {
		const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
		for (const [written, count] of tally) if (count >= fewest && count >= total * share) return written;
	}
	return source === null ? null : spelledAsBefore(source, facts);
}

/** A source in the spelling that the vault uses most: `MarkTechPost` for `Marktechpost`. */
function spelledAsBefore(source: string, facts: LibraryFacts | null): string {
	if (source === '' || !facts) return source;
	const wanted = fold(source);
	let best = source;
	let most = 0;
	for (const [written, count] of facts.sources) {
		if (count > most && fold(written) === wanted) [best, most] = [written, count];
	}
	return best;
}
