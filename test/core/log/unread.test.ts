import { expect, test } from 'vitest';
import { indexRegion } from '../../../src/core/index-region';
import { unreadOf } from '../../../src/core/log/unread';
import { readNote } from '../../../src/core/note';

function unread(text: string): string[] {
	return unreadOf(readNote('Log.md', text), { text, region: indexRegion(text) }).map(({ line, reason }) => `${line + 1} ${reason}`);
}

test('headings within HTML are listed, and those below an unclosed block once', () => {
	expect(unread('## 2021.09.23\n<br>\n### [A](https://a.example)\n\n### [B](https://b.example)\n')).toEqual(['3 hidden']);
	expect(unread('# Log\n<img src="x.png">\r\n## 2021.09.23\r\n\r\n### A: [A](https://a.example)\n')).toEqual(['3 hidden']);
	expect(unread('## 2021.09.23\n\n<pre>\n### A: [A](https://a.example)\n')).toEqual(['3 unclosed-block', '4 hidden']);
	expect(unread('# Notes\n<br>\n## Blog: [A](https://a.example)\n')).toEqual([]);
	expect(unread('## 2021.09.23\n\n<br>\n### Words\n')).toEqual([]);
});

test('dates in another form and titles that are a URL are listed', () => {
	expect(unread('## 2021.09.23\n\n### Blog: https://a.example\n\n## 2021. 9. 22\n\n##\u00a02021.09.21\n')).toEqual(['3 broken-link', '5 date-form', '7 missing-space']);
});
