import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { rebaseLinks, type Move } from '../../../src/core/relative-links/rebase';
import { workOf } from '../lint/counted-work';

const anyFile = (): boolean => true;
const rebased = (text: string, from = 'Logs', to = '', hasFile: Move['hasFile'] = anyFile): string => rebaseLinks(text, { from, to, hasFile });

describe('relative links of a copied block', () => {
	test.each([
		['![plot](img/a.png)', '![plot](Logs/img/a.png)'],
		['[note](Other%20note.md#part)', '[note](Logs/Other%20note.md#part)'],
		['[note](<Other note.md> "Title")', '[note](<Logs/Other note.md> "Title")'],
		['[up](../Top.md)', '[up](Top.md)'],
		['[here](./x.md?raw=1)', '[here](./Logs/x.md?raw=1)'],
		['[![alt](a.png)](b.md)', '[![alt](Logs/a.png)](Logs/b.md)'],
		['[[../Top|top]] and [[./x#part]]', '[[./Top|top]] and [[./Logs/x#part]]'],
		['[paper]: files/p.pdf', '[paper]: Logs/files/p.pdf'],
		['> ![in a quote](a.png)', '> ![in a quote](Logs/a.png)'],
		['- ![in a list](a.png)\n  - [x](b.md)', '- ![in a list](Logs/a.png)\n  - [x](Logs/b.md)'],
		['### Lab: [T](paper.pdf)', '### Lab: [T](Logs/paper.pdf)'],
		['[\\[pdf\\]](p\\(1\\).pdf)', '[\\[pdf\\]](Logs/p\\(1\\).pdf)'],
		['[数](数.md)', '[数](Logs/数.md)'],
		['[x](a%2Fb.md)', '[x](Logs/a/b.md)'],
		['| [[./b\\|alias]] |', '| [[./Logs/b\\|alias]] |'],
		['[paper]: files/p.pdf "Title', '[paper]: Logs/files/p.pdf "Title'],
		['[paper]: files/p.pdf "A \\"title\\""', '[paper]: Logs/files/p.pdf "A \\"title\\""'],
	])('%s', (before, after) => {
		expect(rebased(before)).toBe(after);
	});

	test.each([
		'[x](https://example.com/a.png)', '[x](mailto:a@b.c)', '[x](//host/a)', '[x](/root/a.md)', '[x](#part)', '[x]()', '[x](www.example.com/a)', '[x]({{ site.url }}/a.png)',
		'[[Note]] and [[Folder/Note]] and ![[a.png]]', '`[x](a.md)` and ``[y`](b.md)``', '```\n[x](a.md)\n```', '    [x](a.md)', '<!-- [x](a.md) -->', '%%\n[x](a.md)\n%%', '$$\n[x](a.md)\n$$',
		'> ~~~\n> [x](a.md)\n> ~~~', '- ```\n  [x](a.md)\n  ```', '\\[x](a.md)', 'x](a.md)', '[x](../../out.md)', '[x] (a.md)', '[x][y]', '[^1]: a.md', '[x]: a.md "Title" and words', '<img src="a.png">',
	])('stays as it is: %s', (text) => {
		expect(rebased(text)).toBe(text);
	});

	test('are re-based behind a fence in a list', () => {
		expect(rebased('- ```\n  [x](a.md)\n\nWords [x](b.md).')).toBe('- ```\n  [x](a.md)\n\nWords [x](Logs/b.md).');
		expect(rebased('> ```\n> [x](a.md)\n> ```\n> [x](b.md)')).toBe('> ```\n> [x](a.md)\n> ```\n> [x](Logs/b.md)');
	});

	test('lead through folders whose names need encoding, both ways', () => {
		expect(rebased('[x](a.md)', 'My notes/2021 (old)', 'pages')).toBe('[x](../My%20notes/2021%20%28old%29/a.md)');
		expect(rebased('[x](../../pages/b%20c/a.md)', 'My notes/2021', 'pages/b c')).toBe('[x](a.md)');
		expect(rebased('[[../x]]', 'My notes/2021', 'pages')).toBe('[[../My notes/x]]');
	});

	test('that lead to no file beside the note stay: the app finds such a file by its name', () => {
		const files = new Set(['Logs/beside.png', 'attachments/elsewhere.png', 'Logs/Other.md']);
		expect(rebased('![a](beside.png) ![b](elsewhere.png) [c](Other) [d](Gone.md)', 'Logs', '', (path) => files.has(path)))
			.toBe('![a](Logs/beside.png) ![b](elsewhere.png) [c](Logs/Other) [d](Gone.md)');
	});
});

test.each(['[[.', '[[./a', '[](a ', '[a]:', '[](', 'x]', '[a](b) ', '[](<a ', '[](a "', '[](a (', `[${'a'.repeat(50)}`, '](a)\n', '[[./a\n\n'])('twice as many %j are at most twice the work', (piece) => {
	const work = (count: number): number => workOf(() => rebased(`[x](a.md) ${piece.repeat(count)}`));
	expect(work(8000)).toBeLessThan(2.4 * work(4000));
});

test('what defines a link is the first label of its line', () => {
	expect(rebased('[a] [b]: c.md\n[a]: b.md\n[c]: <d.md> "Title"\n[e]: f.md g')).toBe('[a] [b]: c.md\n[a]: Logs/b.md\n[c]: <Logs/d.md> "Title"\n[e]: f.md g');
});

describe('for any text', () => {
	const piece = fc.constantFrom('[x](a.md)', '![y](../b.png)', '[[./c]]', '`', '``', '\n', '\n\n', '```\n', '~~~\n', '> ', '- ', '  ', '    ', '<!--', '-->', '\\', '[', ']', '(', ')', 'words', '\n\n[r]: d.md\n\n[r]\n', '%%', '$$', '[q](<e f.md>)', '\r\n');
	const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
	const folder = fc.constantFrom('', 'a', 'a/b', 'c d', 'c d/(e)');
	const markdown = new MarkdownIt({ html: true });

	/** Where the links and images of a text lead to from a folder, as CommonMark has it. */
	function targets(source: string, from: string): string[] {
		const found: string[] = [];
		for (const token of markdown.parse(source, {}).flatMap((each) => [each, ...each.children ?? []])) {
			const href = token.attrGet('href') ?? token.attrGet('src');
			if (href !== null) found.push(new URL(String(href), `https://vault.example/1/2/3/${from === '' ? '' : `${from.split('/').map(encodeURIComponent).join('/')}/`}`).href.replaceAll('(', '%28').replaceAll(')', '%29'));
		}
		return found;
	}

	test('within one folder nothing changes', () => {
		fc.assert(fc.property(text, folder, (source, at) => {
			expect(rebased(source, at, at)).toBe(source);
		}));
	});

	test('what shows as a link leads where it led, and the text around it stays', () => {
		fc.assert(fc.property(text, folder, folder, (source, from, to) => {
			const moved = rebased(source, from, to);
			expect(moved.split('\n')).toHaveLength(source.split('\n').length);
			const before = targets(source, from);
			const after = targets(moved, to);
			expect(after).toHaveLength(before.length);
			const untouched = targets(source, to);
			for (const [index, target] of before.entries()) expect([target, untouched[index]]).toContain(after[index]);
			// What the app hides and the page shows stays as it is, and so does what leads out of the vault.
			if (!/%%|\$\$|<!--|~~~|```/.test(source) && !(from === '' && source.includes('../'))) expect(after).toEqual(before);
		}), { numRuns: 2000 });
	});
});
