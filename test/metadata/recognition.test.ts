import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/metadata/recognition';

describe('a URL alone', () => {
	test.each([
		['https://arxiv.org/abs/1706.03762v5', 'paper', 'https://arxiv.org/abs/1706.03762', 'arXiv', null],
		['http://www.arxiv.org/pdf/1706.03762.pdf?utm_source=x', 'paper', 'https://arxiv.org/abs/1706.03762', 'arXiv', null],
		['https://huggingface.co/papers/1706.03762', 'paper', 'https://arxiv.org/abs/1706.03762', 'arXiv', null],
		['arXiv:1706.03762', 'paper', 'https://arxiv.org/abs/1706.03762', 'arXiv', null],
		['math/0611800', 'paper', 'https://arxiv.org/abs/math/0611800', 'arXiv', null],
		['arxiv.org/abs/1706.03762', 'paper', 'https://arxiv.org/abs/1706.03762', 'arXiv', null],
		['doi:10.1145/3065386', 'paper', 'https://doi.org/10.1145/3065386', null, null],
		['https://dl.acm.org/doi/full/10.1145/3065386', 'paper', 'https://doi.org/10.1145/3065386', null, null],
		['https://openreview.net/pdf?id=YicbFdNTTy', 'paper', 'https://openreview.net/forum?id=YicbFdNTTy', 'OpenReview', null],
		['https://github.com/google/automl/tree/master/efficientnetv2', 'repository', 'https://github.com/google/automl/tree/master/efficientnetv2', 'GitHub', 'google/automl'],
		['https://github.com/topics/deep-learning-models', 'page', 'https://github.com/topics/deep-learning-models', 'GitHub', 'Deep learning models'],
		['https://www.youtube.com/watch?v=abc&feature=share', 'video', 'https://www.youtube.com/watch?v=abc&feature=share', 'YouTube', null],
		['https://old.reddit.com/r/datascience/comments/pu1y72/data_science_even_at_mature_companies/?utm_source=share', 'discussion', 'https://old.reddit.com/r/datascience/comments/pu1y72/data_science_even_at_mature_companies/', 'r/datascience', 'Data science even at mature companies'],
		['https://www.reddit.com/r/MachineLearning/', 'discussion', 'https://www.reddit.com/r/MachineLearning/', 'r/MachineLearning', null],
		['https://news.ycombinator.com/item?id=1', 'discussion', 'https://news.ycombinator.com/item?id=1', 'Hacker News', null],
		['https://ai.googleblog.com/2021/09/toward-fast-and-accurate-neural.html', 'page', 'https://ai.googleblog.com/2021/09/toward-fast-and-accurate-neural.html', 'Google AI', 'Toward fast and accurate neural'],
		['https://www.marktechpost.com/2021/09/22/a-new-model-for-speech/?fbclid=1', 'page', 'https://www.marktechpost.com/2021/09/22/a-new-model-for-speech/', 'MarkTechPost', 'A new model for speech'],
		['https://someone.medium.com/how-to-read-papers-4f9a8b7c6d5e', 'page', 'https://someone.medium.com/how-to-read-papers-4f9a8b7c6d5e', 'Medium', 'How to read papers'],
		['http://blog.example/2021-09-22-a-short-title', 'page', 'http://blog.example/2021-09-22-a-short-title', null, 'A short title'],
		['https://blog.example/p?id=7', 'page', 'https://blog.example/p?id=7', null, null],
		['https://blog.example/a%20b-c%E2%80%99d-caf%C3%A9-ok', 'page', 'https://blog.example/a%20b-c%E2%80%99d-caf%C3%A9-ok', null, 'A b c’d café ok'],
	])('%s', (given, kind, url, source, title) => {
		expect(recognise(given)).toMatchObject({ kind, url, source, title, problem: null });
	});

	test('keeps a route behind #, and other parameters in their order', () => {
		expect(recognise('https://app.example/?b=2&utm_medium=x&a=1#/papers/7').url).toBe('https://app.example/?b=2&a=1#/papers/7');
	});

	test('tells the date in it, with the precision that it has', () => {
		expect(recognise('https://www.marktechpost.com/2021/09/22/a-new-model-for-speech/').date).toEqual({ year: 2021, month: 9, day: 22 });
		expect(recognise('https://arxiv.org/abs/2109.12345').date).toBeNull();
	});

	test.each(['', '   ', 'words', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/hosts', 'https://', 'obsidian://open?vault=x', 'mailto:a@b.example', '[[Note]]'])('refuses %j', (given) => {
		expect(recognise(given)).toMatchObject({ kind: 'unusable', id: null });
		expect(recognise(given).problem).toContain('expected a URL that begins with https:// or http://');
	});
});
