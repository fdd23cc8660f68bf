import type { LogDate } from './date';
import { type Address, decodeEscapes, printAddress, readAddress } from './identity/address';
import { arxivIdOfAddress } from './identity/arxiv';
import { doiOfAddress } from './identity/doi';
import type { PaperId } from './identity/paper-id';
import { dateInPath } from './identity/url-date';

export { hostOf, isSafeUrl, isTrackingParameter } from './identity/address';
export { readArxivId } from './identity/arxiv';
export { readDoi } from './identity/doi';
export type { PaperId } from './identity/paper-id';

/** What a URL may be evened to. */
export interface CanonicalOptions {
	/** Whether `…v2` stays in the URL of an arXiv paper, for a person who pinned it. */
	readonly keepVersion?: boolean;
}

/** The paper that a URL names: an arXiv id, else a DOI, else an OpenReview id; null where it names none. Never throws. */
export function paperIdOf(url: string): PaperId | null {
	const address = readAddress(url);
	return address && paperIdOfAddress(address);
}

/** One string for one paper, whatever its version: `arxiv:2104.00298`. */
export function paperIdKey({ scheme, id }: PaperId): string {
	return `${scheme}:${id}`;
}

/** The page of a paper in its register. */
export function paperUrl({ scheme, id, version }: PaperId, { keepVersion = false }: CanonicalOptions = {}): string {
	if (scheme === 'arxiv') return `https://arxiv.org/abs/${id}${keepVersion && version !== null ? `v${version}` : ''}`;
	return scheme === 'doi' ? `https://doi.org/${id}` : `https://openreview.net/forum?id=${id}`;
}

/**
 * The one spelling of a URL: a paper's page in its register, `https://github.com/owner/repo` for a repository, and for any other URL
 * `https:`, a lower-case host without `www.`, no fragment but a route, no tracking parameters, no trailing slash. It is for comparison
 * and for URLs that are written anew; a URL in a note is never replaced by it unasked.
 * @returns null where the text is no http(s) URL. Never throws; applied twice it changes nothing more.
 */
export function canonicalUrl(url: string, options: CanonicalOptions = {}): string | null {
	const address = readAddress(url);
	if (!address) return null;
	const id = paperIdOfAddress(address);
	return id ? paperUrl(id, options) : printAddress(repositoryAddress(address) ?? address);
}

/**
 * Two URLs with the same key lead to the same target: the paper's key, else the canonical URL. GitHub reads owner and repository in
 * any case, so their case does not count; a deeper path does, as one repository holds many papers. Similar URLs never share a key.
 */
export function sameTargetKey(url: string): string | null {
	const address = readAddress(url);
	if (!address) return null;
	const id = paperIdOfAddress(address);
	if (id) return paperIdKey(id);
	const repository = repositoryAddress(address);
	if (!repository) return printAddress(address);
	const segments = repository.segments.map((segment, index) => (index < 2 ? segment.toLowerCase() : segment));
	return printAddress({ ...repository, segments });
}

/** The date in the path of a blog post's URL, with the precision it has there; null where there is none, and for papers. */
export function dateInUrl(url: string): LogDate | null {
	return paperIdOf(url) ? null : dateInPath(url);
}

function paperIdOfAddress(address: Address): PaperId | null {
	return arxivIdOfAddress(address) ?? doiOfAddress(address) ?? openReviewIdOfAddress(address);
}

function openReviewIdOfAddress({ host, port, segments, parameters }: Address): PaperId | null {
	if (host !== 'openreview.net' || port !== '' || segments.length !== 1) return null;
	if (!['forum', 'pdf', 'attachment'].includes(segments[0]!)) return null;
	const id = decodeEscapes(parameters.find((parameter) => parameter.startsWith('id='))?.slice(3) ?? '');
	return /^[\w-]+$/.test(id) ? { scheme: 'openreview', id, version: null } : null;
}

/** A GitHub address without `.git`; null for other hosts and for pages above a repository. */
function repositoryAddress(address: Address): Address | null {
	const { host, port, segments } = address;
	if (host !== 'github.com' || port !== '' || segments.length < 2) return null;
	const repository = withoutGit(segments[1]!);
	return repository === '' ? null : { ...address, segments: [segments[0]!, repository, ...segments.slice(2)] };
}

function withoutGit(name: string): string {
	let end = name.length;
	while (end >= 4 && name.slice(end - 4, end).toLowerCase() === '.git') end -= 4;
	return name.slice(0, end);
}
