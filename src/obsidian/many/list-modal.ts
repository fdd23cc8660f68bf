import { Modal, Setting, type ButtonComponent } from 'obsidian';
import { counted } from '../../core/rules/shown';
import { recognise } from '../../metadata/recognition';
import { tidyTitle, urlsIn } from '../capture/pasted';
import { readClipboard } from '../capture/fields';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import type { BatchItem } from './batch';
import { BatchModal } from './batch-modal';

/** What was pasted and not written yet; on this device only. */
const storageKey = 'ml-watch-list';

/** More could not be looked through, and services would be asked for an hour. */
const mostUrls = 500;

/** The URLs of a pasted list, one a line or several; a line that is not empty and holds none is an item that says so. */
export function readList(text: string): BatchItem[] {
	return text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '').flatMap((line): BatchItem[] => {
		const found = urlsIn(line.slice(0, 4000));
		const bare = { url: line, title: '', isOwnTitle: true, words: '', doubt: null, inbox: null };
		if (found.length === 0) return [bare];
		let words = '';
		let end = 0;
		for (const { span } of found) {
			words += `${line.slice(end, span[0])} `;
			end = span[1];
		}
		const beside = tidyTitle((words + line.slice(end)).replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s)?/, ''));
		return found.map(({ url, label }) => ({ ...bare, url, title: label || (found.length === 1 ? beside : ''), words: beside }));
	});
}

/** Asks for a list of URLs. What was pasted before and not written is there again. */
export class ListModal extends Modal {
	private text: string;
	private next: ButtonComponent | null = null;

	constructor(private readonly shell: Shell) {
		super(shell.app);
		const kept: unknown = shell.app.loadLocalStorage(storageKey);
		this.text = typeof kept === 'string' ? kept : '';
	}

	override onOpen(): void {
		this.setTitle('New paper notes from list');
		this.modalEl.addClass('ml-watch-many');
		const { contentEl } = this;
		contentEl.createEl('p', { text: 'Paste one URL a line. Words beside a URL become its title, or its comment where the title is found. Nothing is asked or written yet.' });
		const area = contentEl.createEl('textarea', {
			cls: 'ml-watch-list-input', text: this.text, attr: { 'aria-label': 'One URL a line', rows: '10', spellcheck: 'false' },
		});
		const count = contentEl.createDiv({ cls: 'ml-watch-list-count', attr: { role: 'status' } });
		const show = (): void => {
			count.setText(this.sentence());
			this.next?.setDisabled(this.items().length === 0);
		};
		area.addEventListener('input', () => {
			this.text = area.value;
			this.keep(this.text);
			show();
		});
		this.scope.register(['Mod'], 'Enter', () => {
			this.go();
			return false;
		});
		new Setting(contentEl)
			.addButton((button) => button.setButtonText('Paste from clipboard').onClick(() => begin(this.paste(area, show))))
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => (this.next = button.setButtonText('Continue').setCta().onClick(() => this.go())));
		show();
		area.focus();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private items(): BatchItem[] {
		return readList(this.text);
	}

	private sentence(): string {
		const items = this.items();
		const usable = items.filter(({ url }) => recognise(url).problem === null).length;
		if (items.length === 0) return '';
		const left = items.length > mostUrls ? ` The first ${mostUrls} are taken; paste the others afterwards.` : '';
		return `${counted(usable, 'URL')}${usable < items.length ? `, ${counted(items.length - usable, 'line')} without one` : ''}.${left}`;
	}

	private async paste(area: HTMLTextAreaElement, show: () => void): Promise<void> {
		const text = await readClipboard(area.win);
		if (text === null) {
			say('The clipboard cannot be read here. Paste into the field instead.');
			return;
		}
		area.value = `${area.value}${area.value === '' || area.value.endsWith('\n') ? '' : '\n'}${text}`;
		this.text = area.value;
		this.keep(this.text);
		show();
		area.focus();
	}

	private go(): void {
		const all = this.items();
		if (all.length === 0) return;
		this.close();
		new BatchModal(this.shell, {
			title: 'New paper notes from list', items: all.slice(0, mostUrls), inbox: null,
			written: (refused) => this.keep([...refused, ...all.slice(mostUrls)].map(({ url, title }) => `${url} ${title}`.trim()).join('\n')),
		}).open();
	}

	private keep(text: string): void {
		this.shell.app.saveLocalStorage(storageKey, text === '' ? null : text);
	}
}
