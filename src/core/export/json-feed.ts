import { isSafeUrl } from '../identity';
import { bodyHtml } from './entry-html';
import { feedItems, feedTitle } from './feed';
import type { ExportFormat } from './format';

export const jsonFeed: ExportFormat = {
	id: 'json-feed',
	name: 'JSON Feed',
	extension: 'json',
	summary: 'A feed for readers (version 1.1), with the dates of the entries.',
	needsDate: true,
	print(entries, options) {
		const items = feedItems(entries).map(({ entry, id, date }) => ({
			id,
			...(isSafeUrl(entry.url) ? { url: entry.url } : {}),
			title: feedTitle(entry),
			content_html: bodyHtml(entry),
			date_published: date,
			...(entry.authors.length > 0 ? { authors: entry.authors.map((name) => ({ name })) } : {}),
			...(entry.keywords.length > 0 ? { tags: entry.keywords } : {}),
		}));
		const feed = {
			version: 'https://jsonfeed.org/version/1.1',
			title: options.title,
			...(options.url === null ? {} : { feed_url: options.url }),
			items,
		};
		return `${JSON.stringify(feed, null, '\t')}\n`;
	},
};
