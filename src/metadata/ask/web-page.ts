import { readAddress } from '../../core/identity/address';
import { paperOf, saysAnything } from '../paper';
import { readHead } from './page-head';
import { linksOfPage } from './page-links';
import type { Service } from './question';

/** Whether a URL names a file in which no page is to be expected. */
function isFile(url: string): boolean {
	return /\.(?:pdf|zip|gz|tar|png|jpe?g|gif|webp|svg|mp[34]|webm|csv|pptx?|docx?|xlsx?|ipynb|bib)$/i.test(readAddress(url)?.segments.at(-1) ?? '');
}

/** The page of the URL itself: what it says of itself in its head, and the paper and code that it links to. */
export const webPage: Service = {
	id: 'web-page', name: 'Web pages', setting: 'askWebPage', hosts: [],
	sends: 'a request for the page of the URL that you gave, to its own host, and wherever that redirects',
	gives: 'title, site, date, description, and the paper and code that the page links to',
	pace: 0, most: 1,
	accepts: (subject) => subject.kind === 'page' && !isFile(subject.url),
	requests: ([subject]) => [{
		url: (subject as { readonly url: string }).url,
		headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' },
	}],
	read: ({ text, url }, _subjects, parse) => {
		// A PDF or an image is no page, and there is no text in it to be found.
		if (!/<[a-z!/?]/i.test(text.slice(0, 4096))) return null;
		const root = parse(text, 'text/html');
		if (!root) return null;
		const head = readHead(root);
		const { ids, links } = linksOfPage(root, url, head);
		const paper = paperOf('web-page', { ...head.raw, about: 'page', ids, links });
		return saysAnything(paper) ? [paper] : null;
	},
};
