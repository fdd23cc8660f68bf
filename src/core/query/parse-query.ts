import { readDate, type LogDate } from '../date';
import { isSpace, type Span } from '../text';
import { emptyQuery, groupings, sortings, type Clause, type ClauseField, type Query, type Term } from './query';

/** Something in a query that could not be read; the rest of the query holds. */
export interface QueryProblem {
	/** UTF-16 offsets in the text of the query. */
	readonly span: Span;
	/** What is wrong and what was expected. */
	readonly message: string;
}

export interface ParsedQuery {
	readonly query: Query;
	readonly problems: readonly QueryProblem[];
}

/** The names before a colon, each with the field that it sets. */
const clauseNames: Readonly<Record<string, ClauseField>> = {
	keyword: 'keyword', keywords: 'keyword', source: 'source', sources: 'source', status: 'status',
	path: 'path', folder: 'path', has: 'has', label: 'has', date: 'date',
};

const singleNames = ['starred', 'kind', 'incomplete', 'since', 'until', 'match', 'sort', 'reverse', 'group', 'limit'] as const;
type SingleName = (typeof singleNames)[number];

/** Whether a word before a colon means something in a query. */
export function isQueryName(name: string): boolean {
	return Object.hasOwn(clauseNames, name) || singleNames.includes(name as SingleName);
}

/**
 * Reads a query as it is typed into one line: words in any order, `"a phrase"`, `-word`, and `name:value` for `keyword`, `source`,
 * `status`, `path`, `has`, `date`, `since`, `until`, `starred`, `kind`, `incomplete`, `match`, `sort`, `reverse`, `group`, `limit`. A
 * value in quotes has to be the whole word (for `path` the whole path of a note or folder); without quotes it is a part of one. A name that means nothing, as in `BERT:`, is a word like any other. Every text is a query: nothing throws.
 */
export function parseQuery(text: string): ParsedQuery {
	const reader = new QueryReader(text);
	reader.read(0, text.length, false);
	return reader.result();
}

/** Reads pieces of a text, one behind the other, into one query. */
export class QueryReader {
	private readonly problems: QueryProblem[] = [];
	private readonly terms: Term[] = [];
	private readonly clauses: Clause[] = [];
	private single: Partial<{ -readonly [Key in SingleName]: Query[Key] }> = {};

	constructor(private readonly text: string) {}

	result(): ParsedQuery {
		return { query: { ...emptyQuery, ...this.single, terms: this.terms, clauses: this.clauses }, problems: this.problems };
	}

	/**
	 * Reads a range of the text.
	 * @param lists whether `name: ` with a space behind the colon begins a list of values that fills the range, separated by `;`.
	 */
	read(from: number, to: number, lists: boolean): void {
		for (let at = this.skip(from, to); at < to; at = this.skip(at, to)) at = this.item(at, to, lists);
	}

	problem(span: Span, message: string): void {
		this.problems.push({ span, message });
	}

	private item(from: number, to: number, lists: boolean): number {
		const { text } = this;
		const negated = text[from] === '-' && from + 1 < to && !isBlank(text.charCodeAt(from + 1));
		const start = negated ? from + 1 : from;
		const colon = this.nameEnd(start, to);
		const name = text.slice(start, colon).toLowerCase();
		if (colon < 0 || !isQueryName(name)) {
			const { value, end } = this.value(start, to);
			if (value !== '') this.terms.push({ text: value, negated });
			return end;
		}
		const valueFrom = this.skip(colon + 1, to);
		const field = clauseNames[name];
		if (lists && field && valueFrom > colon + 1) {
			this.list(field, negated, from, valueFrom, to);
			return to;
		}
		const { value, quoted, end } = this.value(valueFrom, to);
		if (value.trim() === '') this.problem([from, end], `Missing value, expected \`${name}:\` and a word`);
		else if (field) this.clause({ field, value, exact: quoted, negated }, [from, end]);
		else this.setSingle(name as SingleName, value.toLowerCase(), negated, [from, end]);
		return lists && valueFrom > colon + 1 && this.stopsAt(from, end, to) ? to : end;
	}

	/** Whether words follow a condition on its line: they were meant as a part of it. */
	private stopsAt(from: number, end: number, to: number): boolean {
		const { text } = this;
		const next = this.skip(end, to);
		const colon = this.nameEnd(text[next] === '-' ? next + 1 : next, to);
		if (next === to || (colon > 0 && isQueryName(text.slice(next, colon).replace('-', '').toLowerCase()))) return false;
		this.problem([next, to], `Unexpected \`${text.slice(next, to).trim()}\` behind \`${text.slice(from, end)}\`, expected one condition a line`);
		return true;
	}

	private list(field: ClauseField, negated: boolean, from: number, valueFrom: number, to: number): void {
		let found = false;
		for (let at = valueFrom; at < to; ) {
			const start = this.skip(at, to);
			const quoted = isQuote(this.text[start]) ? this.value(start, to) : null;
			let end = quoted ? quoted.end : start;
			while (end < to && this.text[end] !== ';') end++;
			const value = quoted ? quoted.value : this.text.slice(start, end).trim();
			if (value.trim() !== '') {
				this.clause({ field, value, exact: quoted !== null, negated }, [start, end]);
				if (!quoted && /,\s/.test(value)) this.problem([start, end], 'Unexpected `,` between values, expected `;`, or quotes around a value with a comma in it');
				found = true;
			}
			at = end + 1;
		}
		if (!found) this.problem([from, to], `Missing value, expected values separated by \`;\``);
	}

	/** A value with a space in it is a whole word, as without quotes it could not have been typed as a part of one. */
	private clause(asked: Clause, span: Span): void {
		const clause = { ...asked, exact: asked.exact || /\s/.test(asked.value) };
		if (clause.field === 'date' && !readDate(clause.value)?.date) this.problem(span, unexpected(clause.value, aDate));
		else this.clauses.push(clause);
	}

	private setSingle(name: SingleName, value: string, negated: boolean, span: Span): void {
		if (negated && name !== 'starred' && name !== 'incomplete') {
			this.problem(span, `Unexpected \`-\` before \`${name}:\`, expected it without`);
			return;
		}
		const read = readSingle(name, value);
		if (read === undefined) this.problem(span, unexpected(value, expectations[name]));
		else this.single = { ...this.single, [name]: negated ? !read : read };
	}

	/** The offset of the colon behind the letters that begin at `from`; -1 where there is none. */
	private nameEnd(from: number, to: number): number {
		let at = from;
		while (at < to && isLetter(this.text.charCodeAt(at))) at++;
		return at > from && at < to && this.text[at] === ':' ? at : -1;
	}

	/** A value or word: up to the next space, or in quotes, straight or as phones type them, where `\"` and `\\` stand for `"` and `\`. */
	private value(from: number, to: number): { value: string; quoted: boolean; end: number } {
		const { text } = this;
		if (!isQuote(text[from])) {
			let end = from;
			while (end < to && !isBlank(text.charCodeAt(end))) end++;
			return { value: text.slice(from, end), quoted: false, end };
		}
		let value = '';
		const closes = text[from] === '"' ? '"' : '“”';
		let at = from + 1;
		for (; at < to && !closes.includes(text.charAt(at)); at++) {
			if (text[at] === '\\' && at + 1 < to && (text[at + 1] === '"' || text[at + 1] === '\\')) at++;
			value += text.charAt(at);
		}
		return { value, quoted: true, end: Math.min(to, at + 1) };
	}

	private skip(from: number, to: number): number {
		let at = from;
		while (at < to && isBlank(this.text.charCodeAt(at))) at++;
		return at;
	}
}

const aDate = 'a date such as 2021-09-22, 2021-09 or 2021';

const expectations: Readonly<Record<SingleName, string>> = {
	starred: '`true` or `false`',
	incomplete: '`true` or `false`',
	reverse: '`true` or `false`',
	kind: '`paper` or `discussion`',
	since: aDate,
	until: aDate,
	match: '`all` or `any`',
	sort: oneOf(sortings),
	group: oneOf(groupings),
	limit: 'a number above 0',
};

/** The value that a name takes; undefined where it cannot be read. */
function readSingle(name: SingleName, value: string): boolean | number | string | LogDate | undefined {
	switch (name) {
		case 'starred':
		case 'incomplete':
		case 'reverse':
			return value === 'true' || value === 'yes' ? true : value === 'false' || value === 'no' ? false : undefined;
		case 'kind':
			return ['paper', 'discussion'].find((kind) => value === kind || value === `${kind}s`);
		case 'since':
		case 'until':
			return readDate(value)?.date ?? undefined;
		case 'match':
			return ['all', 'any'].find((match) => match === value);
		case 'sort':
			return sortings.find((sorting) => sorting === value);
		case 'group':
			return groupings.find((grouping) => grouping === value);
		case 'limit':
			return /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : undefined;
	}
}

function unexpected(value: string, expected: string): string {
	return `Unexpected \`${value}\`, expected ${expected}`;
}

/** The choices as a person reads them: `a`, `b` or `c`. */
export function oneOf(choices: readonly string[]): string {
	const quoted = choices.map((choice) => `\`${choice}\``);
	return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

/** Whether a character begins a phrase. */
export function isQuote(character: string | undefined): boolean {
	return character !== undefined && '"“”„'.includes(character);
}

function isLetter(unit: number): boolean {
	const lower = unit | 32;
	return lower >= 97 && lower <= 122;
}

function isBlank(unit: number): boolean {
	return isSpace(unit) || unit === 10 || unit === 13;
}
