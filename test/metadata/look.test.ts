import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServices, type PlayedServices } from './server/start';
import { Window } from './world';

let played: PlayedServices;
beforeAll(async () => void (played = await startServices()));
beforeEach(() => played.reset());
afterAll(() => played.close());

const blogUrl = 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html';

describe('one URL', () => {
	test('an arXiv paper, from any of its addresses', async () => {
		const window = new Window(played, { on: ['arxiv'] });
		const found = await window.one('https://arxiv.org/pdf/2104.00298v3.pdf');
		expect(found.recognition).toMatchObject({ kind: 'paper', url: 'https://arxiv.org/abs/2104.00298', source: 'arXiv' });
		expect(found.papers).toEqual([{
			from: 'arxiv', about: 'paper', ids: [{ scheme: 'arxiv', id: '2104.00298', version: null }],
			title: 'EfficientNetV2: Smaller Models and Faster Training', authors: ['Mingxing Tan', 'Quoc V. Le'], date: { year: 2021, month: 4, day: 1 },
			site: 'arXiv', venue: 'ICML 2021', abstract: expect.stringContaining('architecture search'), links: [{ role: 'code', url: 'https://github.com/google/automl' }],
		}]);
		expect(found).toMatchObject({ failures: [], waitingFor: [], off: ['semantic-scholar', 'hugging-face'] });
		expect(played.requests.map(({ host, path }) => host + path)).toEqual(['export.arxiv.org/api/query?id_list=2104.00298&max_results=1']);
	});

	test('an id of the old form is asked for as it is', async () => {
		const found = await new Window(played, { on: ['arxiv'] }).one('https://arxiv.org/abs/math.GT/0611800');
		expect(found.titles).toEqual([{ title: 'A paper with an old id', about: 'paper', from: ['arxiv'] }]);
	});

	test('a blog post leads to its paper, its code and its project page', async () => {
		const window = new Window(played, { on: ['web-page', 'arxiv'] });
		const found = await window.one(blogUrl);
		expect(found.titles).toEqual([
			{ title: 'Toward Fast and Accurate Neural Networks for Image Recognition', about: 'page', from: ['web-page'] },
			{ title: 'EfficientNetV2: Smaller Models and Faster Training', about: 'paper', from: ['arxiv'] },
		]);
		const [page, paper] = found.papers;
		expect(page).toMatchObject({
			site: 'A Research Blog', date: { year: 2021, month: 9, day: 16 }, abstract: 'A made-up line about training speed.',
			links: [
				{ role: 'paper', url: 'https://arxiv.org/abs/2104.00298' },
				{ role: 'code', url: 'https://github.com/google/automl/tree/master/efficientnetv2' },
				{ role: 'project page', url: 'https://blog.example/effnet' },
			],
		});
		expect(paper).toMatchObject({ from: 'arxiv', authors: ['Mingxing Tan', 'Quoc V. Le'] });
		expect(window.sent.map(({ host }) => host)).toEqual(['blog.example', 'export.arxiv.org']);
	});

	test('a page with citation tags is the paper that they name', async () => {
		const found = await new Window(played, { on: ['web-page', 'doi', 'crossref'] }).one('https://journal.example/article/1');
		expect(found.papers.map(({ from, ids }) => [from, ids[0]?.id])).toEqual([
			['web-page', '10.1109/cvpr.2016.90'], ['doi', '10.1109/cvpr.2016.90'], ['crossref', '10.1109/cvpr.2016.90'],
		]);
		expect(found.papers[0]).toMatchObject({ authors: ['He, Kaiming', 'Zhang, Xiangyu'], venue: 'CVPR', date: { year: 2016, month: 6, day: 27 } });
		// All three agree: one title.
		expect(found.titles).toEqual([{ title: 'Deep Residual Learning for Image Recognition', about: 'page', from: ['web-page', 'doi', 'crossref'] }]);
	});

	test('linked data tells of a page without other tags', async () => {
		const found = await new Window(played, { on: ['web-page'] }).one('https://news.example/news/1');
		expect(found.papers[0]).toMatchObject({ title: 'News of a model', site: 'The Site', authors: ['A. Writer'], date: { year: 2022, month: 3, day: 4 } });
	});

	test('a DOI goes to its agency over doi.org, and its abstract comes without markup', async () => {
		const found = await new Window(played, { on: ['doi', 'crossref'] }).one('https://dl.acm.org/doi/10.1145/3065386');
		expect(found.recognition.url).toBe('https://doi.org/10.1145/3065386');
		expect(found.papers.map(({ from, title, venue }) => [from, title, venue])).toEqual([
			['doi', 'ImageNet classification with deep convolutional neural networks', 'Communications of the ACM'],
			['crossref', 'ImageNet classification with deep convolutional neural networks', 'Communications of the ACM'],
		]);
		expect(found.papers[1]!.abstract).toBe('A made-up summary: a large network for image classification.');
		expect(played.requests.map(({ host }) => host).sort()).toEqual(['api.crossref.org', 'data.agency.example', 'doi.org']);
	});

	test('OpenReview: the second interface, and the first for what that does not know', async () => {
		const window = new Window(played, { on: ['openreview'] });
		const found = await window.one('https://openreview.net/pdf?id=YicbFdNTTy');
		expect(found.papers[0]).toMatchObject({ title: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale', venue: 'ICLR 2021 Oral', date: { year: 2021, month: 1, day: 12 } });
		expect(window.sent).toHaveLength(1);
		played.always('api2.openreview.net', { headers: { 'content-type': 'application/json' }, body: '{"notes":[]}' });
		const other = new Window(played, { on: ['openreview'] });
		expect((await other.one('https://openreview.net/forum?id=YicbFdNTTy')).papers[0]?.title).toContain('16x16');
		expect(other.sent.map(({ host }) => host)).toEqual(['api2.openreview.net', 'api.openreview.net']);
	});

	test('OpenReview says that it does not know an id once, behind both', async () => {
		const found = await new Window(played, { on: ['openreview'] }).one('https://openreview.net/forum?id=nobody');
		expect(found.failures).toEqual([{
			service: 'openreview', host: 'api.openreview.net', reason: 'missing', again: false, message: 'api.openreview.net does not know it. Fill in the rest by hand.',
		}]);
	});

	test('Semantic Scholar and Hugging Face add venue, ids and code', async () => {
		const window = new Window(played, { on: ['arxiv', 'semantic-scholar', 'hugging-face', 'doi'] });
		const found = await window.one('https://huggingface.co/papers/1512.03385');
		expect(found.recognition.url).toBe('https://arxiv.org/abs/1512.03385');
		expect(found.papers.map(({ from }) => from)).toEqual(['arxiv', 'doi', 'semantic-scholar', 'hugging-face']);
		// Each service is asked about the paper once, though it has two ids by now.
		expect(window.sent.map(({ service }) => service).sort()).toEqual(['arxiv', 'doi', 'hugging-face', 'semantic-scholar']);
		const attention = await window.one('https://arxiv.org/abs/1706.03762');
		expect(attention.papers.find(({ from }) => from === 'hugging-face')!.links).toEqual([{ role: 'code', url: 'https://github.com/tensorflow/tensor2tensor' }]);
	});

	test('a repository', async () => {
		const found = await new Window(played, { on: ['github', 'web-page'] }).one('https://github.com/TensorFlow/tensor2tensor.git');
		expect(found.recognition).toMatchObject({ kind: 'repository', source: 'GitHub' });
		expect(found.papers).toMatchObject([{ from: 'github', title: 'tensor2tensor: A made-up line about models and datasets', links: [{ role: 'project page', url: 'https://tensor.example/' }] }]);
		expect(found.failures).toEqual([]);
	});

	test('services that disagree on a title are both shown', async () => {
		played.always('api.crossref.org', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: { DOI: '10.1145/3065386', title: ['A different title'] } }) });
		const found = await new Window(played, { on: ['doi', 'crossref'] }).one('https://doi.org/10.1145/3065386');
		expect(found.titles.map(({ title, from }) => [title, from])).toEqual([
			['ImageNet classification with deep convolutional neural networks', ['doi']], ['A different title', ['crossref']],
		]);
	});

	test('where only web pages are on, the page of a paper is asked itself', async () => {
		const window = new Window(played, { on: ['web-page'] });
		await window.one('https://arxiv.org/abs/1706.03762v5');
		expect(window.sent.map(({ url }) => url)).toEqual(['https://arxiv.org/abs/1706.03762v5']);
		expect(await window.one('arXiv:1706.03762')).toMatchObject({ papers: [], failures: [] });
	});

	test('a file is no page', async () => {
		const window = new Window(played, { on: ['web-page'] });
		expect(await window.one('https://blog.example/slides.PDF?x=1')).toMatchObject({ papers: [], failures: [], waitingFor: [] });
		expect(window.sent).toEqual([]);
	});

	test('with everything off nothing leaves, and the services that would know are named', async () => {
		const window = new Window(played, { on: [] });
		const found = await window.one(blogUrl);
		expect(found).toMatchObject({ papers: [], failures: [], waitingFor: [], off: ['web-page'], recognition: { title: 'Toward fast and accurate neural', date: { year: 2021, month: 9, day: null } } });
		expect(played.requests).toEqual([]);
	});
});

describe('many URLs', () => {
	test('ids go to arXiv in one request, and results come in the order of the list', async () => {
		const window = new Window(played, { on: ['arxiv'] });
		const urls = ['https://arxiv.org/abs/2104.00298', 'not a url', 'https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/2104.00298v2', 'https://arxiv.org/abs/2101.99999'];
		const found = await window.look(urls);
		expect(found.map(({ titles }) => titles[0]?.title ?? null)).toEqual([
			'EfficientNetV2: Smaller Models and Faster Training', null, 'Attention Is All You Need', 'EfficientNetV2: Smaller Models and Faster Training', null,
		]);
		expect(found[1]!.recognition.problem).toContain('expected a URL that begins with https://');
		expect(found[4]!.failures).toMatchObject([{ reason: 'missing' }]);
		expect(played.requests.map(({ path }) => path)).toEqual(['/api/query?id_list=2104.00298,1706.03762,2101.99999&max_results=3']);
	});

	test('each row is told of at once and when something changes, and last with nobody to wait for', async () => {
		const states: [number, number, number][] = [];
		await new Window(played, { on: ['web-page', 'arxiv'] }).look([blogUrl, 'https://arxiv.org/abs/1706.03762'], {
			progress: (row, { papers, waitingFor }) => states.push([row, papers.length, waitingFor.length]),
		});
		expect(states.slice(0, 2)).toEqual([[0, 0, 1], [1, 0, 1]]);
		const last = (row: number): unknown => states.filter(([index]) => index === row).at(-1);
		expect([last(0), last(1)]).toEqual([[0, 2, 0], [1, 1, 0]]);
		// A row that is about to be asked for more never looks finished.
		expect(states.filter(([row, papers, waiting]) => row === 0 && papers === 1 && waiting === 0)).toEqual([]);
	});

	test.each([10, 100, 400])('the work grows with the list: %i URLs', async (count) => {
		const window = new Window(played, { on: ['arxiv'] });
		let told = 0;
		const urls = Array.from({ length: count }, (_, index) => `https://arxiv.org/abs/2101.${String(10_000 + index)}`);
		await window.look(urls, { progress: () => told++ });
		expect(told).toBe(2 * count);
		expect(played.requests).toHaveLength(Math.ceil(count / 100));
		const times = window.sent.map(({ at }) => at);
		for (let index = 1; index < times.length; index++) expect(times[index]! - times[index - 1]!).toBeGreaterThanOrEqual(3000);
		expect(window.clock.waiting).toBe(0);
	});
});
