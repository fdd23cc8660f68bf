import { calendarDate, type LogDate } from '../date';

/** Where the note of each day is. */
export interface DailyNotes {
	/** The path of a day's note; null for a month or a year, which have none. */
	pathOf(date: LogDate): string | null;
	/** The day whose note a path is; null where it is none. */
	dateOf(path: string): LogDate | null;
}

/** What the app offers when nothing was chosen. */
export const defaultDailyFormat = 'YYYY-MM-DD';

type Token = { readonly kind: 'year' | 'month' | 'day'; readonly digits: 1 | 2 | 4 } | { readonly kind: 'text'; readonly text: string };

const tokens: Readonly<Record<string, Token>> = {
	YYYY: { kind: 'year', digits: 4 }, MM: { kind: 'month', digits: 2 }, M: { kind: 'month', digits: 1 }, DD: { kind: 'day', digits: 2 }, D: { kind: 'day', digits: 1 },
};

/**
 * Daily notes by the folder and the format that the app's settings name: `YYYY`, `MM`, `M`, `DD` and `D`, words in square brackets, and
 * anything that is no letter; `/` makes folders.
 * @returns what is wrong with the format or the folder, as a sentence, where it cannot be used: names of months and weekdays depend on a
 * language.
 */
export function dailyNotes(folder: string, format: string): DailyNotes | string {
	const parts = readFormat(format);
	if (typeof parts === 'string') return parts;
	const missing = (['year', 'month', 'day'] as const).find((kind) => !parts.some((part) => part.kind === kind));
	if (missing) return `The format \`${format}\` of daily notes names no ${missing}, expected one such as \`${defaultDailyFormat}\`.`;
	const above = folder.split('/').filter((part) => part !== '' && part !== '.').join('/');
	const prefix = above === '' ? '' : `${above}/`;
	// What lies there is in no library: its entries would be lost from sight.
	const isHidden = /(?:^|\/)(?:\.|node_modules\/)/.test(prefix + parts.map((part) => (part.kind === 'text' ? part.text : '0')).join(''));
	if (isHidden) return `The daily notes \`${prefix}${format}\` are hidden or lie outside of the vault, expected a folder in it.`;
	return {
		pathOf: (date) => (date.month === null || date.day === null ? null : `${prefix}${parts.map((part) => printPart(part, date)).join('')}.md`),
		dateOf: (path) => (path.startsWith(prefix) && path.endsWith('.md') ? readParts(parts, path.slice(prefix.length, -3)) : null),
	};
}

function readFormat(format: string): Token[] | string {
	const parts: Token[] = [];
	for (const [found] of format.trim().matchAll(/\[[^[\]]*\]|([A-Za-z])\1*|[^A-Za-z[]+|\[/g)) {
		const token = tokens[found];
		if (token) parts.push(token);
		else if (/^[A-Za-z]/.test(found)) return `The format \`${format}\` of daily notes holds \`${found}\`, expected \`YYYY\`, \`MM\`, \`DD\` and words in square brackets.`;
		else parts.push({ kind: 'text', text: /^\[.*\]$/.test(found) ? found.slice(1, -1) : found });
	}
	return parts;
}

function printPart(part: Token, date: LogDate): string {
	if (part.kind === 'text') return part.text;
	return String(date[part.kind]).padStart(part.digits, '0');
}

function readParts(parts: readonly Token[], name: string): LogDate | null {
	const found: { year?: number; month?: number; day?: number } = {};
	let at = 0;
	for (const part of parts) {
		if (part.kind === 'text') {
			if (!name.startsWith(part.text, at)) return null;
			at += part.text.length;
			continue;
		}
		const digits = digitsAt(name, at, part.digits === 1 ? 2 : part.digits);
		if (digits === '' || (part.digits > 1 && digits.length !== part.digits)) return null;
		at += digits.length;
		const known = found[part.kind];
		if (known !== undefined && known !== Number(digits)) return null;
		found[part.kind] = Number(digits);
	}
	return at === name.length ? calendarDate(found.year ?? 0, found.month ?? 0, found.day ?? 0) : null;
}

function digitsAt(text: string, at: number, most: number): string {
	let end = at;
	while (end < at + most && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
	return text.slice(at, end);
}
