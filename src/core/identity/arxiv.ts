import { type Address, decodeEscapes } from './address';
import type { PaperId } from './paper-id';

/**
 * The archives whose papers had ids of the old form, which ended in March 2007 (arXiv, "Understanding the arXiv identifier"
 * and its list of archives). Only these make `name/0611800` an id in free text.
 */
const archives = new Set([
	'acc-phys', 'adap-org', 'alg-geom', 'ao-sci', 'astro-ph', 'atom-ph', 'bayes-an', 'chao-dyn', 'chem-ph', 'cmp-lg', 'comp-gas',
	'cond-mat', 'cs', 'dg-ga', 'funct-an', 'gr-qc', 'hep-ex', 'hep-lat', 'hep-ph', 'hep-th', 'math', 'math-ph', 'mtrl-th', 'nlin',
	'nucl-ex', 'nucl-th', 'patt-sol', 'physics', 'plasm-ph', 'q-alg', 'q-bio', 'quant-ph', 'solv-int', 'stat', 'supr-con',
]);

const arxivHosts = new Set(['arxiv.org', 'export.arxiv.org', 'browse.arxiv.org']);
const arxivPaths = new Set(['abs', 'pdf', 'html', 'ps', 'format', 'src', 'e-print']);

/** Sites that show arXiv's papers under arXiv's ids: host -> first segments of such a path. */
const mirrors = new Map<string, ReadonlySet<string>>([
	['huggingface.co', new Set(['papers'])],
	['alphaxiv.org', new Set(['abs', 'pdf', 'html', 'overview'])],
	['ar5iv.org', new Set(['abs', 'html'])],
	['ar5iv.labs.arxiv.org', new Set(['abs', 'html'])],
]);

const version = '(?:v([1-9]\\d{0,3}))?';
const newForm = new RegExp(`^(\\d{2}(?:0[1-9]|1[0-2]))\\.(\\d{4,5})${version}$`, 'i');
const oldForm = new RegExp(`^([a-z]+(?:-[a-z]+)?)(?:\\.[a-z-]{2,9})?/(\\d{2}(?:0[1-9]|1[0-2])\\d{3})${version}$`, 'i');

const namedBefore = /(?:arxiv(?::\s?|\.)|(?:arxiv|alphaxiv|ar5iv)\.org\/[a-z-]{2,8}\/|huggingface\.co\/papers\/)$/i;
/** Behind these, digits are part of a longer number, path, price or version. */
const gluedBefore = /[\w./\\%+$€£-]$/;
const goesOnAfter = /^(?:\w|[.-]\d)/;

/** Reads a text that is an arXiv id and nothing else, of the new form or the old; `arXiv:` may stand before it. */
export function exactArxivId(text: string): PaperId | null {
	const bare = /^arxiv:/i.test(text) ? text.slice(6).trim() : text;
	const fresh = newForm.exec(bare);
	if (fresh) {
		const digits = Number(fresh[1]) <= 1412 ? 4 : 5;
		if (fresh[2]!.length !== digits) return null;
		return arxivId(`${fresh[1]!}.${fresh[2]!}`, fresh[3]);
	}
	const old = oldForm.exec(bare);
	return old && arxivId(`${old[1]!.toLowerCase()}/${old[2]!}`, old[3]);
}

/** The arXiv paper that a web address shows, on arXiv or on a mirror. */
export function arxivIdOfAddress({ host, port, segments }: Address): PaperId | null {
	const paths = arxivHosts.has(host) ? arxivPaths : mirrors.get(host);
	if (!paths || port !== '') return null;
	const [first, ...rest] = segments.filter((segment) => segment !== '');
	if (first === undefined || !paths.has(first.toLowerCase())) return null;
	return exactArxivId(decodeEscapes(rest.join('/')).replace(/\.pdf$/i, ''));
}

/**
 * The first arXiv id in a text of any kind, such as `arXiv:2104.00298v2 [cs.CV]`. An id of the old form counts behind `arXiv:`,
 * in an arXiv URL or with the name of an archive that existed.
 */
export function readArxivId(text: string): PaperId | null {
	const candidates = /(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[a-z-]{2,9})?\/\d{7})(?:v[1-9]\d{0,3})?/gi;
	for (let found = candidates.exec(text); found; found = candidates.exec(text)) {
		if (/^arxiv\./i.test(found[0])) {
			// In `arXiv.math/0611800` the name of the register looks like an archive.
			candidates.lastIndex = found.index + 6;
			continue;
		}
		const end = found.index + found[0].length;
		const named = namedBefore.test(text.slice(Math.max(0, found.index - 28), found.index));
		if (!named && gluedBefore.test(text.slice(Math.max(0, found.index - 1), found.index))) continue;
		if (goesOnAfter.test(text.slice(end, end + 2)) || (!named && text[end] === '/')) continue;
		const id = exactArxivId(found[0]);
		if (id && (named || !id.id.includes('/') || archives.has(id.id.slice(0, id.id.indexOf('/'))))) return id;
	}
	return null;
}

function arxivId(id: string, version: string | undefined): PaperId {
	return { scheme: 'arxiv', id, version: version === undefined ? null : Number(version) };
}
