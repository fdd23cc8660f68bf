import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/text';
import { readInbox, takeOut } from '../../src/obsidian/inbox/read-inbox';

const read = (text: string) => readInbox(text).map(({ urls, words, doubt }) => [urls.map(({ url, title }) => (title === '' ? url : `${title} <${url}>`)).join(' '), words, doubt?.slice(0, 12) ?? null]);

describe('the URLs of an inbox', () => {
	test.each([
		['https://a.org/1', [['https://a.org/1', '', null]]],
		['- [ ] https://a.org/1', [['https://a.org/1', '', null]]],
		['* [A title](https://a.org/1).', [['A title <https://a.org/1>', '', null]]],
		['1. A title – https://a.org/1', [['A title <https://a.org/1>', 'A title', null]]],
		['Shared title\nhttps://a.org/1\n', [['Shared title <https://a.org/1>', 'Shared title', null]]],
		['Some words.\nMore words.\nhttps://a.org/1', [['https://a.org/1', '', null]]],
		['- [x] https://a.org/1', [['https://a.org/1', '', 'It is ticked']]],
		['There is (https://a.org/1), and https://b.org too.', [['https://a.org/1 https://b.org', 'There is\nand\ntoo.', 'It stands in']]],
		['- https://a.org/1\n  - read chapter 3\n- next', [['https://a.org/1', '- read chapter 3', 'Lines below ']]],
		['https://a.org/1 https://b.org', [['https://a.org/1 https://b.org', '', null]]],
	])('%j', (text, expected) => expect(read(text)).toEqual(expected));

	test('are not looked for in front matter, code, quotes, comments and headings', () => {
		const text = '---\nurl: https://a.org\n---\n\n# https://b.org\n\n### Lab: [T](https://c.org)\n\n> https://d.org\n\n```\nhttps://e.org\n```\n\n- item\n  ```\n  https://f.org\n  ```\n\n<!--\nhttps://g.org\n-->\n\nhttps://h.org\n\n[x](javascript:alert(1)) ftp://i.org file:///j';
		expect(readInbox(text).flatMap(({ urls }) => urls.map(({ url }) => url))).toEqual(['https://h.org']);
	});

	test('are taken out as whole lines, with one of the blank lines around them', () => {
		const text = '# Inbox\n\nhttps://a.org\n\nwords\n- https://b.org\n- https://c.org\n';
		const items = readInbox(text);
		expect(applyEdits(text, takeOut(text, items).edits)).toBe('# Inbox\n\nwords\n');
		expect(applyEdits(text, takeOut(text, [items[1]!]).edits)).toBe('# Inbox\n\nhttps://a.org\n\nwords\n- https://c.org\n');
	});

	test('stay where the note changed meanwhile, and are found where they moved', () => {
		const items = readInbox('- https://a.org\n- https://b.org\n');
		const now = 'New words\r\n- https://b.org\r\n- https://a.org, and a thought\r\n';
		const { edits, changed } = takeOut(now, items);
		expect(changed).toBe(1);
		expect(applyEdits(now, edits)).toBe('New words\r\n- https://a.org, and a thought\r\n');
	});

	test('a URL that stands there twice goes once for each', () => {
		const text = 'https://a.org\nhttps://a.org\nhttps://a.org\n';
		expect(applyEdits(text, takeOut(text, readInbox(text).slice(0, 2)).edits)).toBe('https://a.org\n');
	});

	test('no word is lost but those of the items, whatever the note', () => {
		const line = fc.constantFrom('', 'words', 'https://a.org', '- https://b.org/x', '  deeper', '- [T](https://c.org)', 'See https://d.org, and https://e.org', '> https://f.org', '```', '# H', '\t- x', '---');
		fc.assert(fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), fc.nat(3), (lines, ending, keep) => {
			const text = lines.join(ending);
			const items = readInbox(text).filter((_, index) => index !== keep);
			const { edits, changed } = takeOut(text, items);
			expect(changed).toBe(0);
			const left = applyEdits(text, edits).split(/[\r\n]/).filter((each) => each.trim() !== '');
			const taken = items.flatMap((item) => item.text.split(/[\r\n]+/)).filter((each) => each.trim() !== '');
			expect([...left, ...taken].map((each) => each.trim()).sort()).toEqual(lines.map((each) => each.trim()).filter((each) => each !== '').sort());
			for (const item of items) {
				for (const word of item.text.replace(/https?:\S+|\[T\]\S+/g, ' ').match(/[a-zA-Z]+/g) ?? []) expect(item.words + item.urls.map(({ title }) => title).join(' ')).toContain(word);
			}
		}));
	});
});
