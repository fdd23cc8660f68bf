import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig, type Config } from '../../src/core/config/config';
import { Library } from '../../src/core/library';
import { readNote } from '../../src/core/note';
import { factsOf } from '../../src/core/rules/facts';
import { keysOf, linkHabitsOf, placesOf, proposeDraft, type DraftContext } from '../../src/metadata/draft-of';
import type { Found } from '../../src/metadata/found';
import { paperOf, type RawPaper, type ServiceId } from '../../src/metadata/paper';
import { recognise } from '../../src/metadata/recognition';

const today = { year: 2026, month: 11, day: 23 };

function contextOf(text: string, config: Config = defaultConfig): DraftContext {
	const library = new Library();
	library.set(readNote('Log.md', text, config));
	return { config, facts: factsOf(library.all()), links: linkHabitsOf(library.all()), today };
}

function foundOf(url: string, ...said: readonly (readonly [ServiceId, RawPaper])[]): Found {
	const papers = said.map(([from, raw]) => paperOf(from, raw));
	const titles = papers.flatMap(({ title, about, from }) => (title === null ? [] : [{ title, about, from: [from] }]));
	return { given: url, recognition: recognise(url), papers, titles, failures: [], waitingFor: [], off: [] };
}

const post = foundOf(
	'https://ai.example/post',
	['web-page', { about: 'page', title: 'A post', site: 'AI Example Blog', links: [{ role: 'code', url: 'https://github.com/a/b' }, { role: 'paper', url: 'https://arxiv.org/abs/2104.00298' }] }],
	['arxiv', { ids: [{ scheme: 'arxiv', id: '2104.00298', version: null }], title: 'The paper', authors: ['A. One', 'B. Two'], date: { year: 2021, month: 4, day: 1 }, abstract: 'About search.', venue: 'ICML' }],
);

describe('the source', () => {
	test('is what the vault always writes for the host', () => {
		const log = '## 2021-09-22\n\n### The AI people: [A](https://ai.example/a)\n\n### The AI people: [B](https://www.ai.example/b)\n';
		expect(proposeDraft(post, contextOf(log)).draft.source).toBe('The AI people');
	});

	test('is the site\'s name where the vault says different things, in the vault\'s spelling', () => {
		const log = '## 2021-09-22\n\n### One: [A](https://ai.example/a)\n\n### Two: [B](https://ai.example/b)\n\n### ai example blog: [C](https://other.example/c)\n';
		expect(proposeDraft(post, contextOf(log)).draft.source).toBe('ai example blog');
	});

	test('is the register of a paper, whatever host its entries have', () => {
		const log = '## 2021-09-22\n\n### Me: [A](https://arxiv.org/abs/2101.00001)\n\n### Me: [B](https://arxiv.org/abs/2101.00002)\n';
		expect(proposeDraft(foundOf('https://arxiv.org/abs/1706.03762'), contextOf(log)).draft.source).toBe('arXiv');
	});
});

describe('links', () => {
	const labels = (log: string, found = post, config = defaultConfig): string[] => proposeDraft(found, contextOf(log, config)).draft.links.map(({ label, url }) => `${label} ${url}`);

	test('have the labels of a new log, paper first', () => {
		expect(labels('')).toEqual(['paper https://arxiv.org/abs/2104.00298', 'code https://github.com/a/b']);
	});

	test('have the log\'s own labels and order', () => {
		const log = '## 2021-09-22\n\n### A: [A](https://x.example)\n\n[GitHub](https://github.com/c/d) | [arXiv](https://arxiv.org/abs/2101.00001)\n';
		expect(labels(log)).toEqual(['GitHub https://github.com/a/b', 'arXiv https://arxiv.org/abs/2104.00298']);
	});

	test('a name that one link has is no label for others', () => {
		const log = '## 2021-09-22\n\n### A: [A](https://x.example)\n\n[EfficientNet](https://arxiv.org/abs/2101.00001)\n';
		expect(labels(log)[0]).toBe('paper https://arxiv.org/abs/2104.00298');
	});

	test('lead to the PDF where the settings ask for it', () => {
		const { config } = readConfig({ arxivForm: 'pdf' });
		expect(labels('', post, config)[0]).toBe('paper https://arxiv.org/pdf/2104.00298');
	});

	test('do not repeat the title\'s own URL, nor other addresses of the same paper', () => {
		const found = foundOf('https://arxiv.org/abs/1512.03385', ['semantic-scholar', {
			ids: [{ scheme: 'doi', id: '10.1109/cvpr.2016.90', version: null }], title: 'T', links: [{ role: 'paper', url: 'https://arxiv.org/pdf/1512.03385' }, { role: 'code', url: 'https://github.com/a/b' }],
		}]);
		expect(labels('', found)).toEqual(['code https://github.com/a/b']);
	});
});

describe('the date', () => {
	const dated = (agree: number, differ: number): string => [
		...Array.from({ length: agree }, (_, index) => `## 2021-09-0${index + 1}\n\n### B: [T](https://b.example/2021/09/0${index + 1}/x)\n`),
		...Array.from({ length: differ }, (_, index) => `## 2022-01-0${index + 1}\n\n### B: [T](https://b.example/2021/08/0${index + 1}/x)\n`),
	].join('\n');

	test('is today, unless the dates in the vault\'s URLs are those of its headings', () => {
		expect(proposeDraft(post, contextOf('')).draft.date).toEqual(today);
		expect(proposeDraft(post, contextOf(dated(4, 0))).draft.date).toEqual(today);
		expect(proposeDraft(post, contextOf(dated(5, 2))).draft.date).toEqual(today);
		expect(proposeDraft(post, contextOf(dated(5, 0))).draft.date).toEqual({ year: 2021, month: 4, day: 1 });
	});

	test('of publication is told in any case', () => {
		expect(proposeDraft(post, contextOf('')).published).toEqual({ year: 2021, month: 4, day: 1 });
	});
});

describe('fields', () => {
	test('the abstract is a summary only where the person wants it', () => {
		expect(proposeDraft(post, contextOf('')).draft.summary).toBe('');
		expect(proposeDraft(post, contextOf('', readConfig({ abstractAsSummary: true }).config)).draft.summary).toBe('About search.');
	});

	test('authors, venue and abstract go where the template has a place', () => {
		const { config, problems } = readConfig({
			extraFields: ['Abstract: text'], template: '{{links}}\n\n**Authors**: {{authors}}\n\n**Venue**: {{venue}}\n\n**Keywords**: {{keywords}}\n\n**Abstract**: {{abstract}}\n\n**Summary**: {{summary}}\n\n**Comment**: {{comment}}',
		});
		expect(problems).toEqual([]);
		expect(proposeDraft(post, contextOf('', config)).draft.fields).toEqual({ Authors: 'A. One, B. Two', Venue: 'ICML', Abstract: 'About search.' });
		expect(proposeDraft(post, contextOf('')).draft.fields).toEqual({});
	});

	test('keywords are the vault\'s, and a thread gets none', () => {
		const log = '## 2021-09-22\n\n### A: [A](https://x.example)\n\n**Keywords**: search; papers\n';
		expect(proposeDraft(post, contextOf(log)).draft.keywords).toEqual(['papers', 'search']);
		const thread = foundOf('https://www.reddit.com/r/MachineLearning/comments/x/reading_papers_alone/', ['web-page', { about: 'page', title: 'Reading papers', abstract: 'How?' }]);
		expect(proposeDraft(thread, contextOf(log))).toMatchObject({ quote: 'How?', keywords: [], draft: { source: 'r/MachineLearning', keywords: [], links: [] } });
	});
});

describe('what is logged already', () => {
	const place = (log: string): string[] => placesOf(post, contextOf(log).facts!).map(({ line }) => String(line));

	test('by the URL, by the paper, and by the paper of a post', () => {
		expect(place('## 2021-09-22\n\n### A: [A](http://www.ai.example/post/?utm_source=x)\n')).toEqual(['2']);
		expect(place('## 2021-09-22\n\n### A: [A](https://arxiv.org/pdf/2104.00298v3)\n')).toEqual(['2']);
		expect(place('## 2021-09-22\n\n### A: [A](https://b.example/other-post)\n\n[paper](https://arxiv.org/abs/2104.00298)\n')).toEqual(['2']);
	});

	test('never by a title or a similar URL', () => {
		expect(place('## 2021-09-22\n\n### A: [A post](https://ai.example/post-2)\n')).toEqual([]);
		expect(keysOf(post)).toEqual(['https://ai.example/post', 'arxiv:2104.00298']);
	});
});
