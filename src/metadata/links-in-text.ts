import { paperIdOf } from '../core/identity';
import { readAddress } from '../core/identity/address';
import type { LinkRole, PaperLink } from './paper';
import { repositoryOf } from './recognition';

const codeHosts = new Set(['gitlab.com', 'bitbucket.org', 'codeberg.org', 'huggingface.co']);

/** What a URL leads to, by itself; null where only the words around it could tell. */
export function roleOf(url: string): LinkRole | null {
	const address = readAddress(url);
	if (!address) return null;
	const id = paperIdOf(url);
	if (id) return id.scheme === 'openreview' ? 'openreview' : 'paper';
	if (repositoryOf(address)) return 'code';
	if (codeHosts.has(address.host) && address.segments.length >= 2 && !/^(?:blog|docs|papers|spaces|datasets|collections)$/.test(address.segments[0]!)) return 'code';
	return address.host.endsWith('.github.io') ? 'project page' : null;
}

/** The URLs in the comment or abstract of a paper: its code and its project page. Other papers named there are not its own. */
export function linksInText(text: string): PaperLink[] {
	const links: PaperLink[] = [];
	for (const [written] of text.slice(0, 30_000).matchAll(/https?:\/\/[^\s<>"'{}|\\^`]+/gi)) {
		const url = withoutTrail(written);
		const role = roleOf(url);
		if (role === 'code' || role === 'project page') links.push({ role, url });
	}
	return links;
}

/** A URL in a sentence ends before the sentence's own punctuation. */
function withoutTrail(written: string): string {
	let end = written.length;
	while (end > 0 && '.,;:!?)]}$*'.includes(written[end - 1]!)) end--;
	return written.slice(0, end);
}
