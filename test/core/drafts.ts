import fc from 'fast-check';
import { calendarDate } from '../../src/core/date';
import type { Draft, DraftLink } from '../../src/core/draft';

/** Pieces that mean something to Markdown or to the grammar, so that chance meets them. */
const pieces = [
	'#', '##', '### ', '#### ', '###### ', '\n', '\n\n', '\r\n', '\r', '\n### ', '\n## ', '\n---\n', '\n===\n', '\n***', '---', '```', '\n```\n', '\n~~~~ js\n',
	'<!-- ', ' -->', '\n<!-- c -->\n', '%%', '\n%%\n', '$$', '\n$$\n', '<div>', '\n<div>\n', '</div>', '<pre>', '\n<pre>', '<b', '>', '\n> ', '\n- ', '\n1. ', '    ', '\t', '  ', ' ',
	'**Summary**: ', '\n**Comment**: ', '\nKeywords: ', '\nComment： ', '\n__Summary__: ', '\nauthors : ', 'Summary:', '\n  Venue:: ', '\n**Comment:** ',
	'[', ']', '[[', ']]', '(', ')', '](', '[T](https://e.org)', '[\\[paper\\]](u)', '\\', '\\[', '`', '``', '*', '**', '_', '~~', '==', '^', '!', '|', '\n| a | b |\n| - | - |\n',
	': [', ':[', '：[', ': :star: [', ':star:', ':star', 'star:', '⭐', '★', '\ufe0f', ';', '；', '&amp', '&amp;', '&', '&#91;', '&#10;', ',', '://', 'https://example.org/', 'TODO',
	'2021-09-22', '\n## 2021-09-22\n', '\n#### 2021.09', '\n<<<<<<< HEAD\n', '\n=======\n', '\n>>>>>>> x\n', '<!-- ml-watch:index -->', '\n<!-- /ml-watch:index -->\n',
	'\u200b', '\ufeff', '\u00a0', '\u2028', '\u0085', '\0', '\ud800', '\udc00', '😀', 'é', '日本', 'word', 'two words', 'a', '1', '{{links}}', '{{', '$1', '$&', '%20', '#tag', '^id', '[^1]: x',
];

export const markdownish = fc.oneof(
	{ weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
	{ weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)) },
	{ weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

export const link: fc.Arbitrary<DraftLink> = fc.record({ label: markdownish, url: fc.oneof(markdownish, fc.webUrl()) });

export const day = fc.record({ year: fc.integer({ min: 2020, max: 2022 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
	.map(({ year, month, day: number }) => calendarDate(year, month, number)!);

export const draft: fc.Arbitrary<Draft> = fc.record({
	title: markdownish,
	url: fc.oneof(markdownish, fc.webUrl()),
	source: markdownish,
	starred: fc.boolean(),
	date: day,
	links: fc.array(link, { maxLength: 3 }),
	keywords: fc.array(markdownish, { maxLength: 4 }),
	summary: markdownish,
	comment: markdownish,
	fields: fc.record({ Authors: markdownish, Venue: markdownish, Status: markdownish }, { requiredKeys: [] }),
});
