import fc from 'fast-check';

/** What a reader of a log would say of one of its entries. */
export interface Told {
	readonly date: string | null;
	readonly starred: boolean;
	readonly source: string | null;
	readonly title: string;
	readonly url: string;
	readonly kind: 'paper' | 'discussion';
	readonly links: readonly string[];
	readonly keywords: readonly string[];
	readonly summary: string | null;
	readonly comment: string | null;
}

/** A log in one of the many ways in which people write the same thing, and what it says. */
export interface WrittenLog {
	readonly text: string;
	readonly told: readonly Told[];
}

interface Piece {
	readonly lines: readonly string[];
}

const often = <T>(usual: T, ...others: T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(usual, ...others) });

const sources = fc.constantFrom(
	'Synced', 'Google AI', 'arXiv', 'A.I. News', 'MIT/CSAIL', 'The Gradient 2', 'Deep-Dive', '机器之心', 'r/MachineLearning', 'arXiv:2104.00298', 'Ünïcode 🔥',
);

/** Titles as they are written and as they are shown. */
const titles = fc.constantFrom<readonly [written: string, shown: string]>(
	...[
		'Pathfinder', 'A: B', 'What is [x]?', '[Discussion] How to?', 'f(x) = y', 'Half (open', 'Stars :star: and ⭐', 'C# & F#', '100%', '“Quoted”—dashes…', '标题：副标题', 'a | b; c, d', 'One.',
		'`a[0]` in code', '**Bold** words', 'x > y', '<3', '#1', '^top', 'trailing colon:', '2021.09.23', '!Bang',
	].map((title) => [title, title] as const),
	['\\[D\\] When', '[D] When'], ['R&amp;D', 'R&D'], ['Open \\[ only', 'Open [ only'], ['1 \\* 2', '1 * 2'], ['Back\\slash', 'Back\\slash'],
);

const urls = fc.constantFrom<readonly [written: string, shown: string]>(
	...[
		'https://a.example/x', 'http://b.example/2021/09/some-slug.html', 'https://en.example/wiki/GAN_(network)', 'https://c.example/?a=1&b=2#frag', 'https://d.example/a,b;c|d',
		'https://e.example/~me/*star*/_u_', 'https://例え.example/道', 'https://f.example/[x]', "https://g.example/it's", 'https://h.example/a:b',
	].map((url) => [url, url] as const),
	['<https://i.example/with space>', 'https://i.example/with space'], ['https://j.example/?a&amp;b', 'https://j.example/?a&b'], ['https://k.example/ "A tip"', 'https://k.example/'],
	['https://l.example/a\\_b', 'https://l.example/a_b'], ['  https://m.example/  ', 'https://m.example/'],
);

const starMarks = often(':star:', '⭐', '⭐️', '★', ':star::star:', '⭐ ⭐');
const gap = often('', ' ', '  ', '\u200b', '\u00a0', ' \u200b');

interface Heading {
	readonly line: string;
	readonly starred: boolean;
	readonly source: string | null;
	readonly title: string;
	readonly url: string;
}

function heading(dated: boolean): fc.Arbitrary<Heading> {
	return fc.record({
		indent: often('', ' '),
		level: often(3, 2, 4, 5),
		behindMarks: often(' ', '  ', '\t', ' \u200b', ' \u00a0'),
		star: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.tuple(starMarks, often('front', 'middle', 'tail', 'source')) }),
		starGap: gap,
		source: dated ? fc.oneof({ weight: 5, arbitrary: sources }, { weight: 1, arbitrary: fc.constant(null) }) : sources,
		colon: often(': ', ':', '：', ' : ', ':  ', ':\u00a0', ':\t', '： '),
		title: titles,
		url: urls,
		tail: often('', '', ' ^block-1', ' #toread', ' <!-- later -->', ' %% later %%', ' ###', ' #', '  ', ' \t', '\u200b', ' ^a #b ##'),
	}).map(({ indent, level, behindMarks, star, starGap, source, colon, title, url, tail }) => {
		const [mark, place] = star ?? ['', 'front'];
		const at = (wanted: string) => (source === null && wanted === 'front' ? place !== 'tail' : place === wanted) ? mark : '';
		const before = at('front') === '' ? '' : at('front') + starGap;
		const named = source === null ? '' : source + (at('source') === '' ? '' : ` ${at('source')}`) + colon + (at('middle') === '' ? '' : at('middle') + starGap);
		const behind = at('tail') === '' ? '' : starGap + at('tail');
		return {
			line: `${indent}${'#'.repeat(level)}${behindMarks}${before}${named}[${title[0]}](${url[0]})${behind}${tail}`,
			starred: star !== null, source, title: title[1], url: url[1],
		};
	});
}

const labels = fc.constantFrom('paper', 'code', 'project page', 'paper2: CutPaste', 'slide', 'PDF', '论文', 'open-review', 'v1.2', 'data (3 GB)', 'R&D');
const linkUrls = fc.constantFrom('https://arxiv.example/abs/2105.08756', 'http://git.example/a/b', 'https://x.example/a_(b)', 'https://y.example/?q=1&r=2', 'https://z.example/a,b;c', 'https://w.example/#top');
const itemForms = fc.constantFrom<(label: string, url: string) => string>(
	(label, url) => `[[${label}]](${url})`, (label, url) => `[[${label}]](${url})`, (label, url) => `[\\[${label}\\]](${url})`, (label, url) => `[[${label}](${url})]`,
	(label, url) => `\\[[${label}](${url})\\]`, (label, url) => `\\[[${label}](${url})]`, (label, url) => `[${label}](${url})`, (label, url) => `[**${label}**](${url})`,
	(label, url) => `[\`${label}\`](${url})`, (label, url) => `[${label}](<${url}>)`, (label, url) => `[[${label}]](${url} "tip")`, (label, url) => `[ ${label} ](${url})`,
	// Slips that are still read, with a finding.
	(label, url) => `[[${label}]] (${url})`, (label, url) => `[${label}]](${url})`, (label, url) => `[[${label}\\]](${url})`, (label, url) => `[[${label}](${url})]]`,
);
const itemGaps = often(' ', '', '  ', ' | ', ', ', ' · ', ' • ', ' / ', '; ', '&emsp;', '<br>', '<br />', '\t', '\u00a0', '，', '、', '|', '  \n', '\n', '\\\n', '\n- ', '\n\n', '\n\n- ', ' - ', ' – ');
const bullets = often('', '', '- ', '* ', '1. ', '+ ', ' ');

interface Links extends Piece {
	readonly links: readonly string[];
}

const linkLines: fc.Arbitrary<Links> = fc.record({
	bullet: bullets,
	items: fc.array(fc.tuple(labels, linkUrls, itemForms), { minLength: 1, maxLength: 3 }),
	separator: itemGaps,
	end: often('', '', ' ', '  ', '.', ',', ' |', ' \t', '\\'),
	grouped: often('', '', '()', '[]'),
}).map(({ bullet, items, separator, end, grouped }) => {
	const plain = grouped !== '' && !/\n/.test(separator);
	const shown = items.map(([label, url, form]) => (plain ? `[${label}](${url})` : form(label, url)));
	const listed = bullet === '' && separator.includes('\n- ') ? '- ' : bullet;
	const separated = listed.trim() !== '' && separator === '\n' ? `\n${listed}` : separator;
	const line = shown.join(separated);
	return {
		lines: (listed + (plain ? grouped[0]! + line + grouped[1]! : line) + end).split('\n'),
		links: items.map(([label, url]) => `${label} -> ${url}`),
	};
});

/** The label of a field, as people write it. */
function fieldLabel(...names: [string, ...string[]]): fc.Arbitrary<string> {
	return fc.tuple(often('', ' '), often(...names), fc.constantFrom('bold', 'bold', 'bold', 'inside', 'plain', 'underscores', 'italic'), often(':', ' :', '：', '::'), often(' ', '', '  ', '\u00a0'))
		.map(([indent, name, style, colon, behind]) => {
			const written = style === 'bold' ? `**${name}**${colon}` : style === 'inside' ? `**${name}${colon.trim()}**` : style === 'underscores' ? `__${name}__${colon}` : style === 'italic' ? `*${name}*${colon}` : name + colon;
			return indent + written + (behind === '' && style === 'plain' ? ' ' : behind);
		});
}

const keywordWords = fc.constantFrom('world model', 'Automatic speech recognition (ASR)', 'one, two', 'R&amp;D', '`a;b`', 'C\\;D', '自监督', 'data-centric', 'GPT-3', '[[linked]]', '#tag', 'U.S.');

interface Keywords extends Piece {
	readonly keywords: readonly string[];
}

const keywordField: fc.Arbitrary<Keywords> = fc.record({
	label: fieldLabel('Keywords', 'keywords', 'KEYWORDS', 'Keyword', 'keyword'),
	words: fc.uniqueArray(keywordWords, { maxLength: 4 }),
	separator: often('; ', ';', ' ; ', '；', ';\n', ';;', ';  '),
	end: often('', '', ';', ' ;', '；', '  ', ' '),
	below: often('', '', '\n', '\n\n'),
}).map(({ label, words, separator, end, below }) => {
	const value = words.join(separator) + (words.length > 0 ? end : '');
	return { lines: (value === '' ? label : `${below === '' ? label : label.trimEnd() + below}${value}`).split('\n'), keywords: words };
});

const paragraphs = fc.constantFrom(
	'A short remark.', 'Two lines\nof text.', '- one\n- two\n  - three', '1. first\n2. second', '![](https://img.example/a.png)', '> quoted\n> words', '```python\n**Keywords**: code\n### X: [a](b)\n```', '**Problem**: none of ours',
	'see [[paper]](https://q.example)', '[[only]](https://links.example)', '| a | b |\n|---|---|\n| 1 | 2 |', '$$\nx\n$$', '#notaheading', '*Emphasis* at first', 'Note: plain', '- item with **Comments** in it', '###### 2021.09.23', '<b>bold</b> text', '2021.09.23', ':star: not a rating',
);

interface Prose extends Piece {
	readonly value: string;
}

function textField(...names: [string, ...string[]]): fc.Arbitrary<Prose> {
	return fc.tuple(fieldLabel(...names), fc.array(paragraphs, { maxLength: 3 }), fc.boolean()).map(([label, parts, below]) => {
		const value = parts.join('\n\n');
		// Only words may stand beside the label: a list or table there is another thing.
		const beside = !below && /^[A-Z]/.test(value);
		return { lines: value === '' ? [label] : beside ? (label + value).split('\n') : [label, '', ...value.split('\n')], value };
	});
}

const summaryField = textField('Summary', 'summary', 'SUMMARY');
const commentField = textField('Comment', 'Comments', 'comment', 'COMMENT');

interface Body extends Pick<Told, 'links' | 'keywords' | 'summary' | 'comment'> {
	readonly pieces: readonly Piece[];
}

const maybe = <T>(piece: fc.Arbitrary<T>) => fc.option(piece, { nil: null });

const body: fc.Arbitrary<Body> = fc.record({
	quote: often(false, true),
	remark: often(false, true),
	links: maybe(linkLines),
	late: maybe(linkLines),
	keywords: maybe(keywordField),
	keywordsFirst: fc.boolean(),
	summary: maybe(summaryField),
	comment: maybe(commentField),
	commentFirst: fc.boolean(),
}).map(({ quote, remark, links, late, keywords, keywordsFirst, summary, comment, commentFirst }) => {
	const texts = commentFirst ? [comment, summary] : [summary, comment];
	const fields = keywordsFirst ? [keywords, late, ...texts] : [...texts, keywords, late];
	const isText = texts.some((piece) => piece !== null);
	// Behind a summary or comment a line of links is part of it, unless another field comes between.
	const lateRead = keywordsFirst || keywords !== null || !isText ? late : null;
	const pieces = [remark ? { lines: ['Words of no field.'] } : null, links, quote ? { lines: ['> **Summary**: quoted'] } : null, ...fields.filter((piece) => piece !== late || lateRead !== null)];
	return {
		pieces: pieces.filter((piece) => piece !== null),
		links: [...(links?.links ?? []), ...(lateRead?.links ?? [])],
		keywords: keywords?.keywords ?? [],
		summary: summary && summary.value !== '' ? summary.value : null,
		comment: comment && comment.value !== '' ? comment.value : null,
	};
});

interface Entry {
	readonly lines: readonly string[];
	readonly told: Omit<Told, 'date'>;
}

function entry(dated: boolean): fc.Arbitrary<Entry> {
	return fc.tuple(heading(dated), body, fc.array(often(1, 0, 2, 3), { minLength: 8, maxLength: 8 }), often('', '', '', '---', '***'), often('', '', '', '<!-- about the next -->')).map(
		([{ line, starred, source, title, url }, { pieces, links, keywords, summary, comment }, blanks, rule, comments]) => {
			const lines = [line];
			pieces.forEach((piece, index) => {
				lines.push(...Array<string>(mayTouch(lines.at(-1)!, piece) ? blanks[index]! : Math.max(1, blanks[index]!)).fill(''), ...piece.lines);
			});
			if (rule !== '') lines.push('', rule);
			if (comments !== '') lines.push('', comments);
			return { lines, told: { starred, source, title, url, kind: /^r\//.test(source ?? '') ? 'discussion' : 'paper', links, keywords, summary, comment } };
		},
	);
}

/** Whether a piece may follow right below a line without becoming another thing. */
function mayTouch(above: string, { lines }: Piece): boolean {
	if (/^ {0,3}#/.test(above)) return true;
	// Below a list a link line would be lazy text of it, and above a quote's end nothing can be told.
	return !/^\s*(?:[-*+>|$`~]|\d+[.)])/.test(above) && !/^\s*(?:[-*+>]|\d+[.)])/.test(lines[0]!) && /^ {0,3}[*_A-Za-z]/.test(lines[0]!);
}

const digits = (value: number, width = 2) => String(value).padStart(width, '0');

interface Dated {
	readonly line: string;
	readonly date: string | null;
	readonly level: number;
}

const dateHeading: fc.Arbitrary<Dated> = fc.record({
	year: fc.integer({ min: 1990, max: 2029 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }),
	precision: often('day', 'day', 'month', 'year'), separator: often('.', '-', '/'), other: often('', '', '', '-'), padded: often(true, false), broken: often(false, false, false, false, true),
	level: often(2, 3, 4, 5), indent: often('', ' '), behindMarks: often(' ', '\t', ' \u200b', '  '), end: often('', '', ':', '：', ' :', ' ##', '  ', '\u200b', ' \u00a0'),
}).map(({ year, month, day, precision, separator, other, padded, broken, level, indent, behindMarks, end }) => {
	const width = padded ? 2 : 1;
	const shown = broken && precision !== 'year' ? 13 : month;
	const parts = [String(year), ...(precision === 'year' ? [] : [separator, digits(shown, width)]), ...(precision === 'day' ? [other || separator, digits(day, width)] : [])];
	const iso = [String(year), ...(precision === 'year' ? [] : [digits(month)]), ...(precision === 'day' ? [digits(day)] : [])].join('-');
	return { line: `${indent}${'#'.repeat(level)}${behindMarks}${parts.join('')}${end}`, date: shown === 13 ? null : iso, level };
});

interface Section {
	readonly heading: string | null;
	readonly date: string | null;
	readonly entries: readonly Entry[];
	readonly remark: string;
}

const remarks = often('', '', 'Some words.', '- a list', '| a | b |\n|---|---|\n| c | d |', '<div>raw</div>', '[toc]: https://toc.example');

const datedSection: fc.Arbitrary<Section> = fc.tuple(dateHeading, remarks, fc.array(entry(true), { maxLength: 3 })).map(
	([{ line, date }, remark, entries]) => ({ heading: line, date, entries, remark }),
);
/** A heading of level 1 ends any date. */
const undatedSection: fc.Arbitrary<Section> = fc.tuple(fc.constantFrom('# Reddit', '# Talks / videos', '#\tOther'), remarks, fc.array(entry(false), { maxLength: 2 })).map(
	([line, remark, entries]) => ({ heading: line, date: null, entries, remark }),
);

const fronts = often('', '---\ntitle: Watch\ndate: 2001-01-01\n---\n', '\ufeff', '\ufeff---\nkey: page\n---\n\n', 'Some words first.\n\n', '\n\n');

/** Logs with a date heading at least, and every blank line, ending and spelling that the grammar allows. */
export const writtenLog: fc.Arbitrary<WrittenLog> = fc.record({
	front: fronts,
	first: datedSection,
	sections: fc.array(fc.oneof({ weight: 4, arbitrary: datedSection }, { weight: 1, arbitrary: undatedSection }), { maxLength: 3 }),
	ending: often('\n', '\r\n', '\r'),
	blanks: often(1, 0, 2),
	final: often(true, false),
}).map(({ front, first, sections, ending, blanks, final }) => {
	const lines: string[] = [];
	const told: Told[] = [];
	// A comment belongs to the heading right below it.
	const between = (above: string | undefined) => above?.startsWith('<!--') ? [] : Array<string>(above === undefined || !/[|>]\s*$/.test(above) ? blanks : Math.max(1, blanks)).fill('');
	for (const { heading: title, date, entries, remark } of [first, ...sections]) {
		if (title !== null) lines.push(...between(lines.at(-1)), title);
		if (remark !== '') lines.push('', ...remark.split('\n'), '');
		for (const { lines: own, told: said } of entries) {
			lines.push(...between(lines.at(-1)), ...own);
			told.push({ date, ...said });
		}
	}
	if (lines.at(-1)!.startsWith('<!--')) lines.pop();
	return { text: (front + lines.join('\n') + (final ? '\n' : '')).replaceAll('\n', ending), told };
});
