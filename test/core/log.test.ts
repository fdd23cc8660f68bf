import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/core/date';
import { mayHoldEntries, parse } from '../../src/core/log';
import { maskOf } from '../../src/core/mask';
import { lineStarts, positionAt, textOf } from '../../src/core/text';
import { logNotes } from './markdown-arbitrary';
import { readEntries } from './read-entries';

const titles = (text: string, name?: string) => readEntries(text, name === undefined ? {} : { name }).map((entry) => `${entry.date ?? '-'} ${entry.title}`);

describe('dates', () => {
	test('a date governs up to the next date or a heading of a higher level, never ended by an entry', () => {
		expect(titles([
			'### 2021.09.23', '## A: [one](u)', '#### B: [two](u)', '### Other', '### C: [three](u)', '## Higher', '### D: [four](u)', '# 2021', '### E: [five](u)',
		].join('\n'))).toEqual(['2021-09-23 one', '2021-09-23 two', '2021-09-23 three', '- four', '2021 five']);
	});

	test('an H1 resets the date', () => {
		expect(titles('## 2021.09.23\n\n# Reddit\n\n## r/ML: [thread](u)\n')).toEqual(['- thread']);
		expect(titles('# 2021.09\n\n# Reddit\n\n## r/ML: [thread](u)\n')).toEqual(['- thread']);
	});

	test('a setext title of a higher level resets it too', () => {
		expect(titles('## 2021.09.23\n\nReddit\n===\n\n### X: [a](u)\n')).toEqual(['- a']);
	});

	test('a malformed date governs, and is none', () => {
		expect(titles('## 2021.09.23\n\n## 2021.13.40\n\n### X: [a](u)\n')).toEqual(['- a']);
	});

	test('a level-6 heading is no date', () => {
		expect(titles('###### 2021.09.23\n\n### X: [a](u)\n')).toEqual(['- a']);
	});

	test('closing marks and a colon belong to no date', () => {
		expect(titles('## 2021.09.23: ##\n\n### X: [a](u)\n')).toEqual(['2021-09-23 a']);
	});

	test('the note has a date of its own only where no heading has one', () => {
		const entry = '### X: [a](u)\n';
		expect(titles(entry, '2021-09-23')).toEqual(['2021-09-23 a']);
		expect(titles(entry, '2021.09.23')).toEqual(['2021-09-23 a']);
		expect(titles(entry, '2021-09')).toEqual(['- a']);
		expect(titles(entry, '2021-09-23 notes')).toEqual(['- a']);
		expect(titles(`---\ndate: 2021-09-22T10:00\n---\n${entry}`, 'note')).toEqual(['2021-09-22 a']);
		expect(titles(`---\ndate: "2021-09-22"\n---\n${entry}`, '2021-09-23')).toEqual(['2021-09-23 a']);
		expect(titles(`${entry}\n## 2020\n`, '2021-09-23')).toEqual(['- a']);
		expect(titles('### [no source](u)\n', '2021-09-23')).toEqual(['2021-09-23 no source']);
	});
});

describe('what is not read', () => {
	const entry = '### X: [a](u)';
	test.each([
		['fence', `\`\`\`\n${entry}\n\`\`\``], ['tilde fence', `~~~~ md\n${entry}\n~~~\n${entry}\n~~~~`], ['indented code', `    ${entry}`],
		['quote', `> ${entry}`], ['list item', `- item\n  ${entry}`], ['item of its own', `- ${entry}`], ['HTML block', `<div>\n${entry}\n</div>`],
		['comment', `<!--\n${entry}\n-->`], ['percent comment', `%%\n${entry}\n%%`], ['math', `$$\n${entry}\n$$`], ['front matter', `---\n${entry}\n---`],
	])('%s', (_, text) => {
		expect(titles(`${text}\n\n### Y: [b](u)\n`)).toEqual(['- b']);
	});

	test('an inline pair on one line is just text', () => {
		expect(titles(`%% a %%\n${entry}\n\n$$ x $$\n### Y: [b](u)\n`)).toEqual(['- a', '- b']);
	});

	test.each([['```', 'fence', '```'], ['<!-- x', 'comment', '-->'], ['%%', 'percent-comment', '%%'], ['$$', 'math', '$$'], ['<pre>', 'html', '</pre>']])(
		'an unclosed %s hides what follows, and is found', (opener, kind, closer) => {
			const log = parse(`${entry}\n\n${opener}\n### Y: [b](u)\n`);
			expect(log.entries).toHaveLength(1);
			expect(log.unclosed).toMatchObject({ kind, closer, from: entry.length + 2 });
		},
	);

	test('an unclosed rule at the top is a thematic break', () => {
		expect(titles(`---\n${entry}\n`)).toEqual(['- a']);
	});
});

describe('bodies', () => {
	const bodyOf = (text: string) => {
		const [entry] = parse(`## 2021\n\n### X: [a](u)\n${text}`).entries;
		return textOf(entry!.block.text, entry!.block.body);
	};

	test('a body ends before blank lines, a rule at the end, and the next heading that counts', () => {
		expect(bodyOf('\none\n\ntwo\n\n---\n\n\n## 2020\n')).toBe('\none\n\ntwo');
		expect(bodyOf('\none\n\n#### Deeper\n\ntwo\n\n### Same\n')).toBe('\none\n\n#### Deeper\n\ntwo');
		expect(bodyOf('\none\n\nTitle\n---\n\ntwo\n')).toBe('\none');
		expect(bodyOf('\n**Comment**: x\n---\n\ntwo\n')).toBe('\n**Comment**: x\n---\n\ntwo');
		expect(bodyOf('\n[[p]](u/)\n===\n\ntwo\n')).toBe('\n[[p]](u/)\n===\n\ntwo');
		expect(bodyOf('one\n\n```\n---\n```\n')).toBe('one\n\n```\n---\n```');
		expect(bodyOf('')).toBe('');
		expect(bodyOf('\n\n* * *\n')).toBe('');
	});

	test('a comment line directly above a heading belongs to what follows', () => {
		const text = '### X: [a](u)\n\nbody\n<!-- about b -->\n%% more %%\n### Y: [b](u)\n';
		const log = parse(text);
		expect(log.entries.map(({ block }) => textOf(block.text, block.body))).toEqual(['\nbody', '']);
		expect(log.entries[1]!.from).toBe(text.indexOf('<!--'));
	});

	test('fields in all their spellings', () => {
		const text = [
			'### X: [a](u)', '**Keywords**: a; b', '__summary:__ first', '', 'second', '', '- item', '**comment** ： third', 'Venue: CVPR', 'lazy', '',
			'not venue', '**Problem**: none', '', '> quote', 'Status:: read', '```', '**Authors**: no', '```', '   **Authors:** A, B',
		].join('\n');
		const [entry] = parse(text).entries;
		const read = entry!.block.fields.map((field) => `${field.name}=${textOf(entry!.block.text, field.value).replaceAll('\n', '/')}`);
		expect(read).toEqual([
			'Keywords=a; b', 'Summary=first//second//- item', 'Comment=third', 'Venue=CVPR/lazy', 'Status=read', 'Authors=A, B',
		]);
	});

	test('labels with other marks of emphasis, and behind what cannot be seen', () => {
		const read = (label: string) => readEntries(`### X: [a](u)\n\n${label} a; b\n`)[0]!.keywords.length === 2;
		for (const label of [
			'*Keywords*:', '_Keywords_:', '*Keywords:*', '***Keywords***:', '**Keywords*:', '*Keywords**:', '** Keywords**:', '**Keywords **:', '\u200b**Keywords**:', '\u00a0Keywords:', ' \u200bKeywords\u200b:',
		]) expect([label, read(label)]).toEqual([label, true]);
		for (const label of ['**Keywords', '**Keywords:', '**Keywords**', '**Keywords**;', '****Keywords****:', '* Keywords*:', '`Keywords`:', '#### Keywords:', 'My Keywords:']) {
			expect([label, read(label)]).toEqual([label, false]);
		}
	});

	test('a value may begin in the paragraph below its label, but a link line is none', () => {
		const [below, stub] = readEntries('### X: [a](u)\n\n**Keywords**:\n\na; b\n\nprose\n\n### Y: [b](u)\n\n**Keywords**:\n\n[[p]](u/)\n');
		expect(below).toMatchObject({ keywords: ['a', 'b'], links: [] });
		expect(stub).toMatchObject({ keywords: [], links: ['p -> u/'] });
	});

	test('a rule below a field is no value of it', () => {
		const [empty, filled] = readEntries('### X: [a](u)\n\n**Keywords**:\n---\n\ntext\n\n### Y: [b](u)\n\n**Keywords**: k\n===\n\ntext\n');
		expect(empty?.keywords).toEqual([]);
		expect(filled?.keywords).toEqual(['k']);
	});

	test('keywords: separators in code, entities and behind a backslash do not separate', () => {
		const [entry] = readEntries('### X: [a](u)\n\n**Keywords**: R&amp;D; `a;b`；c\\;d;; wrapped\n  here ;\nKeyword: more, commas\n');
		expect(entry!.keywords).toEqual(['R&amp;D', '`a;b`', 'c\\;d', 'wrapped here', 'more, commas']);
	});

	test('link lines stand anywhere outside summary and comment', () => {
		const [entry] = readEntries('### X: [a](u)\n[[p]](u/)\n[q](v/)\n\nprose\n\n- [r](w/)\n- [s](x/)\n\n**Summary**: x\n\n[t](y/)\n\n**Venue**: z\n[z](z/)\n');
		expect(entry!.links).toEqual(['p -> u/', 'q -> v/', 'r -> w/', 's -> x/', 'z -> z/']);
	});
});

describe('laws', () => {
	test('blocks are the note, to the unit', () => {
		fc.assert(fc.property(logNotes, (text) => {
			const log = parse(text);
			expect(log.blocks.map((block) => block.text).join('')).toBe(text);
			let at = 0;
			log.blocks.forEach((block, index) => {
				expect(log.starts[index]).toBe(at);
				at += block.text.length;
			});
		}), { numRuns: 1000 });
	});

	test('spans stay inside their block and hold what they name', () => {
		fc.assert(fc.property(logNotes, (text) => {
			const { blocks, nearEntries } = parse(text);
			for (const { index, block } of nearEntries) expect(textOf(blocks[index]!.text, block.heading)).toMatch(/^ {0,3}#.*\S$/);
			for (const { block, from } of parse(text).entries) {
				const inside = [block.heading, block.body, block.title, block.url, ...block.linkLines, ...block.links.flatMap((item) => [item.span, item.label, item.url]),
					...block.fields.flatMap((field) => [field.span, field.label, field.value]), ...block.keywords.map((keyword) => keyword.span)];
				for (const [start, end] of inside) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeGreaterThanOrEqual(start);
					expect(end).toBeLessThanOrEqual(block.text.length);
				}
				expect(text.slice(from, from + block.text.length)).toBe(block.text);
				expect(textOf(block.text, block.heading)).toMatch(/^ {0,3}#{2,6}[ \t]/);
				for (const field of block.fields) expect(textOf(block.text, field.label)).toMatch(/[:：]/);
			}
		}), { numRuns: 1000 });
	});

	test('what is found does not depend on the line ending', () => {
		fc.assert(fc.property(logNotes.map((text) => text.replace(/\r\n?/g, '\n')), (text) => {
			const expected = readEntries(text);
			expect(readEntries(text.replaceAll('\n', '\r\n'))).toEqual(expected);
			expect(readEntries(text.replaceAll('\n', '\r'))).toEqual(expected);
			expect(readEntries(`\ufeff${text.replace(/^\ufeff+/, '')}`)).toEqual(readEntries(text.replace(/^\ufeff+/, '')));
		}), { numRuns: 500 });
	});

	test('a lone carriage return ends a line as a line feed does, in a note without anything of ours, too', () => {
		const shape = (text: string) => parse(text).blocks.map((block) => [block.type, block.text.length]);
		fc.assert(fc.property(logNotes, (text) => {
			expect(shape(text)).toEqual(shape(text.replace(/\r(?!\n)/g, '\n')));
		}), { numRuns: 3000 });
	});

	test('every text can be read', () => {
		fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'#[]()*:;`>-\n\r \t<!%$~:a1.\\') })), (text) => {
			expect(parse(text).blocks.map((block) => block.text).join('')).toBe(text);
			for (const range of maskOf(text)) expect(range.to).toBeGreaterThan(range.from);
		}), { numRuns: 2000 });
	});

	test('the quick look never misses an entry or a date', () => {
		fc.assert(fc.property(logNotes, (text) => {
			if (mayHoldEntries(text, 0)) return;
			const read = parse(`${text}\n\n# [x](y)\n`);
			expect([...read.entries, ...read.dates]).toEqual([]);
		}), { numRuns: 2000 });
	});
});

test('reading hostile texts takes steps that grow with their length', () => {
	const pieces = ['[', '**', ':', '#', '# [', '## [a](', '\n#', '\n# [', '`', '\n- ', '- ', '> ', '<a b="', '\n<!-- -->', '%%', '\n%%', '\n```', '&', '\n**a', '\n2021', '\r', '\n# 1 #', '\n# a', '\r# a'];
	for (const piece of pieces) {
		const text = `## 2021\n\n### X: [a](u)\n${piece.repeat(Math.ceil(300_000 / piece.length))}`;
		const log = parse(text);
		expect(log.blocks.map((block) => block.text).join('').length).toBe(text.length);
		for (const { block } of log.entries) expect(block.keywords).toEqual([]);
	}
});

const seed = process.env.ML_WATCH_SEED ?? '';
const seedFile = join(seed, 'ml-watch.md');
if (seed === '' || !existsSync(seedFile)) console.info('The real log is not at hand (ML_WATCH_SEED is unset): its test is left out.');

describe.runIf(seed !== '' && existsSync(seedFile))('the real log', () => {
	test('holds exactly its known entries', () => {
		const text = readFileSync(seedFile, 'utf8');
		const starts = lineStarts(text);
		const located = parse(text).entries.map(({ block, from }) => ({ line: positionAt(starts, from + block.heading[0]).line + 1, level: block.level }));
		const read = readEntries(text).map((entry, index) => ({
			...located[index], ...entry, links: entry.links.map((link) => ({ label: link.split(' -> ')[0], url: link.split(' -> ')[1] })),
		}));
		expect(read).toEqual(JSON.parse(readFileSync(join(seed, 'entries.json'), 'utf8')));
	});
});

test('a date is printed as it is governed', () => {
	expect(parse('## 2021/09/22\n').dates.map(({ date }) => date && isoDate(date))).toEqual(['2021-09-22']);
});
