import { readDoi, type PaperId } from '../../core/identity';
import { exactArxivId } from '../../core/identity/arxiv';
import { fold } from '../../core/library/fold';
import { at, listAt, readJson, textAt, texts } from '../json';
import { elementsIn, nameOf, plainLine, type MarkupElement } from '../markup';
import { readDay, type RawPaper } from '../paper';

/** What a page says of itself. */
export interface PageHead {
	readonly raw: RawPaper;
	/** The paper that the page is, by its citation tags. */
	readonly ids: readonly PaperId[];
	/** What its relative links are relative to; null where it does not say. */
	readonly base: string | null;
}

/** How many scripts of linked data are looked at. */
const mostScripts = 20;

const articleTypes = /Article|BlogPosting|Report|Thesis|WebPage|VideoObject|DiscussionForumPosting/;

/** Reads the tags that pages give for citation managers (`citation_*`), link previews (Open Graph) and search engines (JSON-LD). */
export function readHead(root: MarkupElement): PageHead {
	const { metas, linked, title, base } = gather(root);
	const first = (...names: readonly string[]): string | null => {
		for (const name of names) for (const value of metas.get(name) ?? []) if (value !== '') return value;
		return null;
	};
	const site = first('og:site_name') ?? textAt(linked, 'publisher', 'name') ?? first('application-name');
	const headline = first('citation_title', 'dc.title', 'og:title') ?? textAt(linked, 'headline') ?? first('twitter:title') ?? textAt(linked, 'name') ?? title;
	const ids = [
		exactArxivId(first('citation_arxiv_id') ?? ''),
		readDoi(first('citation_doi', 'dc.identifier', 'prism.doi') ?? ''),
	].filter((id): id is PaperId => id !== null);
	return {
		raw: {
			title: withoutSite(headline, site),
			authors: metas.get('citation_author') ?? authorsOf(linked),
			date: readDay(first('citation_publication_date', 'citation_date', 'citation_online_date'))
				?? readDay(first('article:published_time', 'og:article:published_time')) ?? readDay(textAt(linked, 'datePublished') ?? textAt(linked, 'uploadDate'))
				?? readDay(first('date', 'dc.date', 'datepublished')),
			site,
			venue: first('citation_conference_title', 'citation_journal_title'),
			abstract: first('citation_abstract', 'dc.description', 'og:description') ?? textAt(linked, 'description') ?? first('description', 'twitter:description'),
		},
		ids,
		base,
	};
}

interface Gathered {
	/** The values of `<meta>` by lower-case name or property, in page order. */
	readonly metas: ReadonlyMap<string, string[]>;
	/** The linked data of the article. */
	readonly linked: unknown;
	readonly title: string | null;
	readonly base: string | null;
}

function gather(root: MarkupElement): Gathered {
	const metas = new Map<string, string[]>();
	const scripts: unknown[] = [];
	let title: string | null = null;
	let heading: string | null = null;
	let base: string | null = null;
	for (const element of elementsIn(root)) {
		const name = nameOf(element);
		if (name === 'meta') {
			const key = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? '').trim().toLowerCase();
			const value = plainLine((element.getAttribute('content') ?? '').slice(0, 50_000));
			const known = metas.get(key);
			if (known) known.push(value);
			else if (key !== '') metas.set(key, [value]);
		} else if (name === 'title') title ??= lineOf(element);
		else if (name === 'h1') heading ??= lineOf(element);
		else if (name === 'base') base ??= element.getAttribute('href');
		else if (name === 'script' && scripts.length < mostScripts && /^application\/ld\+json/i.test(element.getAttribute('type') ?? '')) {
			scripts.push(readJson(element.textContent ?? ''));
		}
	}
	return { metas, linked: articleOf(scripts), title: title ?? heading, base };
}

function lineOf(element: MarkupElement): string | null {
	const line = plainLine((element.textContent ?? '').slice(0, 4000));
	return line === '' ? null : line;
}

/** The article among linked data: a thing, a list of things, or things in a `@graph`. */
function articleOf(scripts: readonly unknown[]): unknown {
	const things = scripts.flatMap((script) => (Array.isArray(script) ? script as unknown[] : [script])).flatMap((thing) => [thing, ...listAt(thing, '@graph')]);
	const typeOf = (thing: unknown): string => [textAt(thing, '@type') ?? '', ...texts(listAt(thing, '@type'))].join(' ');
	return things.find((thing) => /Article|BlogPosting/.test(typeOf(thing))) ?? things.find((thing) => articleTypes.test(typeOf(thing)));
}

function authorsOf(linked: unknown): (string | null)[] {
	const author = at(linked, 'author');
	return (Array.isArray(author) ? author as unknown[] : [author]).map((one) => (typeof one === 'string' ? one : textAt(one, 'name')));
}

/** A title without the name of the site behind it (`Title | Site`), which has a place of its own. */
function withoutSite(title: string | null, site: string | null): string | null {
	if (title === null || site === null || site === '') return title;
	const wanted = fold(site);
	for (const separator of [' | ', ' - ', ' – ', ' — ', ' · ', ' :: ']) {
		const cut = title.lastIndexOf(separator);
		if (cut > 0 && fold(title.slice(cut + separator.length)) === wanted) return title.slice(0, cut).trim();
	}
	return title;
}
