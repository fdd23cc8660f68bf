import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../src/core/date';
import { emptyDraft, type Draft } from '../../../src/core/draft';
import type { Imported } from '../../../src/core/import/imported';
import { readPaperList } from '../../../src/core/import/paper-list';

/** What a draft says beyond nothing. */
const saysOf = ({ date, ...draft }: Draft): object => ({
	...Object.fromEntries(Object.entries(draft).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(emptyDraft[key as keyof Draft]))),
	...(date ? { date: isoDate(date) } : {}),
});
const read = (text: string): { papers: object[]; left: Imported['left'] } => {
	const { papers, left } = readPaperList(text);
	return { papers: papers.map(({ draft }) => saysOf(draft)), left };
};
const one = (text: string): object => {
	const { papers, left } = read(text);
	expect(left).toEqual([]);
	expect(papers).toHaveLength(1);
	return papers[0]!;
};

const paper = 'https://arxiv.org/abs/2104.00298';
const code = 'https://github.com/a/b';

describe('an item of a list', () => {
	test.each([
		['bold title and link items', `- **EfficientNetV2: Smaller Models** [[paper]](${paper}) [[code]](${code})`, { title: 'EfficientNetV2: Smaller Models', url: paper, links: [{ label: 'code', url: code }] }],
		['escaped items', `* **A title** [\\[paper\\]](${paper}) [\\[code\\]](${code})`, { title: 'A title', url: paper, links: [{ label: 'code', url: code }] }],
		['items in brackets', `- A title [[paper](${paper})] [[code](${code})]`, { title: 'A title', url: paper, links: [{ label: 'code', url: code }] }],
		['linked title', `- [A title: with a colon](${paper}). [Code](${code}).`, { title: 'A title: with a colon', url: paper, links: [{ label: 'Code', url: code }] }],
		['bold linked title', `1. **[A title](${paper})** ([Code](${code}), [Video](https://v.example))`, { title: 'A title', url: paper, links: [{ label: 'Code', url: code }, { label: 'Video', url: 'https://v.example' }] }],
		['venue and authors', `- [A title](${paper}), *Ada Lovelace, Alan Turing* (CVPR 2021) [[code]](${code})`, { title: 'A title', url: paper, links: [{ label: 'code', url: code }], fields: { Authors: 'Ada Lovelace, Alan Turing', Venue: 'CVPR 2021' } }],
		['venue in code, et al.', `- A title (J. Doe et al.) \`NeurIPS'21\` [pdf](${paper})`, { title: 'A title', url: paper, fields: { Authors: 'J. Doe et al.', Venue: "NeurIPS'21" } }],
		['date in front', `- (2021/04) **A title** [paper](${paper})`, { title: 'A title', url: paper, date: '2021-04' }],
		['date behind', `- **A title** [2021.04.01] [paper](${paper})`, { title: 'A title', url: paper, date: '2021-04-01' }],
		['a task with a star', `- [x] ⭐ A title: ${paper}`, { title: 'A title', url: paper, starred: true }],
		['a summary', `- **A title** - does this, and [that](https://t.example) too. [Paper](${paper})`, { title: 'A title', url: paper, links: [{ label: 'that', url: 'https://t.example' }], summary: 'does this, and too.' }],
		['quoted title', `- "A title of words", Doe, 2020. ${paper}`, { title: 'A title of words', url: paper, summary: 'Doe, 2020.' }],
		['anchors', `- <b>A title</b> <a href="${paper}">[paper]</a><br>`, { title: 'A title', url: paper }],
		['a bare URL', paper, { url: paper }],
		['a URL in angle brackets', `- <${paper}>`, { url: paper }],
		['a blog post', '- [A post](https://ai.example/2021/04/01/post)', { title: 'A post', url: 'https://ai.example/2021/04/01/post', date: '2021-04-01' }],
		['the same link twice', `- [A title](${paper}) [pdf](https://arxiv.org/pdf/2104.00298.pdf)`, { title: 'A title', url: paper }],
		['a source in front', `- ⭐ Google AI: [A title](${paper})`, { title: 'A title', url: paper, source: 'Google AI', starred: true }],
		['words and a link', `- A title of words [by somebody](${paper})`, { title: 'A title of words', url: paper, summary: 'by somebody' }],
		['an escaped title', '- [A \\[b\\] c](https://u.example/(x))', { title: 'A [b] c', url: 'https://u.example/(x)' }],
	])('%s', (_, text, draft) => {
		expect(one(text)).toEqual(draft);
	});

	test('takes the lines below it in: links, and words as a comment', () => {
		expect(one(`- **A title**\n  - [Paper](${paper}), [Code](${code})\n  - Good for beginners\n`)).toEqual({ title: 'A title', url: paper, links: [{ label: 'Code', url: code }], comment: 'Good for beginners' });
		expect(one(`**A title**\n[Paper](${paper}), [Tweet](https://t.example)\n`)).toEqual({ title: 'A title', url: paper, links: [{ label: 'Tweet', url: 'https://t.example' }] });
		expect(one(`### A title\n\n[Paper](${paper}), [Tweet](https://t.example)\n`)).toEqual({ title: 'A title', url: paper, links: [{ label: 'Tweet', url: 'https://t.example' }] });
	});

	test('below a date has it', () => {
		expect(read(`## 2021-04-02\n\n- [A](${paper})\n- [B](https://b.example) (2021-04-03)\n\n## 2021-04\n\n- [C](${code})\n`).papers).toEqual([
			{ title: 'A', url: paper, date: '2021-04-02' }, { title: 'B', url: 'https://b.example', date: '2021-04-02' }, { title: 'C', url: code, date: '2021-04' },
		]);
	});
});

describe('a table', () => {
	test('is read by its header', () => {
		const text = [
			'| Year | Title | Venue | Authors | PDF | Code | Tags | Citations |', '|:--|---|---|---|---|---|---|--:|',
			`| 2021-04 | **A \\| B** | CVPR | Ada; Alan | [link](${paper}) | ${code} | vision, speed | 12 |`, '| 2020 | Without link | | | | | | |', '',
		].join('\n');
		expect(read(text)).toEqual({
			papers: [{
				title: 'A | B', url: paper, date: '2021-04', links: [{ label: 'Code', url: code }], keywords: ['vision', 'speed'], comment: 'Citations: 12', fields: { Venue: 'CVPR', Authors: 'Ada; Alan' },
			}],
			left: [
				{ line: 0, text: 'Citations', reason: 'The column `Citations` became a part of the comment' },
				{ line: 3, text: '| 2020 | Without link | | | | | | |', reason: 'A row without link' },
			],
		});
	});

	test('of papers of a week', () => {
		const text = `| **Paper** | **Links** |\n| ------------- | ------------- |\n| 1) **Toolformer** - shows that models can teach themselves. | [Paper](${paper}), [Tweet](https://t.example) |\n`;
		expect(one(text)).toEqual({ title: 'Toolformer', url: paper, links: [{ label: 'Tweet', url: 'https://t.example' }], summary: 'shows that models can teach themselves.' });
	});

	test('of titles, with the paper in a column of its own', () => {
		const text = `| Title | Paper | Code |\n|---|:-:|---|\n| Toolformer | [pdf](${paper}) | [code](${code}) |\n`;
		expect(read(text)).toEqual({ papers: [{ title: 'Toolformer', url: paper, links: [{ label: 'code', url: code }] }], left: [] });
	});

	test('whose header names no title', () => {
		expect(one(`Was | Wo\n--- | ---\n[Ein Titel](${paper}) | Bonn\n`.replace('Wo', 'Venue'))).toEqual({ title: 'Ein Titel', url: paper, fields: { Venue: 'Bonn' } });
	});
});

describe('what is not understood', () => {
	test('is told, line by line', () => {
		const text = `# Awesome papers\n\nWords of mine.\n\n- A group\n  - [A](${paper})\n\n\`\`\`\n[B](${code})\n\`\`\`\n\n- [C](${code}) ![stars](https://img.example/s.svg)\n`;
		const { papers, left } = read(text);
		expect(papers).toEqual([{ title: 'A', url: paper }, { title: 'C', url: code }]);
		expect(left.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
			'0 A heading that is no date', '2 No link and no URL', '4 No link and no URL', '7 Code, quotes and comments are not read', '8 Code, quotes and comments are not read',
			'9 Code, quotes and comments are not read', '11 An image has no place in a paper note',
		]);
	});

	const words = fc.constantFrom('alpha', 'beta', '**', '[', '](https://u.example/1)', '[paper](https://p.example)', '| a | b |', '- ', '  - ', '# ', '\n', '\n\n', '2021-04-01', '(CVPR 2021)', '`', '*', '<br>', '<a href="https://h.example">', '</a>', 'https://x.example/y', '$$', '![i](https://i.example)', '\\', '⭐', '\ufffc');

	test('loses no word, and no URL', () => {
		fc.assert(fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
			const text = parts.join(' ');
			const { papers, left } = readPaperList(text);
			const kept = JSON.stringify([papers, left]);
			for (const word of ['alpha', 'beta', 'https://x.example/y', 'https://u.example/1']) {
				if (text.replaceAll('</a>', '').includes(word)) expect(kept.includes(word) || JSON.stringify(papers).includes('h.example')).toBe(true);
			}
			for (const { line } of [...papers, ...left]) expect(line).toBeLessThan(text.split('\n').length);
		}), { numRuns: 2000 });
	});

	test('loses no cell of a table', () => {
		const cell = fc.array(words.filter((word) => !/[|\n]/.test(word)), { maxLength: 4 }).map((parts) => parts.join(' '));
		const header = fc.constantFrom('Title', 'Paper', 'Link', 'Code', 'Notes', 'Stars', 'Year', 'Tags', 'x');
		fc.assert(fc.property(fc.array(header, { minLength: 3, maxLength: 3 }), fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 3 }), (names, rows) => {
			const text = [names, ['---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
			const kept = JSON.stringify(readPaperList(text));
			for (const word of ['alpha', 'beta', 'https://x.example/y', 'https://u.example/1']) if (!text.includes('</a>') && text.includes(word)) expect(kept).toContain(word);
		}), { numRuns: 1000 });
	});
});
