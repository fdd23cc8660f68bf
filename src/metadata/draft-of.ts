import { fieldsOf, type Config } from '../core/config/config';
import type { LogDate } from '../core/date';
import { emptyDraft, type Draft, type DraftLink } from '../core/draft';
import { normaliseKeyword } from '../core/print/normalise';
import { paperIdKey, paperIdOf, paperUrl, sameTargetKey } from '../core/identity';
import type { LibraryFacts } from '../core/lint';
import { variablesOf } from '../core/print/template';
import type { Found, TitleClaim } from './found';
import { matchKeywords, type KeywordProposal } from './keyword-match';
import type { LinkHabits } from './link-habits';
import { uniqueBy, type LinkRole, type PaperLink } from './paper';
import { sourceOfFound } from './source-of';

export type { KeywordProposal } from './keyword-match';
export { linkHabitsOf, type LinkedEntry, type LinkHabits } from './link-habits';
export { sourceOfUrl } from './source-of';

/** What a draft is made by beside what was found: the settings, and the habits of the vault. */
export interface DraftContext {
	readonly config: Config;
	/** What the vault does (`factsOf(library.all())`); null where no notes were read. */
	readonly facts: LibraryFacts | null;
	/** `linkHabitsOf(library.entries(log))`, or of the whole library where the log has no links. */
	readonly links: LinkHabits;
	readonly today: LogDate | null;
}

/** A draft, and what a person may choose instead of parts of it. */
export interface DraftProposal {
	/** Fit for `insertEntry`; keywords are those proposed. */
	readonly draft: Draft;
	readonly keywords: readonly KeywordProposal[];
	/** The titles to choose from; the draft has the first. */
	readonly titles: readonly TitleClaim[];
	/** When it was published; the draft's date is today unless the vault dates its entries by publication. */
	readonly published: LogDate | null;
	/** The words of a discussion, for the option `quote` of `insertEntry`; empty where none are known. */
	readonly quote: string;
}

/** How many keywords go into a draft; a person picks from the others. */
const mostKeywords = 8;

/** Makes a draft of what was found, at any state of it. What is not known stays empty; nothing is made up. */
export function proposeDraft(found: Found, context: DraftContext): DraftProposal {
	const { recognition, papers, titles } = found;
	const { config, facts, today } = context;
	const discussion = recognition.kind === 'discussion';
	const published = publishedOf(found);
	const title = titles[0]?.title ?? recognition.title ?? '';
	const keywords = facts && !discussion ? proposeKeywords(found, facts).slice(0, mostKeywords) : [];
	const abstract = abstractOf(found);
	const draft: Draft = {
		...emptyDraft,
		title,
		url: recognition.url,
		source: sourceOfFound(found, facts),
		date: (facts && isDatedByPublication(facts) ? published : null) ?? today,
		links: discussion ? [] : proposeLinks(found, context),
		keywords: keywords.map(({ keyword }) => normaliseKeyword(keyword)),
		summary: config.abstractAsSummary && !discussion ? abstract : '',
		fields: furtherFields(found, abstract, config),
	};
	const quote = discussion ? papers.find(({ about }) => about === 'page')?.abstract ?? '' : '';
	return { draft, keywords, titles, published, quote };
}

/** The keywords of the vault that stand in the titles, the abstract or the description that were found. */
export function proposeKeywords(found: Found, facts: LibraryFacts): KeywordProposal[] {
	const titles = found.titles.length > 0 ? found.titles.map(({ title }) => title) : [found.recognition.title ?? ''];
	const abstracts = uniqueBy(found.papers.flatMap(({ abstract }) => (abstract === null ? [] : [abstract])), (text) => text);
	// A full stop between two texts is no word, so that no keyword matches across: words of neighbours would.
	return matchKeywords(facts.keywords, titles.join(separator), abstracts.join(separator));
}

/** A word that no keyword holds parts texts that do not belong together. */
const separator = ' \u2029\u{F8FF}0\u2029 ';

/** The links beside the title's own: each kind once, in the order and with the labels of the log. */
export function proposeLinks({ recognition, papers }: Found, { links: habits, config }: Pick<DraftContext, 'links' | 'config'>): DraftLink[] {
	const own = new Set([sameTargetKey(recognition.url)]);
	const all = papers.flatMap((paper): readonly PaperLink[] => [...paper.links, ...registerLinks(paper)]);
	const fresh = all.filter(({ url }) => !own.has(sameTargetKey(url)) && !(recognition.id && paperIdOf(url)));
	const roles = new Map<LinkRole, string>();
	for (const { role, url } of fresh) if (!roles.has(role)) roles.set(role, url);
	// A paper has one home: arXiv before the others.
	if (roles.has('paper')) roles.delete('openreview');
	return habits.order.flatMap((role) => {
		const url = roles.get(role);
		return url === undefined ? [] : [{ label: habits.labels.get(role) ?? role, url: inFormOfLog(url, config) }];
	});
}

function registerLinks({ ids, about }: Found['papers'][number]): PaperLink[] {
	const sorted = [...ids].sort((a, b) => Number(b.scheme === 'arxiv') - Number(a.scheme === 'arxiv'));
	return about === 'page' ? sorted.map((id) => ({ role: id.scheme === 'openreview' ? 'openreview' : 'paper', url: paperUrl(id) })) : [];
}

/** arXiv's papers in the form that the settings ask for. */
function inFormOfLog(url: string, { arxivForm }: Config): string {
	const id = paperIdOf(url);
	if (!id) return url;
	return id.scheme === 'arxiv' && arxivForm === 'pdf' ? `https://arxiv.org/pdf/${id.id}` : paperUrl(id);
}

function publishedOf({ recognition, papers }: Found): LogDate | null {
	const dates = papers.filter(({ about }) => about === 'page').concat(papers).map(({ date }) => date);
	return recognition.date ?? dates.find((date) => date !== null) ?? null;
}

/** How many URLs with a date have to agree with the date of their entry, and which share of all of them. */
const fewestDates = 5;
const shareOfDates = 0.9;

/** Whether the vault dates its entries by publication: the dates in its URLs are those of its headings. */
function isDatedByPublication({ urlDates }: LibraryFacts): boolean {
	const agreeing = urlDates.get(true) ?? 0;
	return agreeing >= fewestDates && agreeing >= (agreeing + (urlDates.get(false) ?? 0)) * shareOfDates;
}

function abstractOf({ papers }: Found): string {
	return (papers.find(({ about, abstract }) => about === 'paper' && abstract !== null) ?? papers.find(({ abstract }) => abstract !== null))?.abstract ?? '';
}

/** Authors, venue and abstract, where the template has a field for them. */
function furtherFields({ papers }: Found, abstract: string, config: Config): Record<string, string> {
	const asked = new Set(variablesOf(config.template));
	const paper = papers.filter(({ about }) => about === 'paper').concat(papers);
	const authors = paper.find((record) => record.authors.length > 0)?.authors ?? [];
	const venue = paper.find((record) => record.about === 'paper' && record.venue !== null)?.venue ?? '';
	const values: Record<string, string> = { Authors: authors.join(', '), Venue: venue, Abstract: abstract };
	const fields = fieldsOf(config);
	return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && asked.has(name.toLowerCase()) && fields.get(name.toLowerCase())?.name === name));
}

/**
 * The keys of what was found: its URL, and the paper that it is or is about. Two with a common key are about the same thing; titles never
 * make one.
 */
export function keysOf({ recognition, papers }: Found): string[] {
	const linked = papers.filter(({ about }) => about === 'page').flatMap(({ links }) => links.map(({ url }) => paperIdOf(url))).filter((id) => id !== null);
	const ids = [...papers.flatMap((paper) => paper.ids), ...linked].map(paperIdKey);
	return uniqueBy([sameTargetKey(recognition.url), ...ids].filter((key) => key !== null), (key) => key);
}

/** Where an entry of the same URL or about the same paper stands. */
export function placesOf(found: Found, facts: LibraryFacts): ReturnType<LibraryFacts['places']> {
	return uniqueBy(keysOf(found).flatMap((key) => facts.places(key)), ({ path, line }) => `${path}:${line}`);
}
