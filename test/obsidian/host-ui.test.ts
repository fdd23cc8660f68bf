import { describe, expect, test, vi } from 'vitest';
import {
	AbstractInputSuggest, ConfirmationModal, FuzzySuggestModal, Keymap, MarkdownRenderer, Menu, Modal, Notice, Platform, Setting, setIcon, setTooltip,
	requestUrl, requireApiVersion, type App,
} from 'obsidian';
import { startHost, type Host, type HostOptions } from '../host';
import ProbePlugin, { PROBE_MANIFEST } from '../host/fixtures/probe-plugin';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: ProbePlugin, manifest: PROBE_MANIFEST, ...options });
const probe = (host: Host): ProbePlugin => host.plugin as unknown as ProbePlugin;

describe('dialogs', () => {
	test('a modal stays open until Escape, the cross or a click beside it, and gives the focus back', async () => {
		const host = await start();
		const before = document.body.createEl('input');
		before.focus();
		const closed = vi.fn();
		for (const close of [
			() => { host.press('Escape'); }, () => { host.click('.modal-close-button'); }, () => { host.click('.modal-bg'); },
		]) {
			const modal = new Modal(host.app).setTitle('Title').setCloseCallback(closed);
			modal.contentEl.createEl('input').setAttribute('class', 'inside');
			modal.open();
			expect(host.modal()?.textContent).toContain('Title');
			expect(document.activeElement?.className).toBe('inside');
			close();
			expect(host.modal()).toBeNull();
			expect(document.activeElement).toBe(before);
		}
		expect(closed).toHaveBeenCalledTimes(3);
		before.remove();
	});

	test('keys of a modal reach it and not what is below', async () => {
		const host = await start({ hotkeys: [{ command: 'notice', modifiers: ['Mod'], key: 'Enter' }] });
		host.press('Mod-Enter');
		expect(host.notices().length).toBe(1);
		const sent = vi.fn(() => false as const);
		const modal = new Modal(host.app);
		modal.scope.register(['Mod'], 'Enter', sent);
		modal.open();
		host.press('Mod-Enter');
		modal.close();
		expect(sent).toHaveBeenCalledTimes(1);
		expect(host.notices().length).toBe(1);
	});

	test('a fuzzy modal filters while typing and chooses by key', async () => {
		class Fruit extends FuzzySuggestModal<string> {
			chosen = '';

			constructor(app: App) {
				super(app);
				this.emptyStateText = 'No fruit';
			}

			getItems(): string[] {
				return ['apple', 'banana', 'cherry'];
			}

			getItemText(item: string): string {
				return item;
			}

			onChooseItem(item: string): void {
				this.chosen = item;
			}
		}
		const host = await start();
		const modal = new Fruit(host.app);
		modal.open();
		await host.settle();
		expect(host.findAll('.suggestion-item').length).toBe(3);
		host.fill('.prompt-input', 'an');
		await host.settle();
		expect(host.findAll('.suggestion-item').map((el) => el.textContent)).toEqual(['banana']);
		host.fill('.prompt-input', 'zzz');
		await host.settle();
		expect(host.find('.suggestion-empty').textContent).toBe('No fruit');
		host.fill('.prompt-input', '');
		await host.settle();
		host.press('ArrowDown');
		host.press('Enter');
		expect(modal.chosen).toBe('banana');
		expect(host.modal()).toBeNull();
	});

	test('a confirmation closes after its handler, unless that objects', async () => {
		const host = await start();
		let objects = true;
		new ConfirmationModal(host.app).addButton((button) => button.setButtonText('Do it').onClick(() => objects)).addCancelButton().open();
		host.click(host.findByText('button', 'Do it'));
		await host.settle();
		expect(host.modal()).not.toBeNull();
		objects = false;
		host.click(host.findByText('button', 'Do it'));
		await host.settle();
		expect(host.modal()).toBeNull();
	});

	test('the palette lists what can run now, and runs it', async () => {
		const host = await start({ files: { 'a.md': '' } });
		const listed = (): string[] => host.commands.available().map(({ name }) => name);
		expect(listed()).toContain('Probe: Show notice');
		expect(listed()).not.toContain('Probe: Shout');
		await host.openNote('a.md');
		expect(listed()).toContain('Probe: Shout');
		await expect(host.runCommand('nothing')).rejects.toThrow('There is no command');
		host.openPalette();
		await host.settle();
		host.fill('.prompt-input', 'show not');
		await host.settle();
		host.press('Enter');
		await host.settle();
		expect(host.notices().map(({ text }) => text)).toEqual(['Hello']);
	});
});

describe('small things', () => {
	test('a notice shows its fragment, its button works, and a click or its time ends it', async () => {
		const host = await start();
		const undo = vi.fn();
		const fragment = createFragment((el) => {
			el.appendText('Done. ');
			el.createEl('button', { text: 'Undo' }).addEventListener('click', undo);
		});
		const notice = new Notice(fragment, 0);
		expect(notice.messageEl.isShown()).toBe(true);
		host.click(host.findByText('.notice button', 'Undo'));
		expect(undo).toHaveBeenCalledTimes(1);
		const short = new Notice('Soon gone', 20);
		await host.until(() => !short.containerEl.isConnected, 'the notice to go');
		expect(host.notices().map(({ text, shown }) => [text, shown])).toEqual([['Done. Undo', false], ['Soon gone', false]]);
	});

	test('a menu groups its items by section, goes by keys, and is gone after a choice', async () => {
		const host = await start();
		const run = vi.fn();
		const menu = new Menu();
		menu.addItem((item) => item.setTitle('One').setSection('a').setIcon('star'));
		menu.addItem((item) => item.setTitle('Delete').setSection('b').setWarning(true).onClick(run));
		menu.addItem((item) => item.setTitle('Two').setSection('a').setDisabled(true));
		menu.showAtPosition({ x: 10, y: 10 });
		expect(Array.from(host.menu()?.children ?? []).map((el) => el.textContent)).toEqual(['One', 'Two', '', 'Delete']);
		expect(() => menu.addItem(() => undefined)).toThrow('shown already');
		host.press('ArrowDown');
		host.press('ArrowDown');
		host.press('Enter');
		expect(run).toHaveBeenCalledTimes(1);
		expect(host.menu()).toBeNull();
	});

	test('icons, tooltips, classes and delegated listeners', async () => {
		await start();
		const el = document.body.createDiv({ cls: 'box' });
		setIcon(el, 'star');
		expect(el.querySelector('svg')?.getAttribute('class')).toBe('svg-icon lucide-star');
		setTooltip(el, 'Tip', { placement: 'top' });
		expect(el.getAttribute('aria-label')).toBe('Tip');
		const seen: string[] = [];
		const inner = el.createDiv({ cls: 'inner' }).createSpan();
		el.on('click', '.inner', (_event, target) => { seen.push(target.className); });
		inner.click();
		el.click();
		expect(seen).toEqual(['inner']);
		const inserted = vi.fn();
		const late = createDiv();
		late.onNodeInserted(inserted);
		expect(inserted).not.toHaveBeenCalled();
		document.body.append(late);
		await new Promise((resolve) => { window.setTimeout(resolve, 5); });
		expect(inserted).toHaveBeenCalledTimes(1);
		expect(late.isShown()).toBe(true);
		late.hide();
		expect(late.isShown()).toBe(false);
		expect(Object.keys([1])).toEqual(['0']);
		expect(Object.keys(Array.prototype)).toEqual([]);
		expect(el.instanceOf(HTMLDivElement)).toBe(true);
		el.remove();
		late.remove();
	});

	test('an input suggests while the person types', async () => {
		class Suggest extends AbstractInputSuggest<string> {
			override getSuggestions(query: string): string[] {
				return ['alpha', 'beta'].filter((word) => word.startsWith(query));
			}

			renderSuggestion(value: string, el: HTMLElement): void {
				el.setText(value);
			}
		}
		const host = await start();
		const input = document.body.createEl('input', { type: 'text' });
		const suggest = new Suggest(host.app, input).onSelect((value) => {
			suggest.setValue(value);
			suggest.close();
		});
		host.fill(input, 'b');
		await host.settle();
		expect(host.findAll('.suggestion-item').map((el) => el.textContent)).toEqual(['beta']);
		host.press('Enter', input);
		expect(input.value).toBe('beta');
		expect(host.findAll('.suggestion-item')).toEqual([]);
		input.remove();
	});

	test('modifier keys, versions and the platform', async () => {
		const host = await start();
		expect(Keymap.isModEvent(new MouseEvent('click', { ctrlKey: true, altKey: true }))).toBe('split');
		expect(Keymap.isModEvent(new MouseEvent('click', { button: 1 }))).toBe('tab');
		expect([requireApiVersion('1.13.0'), requireApiVersion('99.0.0')]).toEqual([true, false]);
		expect(Platform.isMobile).toBe(false);
		await host.close();
		const phone = await start({ mobile: true });
		expect(Platform.isPhone).toBe(true);
		expect(document.querySelector('.status-bar')).toBeNull();
		expect(() => phone.app.workspace.openPopoutLeaf()).toThrow('mobile');
	});

	test('without a network requests fail as offline; with one they are answered and remembered', async () => {
		const host = await start();
		await expect(requestUrl('https://example.org/').text).rejects.toThrow('DISCONNECTED');
		await host.close();
		const online = await start({ network: ({ url }) => (url.endsWith('missing') ? { status: 404 } : { json: { url } }) });
		expect(await requestUrl('https://example.org/x').json).toEqual({ url: 'https://example.org/x' });
		await expect(requestUrl('https://example.org/missing')).rejects.toThrow('404');
		expect((await requestUrl({ url: 'https://example.org/missing', throw: false })).status).toBe(404);
		expect(online.requests().length).toBe(3);
	});

	test('what is not modelled throws and says so', async () => {
		const host = await start();
		expect(() => (host.app as unknown as { plugins: unknown }).plugins).toThrow('does not model app.plugins');
		expect(() => host.app.workspace.changeLayout({})).toThrow('does not model Workspace.changeLayout');
		await expect(MarkdownRenderer.renderMarkdown('', createDiv(), '', host.plugin)).rejects.toThrow('does not model');
	});
});

describe('settings', () => {
	test('components call back for the person, not for the program', async () => {
		await start();
		const el = document.body.createDiv();
		const seen: unknown[] = [];
		new Setting(el).setName('All').addToggle((toggle) => toggle.setValue(true).onChange((value) => seen.push(value)))
			.addText((text) => text.setValue('a').onChange((value) => seen.push(value)))
			.addDropdown((dropdown) => dropdown.addOptions({ x: 'X', y: 'Y' }).setValue('x').onChange((value) => seen.push(value)))
			.addButton((button) => button.setButtonText('Go').onClick(() => seen.push('go')));
		expect(el.querySelector('.setting-item .setting-item-control')).not.toBeNull();
		expect(seen).toEqual([]);
		el.querySelector<HTMLElement>('.checkbox-container')?.click();
		const text = el.querySelector<HTMLInputElement>('input[type=text]');
		if (text !== null) text.value = 'b';
		text?.dispatchEvent(new Event('input'));
		const select = el.querySelector('select');
		if (select !== null) select.value = 'y';
		select?.dispatchEvent(new Event('change'));
		el.querySelector('button')?.click();
		expect(seen).toEqual([false, 'b', 'y', 'go']);
		el.remove();
	});

	test('definitions become rows that read and write the plugin settings, check what is typed, and follow each other', async () => {
		const host = await start({ data: { format: '', count: 5 } });
		const dialog = host.openSettings();
		await host.settle();
		const row = (name: string): HTMLElement => {
			const found = Array.from(dialog.querySelectorAll<HTMLElement>('.setting-item')).find((el) => el.querySelector('.setting-item-name')?.textContent === name);
			if (found === undefined) throw new Error(`no row ${name}`);
			return found;
		};
		const input = (name: string): HTMLInputElement => row(name).querySelector('input') as HTMLInputElement;
		// The stored value is bad: the row says so, and it is not replaced.
		expect(row('Format').querySelector('.setting-item-error')?.textContent).toBe('Give a format.');
		host.fill(input('Format'), 'yyyy-MM');
		await host.settle();
		expect(row('Format').querySelector('.setting-item-error')).toBeNull();
		host.fill(input('Format'), '');
		await host.settle();
		expect(probe(host).settings['format']).toBe('yyyy-MM');
		expect(input('Only when enabled').value).toBe('5');
		expect(row('Only when enabled').isShown()).toBe(true);
		host.click(row('Enabled').querySelector<HTMLElement>('.checkbox-container') as HTMLElement);
		await host.settle();
		expect(row('Only when enabled').isShown()).toBe(false);
		expect(JSON.parse(host.text('.obsidian/plugins/probe/data.json') ?? '')).toEqual({ format: 'yyyy-MM', count: 5, enabled: false });
		host.fill(dialog.querySelector('input[type=search]') as HTMLElement, 'order');
		expect([row('Order'), row('Enabled')].map((el) => el.hasClass('is-filtered'))).toEqual([false, true]);
	});
});
