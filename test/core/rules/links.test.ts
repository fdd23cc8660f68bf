import { describe, expect, test } from 'vitest';
import { heading, told, underDate } from './told';

describe('unsafe-url', () => {
	test('says where, why and what it would do', () => {
		expect(told('unsafe-url', heading + '[\\[a\\]](HTTP://) [\\[b\\]](https://) [\\[c\\]](javascript:alert) [\\[d\\]](data:text/plain,x) [\\[e\\]](vbscript:x)\n')).toMatchInlineSnapshot(`
			[
			  "«HTTP://» Unexpected broken URL \`HTTP://\`, expected a URL that begins with \`https://\`",
			  "«https://» Unexpected broken URL \`https://\`, expected a URL that begins with \`https://\`",
			  "«javascript:alert» Unexpected code \`javascript:alert\`, expected a URL that begins with \`https://\`",
			  "«data:text/plain,x» Unexpected code \`data:text/plain,x\`, expected a URL that begins with \`https://\`",
			  "«vbscript:x» Unexpected code \`vbscript:x\`, expected a URL that begins with \`https://\`",
			]
		`);
		expect(told('unsafe-url', heading + '[\\[a\\]](file:///x) [\\[b\\]](zotero://select/1) [\\[c\\]](slides/talk.pdf) [\\[d\\]](example.com:8080/x) [\\[e\\]](www.anything.test/x)\n')).toMatchInlineSnapshot(`
			[
			  "«file:///x» Unexpected path of a file \`file:///x\`, expected a URL that begins with \`https://\`",
			  "«zotero://select/1» Unexpected link into an app \`zotero://select/1\`, expected a URL that begins with \`https://\`",
			  "«slides/talk.pdf» Unexpected relative URL \`slides/talk.pdf\`, expected a URL that begins with \`https://\`",
			  "«example.com:8080/x» Unexpected URL without scheme \`example.com:8080/x\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			  "«www.anything.test/x» Unexpected URL without scheme \`www.anything.test/x\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			]
		`);
		expect(told('unsafe-url', heading + '[\\[a\\]](notes.md) [\\[b\\]](.hidden.com/x) [\\[c\\]](com/x) [\\[d\\]](arxiv.org) [\\[e\\]](ARXIV.ORG?x) [\\[f\\]](a.org#x)\n')).toMatchInlineSnapshot(`
			[
			  "«notes.md» Unexpected relative URL \`notes.md\`, expected a URL that begins with \`https://\`",
			  "«.hidden.com/x» Unexpected relative URL \`.hidden.com/x\`, expected a URL that begins with \`https://\`",
			  "«com/x» Unexpected relative URL \`com/x\`, expected a URL that begins with \`https://\`",
			  "«arxiv.org» Unexpected URL without scheme \`arxiv.org\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			  "«ARXIV.ORG?x» Unexpected URL without scheme \`ARXIV.ORG?x\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			  "«a.org#x» Unexpected URL without scheme \`a.org#x\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			]
		`);
		expect(told('unsafe-url', heading + '[\\[a\\]](https://example.com/ok) [\\[b\\]](http://a.b-c.d9/x) [\\[c\\]](https://127.0.0.1/x) [\\[d\\]](https://x..y/) [\\[e\\]](https:///x)\n')).toMatchInlineSnapshot(`[]`);
		// Numbers at the end make a host an address, and these are none.
		expect(told('unsafe-url', heading + '[\\[a\\]](https://1.2.3.999/x) [\\[b\\]](http://example.com.99999999999/x) [\\[c\\]](https://a/x) [\\[d\\]](https://exa<mple.com/x)\n')).toMatchInlineSnapshot(`
			[
			  "«https://1.2.3.999/x» Unexpected broken URL \`https://1.2.3.999/x\`, expected a URL that begins with \`https://\`",
			  "«http://example.com.99999999999/x» Unexpected broken URL \`http://example.com.99999999999/x\`, expected a URL that begins with \`https://\`",
			  "«https://exa<mple.com/x» Unexpected broken URL \`https://exa<mple.com/x\`, expected a URL that begins with \`https://\`",
			]
		`);
		expect(told('unsafe-url', underDate + '### Blog: [Title](example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«example.com/a» Unexpected URL without scheme \`example.com/a\`, expected a URL that begins with \`https://\`",
			  "- Put https:// before it: «»→«https://»",
			]
		`);
	});
});

describe('empty-link', () => {
	test('says where, why and what it would do', () => {
		expect(told('empty-link', heading + '[\\[code\\]]() [\\[data\\]](TODO) [\\[page\\]](link_to_page) [\\[paper\\]](https://example.com/p)\n')).toMatchInlineSnapshot(`
			[
			  "«[\\[code\\]]()» Unexpected nothing as the URL of \`code\`, expected one that begins with \`https://\`",
			  "«[\\[data\\]](TODO)» Unexpected placeholder \`TODO\` as the URL of \`data\`, expected one that begins with \`https://\`",
			  "«[\\[page\\]](link_to_page)» Unexpected placeholder \`link_to_page\` as the URL of \`page\`, expected one that begins with \`https://\`",
			]
		`);
		expect(told('empty-link', underDate + '### Blog: [Title]()\n\n### Blog: [Title](TODO)\n\n### Blog: [Title](https://todo)\n\n### Blog: [Title](http://example.com)\n')).toMatchInlineSnapshot(`
			[
			  "«[Title]()» Unexpected nothing as the title's URL, expected one that begins with \`https://\`",
			  "«[Title](TODO)» Unexpected placeholder \`TODO\` as the title's URL, expected one that begins with \`https://\`",
			]
		`);
	});
});

describe('duplicate-link', () => {
	test('says where, why and what it would do', () => {
		expect(told('duplicate-link', heading + '[\\[paper\\]](https://example.com/p) [\\[paper\\]](https://example.com/p/) [\\[pdf\\]](http://example.com/p)\n')).toMatchInlineSnapshot(`
			[
			  "«[\\[paper\\]](https://example.com/p/)» Unexpected second link to \`https://example.com/p/\`, expected another URL behind \`paper\`",
			  "- Remove the second link: « [\\[paper\\]](https://example.com/p/)»→«»",
			  "«[\\[pdf\\]](http://example.com/p)» Unexpected second link to \`http://example.com/p\`, expected another URL behind \`pdf\`",
			  "- Remove the second link (a choice): « [\\[pdf\\]](http://example.com/p)»→«»",
			]
		`);
		expect(told('duplicate-link', heading + '[\\[paper\\]](https://example.com/p)\n[\\[Paper\\]](https://example.com/p)\n')).toMatchInlineSnapshot(`
			[
			  "«[\\[Paper\\]](https://example.com/p)» Unexpected second link to \`https://example.com/p\`, expected another URL behind \`Paper\`",
			  "- Remove the second link (a choice): «[\\[Paper\\]](https://example.com/p)»→«»",
			]
		`);
		expect(told('duplicate-link', heading + '[\\[paper\\]]() [\\[code\\]]()\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('wikilink-collision', () => {
	test('says where, why and what it would do', () => {
		expect(told('wikilink-collision', heading + '[[paper]](https://example.com/p)\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]](https://example.com/p)» Unexpected \`[[paper]](…)\`, which Obsidian reads as a link to a note, expected \`[\\[paper\\]](…)\`",
			  "- Escape the brackets of this item (a choice): «[[»→«[\\[» «]]»→«\\]]»",
			]
		`);
		expect(told('wikilink-collision', heading + '[[paper]](https://example.com/p) [[code]](https://example.com/c)\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]](https://example.com/p)» Unexpected \`[[paper]](…)\` (and 1 more item in this note), which Obsidian reads as a link to a note, expected \`[\\[paper\\]](…)\`",
			  "- Escape the brackets of all 2 items in this note (a choice): «[[»→«[\\[» «]]»→«\\]]» «[[»→«[\\[» «]]»→«\\]]»",
			  "- Escape the brackets of this item (a choice): «[[»→«[\\[» «]]»→«\\]]»",
			]
		`);
		expect(told('wikilink-collision', heading + '[[a]](https://example.com/a) [[b]](https://example.com/b) [[c]] (https://example.com/c) [\\[d\\]](https://example.com/d)\n')).toMatchInlineSnapshot(`
			[
			  "«[[a]](https://example.com/a)» Unexpected \`[[a]](…)\` (and 1 more item in this note), which Obsidian reads as a link to a note, expected \`[\\[a\\]](…)\`",
			  "- Escape the brackets of all 2 items in this note (a choice): «[[»→«[\\[» «]]»→«\\]]» «[[»→«[\\[» «]]»→«\\]]»",
			  "- Escape the brackets of this item (a choice): «[[»→«[\\[» «]]»→«\\]]»",
			]
		`);
	});
});

describe('malformed-link', () => {
	test('says where, why and what it would do', () => {
		expect(told('malformed-link', heading + '[[paper]] (https://example.com/p)\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]] (https://example.com/p)» Unexpected \`[[paper]] (https://example.com/p)\`, expected \`[\\[paper\\]](…)\`",
			  "- Write it as a link: «[[paper]] (https://example.com/p)»→«[\\[paper\\]](https://example.com/p)»",
			]
		`);
		expect(told('malformed-link', heading + '[[paper]] (https://example.com/p) [\\[a\\]](https://example.com/a) [\\[b\\]](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]] (https://example.com/p)» Unexpected \`[[paper]] (https://example.com/p)\`, expected \`[\\[paper\\]](…)\`",
			  "- Write it as a link: «[[paper]] (https://example.com/p)»→«[\\[paper\\]](https://example.com/p)»",
			]
		`);
		expect(told('malformed-link', heading + '[[paper]] (https://example.com/p)\n', { settings: { linkForm: 'plain' } })).toMatchInlineSnapshot(`
			[
			  "«[[paper]] (https://example.com/p)» Unexpected \`[[paper]] (https://example.com/p)\`, expected \`[paper](…)\`",
			  "- Write it as a link: «[[paper]] (https://example.com/p)»→«[paper](https://example.com/p)»",
			]
		`);
		expect(told('malformed-link', heading + '[[pa[per]] (https://example.com/p)\n')).toMatchInlineSnapshot(`[]`);
		expect(told('malformed-link', heading + '[[paper]](https://example.com/p q)\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]](https://example.com/p q)» Unexpected \`[[paper]](https://example.com/p q)\`, expected \`[\\[paper\\]](…)\`",
			  "- Write it as a link: «[[paper]](https://example.com/p q)»→«[\\[paper\\]](https://example.com/p%20q)»",
			]
		`);
		expect(told('malformed-link', heading + '[[paper]]https://example.com/p [[code](https://example.com/c)]] [x]](https://example.com/x) [[y]](https://example.com/y\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]]https://example.com/p» Unexpected \`[[paper]]https://example.com/p\`, expected \`[\\[paper\\]](…)\`",
			  "- Write it as a link: «[[paper]]https://example.com/p»→«[\\[paper\\]](https://example.com/p)»",
			  "«[[code](https://example.com/c)]]» Unexpected \`[[code](https://example.com/c)]]\`, expected \`[[code](…)]\`",
			  "- Write it as a link: «[[code](https://example.com/c)]]»→«[[code](https://example.com/c)]»",
			  "«[x]](https://example.com/x)» Unexpected \`[x]](https://example.com/x)\`, expected \`[\\[x\\]](…)\`",
			  "- Write it as a link: «[x]](https://example.com/x)»→«[\\[x\\]](https://example.com/x)»",
			  "«[[y]](https://example.com/y» Unexpected \`[[y]](https://example.com/y\`, expected \`[\\[y\\]](…)\`",
			  "- Write it as a link: «[[y]](https://example.com/y»→«[\\[y\\]](https://example.com/y)»",
			]
		`);
	});
});

describe('mixed-link-style', () => {
	test('says where, why and what it would do', () => {
		expect(told('mixed-link-style', heading + '[\\[a\\]](https://example.com/a) [\\[b\\]](https://example.com/b) [\\[c\\]](https://example.com/c) [\\[d\\]](https://example.com/d) [\\[e\\]](https://example.com/e) [[f](https://example.com/f)]\n')).toMatchInlineSnapshot(`
			[
			  "«[[f](https://example.com/f)]» Unexpected form of the link \`f\`, expected \`[\\[paper\\]](url)\` as elsewhere in this note",
			  "- Write it as [\\[paper\\]](url): «[[»→«[\\[» «]»→«\\]]» «]»→«»",
			]
		`);
	});
});

describe('insecure-url', () => {
	test('says where, why and what it would do', () => {
		expect(told('insecure-url', heading + '[\\[a\\]](http://example.com/a) [\\[b\\]](https://example.com/b) [\\[c\\]](http://localhost/x) [[d]] (http://example.com/d)\n')).toMatchInlineSnapshot(`
			[
			  "«http://» Unexpected \`http://\` in \`http://example.com/a\`, expected \`https://\`",
			  "- Write https:// (a choice): «http»→«https»",
			]
		`);
		expect(told('insecure-url', underDate + '### Blog: [Title](http://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«http://» Unexpected \`http://\` in \`http://example.com/a\`, expected \`https://\`",
			  "- Write https:// (a choice): «http»→«https»",
			]
		`);
	});
});

describe('arxiv-form', () => {
	test('says where, why and what it would do', () => {
		expect(told('arxiv-form', heading + '[\\[a\\]](https://arxiv.org/pdf/2105.08756v2.pdf) [\\[b\\]](http://export.arxiv.org/pdf/2105.08756#page=2) [\\[c\\]](https://arxiv.org/abs/2105.08756) [\\[d\\]](https://example.com/arxiv.org/pdf/2105.08756)\n')).toMatchInlineSnapshot(`
			[
			  "«https://arxiv.org/pdf/2105.08756v2.pdf» Unexpected PDF \`https://arxiv.org/pdf/2105.08756v2.pdf\`, expected the abstract",
			  "- Link to the abstract: «pdf»→«abs» «.pdf»→«»",
			  "«http://export.arxiv.org/pdf/2105.08756#page=2» Unexpected PDF \`http://export.arxiv.org/pdf/2105.08756#page=2\`, expected the abstract",
			  "- Link to the abstract: «pdf»→«abs»",
			]
		`);
		expect(told('arxiv-form', heading + '[\\[a\\]](https://arxiv.org/abs/hep-th/9901001v1) [\\[b\\]](https://arxiv.org/pdf/2105.08756)\n', { settings: { arxivForm: 'pdf', rules: { 'arxiv-form': 'warning' } } })).toMatchInlineSnapshot(`
			[
			  "«https://arxiv.org/abs/hep-th/9901001v1» Unexpected abstract \`https://arxiv.org/abs/hep-th/9901001v1\`, expected the PDF",
			  "- Link to the PDF: «abs»→«pdf»",
			]
		`);
		expect(told('arxiv-form', heading + '[[a]] (https://arxiv.org/pdf/2105.08756)\n')).toMatchInlineSnapshot(`[]`);
		expect(told('arxiv-form', underDate + '### Blog: [Title](https://arxiv.org/pdf/2105.08756.pdf)\n')).toMatchInlineSnapshot(`
			[
			  "«https://arxiv.org/pdf/2105.08756.pdf» Unexpected PDF \`https://arxiv.org/pdf/2105.08756.pdf\`, expected the abstract",
			  "- Link to the abstract: «pdf»→«abs» «.pdf»→«»",
			]
		`);
	});
});

describe('tracking-parameters', () => {
	test('says where, why and what it would do', () => {
		expect(told('tracking-parameters', heading + '[\\[a\\]](https://example.com/a?utm_source=x&b=1#c) [\\[b\\]](https://example.com/b?utm_source=x) [\\[c\\]](https://example.com/c#?utm_source=x) [\\[d\\]](https://example.com/d?x=1)\n')).toMatchInlineSnapshot(`
			[
			  "«?utm_source=x&b=1» Unexpected tracking by \`utm_source\`, expected the URL without it",
			  "- Remove tracking parameters: «?utm_source=x&b=1»→«?b=1»",
			  "«?utm_source=x» Unexpected tracking by \`utm_source\`, expected the URL without it",
			  "- Remove tracking parameters: «?utm_source=x»→«»",
			  "«?utm_source=x» Unexpected tracking by \`utm_source\`, expected the URL without it",
			  "- Remove tracking parameters: «?utm_source=x»→«»",
			]
		`);
		expect(told('tracking-parameters', heading + '[[a]] (https://example.com/a?utm_source=x)\n')).toMatchInlineSnapshot(`[]`);
		expect(told('tracking-parameters', underDate + '### Blog: [Title](https://example.com/?utm_medium=x&fbclid=1#top)\n')).toMatchInlineSnapshot(`
			[
			  "«?utm_medium=x&fbclid=1» Unexpected tracking by \`utm_medium, fbclid\`, expected the URL without it",
			  "- Remove tracking parameters: «?utm_medium=x&fbclid=1»→«»",
			]
		`);
	});
});

describe('link-definition-hijack', () => {
	test('says where, why and what it would do', () => {
		expect(told('link-definition-hijack', heading + '[[paper]](https://example.com/p) [\\[code\\]](https://example.com/c)\n\n[paper]: https://example.com/else\n\n   [code]: https://example.com/x\n')).toMatchInlineSnapshot(`
			[
			  "«[[paper]](https://example.com/p)» Unexpected \`[paper]\` in a link, which the note defines elsewhere as a link of its own, expected \`\\[paper\\]\`",
			  "- Escape the brackets: «[[»→«[\\[» «]]»→«\\]]»",
			]
		`);
		for (const text of ['[paper]: https://x', '   [paper]: https://x', 'Words.\n\n[paper]: https://x']) expect(told('link-definition-hijack', `${text}\n\n${heading}[[paper]](https://example.com/p)\n`)).toHaveLength(2);
		for (const text of ['[]: https://x', '    [paper]: https://x', '[pa]per]: https://x', 'paper]: https://x', 'x [paper]: https://x', '[paper] : https://x']) expect(told('link-definition-hijack', `${text}\n\n${heading}[[paper]](https://example.com/p) [[]](https://example.com/q)\n`), text).toEqual([]);
		expect(told('link-definition-hijack', heading + '[[paper]](https://example.com/p)\n\n[]: https://example.com/else\n\n[pap]er]: https://x\n\ntext [paper]: https://x\n\n    [paper]: https://x\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('missing-attachment', () => {
	test('says where, why and what it would do', () => {
		expect(told('missing-attachment', heading + '![](lost.png) ![[lost.png|200]] ![[lost#x]] ![](https://example.com/lost.png) ![](found.png) ![ ![](lost2.png)\n')).toMatchInlineSnapshot(`
			[
			  "«lost.png» Unexpected image \`lost.png\`, which is not in the vault, expected a file that exists",
			  "«lost.png» Unexpected image \`lost.png\`, which is not in the vault, expected a file that exists",
			  "«lost2.png» Unexpected image \`lost2.png\`, which is not in the vault, expected a file that exists",
			]
		`);
		expect(told('missing-attachment', heading + '![](lost.png\n\n![](a b.png)\n\n`![](lost.png)`\n\n- ![](lost3.png)\n')).toMatchInlineSnapshot(`
			[
			  "«lost.png» Unexpected image \`lost.png\`, which is not in the vault, expected a file that exists",
			  "«lost3.png» Unexpected image \`lost3.png\`, which is not in the vault, expected a file that exists",
			]
		`);
		expect(told('missing-attachment', underDate + '### Blog: [![](lost.png)](https://example.com/a)\n')).toMatchInlineSnapshot(`[]`);
	});
});
