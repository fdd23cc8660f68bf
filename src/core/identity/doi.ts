import { type Address, decodeEscapes } from './address';
import { exactArxivId } from './arxiv';
import type { PaperId } from './paper-id';

const resolvers = new Set(['doi.org', 'dx.doi.org']);

/** What publishers put between `/doi/` and the DOI for other views of the same paper. */
const views = new Set(['abs', 'abstract', 'full', 'fullhtml', 'pdf', 'pdfdirect', 'pdfplus', 'epdf', 'epub', 'reader', 'book']);

/** Publishers with a path of their own: host -> what stands before the DOI, and what may follow it. */
const publishers = new Map<string, { readonly before: RegExp; readonly after: RegExp }>([
	['link.springer.com', { before: /^(?:article|chapter|book|content\/pdf)\//, after: /\.pdf$/ }],
	['biorxiv.org', { before: /^content\//, after: /(?:v\d{1,3})?(?:\.(?:full|abstract|article-info))?(?:\.pdf)?$/ }],
	['medrxiv.org', { before: /^content\//, after: /(?:v\d{1,3})?(?:\.(?:full|abstract|article-info))?(?:\.pdf)?$/ }],
]);

/**
 * The first DOI in a text of any kind. arXiv's own DOIs (`10.48550/arXiv.2104.00298`) give the arXiv id: one paper, one name.
 */
export function readDoi(text: string): PaperId | null {
	const prefixes = /10\.\d{4,9}\//g;
	for (let found = prefixes.exec(text); found; found = prefixes.exec(text)) {
		if (found.index > 0 && /[\d.]/.test(text[found.index - 1]!)) continue;
		const suffix = /[-._;()/:A-Za-z0-9]+/y;
		suffix.lastIndex = prefixes.lastIndex;
		const id = suffix.test(text) ? exactDoi(text.slice(found.index, suffix.lastIndex)) : null;
		if (id) return id;
	}
	return null;
}

/** The paper that a DOI link names: doi.org, the `/doi/…` paths that most publishers share, and a few others. */
export function doiOfAddress({ host, port, segments }: Address): PaperId | null {
	if (port !== '') return null;
	const path = segments.some((segment) => segment.includes('%')) ? segments.map(decodeEscapes) : segments;
	if (resolvers.has(host)) return exactDoi(path.join('/'));
	const publisher = publishers.get(host);
	if (publisher) {
		const whole = path.join('/');
		return publisher.before.test(whole) ? exactDoi(whole.replace(publisher.before, '').replace(publisher.after, '')) : null;
	}
	const at = path.indexOf('doi') + 1;
	if (at === 0) return null;
	return exactDoi(path.slice(views.has(path[at]?.toLowerCase() ?? '') ? at + 1 : at).join('/'));
}

/**
 * Reads a text that is a DOI to its end (SERVICES: `10\.\d{4,9}/[-._;()/:A-Za-z0-9]+`, trimmed). Some old DOIs hold other characters,
 * such as `<`: cut off there they would name another paper, so they are no id here and compare as URLs.
 */
function exactDoi(text: string): PaperId | null {
	const doi = trimDoi(text).toLowerCase();
	if (!/^10\.\d{4,9}\/[-._;()/:a-z0-9]+$/.test(doi) || /\/\.{1,2}\//.test(doi)) return null;
	const arxiv = /^10\.48550\/arxiv\.(.+)$/.exec(doi);
	return (arxiv && exactArxivId(arxiv[1]!)) ?? { scheme: 'doi', id: doi, version: null };
}

/** Without a final full stop, comma, semicolon or slash, and without closing parentheses that nothing opened. */
function trimDoi(doi: string): string {
	let unopened = 0;
	for (const character of doi) unopened += character === ')' ? 1 : character === '(' ? -1 : 0;
	let end = doi.length;
	for (; end > 0; end--) {
		const last = doi[end - 1]!;
		if (last === ')' && unopened > 0) unopened--;
		else if (last !== '.' && last !== ',' && last !== ';' && last !== '/') break;
	}
	return doi.slice(0, end);
}
