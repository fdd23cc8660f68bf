import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';
import { playServices } from '../host/played-services';

const BARE = [
	'# Log', '', '## 2021-09-23', '', '### Lab: [Done](https://a.org/done)', '', '[[paper]](https://arxiv.org/abs/2109.06270)', '', '**Keywords**: attention; image recognition', '',
	'### arXiv: [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)', '', '**Summary**: My summary.', '', '**Comment**: My comment.', '',
	'### Blog: [Fast networks](https://blog.example/2021/09/toward-fast-and-accurate-neural.html)', '',
	'### arXiv: [Residual learning](https://arxiv.org/abs/1512.03385)', '', '**Keywords**:', '',
].join('\n');
const OTHER = '## 2020-01-01\r\n\r\n### arXiv: [EfficientNetV2](https://arxiv.org/abs/2104.00298)\r\n\r\n### Lab: [Nothing known](https://nowhere.example/1)\r\n';
const ON = { askArxiv: true, askWebPage: true, askHuggingFace: true };

async function start(options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'ML Watch.md': BARE, 'Other.md': OTHER }, data: ON, network: playServices().network, ...options });
	await host.settle();
	return host;
}

async function begin(host: Host, entries = 'vault'): Promise<void> {
	await host.runCommand('complete-entries');
	host.fill('[aria-label="Entries"]', entries);
	await proposed(host, () => host.click(host.findByText('.modal button', 'Start')));
}

/** Acts, and waits until the next proposal stands there, or the dialog is gone and has said why: between two dialogs none is open. */
async function proposed(host: Host, act: () => void): Promise<void> {
	const before = host.notices().length;
	act();
	const isOver = (): boolean => host.modal() === null && host.notices().length > before;
	await host.until(() => isOver() || host.findAll('.ml-watch-difference').length > 0, 'a proposal', 15_000);
	await host.settle();
}

const title = (host: Host): string => host.findAll('.ml-watch-complete-title').map((element) => element.textContent).join();
const added = (host: Host): string[] => host.findAll('.ml-watch-difference-added').map((line) => line.textContent.slice(1));
const removed = (host: Host): string[] => host.findAll('.ml-watch-difference-removed').map((line) => line.textContent.slice(1));
const press = async (host: Host, key: string): Promise<void> => {
	await proposed(host, () => host.press(key, host.modal()!));
};
const noticed = (host: Host): string => host.notices().map(({ text }) => text).join('\n');

describe('completing entries', { timeout: 30_000 }, () => {
	test('shows one entry at a time as a difference; what is accepted by keyboard is written at the end as one change', async () => {
		const host = await start();
		await begin(host);
		expect(title(host)).toBe('https://arxiv.org/abs/1706.03762');
		expect(host.modal()!.textContent).toContain('Entry 1 of 5 · 0 accepted · 0 skipped');
		expect(removed(host)).toEqual(['### arXiv: [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)']);
		expect(added(host)).toEqual([
			'### arXiv: [Attention Is All You Need](https://arxiv.org/abs/1706.03762)', '', '[[code]](https://github.com/tensorflow/tensor2tensor)', '', '**Keywords**: attention',
		]);
		expect(host.modal()!.textContent).toContain('attention: in the title, used once');
		await press(host, 'Enter');
		expect(title(host)).toBe('Fast networks');
		expect(removed(host)).toEqual([]);
		await press(host, 's');
		expect(title(host)).toBe('Residual learning');
		await press(host, 'Enter');
		expect(title(host)).toBe('EfficientNetV2');
		expect(host.text('ML Watch.md')).toBe(BARE);
		await press(host, 'Enter');
		await host.until(() => host.modal() === null, 'the end');
		await host.settle();
		const text = host.text('ML Watch.md')!;
		expect(text).toContain('**Summary**: My summary.\n\n**Comment**: My comment.\n');
		expect(text).toContain('### arXiv: [Attention Is All You Need](https://arxiv.org/abs/1706.03762)');
		expect(text).toContain('### Blog: [Fast networks](https://blog.example/2021/09/toward-fast-and-accurate-neural.html)\n\n### arXiv');
		expect(text).toContain('**Keywords**: image recognition');
		expect(host.text('Other.md')).not.toBe(OTHER);
		expect(host.text('Other.md')!.replace(/\r\n/g, '')).not.toContain('\n');
		expect(noticed(host)).toContain('3 entries completed in 2 notes.');
		expect(host.app.loadLocalStorage('ml-watch-completion')).toMatchObject({ accepted: [] });
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect([host.text('ML Watch.md'), host.text('Other.md')]).toEqual([BARE, OTHER]);
	});

	test('is taken up where it was stopped: skipped entries stay away until they are asked for again', async () => {
		const first = await start();
		await begin(first, 'vault');
		await press(first, 's');
		expect(title(first)).toBe('Fast networks');
		await press(first, 'Enter');
		first.press('Escape', first.modal()!);
		await first.settle();
		expect(first.text('ML Watch.md')).toContain('[[paper]](https://arxiv.org/abs/2104.00298)');
		const options = first.restartOptions();
		await first.close();
		const host = await startHost({ ...options, data: ON, pluginClass: MlWatchPlugin });
		await begin(host);
		expect(title(host)).toBe('Residual learning');
		host.press('Escape', host.modal()!);
		await host.settle();
		await host.runCommand('complete-entries');
		expect(host.modal()!.textContent).toContain('1 entry was skipped before.');
		host.click(host.findByText('.modal .setting-item', 'Show skipped entries again').querySelector<HTMLElement>('.checkbox-container')!);
		host.fill('[aria-label="Entries"]', 'vault');
		await proposed(host, () => host.click(host.findByText('.modal button', 'Start')));
		expect(title(host)).toBe('https://arxiv.org/abs/1706.03762');
	});

	test('what was accepted survives an app that goes away', async () => {
		const first = await start();
		await begin(first);
		await press(first, 'Enter');
		const options = first.restartOptions();
		await first.close();
		const host = await startHost({ ...options, data: ON, pluginClass: MlWatchPlugin });
		await host.settle();
		await begin(host);
		expect(host.modal()!.textContent).toContain('accepted');
		host.press('Escape', host.modal()!);
		await host.settle();
		expect(host.text('ML Watch.md')).toContain('[Attention Is All You Need]');
	});

	test('an entry that was changed meanwhile keeps what the person wrote', async () => {
		const host = await start();
		await begin(host);
		await press(host, 'Enter');
		await host.writeExternally('ML Watch.md', BARE.replace('**Summary**: My summary.', '**Keywords**: mine\n\n**Summary**: My summary.'));
		host.press('Escape', host.modal()!);
		await host.settle();
		expect(host.text('ML Watch.md')).toContain('**Keywords**: mine\n');
		expect(noticed(host)).toContain('the keywords was changed in the note since');
	});

	test('a proposal is changed in the form before it is accepted', async () => {
		const host = await start();
		await begin(host);
		host.press('e', host.modal()!);
		await host.settle();
		host.fill('.ml-watch-capture [aria-label="Title"]', 'Attention');
		await host.settle();
		await proposed(host, () => host.press('Mod-Enter'));
		expect(title(host)).toBe('Fast networks');
		host.press('Escape', host.modal()!);
		await host.settle();
		expect(host.text('ML Watch.md')).toContain('### arXiv: [Attention](https://arxiv.org/abs/1706.03762)');
		expect(host.text('ML Watch.md')).toContain('**Keywords**: attention\n');
	});

	test('waits for the entry at hand only: a host that hangs holds up its own entries', async () => {
		const played = playServices();
		played.trouble('blog.example', 'hang');
		const host = await start({ network: played.network });
		await begin(host);
		expect(title(host)).toBe('https://arxiv.org/abs/1706.03762');
		host.press('Enter', host.modal()!);
		await host.until(() => host.modal()!.textContent.includes('asking Web pages'), 'the next entry');
		expect(host.modal()!.textContent).toContain('Entry 2 of 5 · 1 accepted');
		host.press('Escape', host.modal()!);
		played.release();
		await host.settle();
		expect(host.text('ML Watch.md')).toContain('[Attention Is All You Need]');
	});

	test('goes through what a query finds, or one note; says where nothing lacks', async () => {
		const host = await start();
		await host.runCommand('complete-entries');
		host.fill('[aria-label="Entries"]', 'query');
		host.fill('[aria-label="Query"]', 'source:Blog');
		await proposed(host, () => host.click(host.findByText('.modal button', 'Start')));
		expect(host.modal()!.textContent).toContain('Entry 1 of 1');
		host.press('Escape', host.modal()!);
		await host.settle();
		await host.runCommand('complete-entries');
		host.fill('[aria-label="Entries"]', 'query');
		host.fill('[aria-label="Query"]', 'source:Lab Done');
		host.click(host.findByText('.modal button', 'Start'));
		await host.settle();
		expect(noticed(host)).toContain('No entry here lacks a link line, keywords or a title.');
	});

	test('asks nobody where no service is on, and proposes keywords from titles alone', async () => {
		const host = await start({ data: {}, files: { 'ML Watch.md': `${BARE}\n### Lab: [Image recognition with attention](https://a.org/2)\n` } });
		await begin(host);
		expect(title(host)).toBe('Image recognition with attention');
		expect(added(host).filter((line) => line !== '')).toEqual(['**Keywords**: attention; image recognition']);
		host.press('Escape', host.modal()!);
		await host.settle();
		expect(host.requests()).toEqual([]);
		expect(noticed(host)).toContain('Nothing was found for 3 entries.');
	});
});
