import { isoDate } from '../date';
import { emptyQuery, type Clause, type Query, type Term } from './query';
import type { Show } from './query-block';

/** A query as one line that `parseQuery` reads back as the same query. */
export function printQuery(query: Query): string {
	return [
		...settingsOf(query).map(([name, value]) => `${name}:${value}`),
		...query.clauses.map((clause) => `${clause.negated ? '-' : ''}${clause.field}:${printValue(clause)}`),
		...query.terms.map(printTerm),
	].join(' ');
}

/** A query as the content of a code block `ml-watch`, one condition a line, that `readQueryBlock` reads back as the same query. */
export function printQueryBlock(query: Query, show: Show = 'list'): string {
	const lines = settingsOf(query).map(([name, value]) => `${name}: ${value}`);
	for (const clause of query.clauses) {
		// Without the space it is one word, not a list.
		const colon = !clause.exact && clause.value.includes(';') ? ':' : ': ';
		lines.push(`${clause.negated ? '-' : ''}${clause.field}${colon}${printValue(clause)}`);
	}
	if (query.terms.length > 0) lines.push(query.terms.map(printTerm).join(' '));
	if (show !== 'list') lines.push(`show: ${show}`);
	return lines.map((line) => `${line}\n`).join('');
}

function settingsOf(query: Query): [name: string, value: string][] {
	const settings: [string, string][] = [];
	if (query.starred !== null) settings.push(['starred', String(query.starred)]);
	if (query.kind !== null) settings.push(['kind', query.kind]);
	if (query.incomplete !== null) settings.push(['incomplete', String(query.incomplete)]);
	if (query.since) settings.push(['since', isoDate(query.since)]);
	if (query.until) settings.push(['until', isoDate(query.until)]);
	if (query.match !== emptyQuery.match) settings.push(['match', query.match]);
	if (query.sort !== emptyQuery.sort) settings.push(['sort', query.sort]);
	if (query.reverse) settings.push(['reverse', 'true']);
	if (query.group) settings.push(['group', query.group]);
	if (query.limit !== null) settings.push(['limit', String(query.limit)]);
	return settings;
}

function printValue({ value, exact }: Clause): string {
	return exact ? quote(value) : value;
}

function printTerm({ text, negated }: Term): string {
	const plain = /^[^\s"“”„#-]\S*$/.test(text) && !/^[a-z]+:(?!\/\/)/i.test(text);
	return `${negated ? '-' : ''}${plain ? text : quote(text)}`;
}

function quote(text: string): string {
	return `"${text.replace(/["\\]/g, (mark) => `\\${mark}`).replace(/[\r\n]+/g, ' ')}"`;
}
