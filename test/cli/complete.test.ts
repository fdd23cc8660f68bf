import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServices, type PlayedServices } from '../metadata/server/start';
import { Terminal } from '../metadata/terminal';
import { MemoryFiles } from './memory-files';

let played: PlayedServices;
beforeAll(async () => void (played = await startServices()));
beforeEach(() => played.reset());
afterAll(() => played.close());

const blog = 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html';

const log = `## 2021-09-22

### Lab: [Whole](https://blog.example/whole)

[\\[paper\\]](https://arxiv.org/abs/2105.08756) [\\[code\\]](https://github.com/a/b)

**Keywords**: neural architecture search; attention

**Summary**: Mine.

### Lab: [Post](${blog})

**Summary**: Words that stay.

**Comment**: They too.
### [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)
### r/MachineLearning: [A thread](https://www.reddit.com/r/MachineLearning/comments/x/y/)
`;

const completed = `## 2021-09-22

### Lab: [Whole](https://blog.example/whole)

[\\[paper\\]](https://arxiv.org/abs/2105.08756) [\\[code\\]](https://github.com/a/b)

**Keywords**: neural architecture search; attention

**Summary**: Mine.

### Lab: [Post](${blog})

[\\[paper\\]](https://arxiv.org/abs/2104.00298) [\\[code\\]](https://github.com/google/automl/tree/master/efficientnetv2) [\\[project page\\]](https://blog.example/effnet)

**Keywords**: neural architecture search

**Summary**: Words that stay.

**Comment**: They too.
### [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

[\\[code\\]](https://github.com/tensorflow/tensor2tensor)

**Keywords**: attention

### r/MachineLearning: [A thread](https://www.reddit.com/r/MachineLearning/comments/x/y/)
`;

describe('complete', () => {
	test('shows what it would add, why, and whom it asked', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		const { code, out, err } = await new Terminal(files, played).run('complete', 'Log.md', '--ask', 'web-page,arxiv,hugging-face');
		expect(files.writes).toEqual([]);
		expect(out).toContain('+[\\[paper\\]](https://arxiv.org/abs/2104.00298)');
		expect(out.split('\n').filter((line) => line.startsWith('-') && !line.startsWith('---'))).toEqual(['-### [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)']);
		expect(err).toContain('Log.md:11: [paper] [code] [project page]; neural architecture search (“neural architecture search” in the abstract)\n');
		expect(err).toContain('Log.md:16: title “Attention Is All You Need” for https://arxiv.org/abs/1706.03762; [code]; attention (“Attention” in the title)\n');
		expect(err).toContain('Asked blog.example, export.arxiv.org (2 times), huggingface.co (2 times).\n');
		expect(err).toContain('2 of 2 entries that lack something could be completed; `--write` does it.\n');
		expect(code).toBe(0);
	});

	test('adds, and changes no other byte', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		const terminal = new Terminal(files, played);
		await terminal.run('complete', '--write', 'Log.md', '--ask', 'web-page,arxiv,hugging-face');
		expect(files.text('Log.md')).toBe(completed);
		// What was completed is complete: nothing is left to be asked about.
		files.writes.length = 0;
		played.reset();
		const { err, code } = await terminal.run('complete', '--write', 'Log.md');
		expect(err).toContain('0 of 0 entries that lack something completed.');
		expect([code, files.writes.length, played.requests.length]).toEqual([0, 0, 0]);
	});

	test('keeps CRLF and what stands around', async () => {
		const files = new MemoryFiles({ 'Log.md': `\ufeffIntro\r\n\r\n${log.replace(/\n/g, '\r\n')}\r\n# After\r\n` });
		await new Terminal(files, played).run('complete', '--write', 'Log.md', '--ask', 'web-page,arxiv,hugging-face');
		expect(files.text('Log.md')).toBe(`\ufeffIntro\r\n\r\n${completed.replace(/\n/g, '\r\n')}\r\n# After\r\n`);
	});

	test('offline it proposes keywords by the titles, and asks nobody', async () => {
		const files = new MemoryFiles({ 'Log.md': log.replace('[Post]', '[A neural architecture search]') });
		const { err, code } = await new Terminal(files, played).run('complete', '--offline', '--write', 'Log.md');
		expect(played.requests).toEqual([]);
		expect(err).toContain('Log.md:11: neural architecture search (“neural architecture search” in the title)');
		expect(code).toBe(0);
	});

	test('--since and --limit narrow what is looked at', async () => {
		const entry = (day: number): string => `## 2021-09-${day}\n\n### arXiv: [Attention](https://arxiv.org/abs/1706.0376${day % 10})\n`;
		const files = new MemoryFiles({ 'Log.md': [22, 21, 20].map(entry).join('\n') });
		await new Terminal(files, played).run('complete', '--ask', 'arxiv', '--since', '2021-09-21', 'Log.md');
		expect(played.requests.map(({ path }) => path)).toEqual(['/api/query?id_list=1706.03762,1706.03761&max_results=2']);
		played.reset();
		await new Terminal(files, played).run('complete', '--ask', 'arxiv', '--limit', '1', 'Log.md');
		expect(played.requests.map(({ path }) => path)).toEqual(['/api/query?id_list=1706.03762&max_results=1']);
	});

	test('leaves a generated index and a note that opted out alone', async () => {
		const entry = '## 2021-09-22\n\n### arXiv: [T](https://arxiv.org/abs/1706.03762)\n';
		const files = new MemoryFiles({
			'Index.md': `<!-- ml-watch:index -->\n\n${entry}\n<!-- /ml-watch:index -->\n`, 'Out.md': `---\nml-watch: false\n---\n\n${entry}`,
		});
		const { err } = await new Terminal(files, played).run('complete', '--write', '.');
		expect(played.requests).toEqual([]);
		expect(err).toContain('0 of 0 entries');
	});

	test('a note that was changed in the meantime is left alone', async () => {
		const files = new MemoryFiles({ 'Log.md': log });
		files.beforeWrite = () => files.set('Log.md', `${log}\nTyped meanwhile.\n`);
		const { code, err } = await new Terminal(files, played).run('complete', '--write', 'Log.md', '--ask', 'arxiv');
		expect(code).toBe(2);
		expect(err).toContain('was changed');
		expect(files.text('Log.md')).toContain('Typed meanwhile.');
	});

	test('a failing service is told once, however many entries wait for it', async () => {
		played.always('export.arxiv.org', { status: 500 });
		const entries = [1, 2, 3, 4].map((number) => `### arXiv: [T](https://arxiv.org/abs/1706.0376${number})\n`).join('\n');
		const { code, err } = await new Terminal(new MemoryFiles({ 'Log.md': `## 2021-09-22\n\n${entries}` }), played).run('complete', 'Log.md', '--ask', 'arxiv');
		expect(err).toContain('4 URLs: export.arxiv.org failed (status 500). Try again.');
		expect(code).toBe(1);
	});

	test.each([
		[['--write', '--dry-run', 'Log.md'], '`--write` and `--dry-run` exclude each other'],
		[['--limit', '0', 'Log.md'], 'expected a number from 1'],
		[['--write', '-'], 'cannot be written in place'],
		[['nowhere'], 'No such file or folder: nowhere'],
	])('%j is refused', async (argv, message) => {
		const { code, err } = await new Terminal(new MemoryFiles({ 'Log.md': log }), played).run('complete', ...argv);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});
});
