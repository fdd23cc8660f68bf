import { addBody, bodyStyle } from './body.mjs';
import { addHidden, addLookalike, addUnclosed } from './decoys.mjs';
import { entryHeading, headingStyle, two } from './heading.mjs';
import { Page } from './page.mjs';
import { codeLine, name, plainWords, sentence, sentences, wideSentences } from './prose.mjs';

/** The ISO date that lies a number of days before 2024-03-31, on a calendar of twelve months of 28 days: it only has to descend. */
function dayBack(days) {
	const day = 2024 * 336 + 2 * 28 + 27 - days;
	return `${Math.floor(day / 336)}-${two(Math.floor((day % 336) / 28) + 1)}-${two((day % 28) + 1)}`;
}

/** A paper log: date headings, entries below them, prose and decoys between; a `plain` one has nothing else. */
export function makeLog(random, count, { plain = false, wordiness = 1 } = {}) {
	const page = new Page();
	const style = headingStyle(random);
	const body = bodyStyle(random, wordiness);
	if (random.chance(0.5)) page.add('---', 'layout: page', `title: ${name(random, 2)}`, 'tags: [ml, log]', ...(random.chance(0.2) ? ['date: 2019-01-01'] : []), '---', '');
	page.add(sentence(random), '');
	let day = random.integer(0, 900);
	if (!plain && random.chance(0.15)) count -= addUndated(random, page, style, body, Math.min(count, random.integer(1, 3)));
	page.addHeading(1, 'Machine Learning Researches');
	page.add('');
	while (count > 0) {
		addDate(random, page, style, dayBack(day));
		day += plain ? 1 : random.integer(1, 5);
		for (let here = Math.min(count, random.weighted([[6, 1], [3, 2], [1, 4]])); here > 0; here--, count--) addOne(random, page, style, body);
		if (plain) continue;
		if (random.chance(0.02)) page.add('', sentences(random, 2), '');
		if (random.chance(0.02)) addLookalike(random, page);
		if (random.chance(0.02)) addHidden(random, page);
	}
	if (!plain && random.chance(0.3)) {
		page.addHeading(1, 'Elsewhere');
		page.add('', sentences(random, 5), '');
	}
	return ending(random, page, null, plain);
}

/** Entries above the first date, which need a source and have no date. */
function addUndated(random, page, style, body, count) {
	page.addHeading(1, 'Threads');
	for (let left = count; left > 0; left--) addOne(random, page, { ...style, level: 1 }, body);
	return count;
}

function addDate(random, page, style, date) {
	const [year, month, day] = date.split('-');
	const mark = random.chance(0.97) ? style.dateMark : random.pick(['-', '.', '/']);
	const [text, read] = random.weighted([
		[300, () => [[year, month, day].join(mark), date]],
		[4, () => [[year, Number(month), Number(day)].join(mark), date]],
		[4, () => [[year, month].join(mark), `${year}-${month}`]],
		[1, () => [year, year]],
		[1, () => [[year, '13', '40'].join(mark), null]],
		[1, () => [[year, '02', '30'].join(mark), null]],
	])();
	const dressed = random.weighted([[200, text], [2, `${text}:`], [2, `\u200b${text}`], [2, `${text} ##`], [2, ` ${text}  `], [1, `${text}\u200b`]]);
	page.addDate(style.level, dressed, read);
	if (random.chance(0.9)) page.add('');
}

function addOne(random, page, style, body) {
	const level = Math.max(2, style.level + (random.chance(0.98) ? 1 : random.integer(0, 2)));
	const { text, truth } = entryHeading(random, style, page.governing !== null);
	const indent = random.chance(0.01) && !page.inList ? ' '.repeat(random.integer(1, 3)) : '';
	const entry = page.addEntry(`${indent}${'#'.repeat(level)}${random.chance(0.99) ? ' ' : '  '}${text}`, { level, ...truth });
	addBody(random, page, entry, body, page.governing !== null && page.governing.level <= 2);
	if (page.lines.at(-1) !== '' && random.chance(0.7)) page.add('');
	if (random.chance(0.02)) page.add('<!-- about what follows -->');
}

/** A daily note with a few entries among a day's prose. Its name or front matter dates them. */
export function makeDaily(random, count, date) {
	const page = new Page();
	const style = { ...headingStyle(random), level: 1 };
	const body = bodyStyle(random);
	const dated = random.chance(0.15);
	if (dated) page.add('---', `date: ${date}`, `tags: [daily]`, '---', '');
	if (random.chance(0.7)) page.addHeading(1, name(random, 2));
	page.add('', ...tasks(random), '');
	for (let left = count; left > 0; left--) {
		addOne(random, page, style, body);
		if (random.chance(0.2)) addHidden(random, page);
	}
	if (random.chance(0.6)) {
		page.add('');
		page.addHeading(2, random.pick(['Evening', 'Notes', 'Tomorrow']));
		page.add('', sentences(random, random.integer(2, 8)), '');
	}
	return { ...ending(random, page, date, false), name: dated ? `note ${random.word(8)}` : date.replaceAll('-', random.pick(['-', '-', '-', '.'])) };
}

function tasks(random) {
	return Array.from({ length: random.integer(0, 6) }, () => `- [${random.pick([' ', 'x'])}] ${plainWords(random, random.integer(2, 6))}`);
}

function ending(random, page, ownDate, plain) {
	if (!plain && random.chance(0.025)) addUnclosed(random, page);
	return { page, entries: page.finish(ownDate) };
}

const articleParts = {
	article: (random, page) => page.add(sentences(random, random.integer(3, 9)), ''),
	wide: (random, page) => page.add(wideSentences(random, random.integer(3, 9)), ''),
	code: (random, page) => page.add('```js', ...Array.from({ length: random.integer(4, 30) }, () => codeLine(random)), '```', ''),
	list: (random, page) => page.add(...Array.from({ length: random.integer(2, 8) }, () => `${random.pick(['-', '*', '1.'])} ${sentence(random)}`), ''),
	table: (random, page) => page.add('| a | b |', '| --- | --- |', ...Array.from({ length: random.integer(2, 9) }, () => `| ${plainWords(random, 2)} | ${plainWords(random, 3)} |`), ''),
	quote: (random, page) => page.add(...Array.from({ length: random.integer(1, 4) }, () => `> ${sentence(random)}`), ''),
	heading: (random, page) => (page.addHeading(random.integer(2, 4), name(random, random.integer(1, 4))), page.add('')),
	hidden: addHidden,
	lookalike: addLookalike,
};

const articleMixes = {
	article: [[20, 'article'], [3, 'heading'], [2, 'list'], [1, 'quote'], [1, 'table'], [1, 'code']],
	code: [[4, 'article'], [6, 'code'], [2, 'heading'], [1, 'list']],
	wide: [[12, 'wide'], [2, 'heading'], [1, 'article'], [1, 'list']],
	meeting: [[3, 'list'], [2, 'article'], [1, 'heading'], [1, 'table']],
	decoy: [[4, 'article'], [3, 'hidden'], [2, 'lookalike'], [1, 'heading'], [1, 'code']],
};
export const articleKinds = Object.keys(articleMixes);

/** A note without entries, of about a number of UTF-16 units. */
export function makeArticle(random, kind, length) {
	const page = new Page();
	if (random.chance(0.3)) page.add('---', `title: ${name(random, 3)}`, '---', '');
	page.addHeading(1, name(random, 3));
	page.add('');
	let counted = 0;
	for (let size = 0; size < length; ) {
		articleParts[random.weighted(articleMixes[kind])](random, page);
		for (; counted < page.lines.length; counted++) size += page.lines[counted].length + 1;
	}
	return ending(random, page, null, false);
}
