import type { LogDate } from '../core/date';
import { tidyUrl } from '../core/print/escape';
import { dateInUrl, isTrackingParameter, paperIdOf, paperUrl, readDoi, type PaperId } from '../core/identity';
import { decodeEscapes, readAddress, type Address } from '../core/identity/address';
import { exactArxivId } from '../core/identity/arxiv';
import { plainLine } from './markup';

/** What kind of thing a URL names, as far as the URL itself tells. */
export type RecognitionKind = 'paper' | 'repository' | 'discussion' | 'video' | 'page' | 'unusable';

/** What a URL alone says; nobody is asked. */
export interface Recognition {
	readonly kind: RecognitionKind;
	/** As it would be written in a log: a paper's page in its register, else the URL without tracking parameters. */
	readonly url: string;
	/** The paper that it names. */
	readonly id: PaperId | null;
	/** The source that it would have: `arXiv`, `r/MachineLearning`, a blog that is known; null where only the vault may know. */
	readonly source: string | null;
	/** A title made of the URL's own words; null where it has none. */
	readonly title: string | null;
	/** The date in the URL. */
	readonly date: LogDate | null;
	/** Why it cannot be used, as a sentence; null where it can. */
	readonly problem: string | null;
}

/** Sites and what logs call them, where neither the vault nor the page says more. */
const knownSites: ReadonlyMap<string, string> = new Map([
	['ai.facebook.com', 'Facebook AI'], ['ai.googleblog.com', 'Google AI'], ['ai.meta.com', 'Meta AI'], ['anthropic.com', 'Anthropic'],
	['bair.berkeley.edu', 'BAIR'], ['deepmind.com', 'DeepMind'], ['deepmind.google', 'Google DeepMind'], ['developer.nvidia.com', 'NVIDIA'],
	['distill.pub', 'Distill'], ['github.com', 'GitHub'], ['huggingface.co', 'Hugging Face'], ['lesswrong.com', 'LessWrong'],
	['marktechpost.com', 'MarkTechPost'], ['machinelearning.apple.com', 'Apple'], ['medium.com', 'Medium'], ['news.ycombinator.com', 'Hacker News'],
	['openai.com', 'OpenAI'], ['openreview.net', 'OpenReview'], ['paperswithcode.com', 'Papers with Code'], ['research.google', 'Google Research'],
	['syncedreview.com', 'Synced'], ['thegradient.pub', 'The Gradient'], ['towardsdatascience.com', 'Towards Data Science'],
	['vimeo.com', 'Vimeo'], ['youtu.be', 'YouTube'], ['youtube.com', 'YouTube'],
]);

const registers: Readonly<Record<PaperId['scheme'], string | null>> = { arxiv: 'arXiv', openreview: 'OpenReview', doi: null };

const videoHosts = new Set(['youtube.com', 'm.youtube.com', 'youtu.be', 'vimeo.com']);
const forums = new Set(['news.ycombinator.com', 'lobste.rs']);

/** First segments of GitHub's own pages, which no account can be called. */
const githubPages = new Set([
	'about', 'apps', 'collections', 'contact', 'customer-stories', 'enterprise', 'explore', 'features', 'issues', 'login', 'marketplace', 'notifications', 'orgs',
	'pricing', 'pulls', 'search', 'security', 'settings', 'signup', 'site', 'sponsors', 'team', 'topics', 'trending', 'users',
]);

/** Recognises a URL offline; a bare arXiv id or DOI, or an address without `https://`, is taken too. Never throws. */
export function recognise(given: string): Recognition {
	const url = urlOf(given);
	const address = url === null ? null : readAddress(url);
	if (url === null || !address) {
		const problem = `Unexpected \`${plainLine(given).slice(0, 200)}\`, expected a URL that begins with https:// or http://`;
		return { kind: 'unusable', url: given.trim(), id: null, source: null, title: null, date: null, problem };
	}
	const id = paperIdOf(url);
	const subreddit = subredditOf(address);
	return {
		kind: kindOf(address, id, subreddit),
		url: id ? paperUrl(id) : withoutTracking(url),
		id,
		source: id ? registers[id.scheme] : subreddit ?? sourceOf(address),
		title: id ? null : titleOf(address),
		date: dateInUrl(url),
		problem: null,
	};
}

function urlOf(given: string): string | null {
	const text = tidyUrl(given);
	if (/^https?:\/\//i.test(text)) return text;
	const arxiv = exactArxivId(text);
	if (arxiv) return paperUrl(arxiv);
	const doi = /^(?:doi:\s*)?10\.\d{4}/i.test(text) ? readDoi(text) : null;
	if (doi) return paperUrl(doi);
	return /^[\w-]+(?:\.[\w-]+)+\/\S/.test(text) ? `https://${text}` : null;
}

function kindOf(address: Address, id: PaperId | null, subreddit: string | null): Recognition['kind'] {
	if (id) return 'paper';
	if (subreddit !== null || forums.has(address.host)) return 'discussion';
	if (videoHosts.has(address.host)) return 'video';
	return repositoryOf(address) ? 'repository' : 'page';
}

function sourceOf({ host }: Address): string | null {
	return knownSites.get(host) ?? knownSites.get(host.slice(host.indexOf('.') + 1)) ?? null;
}

/** `r/MachineLearning` of a thread there. */
function subredditOf({ host, segments }: Address): string | null {
	if (host !== 'reddit.com' && !host.endsWith('.reddit.com')) return null;
	return segments[0] === 'r' && /^\w{2,40}$/.test(segments[1] ?? '') ? `r/${segments[1]!}` : null;
}

/** Owner and name of the GitHub repository that an address lies in; null for other hosts and GitHub's own pages. */
export function repositoryOf({ host, port, segments }: Address): { readonly owner: string; readonly name: string } | null {
	const [owner = '', written = ''] = segments;
	const name = written.replace(/\.git$/i, '');
	if (host !== 'github.com' || port !== '' || githubPages.has(owner.toLowerCase())) return null;
	return /^[\w-]+$/.test(owner) && /^[\w.-]+$/.test(name) && !/^\.*$/.test(name) ? { owner, name } : null;
}

/** The URL as it was given, without what only says where the reader came from. */
function withoutTracking(url: string): string {
	const hash = url.indexOf('#');
	const bare = hash < 0 ? url : url.slice(0, hash);
	const query = bare.indexOf('?');
	if (query < 0) return url;
	const kept = bare.slice(query + 1).split('&').filter((parameter) => parameter !== '' && !isTrackingParameter(parameter));
	return bare.slice(0, query) + (kept.length > 0 ? `?${kept.join('&')}` : '') + (hash < 0 ? '' : url.slice(hash));
}

/** A repository's name, or the words of a slug such as `neural-networks-explained`. */
function titleOf(address: Address): string | null {
	const repository = repositoryOf(address);
	if (repository) return `${repository.owner}/${repository.name}`;
	const { segments, host } = address;
	const reddit = host === 'reddit.com' || host.endsWith('.reddit.com');
	const slug = reddit ? segments[segments.indexOf('comments') + 2] : segments.at(-1);
	return slug === undefined || (reddit && !segments.includes('comments')) ? null : wordsOf(slug);
}

/** The words of a slug as a sentence; null where it is no more than a number, a name or a file. */
function wordsOf(slug: string): string | null {
	const text = plainLine(decodeEscapes(slug).slice(0, 300)).replace(/\.(?:html?|php|aspx?)$/i, '');
	const words = text.split(/[-_+ ]+/).filter((word) => word !== '');
	// Blogs put dates before a slug, and numbers or hashes behind it.
	while (words.length > 0 && /^\d{1,4}$/.test(words[0]!)) words.shift();
	while (words.length > 0 && (/^\d{4,}$/.test(words.at(-1)!) || isHash(words.at(-1)!))) words.pop();
	if (words.filter((word) => /\p{L}{2}/u.test(word)).length < 2) return null;
	const sentence = words.join(' ');
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function isHash(word: string): boolean {
	return word.length >= 8 && /^[\da-f]+$/i.test(word) && /\d/.test(word);
}
