import { isSafeUrl } from '../identity';
import { bodyHtml } from './entry-html';
import { feedDate, feedId, feedItems, feedTitle, type FeedItem } from './feed';
import type { ExportFormat } from './format';
import { escapeMarkup } from './markup';

export const atom: ExportFormat = {
	id: 'atom',
	name: 'Atom',
	extension: 'xml',
	summary: 'A feed for readers (RFC 4287), with the dates of the entries.',
	needsDate: true,
	print(entries, options) {
		const items = feedItems(entries);
		return [
			'<?xml version="1.0" encoding="utf-8"?>',
			'<feed xmlns="http://www.w3.org/2005/Atom">',
			`<title>${escapeMarkup(options.title)}</title>`,
			`<id>${escapeMarkup(feedId(options))}</id>`,
			`<updated>${feedDate(items)}</updated>`,
			`<author><name>${escapeMarkup(options.title)}</name></author>`,
			...(options.url === null ? [] : [`<link rel="self" href="${escapeMarkup(options.url)}"/>`]),
			'<generator>ML Watch</generator>',
			...items.map(atomEntry),
			'</feed>',
			'',
		].join('\n');
	},
};

function atomEntry({ entry, id, date }: FeedItem): string {
	const body = bodyHtml(entry);
	return [
		'<entry>',
		`<title>${escapeMarkup(feedTitle(entry))}</title>`,
		`<id>${escapeMarkup(id)}</id>`,
		`<updated>${date}</updated>`,
		`<published>${date}</published>`,
		...(isSafeUrl(entry.url) ? [`<link rel="alternate" href="${escapeMarkup(entry.url)}"/>`] : []),
		...entry.authors.map((author) => `<author><name>${escapeMarkup(author)}</name></author>`),
		...entry.keywords.map((keyword) => `<category term="${escapeMarkup(keyword)}"/>`),
		// An entry without a link to go to needs content, even if it is empty.
		`<content type="html">${escapeMarkup(body)}</content>`,
		'</entry>',
	].join('\n');
}
