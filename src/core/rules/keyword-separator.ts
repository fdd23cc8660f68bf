import type { Field } from '../log/body';
import { entityEnd, CodeSpans, isPunctuation } from '../markdown';
import { keywordSeparators, type Keyword } from '../keyword';
import { isSpace, textOf, type Edit, type Span } from '../text';
import type { Fix, Report, Rule } from './rule';

export const keywordSeparator: Rule = {
	id: 'keyword-separator',
	summary: 'Keywords are separated by something else than single semicolons.',
	severity: 'warning',
	fixable: 'yes',
	docs: `Keywords are separated by \`;\`, because a keyword may hold a comma. A list with commas and no semicolon is therefore *one* long
keyword, which no filter finds. A semicolon at the end of the list, or two in a row, separates nothing.

A comma in parentheses, in code or between two digits separates nothing and is left alone. Where a piece between two commas is longer than
60 characters or ends a sentence, the value looks like prose and no fix is offered.

A warning: in a well-kept log few lists have the slip, and each one hides its keywords.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: indoor navigation, world model;\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: indoor navigation; world model\n',
	},
	checkEntry({ block }, _context, report) {
		let next = 0;
		for (const field of block.fields) {
			if (field.kind.content !== 'keywords' || field.value[1] === field.value[0]) continue;
			const first = next;
			while (next < block.keywords.length && block.keywords[next]!.span[0] < field.value[1]) next++;
			const keywords = block.keywords.slice(first, next);
			if (keywords.length === 1) checkCommas(block.text, field, report);
			if (isTidy(block.text, field.value, keywords)) continue;
			const separators = keywordSeparators(block.text, field.value);
			if (separators.length !== keywords.length - 1) checkEmptyPlaces(block.text, field, keywords, separators, report);
		}
	},
};

/** Whether a list begins and ends with keywords, and one semicolon stands between each two: then none of them is too many. */
function isTidy(text: string, [from, to]: Span, keywords: readonly Keyword[]): boolean {
	if (keywords.length === 0 || keywords[0]!.span[0] !== from || keywords.at(-1)!.span[1] !== to) return false;
	for (let index = 1; index < keywords.length; index++) {
		let marks = 0;
		for (let at = keywords[index - 1]!.span[1]; at < keywords[index]!.span[0]; at++) {
			const unit = text.charCodeAt(at);
			if (unit === 59 || unit === 0xff1b) marks++;
		}
		if (marks > 1) return false;
	}
	return true;
}

function checkCommas(text: string, field: Field, report: Report): void {
	if (!/[,，、]/.test(textOf(text, field.value))) return;
	const commas = listCommas(text, field.value);
	if (commas.length === 0) return;
	const [first] = commas;
	report({
		span: [first!, first! + 1],
		message: `Unexpected \`${text[first!]!}\` between keywords, expected \`;\``,
		fixes: looksLikeProse(text, field.value, commas) ? [] : [semicolons(text, field.value, commas)],
	});
}

function semicolons(text: string, value: Span, commas: readonly number[]): Fix {
	const edits = commas.map((at): Edit => {
		if (at + 1 === value[1]) return { from: at, to: at + 1, insert: '' };
		const spaced = isSpace(text.charCodeAt(at + 1)) || /[\r\n;；]/.test(text[at + 1]!);
		return { from: at, to: at + 1, insert: spaced ? ';' : '; ' };
	});
	return { title: 'Separate the keywords by semicolons', edits };
}

/** The commas of a list: not in code, parentheses or entities, not escaped, not between two digits. */
function listCommas(text: string, [from, to]: Span): number[] {
	const codes = new CodeSpans(text, to);
	const commas: number[] = [];
	let depth = 0;
	for (let at = from; at < to; ) {
		const unit = text.charCodeAt(at);
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) {
			at += 2;
			continue;
		}
		if (unit === 96) {
			at = codes.end(at);
			continue;
		}
		if (unit === 38) {
			at = Math.max(at + 1, entityEnd(text, at, to));
			continue;
		}
		if (unit === 40 || unit === 91 || unit === 123) depth++;
		else if (unit === 41 || unit === 93 || unit === 125) depth = Math.max(0, depth - 1);
		else if (depth === 0 && (unit === 0xff0c || unit === 0x3001 || (unit === 44 && !isBetweenDigits(text, at)))) commas.push(at);
		at++;
	}
	return commas;
}

function isBetweenDigits(text: string, at: number): boolean {
	return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

/** No keyword seen in a log is longer. */
const longestKeyword = 60;

function looksLikeProse(text: string, value: Span, commas: readonly number[]): boolean {
	let from = value[0];
	for (const to of [...commas, value[1]]) {
		if (to - from > longestKeyword || /[.!?](?:\s|$)/.test(text.slice(from, to))) return true;
		from = to + 1;
	}
	return false;
}

/** Reports each run of semicolons of which one, or none, would do. */
function checkEmptyPlaces(
	text: string, { value }: Field, keywords: readonly Keyword[], separators: readonly number[], report: Report,
): void {
	let next = 0;
	for (let index = 0; index <= keywords.length; index++) {
		const from = index === 0 ? value[0] : keywords[index - 1]!.span[1];
		const to = keywords[index]?.span[0] ?? value[1];
		const first = separators[next];
		let count = 0;
		let last = from;
		while (next < separators.length && separators[next]! < to) {
			last = separators[next++]!;
			count++;
		}
		const inside = index > 0 && index < keywords.length;
		if (first === undefined || count === 0 || (inside && count === 1)) continue;
		report({
			span: [inside ? first + 1 : first, last + 1],
			message: emptyPlace(index, keywords.length),
			fixes: [{ title: 'Remove what separates nothing', edits: [surplus(from, to, first, last, inside, index === 0)] }],
		});
	}
}

function emptyPlace(index: number, keywords: number): string {
	if (keywords === 0) return 'Unexpected `;` without keywords, expected keywords or nothing';
	if (index === 0) return 'Unexpected `;` before the first keyword, expected a keyword';
	if (index === keywords) return 'Unexpected `;` behind the last keyword, expected the end of the list';
	return 'Unexpected empty place between keywords, expected one `;`';
}

function surplus(from: number, to: number, first: number, last: number, inside: boolean, leading: boolean): Edit {
	if (inside) return { from: first + 1, to: last + 1, insert: '' };
	return { from, to: leading ? to : last + 1, insert: '' };
}
