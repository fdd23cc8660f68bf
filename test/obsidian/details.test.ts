import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';
import { playServices, type PlayedNetwork } from '../host/played-services';

const LOG = '# Log\n\n## 2021.09.23\n\n### Google AI: [First](https://ai.googleblog.com/2021/09/first.html)\n\n[[paper]](https://arxiv.org/abs/2109.06270) [[code]](https://github.com/a/b)\n\n**Keywords**: attention; machine translation; speech\n';
const ON = { askArxiv: true, askWebPage: true, askHuggingFace: true };
const BLOG = 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html';

async function start(played: PlayedNetwork, options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'ML Watch.md': LOG }, data: ON, network: played.network, ...options });
	await host.settle();
	await host.runCommand('new-note');
	await host.settle();
	return host;
}

const input = (host: Host, name: string): HTMLInputElement => host.find(`.ml-watch-capture [aria-label="${name}"]`) as HTMLInputElement;
const fill = (host: Host, name: string, value: string): void => host.fill(`.ml-watch-capture [aria-label="${name}"]`, value);
const status = (host: Host): string => host.find('.ml-watch-details-status').textContent ?? '';
const details = (host: Host): string => host.find('.ml-watch-details').textContent ?? '';
const preview = (host: Host): string => host.find('.ml-watch-preview-source').textContent ?? '';
const logged = (host: Host): string => host.find('.ml-watch-details-logged').textContent ?? '';

async function press(host: Host, name: string): Promise<void> {
	host.click(host.findByText('.ml-watch-capture button', name));
	await host.settle();
}

const answered = (host: Host): Promise<void> => host.until(() => !status(host).includes('Asking'), 'the services to answer');

describe('the details of a URL', () => {
	test('are not asked for unless the person presses, and fill what is empty', async () => {
		const played = playServices();
		const host = await start(played);
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await host.settle();
		expect(played.seen).toEqual([]);
		expect(status(host)).toBe('Get detailsfrom Web pages, arXiv, Hugging Face papers');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect(input(host, 'Title').value).toBe('Attention Is All You Need');
		expect(input(host, 'Source').value).toBe('arXiv');
		expect(preview(host)).toContain('[[code]](https://github.com/tensorflow/tensor2tensor)');
		expect(preview(host)).not.toContain('made-up summary');
		expect(status(host)).toContain('Details from arXiv, Hugging Face papers.');
		expect(played.seen.every((request) => /^(?:export\.arxiv\.org|huggingface\.co) /.test(request))).toBe(true);
	});

	test('overwrite nothing that was typed, before or while they were asked for', async () => {
		const played = playServices();
		played.trouble('export.arxiv.org', 'hang');
		const host = await start(played, { data: { askArxiv: true } });
		fill(host, 'Title', 'Mine');
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await press(host, 'Get details');
		expect(status(host)).toContain('Asking arXiv…');
		fill(host, 'Source', '');
		fill(host, 'Comment', 'My words.');
		fill(host, 'Date', '2020-01-02');
		played.release();
		await answered(host);
		await host.settle();
		expect([input(host, 'Title').value, input(host, 'Source').value, input(host, 'Comment').value, input(host, 'Date').value]).toEqual(['Mine', '', 'My words.', '2020-01-02']);
		expect(details(host)).toContain('Other titlesAttention Is All You Need arXiv');
		host.click('[aria-label="Use the title Attention Is All You Need"]');
		await host.settle();
		expect(input(host, 'Title').value).toBe('Attention Is All You Need');
		expect(details(host)).not.toContain('Other titles');
		host.click('[aria-label="Use as date: 2017-06-12"]');
		await host.settle();
		expect(input(host, 'Date').value).toBe('2017-06-12');
	});

	test('propose keywords of the vault with why, which a click or Enter takes', async () => {
		const host = await start(playServices());
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		const proposals = (): string[] => host.findAll('.ml-watch-proposal').map((chip) => chip.textContent);
		expect(proposals()).toEqual(['+ attentionin the title, used once', '+ machine translationin the abstract, used once']);
		expect(preview(host)).not.toContain('Keywords');
		host.click(host.findAll('.ml-watch-proposal')[0]!);
		await host.settle();
		expect(preview(host)).toContain('**Keywords**: attention');
		expect(proposals()).toHaveLength(1);
	});

	test('of a blog post lead to its paper and code; its date and site come from the page', async () => {
		const host = await start(playServices());
		fill(host, 'URL', BLOG);
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect(input(host, 'Source').value).toBe('A Research Blog');
		expect(preview(host)).toContain('[[paper]](https://arxiv.org/abs/2104.00298) ');
		expect(preview(host)).toContain('[[code]](https://github.com/google/automl/tree/master/efficientnetv2)');
		expect(preview(host)).toContain('[[project page]](https://blog.example/effnet)');
		expect(input(host, 'Title').value).toBe('Toward Fast and Accurate Neural Networks for Image Recognition');
		expect(details(host)).toContain('EfficientNetV2: Smaller Models and Faster Training');
		expect(details(host)).toContain('Published2021-09');
	});

	test('that fail say what is missing and how to try again; the note goes in with what is known', async () => {
		const played = playServices();
		played.trouble('blog.example', { status: 403, body: 'no' });
		const host = await start(played);
		fill(host, 'URL', BLOG);
		fill(host, 'Title', 'Mine');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect(details(host)).toContain('blog.example');
		await host.settle();
		host.press('Mod-Enter');
		await host.settle();
		expect(host.text('ML Watch.md')).toContain(`[Mine](${BLOG})`);
	});

	test('are let go by Cancel, by closing the form and by another URL', async () => {
		const played = playServices();
		played.trouble('blog.example', 'hang');
		const host = await start(played);
		fill(host, 'URL', BLOG);
		await press(host, 'Get details');
		expect(status(host)).toContain('Asking Web pages…');
		await press(host, 'Cancel');
		await answered(host);
		expect(details(host)).toContain('Try again');
		await press(host, 'Try again');
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await host.settle();
		expect(status(host)).toContain('Get details');
		played.release();
		await host.settle();
		expect(input(host, 'Title').value).not.toContain('Toward');
		host.press('Escape');
	});

	test('are asked for at once only where the settings say so', async () => {
		const played = playServices();
		const host = await start(played, { data: { ...ON, detailsAtOnce: true } });
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await answered(host);
		await host.settle();
		expect(input(host, 'Title').value).toBe('Attention Is All You Need');
	});

	test('are asked for at once of a selected URL too, then, and not of what was left unfinished', async () => {
		const played = playServices();
		const host = await start(played, { data: { ...ON, detailsAtOnce: true }, files: { 'ML Watch.md': LOG, 'Inbox.md': 'https://arxiv.org/abs/1706.03762\n' } });
		host.press('Escape');
		await host.openNote('Inbox.md');
		host.placeCursor('https');
		await host.runCommand('new-note-from-selection');
		await answered(host);
		await host.settle();
		expect(input(host, 'Title').value).toBe('Attention Is All You Need');
		fill(host, 'Comment', 'Mine');
		await host.settle();
		host.press('Escape');
		const before = played.seen.length;
		await host.runCommand('new-note');
		await host.settle();
		expect(input(host, 'Comment').value).toBe('Mine');
		expect(status(host)).toContain('Get details');
		expect(played.seen).toHaveLength(before);
	});

	test('are nobody’s business where no service is on: no request leaves', async () => {
		const played = playServices();
		const host = await start(played, { data: { detailsAtOnce: true } });
		fill(host, 'URL', 'https://arxiv.org/abs/1706.03762');
		await host.settle();
		expect(status(host)).toContain('Nobody is asked for details.');
		expect(input(host, 'Source').value).toBe('arXiv');
		expect(host.requests()).toEqual([]);
	});

	test('of a thread are quoted, in its section', async () => {
		const host = await start(playServices());
		fill(host, 'URL', 'https://www.reddit.com/r/MachineLearning/comments/1/how/');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect(preview(host)).toBe('# Discussions\n\n### r/MachineLearning: [\\[D\\] How do you read papers?](https://www.reddit.com/r/MachineLearning/comments/1/how/)\n\n> I read the figures first. You?');
	});
});

describe('an entry that is edited', () => {
	test('gets what it lacks; what it says stays', async () => {
		const bare = '## 2021-09-22\n\n### Mine: [My title](https://arxiv.org/abs/1706.03762)\n\n**Summary**: My summary.\n';
		const host = await start(playServices(), { files: { 'ML Watch.md': bare } });
		host.press('Escape');
		await host.openNote('ML Watch.md');
		host.placeCursor('My summary');
		await host.runCommand('edit-note');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect([input(host, 'Title').value, input(host, 'Source').value, input(host, 'Date').value]).toEqual(['My title', 'Mine', '2021-09-22']);
		host.press('Mod-Enter');
		await host.settle();
		expect(host.shownText('ML Watch.md')).toBe(bare.replace('1706.03762)\n', '1706.03762)\n\n[\\[code\\]](https://github.com/tensorflow/tensor2tensor)\n'));
	});
});

describe('a URL', () => {
	test('is pasted into the form that begins with it, or dropped on it, with the words beside it', async () => {
		const host = await start(playServices());
		host.press('Escape');
		await host.runCommand('new-note-from-url');
		expect(document.activeElement).toBe(input(host, 'URL'));
		const drop = new Event('drop', { bubbles: true, cancelable: true });
		Object.assign(drop, { dataTransfer: { getData: (type: string) => (type === 'text/plain' ? '[Read this](https://arxiv.org/pdf/1706.03762v5)' : '') } });
		host.find('.ml-watch-capture .setting-item').dispatchEvent(drop);
		await host.settle();
		expect(drop.defaultPrevented).toBe(true);
		expect([input(host, 'Title').value, input(host, 'URL').value, input(host, 'Source').value]).toEqual(['Read this', 'https://arxiv.org/abs/1706.03762', 'arXiv']);
		expect(host.requests()).toEqual([]);
	});
});

describe('a paper that is logged already', () => {
	test('gets the new source as a link, or is opened', async () => {
		const host = await start(playServices());
		fill(host, 'URL', 'https://arxiv.org/pdf/2109.06270v3');
		await host.settle();
		expect(logged(host)).toContain('Logged already on 2021-09-23: "First" in ML Watch.md.');
		expect(logged(host)).not.toContain('Add as link');
		fill(host, 'URL', 'https://other.example/post');
		fill(host, 'Source', 'Other');
		host.click(host.findByText('.ml-watch-capture button', 'Add link'));
		host.fill(host.find('.ml-watch-link-label'), 'paper');
		host.fill(host.find('.ml-watch-link-url'), 'https://arxiv.org/abs/2109.06270');
		await host.settle();
		await press(host, 'Add as link');
		expect(host.findAll('.ml-watch-capture')).toHaveLength(0);
		expect(host.text('ML Watch.md')).toBe(LOG.replace('[[code]](https://github.com/a/b)', '[[code]](https://github.com/a/b) [[Other]](https://other.example/post)'));
		await host.runCommand('new-note');
		expect(input(host, 'Title').value).toBe('');
	});

	test('is found through what a service says of the page', async () => {
		const host = await start(playServices(), { files: { 'ML Watch.md': LOG.replace('2109.06270', '2104.00298') } });
		fill(host, 'URL', BLOG);
		await host.settle();
		expect(logged(host)).not.toContain('Logged already');
		await press(host, 'Get details');
		await answered(host);
		await host.settle();
		expect(logged(host)).toContain('Logged already on 2021-09-23');
		await press(host, 'Add as link');
		expect(host.text('ML Watch.md')).toContain(`[[A Research Blog]](${BLOG})`);
	});
});
