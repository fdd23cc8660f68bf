import { Modal, Setting } from 'obsidian';
import { isSafeUrl } from '../../core/identity';
import { guessLabel } from '../../core/print/normalise';
import type { DraftLink } from '../../core/draft';
import { Usage } from '../completion/usage';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { readClipboard } from './fields';
import { readPasted } from './pasted';
import { WordSuggest } from './word-suggest';

/** Asks for one link. */
export class LinkModal extends Modal {
	private link: DraftLink = { label: '', url: '' };

	constructor(private readonly shell: Shell, private readonly chosen: (link: DraftLink) => void) {
		super(shell.app);
	}

	override onOpen(): void {
		this.setTitle('Add link');
		this.modalEl.addClass('ml-watch-capture');
		const fields = this.contentEl.createDiv({ cls: 'ml-watch-capture-fields' });
		const url = new Setting(fields).setName('URL').setClass('ml-watch-capture-url').addText((text) => {
			text.setPlaceholder('Type or paste').onChange((value) => this.setUrl(value));
			text.inputEl.type = 'url';
			text.inputEl.setAttribute('aria-label', 'URL');
		}).controlEl.querySelector('input')!;
		const label = new Setting(fields).setName('Label').addText((text) => {
			text.onChange((value) => (this.link = { ...this.link, label: value }));
			text.inputEl.setAttribute('aria-label', 'Label');
		}).controlEl.querySelector('input')!;
		const usage = new Usage(this.shell.library.entries);
		const suggest = new WordSuggest(this.app, label, () => usage.words('label'));
		suggest.onSelect((word) => {
			suggest.setValue(word);
			this.link = { ...this.link, label: word };
			suggest.close();
		});
		new Setting(fields).addButton((button) => button.setButtonText('Paste from clipboard').onClick(() => begin(this.paste(url))));
		new Setting(this.contentEl).setClass('ml-watch-capture-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => button.setButtonText('Add').setCta().onClick(() => this.finish()));
		url.addEventListener('keydown', (event) => {
			if (event.key === 'Enter' && !event.isComposing) label.focus();
		});
		label.addEventListener('keydown', (event) => {
			if (event.key === 'Enter' && !event.isComposing && !event.defaultPrevented) this.finish();
		});
		this.scope.register(['Mod'], 'Enter', () => {
			this.finish();
			return false;
		});
		url.focus();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	/** The label's placeholder shows what an empty one will be. */
	private setUrl(url: string): void {
		this.link = { ...this.link, url };
		const label = this.contentEl.querySelector<HTMLInputElement>('input[aria-label="Label"]');
		if (label) label.placeholder = isSafeUrl(url.trim()) ? guessLabel(url.trim()) : '';
	}

	private async paste(input: HTMLInputElement): Promise<void> {
		const text = await readClipboard(input.win);
		const pasted = text === null ? null : readPasted(text);
		if (!pasted) {
			say(text === null ? 'The clipboard cannot be read here. Paste into the field instead.' : 'There is no URL in the clipboard.');
			return;
		}
		input.value = pasted.url;
		this.setUrl(pasted.url);
		this.contentEl.querySelector<HTMLInputElement>('input[aria-label="Label"]')?.focus();
	}

	private finish(): void {
		if (this.link.url.trim() === '') {
			say('Missing URL: type or paste one.');
			return;
		}
		this.close();
		this.chosen(this.link);
	}
}
