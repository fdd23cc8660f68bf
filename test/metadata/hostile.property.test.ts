/* Answers are hostile until read: whatever comes, there is a record or a failure, and what is written reads back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkup } from '../../src/cli/markup';
import { defaultConfig } from '../../src/core/config/config';
import { isSafeUrl } from '../../src/core/identity';
import { insertEntry } from '../../src/core/insert';
import { draftOf } from '../../src/core/draft';
import { parse } from '../../src/core/log';
import { normaliseDraft } from '../../src/core/print/normalise';
import { readNote } from '../../src/core/note';
import { newLogStyle } from '../../src/core/style';
import { applyEdits } from '../../src/core/text';
import { subjectOf } from '../../src/metadata/ask/question';
import { services } from '../../src/metadata/directory';
import { linkHabitsOf, proposeDraft } from '../../src/metadata/draft-of';
import type { Found } from '../../src/metadata/found';
import type { HttpAnswer } from '../../src/metadata/http';
import { Metadata } from '../../src/metadata/metadata';
import { paperOf } from '../../src/metadata/paper';
import { recognise } from '../../src/metadata/recognition';
import { FakeClock } from './fake-clock';
import { MemoryStore } from './world';

const urls = [
	'https://arxiv.org/abs/1706.03762', 'https://openreview.net/forum?id=YicbFdNTTy', 'https://doi.org/10.1145/3065386', 'https://github.com/a/b', 'https://blog.example/a-page-of-words',
];

function controls(text: string): boolean {
	return /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(text);
}

async function lookWith(answer: HttpAnswer, given: readonly string[] = urls): Promise<readonly Found[]> {
	const clock = new FakeClock();
	const metadata = new Metadata({ http: { get: () => Promise.resolve(answer) }, clock, store: new MemoryStore(), parse: parseMarkup, enabled: () => true });
	return clock.until(metadata.look(given), () => false);
}

function checkFound(found: readonly Found[]): void {
	for (const { papers, failures, waitingFor } of found) {
		expect(waitingFor).toEqual([]);
		expect(papers.length + failures.length).toBeGreaterThan(0);
		for (const { message } of failures) expect(controls(message)).toBe(false);
		for (const paper of papers) {
			const texts = [paper.title, paper.site, paper.venue, paper.abstract, ...paper.authors].filter((text) => text !== null);
			expect(texts.filter((text) => controls(text) || text === '' || text.length > 20_001)).toEqual([]);
			expect(paper.links.filter(({ url }) => !isSafeUrl(url))).toEqual([]);
		}
	}
}

const contentTypes = fc.constantFrom('', 'text/html', 'text/html; charset=utf-16', 'application/json; charset=shift_jis', 'application/atom+xml; charset=nonsense', 'text/html; charset="', 'image/png');

/** JSON of the shapes that readers look for, with anything in the places. */
const anyJson = fc.letrec((tie) => ({
	value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), tie('thing')),
	thing: fc.dictionary(fc.constantFrom(
		'message', 'title', 'DOI', 'author', 'given', 'family', 'literal', 'issued', 'date-parts', 'notes', 'id', 'content', 'value', 'authors', 'name', 'full_name',
		'homepage', 'externalIds', 'ArXiv', 'openAccessPdf', 'url', 'githubRepo', 'year', 'pdate', 'abstract', '__proto__', 'constructor',
	), tie('value'), { maxKeys: 6 }),
})).thing.map((thing) => JSON.stringify(thing));

const tags = fc.constantFrom(
	'<feed>', '<entry>', '</entry>', '<id>http://arxiv.org/abs/1706.03762v1</id>', '<title>', '</title>', '<![CDATA[', ']]>', '<author><name>', '<meta property="og:title" content="',
	'">', '<meta name=citation_doi content=10.1/x>', '<a href="', 'https://arxiv.org/abs/2104.00298', 'javascript:alert(1)', '</a>', '<base href="http://[">', '<script type="application/ld+json">',
	'{"headline":', '</script>', '<!--', '-->', '<!doctype html>', '&amp;', '&#0;', '&#xD800;', '\u0000', '\ufeff', '<html>', '<svg><title>', '<template>',
);
const anyMarkup = fc.array(fc.oneof(tags, fc.string({ maxLength: 12 })), { maxLength: 40 }).map((parts) => parts.join(''));

describe('any answer', () => {
	test('of any bytes, status and headers', async () => {
		const bytes = fc.uint8Array({ maxLength: 300 });
		const headers = fc.record({ 'content-type': contentTypes, 'retry-after': fc.string(), 'x-rate-limit-limit': fc.string(), 'x-rate-limit-interval': fc.string() }, { requiredKeys: [] });
		await fc.assert(fc.asyncProperty(bytes, fc.constantFrom(200, 204, 299, 301, 404, 429, 500, 999), headers, async (body, status, given) => {
			const found = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
			checkFound(await lookWith({ status, headers: found, bytes: body, url: null }));
		}));
	});

	test('of JSON and markup in nearly the right shapes', async () => {
		await fc.assert(fc.asyncProperty(fc.oneof(anyJson, anyMarkup), contentTypes, async (body, type) => {
			checkFound(await lookWith({ status: 200, headers: { 'content-type': type }, bytes: new TextEncoder().encode(body), url: null }));
		}));
	});

	test('a page that nests a hundred thousand deep', async () => {
		const deep = '<div><b>'.repeat(50_000);
		const found = await lookWith({ status: 200, headers: {}, bytes: new TextEncoder().encode(`<title>Deep</title>${deep}<a href="https://arxiv.org/abs/1706.03762">paper</a>`), url: null }, ['https://blog.example/deep-page']);
		expect(found[0]!.papers[0]).toMatchObject({ title: 'Deep', links: [{ role: 'paper', url: 'https://arxiv.org/abs/1706.03762' }] });
	});

	test('JSON that nests a hundred thousand deep', async () => {
		checkFound(await lookWith({ status: 200, headers: {}, bytes: new TextEncoder().encode('[{"message":'.repeat(100_000)), url: null }));
	});
});

describe('the encoding of a page', () => {
	const titleOf = async (bytes: Uint8Array, type = 'text/html'): Promise<string | null> => {
		const found = await lookWith({ status: 200, headers: { 'content-type': type }, bytes, url: null }, ['https://blog.example/a-page-of-words']);
		return found[0]!.papers[0]?.title ?? null;
	};
	const latin = Uint8Array.from('<title>caf\xe9 \x96 r\xe9sum\xe9</title>', (character) => character.charCodeAt(0));

	test.each([
		['the header', latin, 'text/html; charset=windows-1252', 'café – résumé'],
		['the header in quotes', latin, 'text/html; charset="Windows-1252"', 'café – résumé'],
		['nothing, and the bytes are no UTF-8', latin, 'text/html', 'café – résumé'],
		['a header that names no encoding', new TextEncoder().encode('<title>café</title>'), 'text/html; charset=nonsense', 'café'],
		['the page itself', Uint8Array.from('<meta charset=iso-8859-2><title>\xb3\xf3d\xbc</title>', (character) => character.charCodeAt(0)), 'text/html', 'łódź'],
		['the older meta tag', Uint8Array.from('<meta http-equiv=Content-Type content="text/html; charset=shift_jis"><title>\x93\xfa\x96{</title>', (character) => character.charCodeAt(0)), 'text/html', '日本'],
		['a byte order mark, whatever the header says', Uint8Array.of(0xff, 0xfe, ...Buffer.from('<title>日本</title>', 'utf16le')), 'text/html; charset=utf-8', '日本'],
		['UTF-8 with a broken byte', Uint8Array.of(...new TextEncoder().encode(`<title>${'日本語'.repeat(50)}`), 0xff, ...new TextEncoder().encode('x</title>')), 'text/html', `${'日本語'.repeat(50)}\ufffdx`],
	])('by %s', async (_, bytes, type, title) => {
		expect(await titleOf(bytes, type)).toBe(title);
	});
});

describe('what is written', () => {
	const context = { config: defaultConfig, facts: null, links: linkHabitsOf([]), today: { year: 2026, month: 11, day: 23 } };
	const note = readNote('log.md', '# Log\n\n## 2026-11-23\n\n### Lab: [Other](https://example.org)\n\n**Comment**: Stays.\n');
	const marks = fc.constantFrom('[', ']', '(', ')', '`', '``', '*', '**', '_', '~~', '==', '<b>', '<!--', '-->', '%%', '$$', '\\', '&amp;', '&#91;', ':star:', '★', '](http://x)', '#', '\n', '\r\n', '\n## 2020-01-01\n', '\u2028', '\u0007', '\u200b', ' ', '|', ': [', '^id', '{{title}}', '\ud800');
	const hostileText = fc.array(fc.oneof(marks, fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

	test('any title, site, label and link become one entry with that title', () => {
		fc.assert(fc.property(hostileText, hostileText, hostileText, hostileText, (title, site, code, abstract) => {
			const paper = paperOf('web-page', { about: 'page', title, site, abstract, authors: [title], links: [{ role: 'code', url: code }, { role: 'project page', url: `https://x.example/${code}` }] });
			const found: Found = {
				given: 'https://blog.example/x', recognition: recognise('https://blog.example/x'), papers: [paper],
				titles: paper.title === null ? [] : [{ title: paper.title, about: 'page', from: ['web-page'] }], failures: [], waitingFor: [], off: [],
			};
			const { draft } = proposeDraft(found, { ...context, config: { ...defaultConfig, abstractAsSummary: true } });
			const inserted = insertEntry(note, draft, { style: newLogStyle });
			if ('refusal' in inserted) throw new Error(inserted.refusal);
			const log = parse(applyEdits(note.text, inserted.edits));
			expect(log.entries).toHaveLength(2);
			const written = draftOf(log.entries.find(({ from, block }) => from + block.heading[0] === inserted.heading)!);
			const wanted = normaliseDraft(draft, newLogStyle).draft;
			expect(written).toEqual(wanted);
			// Nothing of a title goes but what no line can hold.
			if (paper.title !== null) expect(wanted.title.replace(/\s/g, '')).toBe(paper.title.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/\s/g, ''));
			for (const { url } of written.links) expect(isSafeUrl(url)).toBe(true);
		}));
	});

	test('any text is recognised or refused', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), hostileText.map((text) => `https://x.example/${text}`)), (given) => {
			const { kind, url, problem } = recognise(given);
			expect(kind === 'unusable').toBe(problem !== null);
			if (problem !== null) expect(controls(problem)).toBe(false);
			else {
				expect(isSafeUrl(url)).toBe(true);
				expect(recognise(url).url).toBe(url);
				for (const service of services) {
					const subject = subjectOf(recognise(given));
					if (subject && service.accepts(subject)) for (const request of service.requests([subject])) expect(isSafeUrl(request.url)).toBe(true);
				}
			}
		}));
	});
});
