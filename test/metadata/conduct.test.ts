import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Cancel } from '../../src/metadata/cancel';
import { FakeClock } from './fake-clock';
import { startServices, type PlayedServices } from './server/start';
import { MemoryStore, Window } from './world';

let played: PlayedServices;
beforeAll(async () => void (played = await startServices()));
beforeEach(() => played.reset());
afterAll(() => played.close());

const attention = 'https://arxiv.org/abs/1706.03762';
const residual = 'https://arxiv.org/abs/1512.03385';
const page = 'https://blog.example/plain';

describe('a host that is in trouble', () => {
	test('429 with Retry-After in seconds is waited out', async () => {
		played.trouble('export.arxiv.org', { status: 429, headers: { 'retry-after': '7' } });
		const window = new Window(played, { on: ['arxiv'] });
		expect((await window.one(attention)).papers).toHaveLength(1);
		expect(window.sent.map(({ at }) => at - window.sent[0]!.at)).toEqual([0, 7000]);
	});

	test('429 with Retry-After as a date is waited out', async () => {
		const window = new Window(played, { on: ['web-page'] });
		played.trouble('blog.example', { status: 503, headers: { 'retry-after': new Date(window.clock.now() + 9000).toUTCString() } });
		expect((await window.one(page)).papers).toHaveLength(1);
		expect(window.sent[1]!.at - window.sent[0]!.at).toBe(9000);
	});

	test('429 without Retry-After: twice more, longer each time, then it is told', async () => {
		played.always('api.semanticscholar.org', { status: 429 });
		const window = new Window(played, { on: ['semantic-scholar'] });
		const found = await window.one(attention);
		expect(found.failures).toEqual([{
			service: 'semantic-scholar', host: 'api.semanticscholar.org', reason: 'busy', again: true,
			message: 'api.semanticscholar.org asks for fewer requests (status 429). Try again.',
		}]);
		expect(window.sent.map(({ at }) => at - window.sent[0]!.at)).toEqual([0, 1000, 3000]);
		expect(window.clock.waiting).toBe(0);
	});

	test('a long Retry-After is told at once, and spares the host what is queued behind', async () => {
		played.always('api.crossref.org', { status: 429, headers: { 'retry-after': '3600' } });
		const window = new Window(played, { on: ['crossref'] });
		const found = await window.look(['https://doi.org/10.1145/3065386', 'https://doi.org/10.1109/cvpr.2016.90']);
		expect(found.map(({ failures }) => failures[0]!.message)).toEqual([
			'api.crossref.org asks for fewer requests (status 429). Try again in 60 minutes.', 'api.crossref.org asks for fewer requests. Try again in 60 minutes.',
		]);
		expect(played.requests).toHaveLength(1);
	});

	test("GitHub's empty hour is too many requests, not a refusal", async () => {
		const window = new Window(played, { on: ['github'] });
		const reset = String(Math.round(window.clock.now() / 1000) + 600);
		played.always('api.github.com', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });
		expect((await window.one('https://github.com/a/b')).failures[0]).toMatchObject({ reason: 'busy', message: 'api.github.com asks for fewer requests (status 403). Try again in 10 minutes.' });
	});

	test('500 passes, and 500 for good is told', async () => {
		played.trouble('blog.example', { status: 500 });
		expect((await new Window(played, { on: ['web-page'] }).one(page)).papers).toHaveLength(1);
		played.always('blog.example', { status: 502 });
		expect((await new Window(played, { on: ['web-page'] }).one(page)).failures[0]).toMatchObject({ reason: 'broken', again: true, message: 'blog.example failed (status 502). Try again.' });
	});

	test.each([
		[404, 'missing', false, 'blog.example does not know it. Fill in the rest by hand.'],
		[406, 'missing', false, 'blog.example does not know it. Fill in the rest by hand.'],
		[403, 'refused', false, 'blog.example refuses to answer programs (status 403). That says nothing about the link. Fill in the rest by hand.'],
		[418, 'broken', true, 'blog.example failed (status 418). Try again.'],
	] as const)('status %i is asked for once', async (status, reason, again, message) => {
		played.always('blog.example', { status });
		expect((await new Window(played, { on: ['web-page'] }).one(page)).failures).toEqual([{ service: 'web-page', host: 'blog.example', reason, again, message }]);
		expect(played.requests).toHaveLength(1);
	});

	test('no answer within 15 seconds', async () => {
		played.always('blog.example', 'hang');
		const window = new Window(played, { on: ['web-page'] });
		const before = window.clock.now();
		expect((await window.one(page)).failures[0]).toMatchObject({ reason: 'timeout', message: 'blog.example did not answer within 15 seconds. Try again.' });
		expect(window.clock.now() - before).toBe(15_000);
		expect(window.clock.waiting).toBe(0);
	});

	test('a host that does not answer keeps nobody waiting twice', async () => {
		played.always('huggingface.co', 'hang');
		const window = new Window(played, { on: ['hugging-face'] });
		const before = window.clock.now();
		const found = await window.look([attention, residual, 'https://arxiv.org/abs/2104.00298']);
		expect(found.map(({ failures }) => failures[0]!.message)).toEqual([
			'huggingface.co did not answer within 15 seconds. Try again.',
			'huggingface.co did not answer within 15 seconds. Try again in 30 seconds.', 'huggingface.co did not answer within 15 seconds. Try again in 30 seconds.',
		]);
		expect([window.clock.now() - before, played.requests.length]).toEqual([15_000, 1]);
		window.clock.time += 30_000;
		played.reset();
		expect((await window.one(residual)).papers).toHaveLength(1);
	});

	test('nor does one that is busy all the time', async () => {
		played.always('api.semanticscholar.org', { status: 429 });
		const window = new Window(played, { on: ['semantic-scholar'] });
		const found = await window.look([attention, residual, 'https://arxiv.org/abs/2104.00298']);
		expect(found.map(({ failures }) => failures[0]!.reason)).toEqual(['busy', 'busy', 'busy']);
		expect(played.requests).toHaveLength(3);
	});

	test('an answer that breaks off', async () => {
		played.always('blog.example', 'cut off');
		expect((await new Window(played, { on: ['web-page'] }).one(page)).failures[0]).toMatchObject({ reason: 'unreachable', again: true, message: expect.stringContaining('No answer from blog.example') as string });
	});

	test('of 100 MB only 5 MB are read, and what they say is taken', async () => {
		played.always('blog.example', 'huge');
		const window = new Window(played, { on: ['web-page'] });
		const sizes: number[] = [];
		const { get } = window.http;
		window.http.get = async (request, limits) => {
			const answer = await get(request, limits);
			sizes.push(answer.bytes.length);
			return answer;
		};
		expect((await window.one(page)).papers[0]?.title).toBe('A page without end');
		expect(sizes).toEqual([5_000_000]);
	});

	test('what has to be read whole is not read in part', async () => {
		played.always('export.arxiv.org', 'huge');
		expect((await new Window(played, { on: ['arxiv'] }).one(attention)).failures[0]).toMatchObject({ reason: 'too large', message: 'The answer of export.arxiv.org is larger than 5 MB. Fill in the rest by hand.' });
	});

	test('redirects go round in circles, or to a file', async () => {
		played.always('blog.example', 'redirect loop');
		expect((await new Window(played, { on: ['web-page'] }).one(page)).failures[0]).toMatchObject({ reason: 'redirected', message: 'blog.example leads astray: one redirect follows the other without end. Fill in the rest by hand.' });
		expect(played.requests).toHaveLength(11);
		played.always('blog.example', 'redirect to a file');
		expect((await new Window(played, { on: ['web-page'] }).one(page)).failures[0]).toMatchObject({ reason: 'redirected', message: expect.stringContaining('no web address') as string });
	});

	test('garbage is no record', async () => {
		for (const host of ['blog.example', 'export.arxiv.org', 'huggingface.co', 'api.semanticscholar.org']) played.always(host, 'garbage');
		const found = await new Window(played).look([page, attention]);
		expect(found.flatMap(({ papers }) => papers).filter(({ from }) => from !== 'web-page')).toEqual([]);
		expect(found[1]!.failures.map(({ service, reason }) => [service, reason])).toEqual(expect.arrayContaining([['arxiv', 'unreadable'], ['hugging-face', 'unreadable']]));
	});

	test('one service fails, the others are there', async () => {
		played.always('huggingface.co', { status: 500 });
		const found = await new Window(played, { on: ['arxiv', 'hugging-face'] }).one(attention);
		expect(found.papers).toHaveLength(1);
		expect(found.failures).toMatchObject([{ service: 'hugging-face' }]);
		played.reset();
		// Looking again asks only for what is missing.
		const window = new Window(played, { on: ['arxiv', 'hugging-face'] });
		await window.one(attention);
		played.reset();
		expect((await window.one(attention)).papers).toHaveLength(2);
		expect(played.requests).toEqual([]);
	});

	test('without a network each row says so, quickly', async () => {
		const window = new Window(played, { on: ['web-page'] });
		window.http.get = () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'));
		const before = window.clock.now();
		const found = await window.look(Array.from({ length: 30 }, (_, index) => `https://site${index}.example/a-page-of-words`));
		expect(new Set(found.map(({ failures }) => failures[0]?.reason))).toEqual(new Set(['unreachable']));
		expect(found[7]!.failures[0]!.message).toBe('No answer from site7.example (net::ERR_INTERNET_DISCONNECTED). Check the connection and try again.');
		expect(window.clock.now()).toBe(before);
	});
});

describe('the pace', () => {
	test('arXiv is asked every three seconds at most, over all windows', async () => {
		const store = new MemoryStore();
		const clock = new FakeClock();
		const one = new Window(played, { on: ['arxiv'], store, clock });
		const other = new Window(played, { on: ['arxiv'], store, clock });
		const looks = Promise.all([one.metadata.look([attention]), other.metadata.look([residual]), one.metadata.look(['https://arxiv.org/abs/2104.00298'])]);
		await clock.until(looks, () => one.isUnderWay() || other.isUnderWay());
		const times = [...one.sent, ...other.sent].map(({ at }) => at).sort((a, b) => a - b);
		expect(times.map((at) => at - times[0]!)).toEqual([0, 3000, 6000]);
	});

	test('it holds where the store does not work', async () => {
		const store = new MemoryStore();
		store.broken = true;
		const window = new Window(played, { on: ['arxiv'], store });
		await window.one(attention);
		await window.one(residual);
		expect(window.sent[1]!.at - window.sent[0]!.at).toBe(3000);
	});

	test('a stamp from the future, or a broken one, does not stop it', async () => {
		const store = new MemoryStore();
		for (const stamp of [`{"export.arxiv.org":${Date.UTC(2050, 0)}}`, '{{', '[]', 'null', '{"export.arxiv.org":"soon"}']) {
			store.texts.set('ml-watch-metadata-asked', stamp);
			const window = new Window(played, { on: ['arxiv'], store });
			const before = window.clock.now();
			window.metadata.forget();
			expect((await window.one(attention)).papers).toHaveLength(1);
			expect(window.clock.now()).toBe(before);
		}
	});

	test("Crossref's own headers set the pace", async () => {
		const window = new Window(played, { on: ['crossref'] });
		await window.look(['https://doi.org/10.1145/3065386', 'https://doi.org/10.1109/cvpr.2016.90']);
		expect(window.sent[1]!.at - window.sent[0]!.at).toBe(20);
	});

	test('one request at a time to a host, six over all', async () => {
		const window = new Window(played, { on: ['web-page'] });
		const under = new Map<string, number>();
		let all = 0;
		let most = 0;
		window.http.get = async ({ url }) => {
			const { host } = new URL(url);
			under.set(host, (under.get(host) ?? 0) + 1);
			most = Math.max(most, ++all);
			expect(under.get(host)).toBe(1);
			await new Promise((resolve) => setImmediate(resolve));
			under.set(host, under.get(host)! - 1);
			all--;
			return { status: 200, headers: {}, bytes: new TextEncoder().encode('<title>T</title>'), url };
		};
		const found = await window.metadata.look(Array.from({ length: 60 }, (_, index) => `https://site${index % 20}.example/page-${index}`));
		expect(found.every(({ papers }) => papers.length === 1)).toBe(true);
		expect(most).toBe(6);
	});
});

describe('cancelling', () => {
	test('stops waiting at once, keeps what is known, and frees the queue', async () => {
		const window = new Window(played, { on: ['arxiv', 'web-page'] });
		played.always('blog.example', 'hang');
		const cancel = new Cancel();
		const look = window.metadata.look([attention, page, 'https://blog.example/another-page-of-words'], {
			signal: cancel, progress: (_, { papers }) => papers.length > 0 && cancel.abort(),
		});
		const [known, first, second] = await look;
		expect(known!.papers).toHaveLength(1);
		expect([first!, second!].map(({ failures, waitingFor }) => [failures[0]?.reason, failures[0]?.message, waitingFor.length])).toEqual([
			['cancelled', 'Cancelled before blog.example answered. Try again.', 0], ['cancelled', 'Cancelled before blog.example answered. Try again.', 0],
		]);
		expect(window.clock.waiting).toBe(0);
		played.reset();
		expect((await window.one(page)).papers).toHaveLength(1);
	});

	test('before it begins nothing is asked', async () => {
		const window = new Window(played, { on: ['arxiv'] });
		const cancel = new Cancel();
		cancel.abort();
		expect((await window.metadata.look([attention], { signal: cancel }))[0]!.failures).toMatchObject([{ reason: 'cancelled' }]);
		expect(played.requests).toEqual([]);
	});

	test('during a wait for a busy host', async () => {
		played.always('export.arxiv.org', { status: 503, headers: { 'retry-after': '10' } });
		const controller = new AbortController();
		const window = new Window(played, { on: ['arxiv'] });
		window.clock.after(4000, () => controller.abort());
		const found = await window.look([attention], { signal: controller.signal });
		expect(found[0]!.failures).toMatchObject([{ reason: 'cancelled' }]);
		expect(window.clock.waiting).toBe(0);
	});
});

describe('the cache', () => {
	test('an answer is kept for a day, over windows', async () => {
		const store = new MemoryStore();
		const clock = new FakeClock();
		await new Window(played, { on: ['arxiv', 'web-page'], store, clock }).look([attention, page]);
		played.reset();
		const found = await new Window(played, { on: ['arxiv', 'web-page'], store, clock }).look(['https://arxiv.org/pdf/1706.03762v5', page]);
		expect(found.map(({ papers }) => papers.map(({ title }) => title))).toEqual([['Attention Is All You Need'], ['No more than a title']]);
		expect(played.requests).toEqual([]);
		clock.time += 24 * 60 * 60 * 1000;
		await new Window(played, { on: ['arxiv'], store, clock }).one(attention);
		expect(played.requests).toHaveLength(1);
	});

	test('what comes out is what went in', async () => {
		const store = new MemoryStore();
		const urls = [attention, residual, 'https://doi.org/10.1145/3065386', 'https://openreview.net/forum?id=YicbFdNTTy', 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html', 'https://github.com/tensorflow/tensor2tensor'];
		const first = await new Window(played, { store }).look(urls);
		expect(await new Window(played, { store }).look(urls)).toEqual(first);
	});

	test('failures are not kept', async () => {
		played.always('blog.example', { status: 404 });
		const window = new Window(played, { on: ['web-page'] });
		await window.one(page);
		played.reset();
		expect((await window.one(page)).papers).toHaveLength(1);
	});

	test('it stays small: the newest answers stay', async () => {
		const store = new MemoryStore();
		const window = new Window(played, { on: ['web-page'], store });
		window.http.get = ({ url }) => Promise.resolve({ status: 200, headers: {}, bytes: new TextEncoder().encode(`<title>${url}</title><meta name=description content="${'words '.repeat(3000)}">`), url });
		const urls = Array.from({ length: 300 }, (_, index) => `https://site${index}.example/`);
		for (const url of urls) {
			window.clock.time += 1;
			await window.metadata.look([url]);
		}
		const stored = store.texts.get('ml-watch-metadata-cache')!;
		expect(stored.length).toBeLessThan(1_010_000);
		expect(stored).toContain('https://site299.example/');
		expect(stored).not.toContain('"https://site0.example/"');
	});

	test('a broken store costs a request and nothing more', async () => {
		const store = new MemoryStore();
		for (const text of ['', '{', 'null', '[]', '{"answers":7}', '{"answers":[null,7,{},{"key":"arxiv arxiv:1706.03762","at":1e99,"paper":{}}]}', '{"answers":[{"key":"arxiv arxiv:1706.03762","at":1,"paper":{"from":"arxiv","title":7,"ids":[{"scheme":"arxiv","id":"../../x"}]}}]}']) {
			store.texts.set('ml-watch-metadata-cache', text);
			expect(await new Window(played, { on: ['arxiv'], store }).one(attention)).toMatchObject({ failures: [], titles: [{ title: 'Attention Is All You Need' }] });
		}
		store.broken = true;
		expect((await new Window(played, { on: ['arxiv'], store }).one(attention)).papers).toHaveLength(1);
	});

	test('it can be deleted', async () => {
		const store = new MemoryStore();
		const window = new Window(played, { on: ['arxiv'], store });
		await window.one(attention);
		window.metadata.forget();
		expect(store.texts.get('ml-watch-metadata-cache') ?? null).toBeNull();
		played.reset();
		await window.one(attention);
		expect(played.requests).toHaveLength(1);
	});
});
