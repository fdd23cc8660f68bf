import { printDate } from '../date';
import { draftDifferences, draftOf, emptyDraft, fieldValue, ownFields, type Draft } from '../draft';
import { escapeLabel, escapeText } from './escape';
import { defaultFieldTable, fieldTable, knownFields, readLabel, type FieldTable } from '../field';
import { printLink } from './link-print';
import { parse } from '../log';
import { beginsWithBlock } from './prose';
import { newLogStyle, type Style } from '../style';
import { textOf, withLineFeeds } from '../text';

/** A variable between double braces; case and surrounding spaces do not matter. */
const variable = /\{\{([^{}]*)\}\}/g;

/** What stands in the heading too, and so has no field of its own in the body. */
const headingVariables = ['title', 'url', 'source', 'star', 'date'];

/** The names of a template's variables, in lower case, in order. */
export function variablesOf(template: string): string[] {
	return [...template.matchAll(variable)].map((found) => found[1]!.trim().toLowerCase());
}

/** The heading line of an entry, without line ending. */
export function printHeading(draft: Draft, style: Style): string {
	const front = draft.starred && style.starPlace === 'front' ? style.starForm + (style.starSpaced ? ' ' : '') : '';
	const source = draft.source === '' ? '' : `${draft.source}: `;
	const tail = draft.starred && style.starPlace === 'tail' ? ` ${style.starForm}` : '';
	return `${'#'.repeat(style.entryLevel)} ${front}${source}[${escapeText(draft.title)}](${draft.url})${tail}`;
}

/** The items of a link line. */
export function printLinks(draft: Pick<Draft, 'links'>, style: Pick<Style, 'linkForm' | 'linkSeparator'>): string {
	return draft.links.map(({ label, url }) => printLink(escapeLabel(label), url, style.linkForm)).join(style.linkSeparator);
}

/**
 * An entry as Markdown: the heading, and the body by the template. A paragraph of the template whose variables are all empty is left
 * out, and so is such a line in a longer paragraph; `keepEmptyFields` keeps the label of a field. What the draft holds and the template
 * has no variable for is written all the same: links first, fields at the end.
 * @param draft as `normaliseDraft` gives it.
 * @returns lines that end with LF, without one at the end.
 */
export function printEntry(draft: Draft, style: Style): string {
	const body = printBody(draft, style);
	return body === '' ? printHeading(draft, style) : `${printHeading(draft, style)}\n${'\n'.repeat(style.blankBelow)}${body}`;
}

function printBody(draft: Draft, style: Style): string {
	const values = valuesOf(draft, style);
	const template = withLineFeeds(style.template).trim();
	const used = new Set(variablesOf(template));
	const paragraphs = template.split(/\n(?:[ \t]*\n)+/).map((paragraph) => printParagraph(paragraph, values, style));
	if (!used.has('links')) paragraphs.unshift(values.get('links') ?? '');
	const names = new Set([...style.fields.values()].map((kind) => kind.name));
	for (const content of ['keywords', 'line', 'text'] as const) {
		for (const name of names) {
			const key = name.toLowerCase();
			if (style.fields.get(key)?.content !== content || used.has(key) || !values.get(key)) continue;
			paragraphs.push(printParagraph(`**${name}**: {{${key}}}`, values, style));
		}
	}
	return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function valuesOf(draft: Draft, style: Style): Map<string, string> {
	const values = new Map<string, string>([
		['title', escapeText(draft.title)],
		['url', draft.url],
		['source', draft.source],
		['star', draft.starred ? style.starForm : ''],
		['date', draft.date ? printDate(draft.date, style.dateFormat) : ''],
		['links', printLinks(draft, style)],
		['keywords', draft.keywords.join('; ')],
		['summary', draft.summary],
		['comment', draft.comment],
	]);
	for (const name of Object.keys(draft.fields)) values.set(name.toLowerCase(), fieldValue(draft, name));
	return values;
}

function printParagraph(paragraph: string, values: ReadonlyMap<string, string>, style: Style): string {
	const lines = paragraph.split('\n').map((line) => ({ line, filled: variablesOf(line).some((name) => values.get(name)), names: variablesOf(line) }));
	const dynamic = lines.some(({ names }) => names.length > 0);
	const filled = lines.some((line) => line.filled);
	let result = '';
	let open = false;
	for (const { line, names, filled: isFilled } of lines) {
		const kept = names.length === 0 ? filled || !dynamic : isFilled || (style.keepEmptyFields && isStub(line, style.fields));
		if (!kept) continue;
		const printed = printLine(line, values, style.fields);
		// What follows a value of several lines must not go on with its last paragraph or list.
		result += (result === '' ? '' : open ? '\n\n' : '\n') + printed;
		open = printed.includes('\n');
	}
	return result;
}

function isStub(line: string, fields: FieldTable): boolean {
	const label = readLabel(line, 0, line.length);
	return label !== null && fields.has(textOf(line, label.name).toLowerCase());
}

function printLine(line: string, values: ReadonlyMap<string, string>, fields: FieldTable): string {
	let result = '';
	let from = 0;
	for (const found of line.matchAll(variable)) {
		const name = found[1]!.trim().toLowerCase();
		const value = values.get(name) ?? '';
		result += line.slice(from, found.index);
		const label = fields.get(name)?.content === 'text' ? readLabel(result, 0, result.length) : null;
		if (label && result.slice(label.span[1]).trim() === '' && beginsWithBlock(value)) result = `${result.trimEnd()}\n\n`;
		result += value;
		from = found.index + found[0].length;
	}
	return (result + line.slice(from)).trimEnd();
}

/**
 * Why a template cannot be used, as the end of a sentence ("expected ..."); null where it can. An entry written by it has to read back
 * as what was filled in, whatever is left empty.
 */
export function checkTemplate(template: string, fields: FieldTable = defaultFieldTable): string | null {
	const known = [...headingVariables, 'links', ...new Set([...fields.values()].map((kind) => kind.name.toLowerCase()))];
	const unknown = variablesOf(template).find((name) => !known.includes(name));
	if (unknown !== undefined) return `expected one of ${known.map((name) => `\`{{${name}}}\``).join(', ')} instead of \`{{${unknown}}}\``;
	for (const draft of samples(fields)) {
		for (const keepEmptyFields of [false, true]) {
			const problem = readBack(draft, { ...newLogStyle, template, fields, keepEmptyFields });
			if (problem !== null) return problem;
		}
	}
	return null;
}

/** The same for a template whose user-defined fields are not at hand: variables of other names are taken for fields of one line. */
export function checkTemplateShape(template: string): string | null {
	const others = [...new Set(variablesOf(template))]
		.filter((name) => /^[^*:[\]]{1,40}$/.test(name) && name !== 'links' && !headingVariables.includes(name) && !defaultFieldTable.has(name));
	return checkTemplate(template, fieldTable([...knownFields, ...others.map((name) => ({ name, aliases: [], content: 'line' as const }))]));
}

/** Drafts with everything filled in, with one part filled in at a time, and with nothing but a heading. */
function samples(fields: FieldTable): Draft[] {
	const bare: Draft = { ...emptyDraft, title: 'Title of the note', url: 'https://example.org/note', source: 'Source', date: { year: 2021, month: 9, day: 22 } };
	const further: Record<string, string> = {};
	for (const { name } of fields.values()) if (!(ownFields as readonly string[]).includes(name)) further[name] = `Words of ${name.toLowerCase()}`;
	const full: Draft = {
		...bare,
		starred: true,
		links: [{ label: 'paper', url: 'https://example.org/paper' }, { label: 'code', url: 'https://example.org/code' }],
		keywords: ['first keyword', 'second keyword'],
		summary: 'First paragraph of the summary.\n\nSecond one.',
		comment: '- a list\n- as a comment',
		fields: further,
	};
	return [
		full,
		{ ...full, starred: false, summary: full.comment, comment: full.summary },
		...(['links', 'keywords', 'summary', 'comment', 'fields'] as const).map((part) => ({ ...bare, [part]: full[part] })),
		bare,
	];
}

function readBack(draft: Draft, style: Style): string | null {
	const before = '## 2021-09-22\n\n';
	const after = '### Other: [Note](https://example.org/other)\n\n**Comment**: Untouched.';
	const log = parse(`${before}${printEntry(draft, style)}\n\n${after}\n`, { fields: style.fields });
	const [first, second] = log.entries;
	const other = second?.block.text.trim();
	if (log.unclosed?.kind === 'fence') return 'expected a code fence that is closed';
	if (log.unclosed) return `expected a block that is closed with \`${log.unclosed.closer}\``;
	if (!first || log.blocks.length !== 3 || other !== after) return 'expected no heading of a date, an entry or a section in the body';
	const [part] = draftDifferences(draft, draftOf(first));
	if (part === undefined) return null;
	if (part === 'links') return 'expected `{{links}}` once, on a line of its own, outside of other fields';
	const name = part.replace(/^fields\./, '').toLowerCase();
	return `expected \`{{${name}}}\` once, as the whole value of its field, as in \`**${name.charAt(0).toUpperCase()}${name.slice(1)}**: {{${name}}}\``;
}
