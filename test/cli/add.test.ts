import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServices, type PlayedServices } from '../metadata/server/start';
import { Terminal } from '../metadata/terminal';
import { MemoryFiles, runOn } from './memory-files';

let played: PlayedServices;
beforeAll(async () => void (played = await startServices()));
beforeEach(() => played.reset());
afterAll(() => played.close());

const blog = 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html';
const attention = 'https://arxiv.org/abs/1706.03762';

const log = `# Log

## 2021.09.22

### :star: The Lab: [One](https://blog.example/2021/09/22/one)

[[paper]](https://arxiv.org/abs/2105.08756) [[code]](https://github.com/a/b)

**Keywords**: Neural architecture search; image classification; Transformers

### The Lab: [Two](https://blog.example/2021/09/22/two)
`;

function hosts(): string[] {
	return [...new Set(played.requests.map(({ host }) => host))].sort();
}

describe('add', () => {
	test('writes a post about a paper as the log writes its entries, and says whom it asked', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		const { code, out, err } = await new Terminal(files, played).run('add', '--note', 'Log.md', '--ask', 'web-page,arxiv', '--date', '2021-09-22', blog);
		expect(files.text('Log.md')).toBe(`${log}
### The Lab: [Toward Fast and Accurate Neural Networks for Image Recognition](${blog})

[[paper]](https://arxiv.org/abs/2104.00298) [[code]](https://github.com/google/automl/tree/master/efficientnetv2) [[project page]](https://blog.example/effnet)

**Keywords**: Neural architecture search
`);
		expect(out).toBe('Log.md:13  Toward Fast and Accurate Neural Networks for Image Recognition\n');
		expect(err).toBe('Asked blog.example, export.arxiv.org.\n1 entry written.\n');
		expect(code).toBe(0);
	});

	test('asks nobody with --offline', async () => {
		const files = new MemoryFiles({ 'Log.md': '' });
		const { code } = await new Terminal(files, played).run('add', '--note', 'Log.md', '--offline', '--star', blog, 'https://www.reddit.com/r/MachineLearning/comments/abc123/d_how_do_you_read_papers/?utm_source=share');
		expect(played.requests).toEqual([]);
		expect(code).toBe(0);
		expect(files.text('Log.md')).toBe(`## 2026-11-23

### :star:[Toward fast and accurate neural](${blog})

# Discussions

### :star:r/MachineLearning: [D how do you read papers](https://www.reddit.com/r/MachineLearning/comments/abc123/d_how_do_you_read_papers/)
`);
	});

	test('a thread becomes a discussion with its words quoted', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		await new Terminal(files, played).run('add', '--note', 'Log.md', '--ask', 'web-page', 'https://www.reddit.com/r/MachineLearning/comments/abc123/how/');
		expect(files.text('Log.md')).toContain('r/MachineLearning: [\\[D\\] How do you read papers?](https://www.reddit.com/r/MachineLearning/comments/abc123/how/)\n\n> I read the figures first. You?\n');
	});

	test('takes bare ids, and a list from standard input, in one change', async () => {
		const files = new MemoryFiles({});
		files.input = `\ufeff# a list\r\narXiv:1706.03762\r\n\r\n10.1145/3065386\nopenreview.net/forum?id=YicbFdNTTy\n`;
		const { code, err } = await new Terminal(files, played).run('add', '--note', 'New.md', '--ask', 'arxiv,doi,openreview', '-');
		expect(code).toBe(0);
		expect(err).toContain('3 entries written.');
		const text = files.text('New.md')!;
		expect([...text.matchAll(/^### .*$/gm)].map(([line]) => line)).toEqual([
			`### arXiv: [Attention Is All You Need](${attention})`,
			'### Communications of the ACM: [ImageNet classification with deep convolutional neural networks](https://doi.org/10.1145/3065386)',
			'### OpenReview: [An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale](https://openreview.net/forum?id=YicbFdNTTy)',
		]);
		expect(files.writes).toEqual(['New.md']);
	});

	test('names what is logged already and does not write it twice, unless it is told to', async () => {
		const files = new MemoryFiles({ 'ML Watch.md': log, 'daily/2021-10-01.md': `### arXiv: [Attention](https://arxiv.org/pdf/1706.03762v5)\n` });
		const { code, err, out } = await new Terminal(files, played).run('add', '--offline', attention, 'https://blog.example/2021/09/22/two/?utm_source=x', 'arXiv:1706.03762');
		expect(code).toBe(1);
		expect(out).toBe('');
		expect(err).toContain(`${attention}: Logged already in daily/2021-10-01.md, line 1, under 2021-10-01: Attention. Add \`--force\` to write it once more.`);
		expect(err).toContain('Logged already in ML Watch.md, line 11, under 2021-09-22: Two.');
		expect(files.writes).toEqual([]);
		expect((await new Terminal(files, played).run('add', '--offline', '--force', attention)).code).toBe(0);
		expect(files.writes).toEqual(['ML Watch.md']);
	});

	test('looks into the note for duplicates when it stands outside of the vault', async () => {
		const files = new MemoryFiles({ 'vault/a.md': '', 'out.md': `## 2021-09-22\n\n### arXiv: [Attention](${attention})\n` });
		const { code, err } = await new Terminal(files, played).run('add', '--vault', 'vault', '--note', 'out.md', '--offline', attention);
		expect(code).toBe(1);
		expect(err).toContain('Logged already in out.md, line 3');
	});

	test('writes the first log note of the vault\'s settings', async () => {
		const files = new MemoryFiles({ 'vault/ml-watch.json': '{"logs":["Notes/Papers.md"],"linkForm":"plain"}', 'vault/x.md': '' });
		await new Terminal(files, played).run('add', '--vault', 'vault/', '--ask', 'hugging-face', attention);
		expect(files.text('vault/Notes/Papers.md')).toBe(`## 2026-11-23\n\n### arXiv: [Attention Is All You Need](${attention})\n\n[code](https://github.com/tensorflow/tensor2tensor)\n`);
	});

	test('a post is logged already when its paper is', async () => {
		const files = new MemoryFiles({ 'Log.md': '## 2021-09-22\n\n### arXiv: [EfficientNetV2](https://arxiv.org/abs/2104.00298)\n' });
		const { code, err } = await new Terminal(files, played).run('add', '--note', 'Log.md', '--ask', 'web-page', '--ask', 'arxiv', blog);
		expect(code).toBe(1);
		expect(err).toContain('Logged already in Log.md, line 3, under 2021-09-22: EfficientNetV2.');
	});

	test('the same paper twice in a list is written once', async () => {
		const files = new MemoryFiles({});
		const { code, err } = await new Terminal(files, played).run('add', '--note', 'New.md', '--offline', attention, 'https://huggingface.co/papers/1706.03762');
		expect(code).toBe(1);
		expect(err).toContain('It stands in the list twice.');
		expect(files.text('New.md')!.match(/^### /gm)).toHaveLength(1);
	});

	test('a service that fails loses nothing: the entry is written with what is known', async () => {
		played.always('blog.example', { status: 503 });
		const files = new MemoryFiles({ 'Log.md': '' });
		const { code, err } = await new Terminal(files, played).run('add', '--note', 'Log.md', blog);
		expect(code).toBe(1);
		expect(err).toContain(`${blog}: blog.example failed (status 503). Try again.`);
		expect(err).toContain('`ml-watch complete` fills in later what is missing now.');
		expect(files.text('Log.md')).toContain(`[Toward fast and accurate neural](${blog})`);
	});

	test('what is no URL is told, and the rest is written', async () => {
		const files = new MemoryFiles({ 'Log.md': '' });
		const { code, err } = await new Terminal(files, played).run('add', '--note', 'Log.md', '--offline', 'javascript:alert(1)', 'C:\\papers', attention);
		expect(code).toBe(2);
		expect(err).toContain('Unexpected `javascript:alert(1)`, expected a URL that begins with https:// or http://');
		expect(files.text('Log.md')).toContain(attention);
	});

	test('--dry-run writes nothing and prints a difference', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		const { out, err, code } = await new Terminal(files, played).run('add', '--note', 'Log.md', '--offline', '--dry-run', attention);
		expect(code).toBe(0);
		expect(files.writes).toEqual([]);
		expect(out).toContain(`+## 2026.11.23`);
		expect(out).toContain(`+### arXiv: [${attention}](${attention})`);
		expect(err).toBe('1 entry would be written.\n');
	});

	test('asks those that the settings switch on, and all where they leave it open', async () => {
		const files = new MemoryFiles({ 'ml-watch.json': '{"askArxiv":true}', 'ML Watch.md': log });
		await new Terminal(files, played).run('add', '--dry-run', attention);
		expect(hosts()).toEqual(['export.arxiv.org']);
		played.reset();
		await new Terminal(new MemoryFiles({}), played).run('add', '--dry-run', attention);
		expect(hosts()).toEqual(['api.semanticscholar.org', 'export.arxiv.org', 'huggingface.co']);
	});

	test('services that disagree on a title are both named', async () => {
		played.always('api.crossref.org', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: { DOI: '10.1145/3065386', title: ['Another'] } }) });
		const { err } = await new Terminal(new MemoryFiles({}), played).run('add', '--note', 'n.md', '--ask', 'doi,crossref', '10.1145/3065386');
		expect(err).toContain('Different titles: “ImageNet classification with deep convolutional neural networks” (doi); “Another” (crossref).');
	});

	test('dates entries by publication in a vault that does', async () => {
		const entries = [1, 2, 3, 4, 5].map((day) => `## 2021-09-0${day}\n\n### Blog: [T](https://other.example/2021/09/0${day}/post)\n`).join('\n');
		const files = new MemoryFiles({ 'Log.md': entries });
		await new Terminal(files, played).run('add', '--note', 'Log.md', '--ask', 'web-page', 'https://news.example/news/1');
		expect(files.text('Log.md')).toContain('## 2022-03-04\n\n### The Site: [News of a model]');
	});

	test('without a network in its world it works offline', async () => {
		const files = new MemoryFiles({ 'Log.md': '' });
		expect((await runOn(files, 'add', '--note', 'Log.md', '--date', '2021-09-22', attention)).code).toBe(0);
	});

	test.each([
		[['add'], 'Missing URL. See --help.'],
		[['add', '--ask', 'arxive', attention], 'Unknown service `arxive`. Did you mean `arxiv`?'],
		[['add', '--offline', '--ask', 'arxiv', attention], '`--offline` and `--ask` exclude each other'],
		[['add', '--date', 'soon', attention], 'Unexpected `soon` for `--date`'],
		[['add', '--note', 'folder', attention], 'folder is no file'],
		[['add', '--offline', '--note', '-', attention], 'Unexpected `-` for `--note`, expected a note that ends with .md'],
		[['add', '--offline', '--note', 'off.md', attention], 'This note is not watched'],
	])('%j is refused', async (argv, message) => {
		const files = new MemoryFiles({ 'folder/a.md': '', 'off.md': '---\nml-watch: false\n---\n' });
		const { code, err } = await new Terminal(files, played).run(...argv);
		expect(code).toBe(2);
		expect(err).toContain(message);
		expect(files.writes).toEqual([]);
		expect(played.requests).toEqual([]);
	});
});
