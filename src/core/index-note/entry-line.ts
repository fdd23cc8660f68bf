import type { Config } from '../config/config';
import { isoDate, printDate } from '../date';
import type { Entry } from '../entry';
import { escapeLooseBackticks } from '../print/escape';
import { keywordText, readKeywords } from '../keyword';
import { printLink } from '../print/link-print';
import type { Located } from '../log';
import { CodeSpans } from '../markdown';
import { textOf, type Span } from '../text';
import { rebaseLinks, type Move } from '../relative-links/rebase';

/** How an entry is shown as a line. */
export interface LineOptions {
	readonly config: Config;
	/** Canonical names of fields to leave out. */
	readonly omitted: ReadonlySet<string>;
	/** Whether the date stands in the line. */
	readonly dated: boolean;
	readonly move: Move;
}

/** What stands between the parts of a line. */
export const betweenParts = ' · ';

/** An entry as one line of a list: star, source, title, links and keywords. */
export function entryLine({ block: entry, date }: Located<Entry>, { config, omitted, dated, move }: LineOptions): string {
	const written = (span: Span): string => textOf(entry.text, span);
	const stars = entry.stars.map(({ span }) => written(span)).join('');
	const source = entry.source ? `${plain(written(entry.source))}: ` : '';
	const form = config.linkForm === 'auto' ? 'escaped' : config.linkForm;
	const links = entry.links
		.filter(({ fault, url }) => fault !== 'empty' && url[1] > url[0])
		.map(({ label, url }) => printLink(plain(written(label)), targetOf(written(url)), form));
	const title = plain(written(entry.title)) + targetOf(written([entry.title[1], entry.link[1]]));
	const head = [stars, `${source}[${title}`].filter((part) => part !== '').join(' ');
	const keywords = keywordsShown(entry, omitted).map(plain);
	const own = [[guarded(head), ...links].join(' '), keywords.join('; ')].filter((part) => part !== '').join(betweenParts);
	const day = dated && date ? [config.dateFormat === 'auto' ? isoDate(date) : printDate(date, config.dateFormat)] : [];
	return `- ${[rebaseLinks(own, move), ...day].join(betweenParts)}`;
}

/** The keywords of an entry as written, but those of fields that are left out. */
export function keywordsShown(entry: Entry, omitted: ReadonlySet<string>): string[] {
	return entry.fields
		.filter(({ kind, name }) => kind.content === 'keywords' && !omitted.has(name))
		.flatMap(({ value }) => readKeywords(entry.text, value))
		.map(({ span }) => keywordText(textOf(entry.text, span)));
}

/** A piece of a heading or field as it can stand in the line: in kramdown a `|` makes any line a row of a table. */
function plain(source: string): string {
	const whole = escapeLooseBackticks(source);
	if (!whole.includes('|')) return whole;
	const codes = new CodeSpans(whole, whole.length);
	let result = '';
	for (let at = 0; at < whole.length; ) {
		const unit = whole.charCodeAt(at);
		const end = unit === 96 ? codes.end(at) : unit === 92 && at + 1 < whole.length ? at + 2 : at + 1;
		result += unit === 124 ? '\\|' : whole.slice(at, end);
		at = end;
	}
	return result;
}

/** The same for what holds a URL. */
function targetOf(source: string): string {
	return source.replaceAll('|', '%7C');
}

/** A source such as `1. Lab` or `#deep` would begin a list or heading within the item. */
function guarded(line: string): string {
	return line.replace(/^(\d{0,9})([-+*>#.)])/, '$1\\$2');
}
