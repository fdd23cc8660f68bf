// Pages and feeds that both parsers, the app's own and the terminal's, have to read alike.
import type { ParseMarkup } from '../../src/metadata/markup';
import { services } from '../../src/metadata/directory';
import { subjectOf } from '../../src/metadata/ask/question';
import { textOfAnswer } from '../../src/metadata/answer-text';
import { recognise } from '../../src/metadata/recognition';
import type { Paper, ServiceId } from '../../src/metadata/paper';

export interface MarkupCase {
	readonly name: string;
	readonly service: ServiceId;
	readonly url: string;
	readonly body: string;
	/** What the record must hold; null for an answer that cannot be read. */
	readonly says: Partial<Paper> | null;
}

const post = 'https://blog.example/posts/a-page-of-words';
const attention = 'https://arxiv.org/abs/1706.03762';
const atom = (entry: string): string => `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${entry}</feed>`;

export const markupCases: readonly MarkupCase[] = [
	{ name: 'a title with entities and tags in its text', service: 'web-page', url: post, body: '<title>R&amp;D &lt;b&gt; &#8211; &nbsp;x\n y</title>', says: { title: 'R&D <b> – x y' } },
	{ name: 'unquoted and upper-case tags', service: 'web-page', url: post, body: '<META PROPERTY=og:title CONTENT=Title><META NAME=DESCRIPTION CONTENT="Words">', says: { title: 'Title', abstract: 'Words' } },
	{ name: 'tags behind the head, nothing closed', service: 'web-page', url: post, body: '<p>x<div><meta property="og:title" content="Late"><p>y', says: { title: 'Late' } },
	{ name: 'a title in a picture is not the page\'s', service: 'web-page', url: post, body: '<head><title>The page</title></head><svg><title>Icon</title></svg>', says: { title: 'The page' } },
	{ name: 'no title but a heading', service: 'web-page', url: post, body: '<body><h1>A <em>heading</em></h1></body>', says: { title: 'A heading' } },
	{ name: 'a site behind the title', service: 'web-page', url: post, body: '<title>A post | The Site</title><meta property="og:site_name" content="The site">', says: { title: 'A post', site: 'The site' } },
	{
		name: 'relative links, a base, and links in frames', service: 'web-page', url: post,
		body: '<base href="/base/"><title>T</title><nav><a href="https://arxiv.org/abs/1512.03385">paper</a></nav><p><a href="effnet">Project page</a> <a href="//github.com/a/b">Code</a> <a href="javascript:x">code</a>',
		says: { links: [{ role: 'code', url: 'https://github.com/a/b' }, { role: 'project page', url: 'https://blog.example/base/effnet' }] },
	},
	{
		name: 'the link called paper goes before the first one', service: 'web-page', url: post,
		body: '<title>T</title><p><a href="https://arxiv.org/abs/1512.03385">earlier work</a> <a href="https://doi.org/10.1145/3065386">our <b>paper</b></a>',
		says: { links: [{ role: 'paper', url: 'https://doi.org/10.1145/3065386' }] },
	},
	{
		name: 'linked data between comments and broken data', service: 'web-page', url: post,
		body: '<!-- <title>no</title> --><script type="application/ld+json">{broken</script><script type="application/ld+json">[{"@type":["BlogPosting"],"headline":"A & B < C","author":"One Person","datePublished":"2021-09"}]</script>',
		says: { title: 'A & B < C', authors: ['One Person'], date: { year: 2021, month: 9, day: null } },
	},
	{ name: 'words that are no page', service: 'web-page', url: post, body: 'Just words.', says: null },
	{ name: 'an entry with a prefix and wrapped lines', service: 'arxiv', url: attention, body: atom(`<entry><id>${attention}v5</id><title>Attention\n  Is All</title><author><name>A. One</name></author><published>2017-06-12T17:57:34Z</published><summary>\n p &lt; 0.05 &amp; $x_1$ </summary><arxiv:doi>10.1145/3065386</arxiv:doi></entry>`), says: { title: 'Attention Is All', authors: ['A. One'], abstract: 'p < 0.05 & $x_1$', date: { year: 2017, month: 6, day: 12 }, ids: [{ scheme: 'arxiv', id: '1706.03762', version: null }, { scheme: 'doi', id: '10.1145/3065386', version: null }] } },
	{ name: 'an entry with another prefix of the namespace', service: 'arxiv', url: attention, body: `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>${attention}</a:id><a:title>T</a:title></a:entry></a:feed>`, says: { title: 'T' } },
	{ name: 'an entry without words', service: 'arxiv', url: attention, body: atom(`<entry><id>${attention}</id><title/></entry>`), says: null },
	{ name: 'a page in the place of a feed', service: 'arxiv', url: attention, body: '<!doctype html><html><body>Busy</body></html>', says: null },
	{ name: 'nothing in the place of a feed', service: 'arxiv', url: attention, body: '', says: null },
	{ name: 'a feed that declares entities to blow up', service: 'arxiv', url: attention, body: `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><feed><entry><id>${attention}</id><title>T</title></entry></feed>`, says: { title: 'T' } },
	{ name: 'markup in a title', service: 'crossref', url: 'https://doi.org/10.1145/3065386', body: JSON.stringify({ message: { DOI: '10.1145/3065386', title: ['<i>In vivo</i> H<sub>2</sub>O &amp; n < 3 <script>x</script>'] } }), says: { title: 'In vivo H2O & n < 3 x' } },
];

/** What a service reads out of a body. */
export function readCase({ service: id, url, body }: MarkupCase, parse: ParseMarkup): Paper | null {
	const service = services.find((candidate) => candidate.id === id)!;
	const subject = subjectOf(recognise(url))!;
	const delivery = { answer: { status: 200, headers: {}, bytes: new TextEncoder().encode(body), url }, cut: false };
	return service.read(textOfAnswer(delivery, url), [subject], parse)?.[0] ?? null;
}
