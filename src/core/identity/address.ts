/**
 * A web address taken apart and evened, so that two spellings of one address become equal: lower-case host without `www.`,
 * no default port, percent signs as RFC 3986 section 6.2.2 has them, no tracking parameters.
 */
export interface Address {
	readonly host: string;
	/** Empty for the default port of either scheme. */
	readonly port: string;
	/** The path between its slashes, still percent-encoded, without empty segments at the end. */
	readonly segments: readonly string[];
	/** `name=value` pairs as written, in their order. */
	readonly parameters: readonly string[];
	/** With its `#`; empty unless it is the route of a one-page application (`#/…`, `#!…`). */
	readonly route: string;
}

/** Parameters that say where a reader came from, not what is read. Besides these, everything that begins with `utm_`. */
const trackingParameters = new Set([
	'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'ttclid', 'li_fat_id', 'igshid',
	'mc_cid', 'mc_eid', 'mkt_tok', 'oly_anon_id', 'oly_enc_id', 'vero_id', '_hsenc', '_hsmi', '__hstc', '__hssc', '__hsfp',
	'ref', 'ref_src', 'ref_url', 'referrer', 'trk', 'spm', 'cmpid', 'wt_mc', '_ga', '_gl',
]);

/** Whether a parameter of a URL, `name=value` or a name alone, says where a reader came from. */
export function isTrackingParameter(parameter: string): boolean {
	const name = parameter.slice(0, `${parameter}=`.indexOf('=')).toLowerCase();
	return name.startsWith('utm_') || trackingParameters.has(name);
}

/**
 * Whether a URL may be opened by a click: an absolute `http:` or `https:` URL that the platform can read. Everything else
 * (`javascript:`, `data:`, `file:`, `obsidian:` and other app links, relative paths, empty text) is not.
 */
export function isSafeUrl(url: string): boolean {
	return readAddress(url) !== null;
}

/** The host of an http(s) URL in lower case, without `www.` and port; null for anything else. */
export function hostOf(url: string): string | null {
	return readAddress(url)?.host ?? null;
}

/** What was read last: who asks one thing of a URL mostly asks more of it at once, and taking it apart is slow. */
let last: { readonly text: string; readonly address: Address | null } = { text: '', address: null };

/** Takes an http(s) URL apart; null for any other text. Never throws. */
export function readAddress(text: string): Address | null {
	if (text !== last.text) last = { text, address: takeApart(text) };
	return last.address;
}

function takeApart(text: string): Address | null {
	return plainAddress(text) ?? askedAddress(text);
}

/** For characters below 128 in which parts of an address they are what they are, as the platform reads and writes them. */
const inHost = 1;
const inPath = 2;
const inQuery = 4;
const plain = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789-.') plain[character.charCodeAt(0)] = inHost | inPath | inQuery;
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_~!$&()*+,;=:@/') plain[character.charCodeAt(0)] = inPath | inQuery;
plain[63] = inQuery;

/**
 * Takes apart what nearly every URL of a log looks like: a host of plain letters that ends in letters, and nothing that the platform
 * would read in another way than it is written; null for any other text. Asking the platform takes ten times as long.
 */
function plainAddress(text: string): Address | null {
	const from = text.startsWith('https://') ? 8 : text.startsWith('http://') ? 7 : -1;
	if (from < 0) return null;
	const hostTo = runOf(text, from, inHost);
	const pathTo = text.charCodeAt(hostTo) === 47 ? runOf(text, hostTo, inPath) : hostTo;
	const queryTo = text.charCodeAt(pathTo) === 63 ? runOf(text, pathTo, inQuery) : pathTo;
	// A fragment says nothing, unless it is a route.
	const routed = text.charCodeAt(queryTo) === 35 && runOf(text, queryTo + 1, inHost) === text.length;
	if (queryTo < text.length && !routed) return null;
	const host = plainHost(text.slice(from, hostTo));
	const path = text.slice(hostTo, pathTo);
	// The platform resolves `/../`.
	if (host === null || path.includes('/.')) return null;
	const parameters = queryTo - pathTo < 2 ? [] : text.slice(pathTo + 1, queryTo).split('&').filter(isTelling);
	return { host, port: '', segments: pathSegments(path), parameters, route: '' };
}

function runOf(text: string, from: number, part: number): number {
	let at = from;
	while (at < text.length) {
		const unit = text.charCodeAt(at);
		if (unit >= 128 || (plain[unit]! & part) === 0) break;
		at++;
	}
	return at;
}

/** The host of that name; null where the platform must be asked: what ends in a digit may be a number, Punycode may be wrong. */
function plainHost(name: string): string | null {
	const last = name.lastIndexOf('.');
	if (last < 1 || last === name.length - 1 || name.length > 200 || name.includes('xn--')) return null;
	for (let at = last + 1; at < name.length; at++) if (name.charCodeAt(at) < 97) return null;
	return bareHost(name) || null;
}

function askedAddress(text: string): Address | null {
	const url = readUrl(text);
	const host = url && bareHost(url.hostname);
	if (!host) return null;
	return {
		host,
		port: url.port === '80' || url.port === '443' ? '' : url.port,
		segments: pathSegments(evenEscapes(url.pathname)),
		parameters: evenEscapes(url.search.slice(1)).split('&').filter(isTelling),
		route: /^#[/!]/.test(url.hash) ? evenEscapes(url.hash) : '',
	};
}

/** An address as an `https:` URL. */
export function printAddress({ host, port, segments, parameters, route }: Address): string {
	const path = segments.map((segment) => `/${segment}`).join('');
	const query = parameters.length > 0 ? `?${parameters.join('&')}` : '';
	return `https://${host}${port && `:${port}`}${path}${query}${route}`;
}

/** The percent-decoded text; the text itself where its escapes are no UTF-8. */
export function decodeEscapes(text: string): string {
	if (!text.includes('%')) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function readUrl(text: string): URL | null {
	// The platform also takes `https:x`, which a page would resolve against itself.
	if (!/^\s*https?:\/\//i.test(text)) return null;
	try {
		return new URL(text);
	} catch {
		return null;
	}
}

/** Empty segments inside stay: an archived page has the whole URL of its original in its path. */
function pathSegments(path: string): string[] {
	let end = path.length;
	while (end > 0 && path[end - 1] === '/') end--;
	return end === 0 ? [] : path.slice(1, end).split('/');
}

/** Empty for a name with an empty label at its end, which no host has. */
function bareHost(name: string): string {
	const to = name.endsWith('.') ? name.length - 1 : name.length;
	if (name[to - 1] === '.') return '';
	let from = 0;
	while (name.startsWith('www.', from) && name.lastIndexOf('.', to - 1) >= from + 4) from += 4;
	return name.slice(from, to);
}

function isTelling(parameter: string): boolean {
	return parameter !== '' && !isTrackingParameter(parameter);
}

/** Upper-case digits, no escapes for characters that never need one, and `%25` for a percent sign that begins none. */
function evenEscapes(text: string): string {
	return text.replace(/%(?:[\da-f]{2})?/gi, (escape) => {
		if (escape === '%') return '%25';
		const character = String.fromCharCode(parseInt(escape.slice(1), 16));
		return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
	});
}
