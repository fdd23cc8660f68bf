import { isoDate } from '../../src/core/date';
import { keywordText } from '../../src/core/keyword';
import { parse, type ParseOptions } from '../../src/core/log';
import { decode } from '../../src/core/markdown';
import { textOf, type Span } from '../../src/core/text';

/** What a reader would say of each entry of a note, in few words: for expectations that fit on a line. */
export function readEntries(text: string, options?: ParseOptions) {
	return parse(text, options).entries.map(({ block, date }) => {
		const shown = (span: Span) => decode(textOf(block.text, span));
		return {
			date: date && isoDate(date),
			starred: block.starred,
			source: block.source && shown(block.source),
			title: shown(block.title),
			url: shown(block.url),
			kind: block.kind,
			links: block.links.map((item) => `${shown(item.label)} -> ${shown(item.url)}`),
			keywords: block.keywords.map((keyword) => keywordText(textOf(block.text, keyword.span))),
			hasSummary: block.has('Summary'),
			hasComment: block.has('Comment'),
		};
	});
}
