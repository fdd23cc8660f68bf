import { ConfirmationModal } from 'obsidian';
import { counted } from '../../core/rules/shown';
import { hostOf, isSafeUrl } from '../../core/identity';
import { withLineFeeds } from '../../core/text';
import type { BatchItem } from '../many/batch';
import { BatchModal } from '../many/batch-modal';
import { say } from '../notices';
import type { Shell } from '../shell';
import { openNew } from './commands';

/** What came in through `obsidian://ml-watch?url=…&title=…&text=…`. Any web page can send it: nothing in it is trusted. */
export interface HandedOver {
	readonly url: string;
	readonly title: string;
	readonly text: string;
}

/** Longer ones are cut, or, for a URL, refused: in UTF-16 units. */
const longestUrl = 2000;
const longestTitle = 300;
const longestText = 20_000;

/** More are dropped: a page could send them without end. */
const mostWaiting = 100;

/** How many of them the prompt names. */
const mostNamed = 12;

/** How long more of them are waited for before the person is asked, in milliseconds. */
const gatherTime = 200;

/**
 * Reads what another app handed over.
 * @returns a sentence where it cannot be used.
 */
export function readHandedOver(params: Readonly<Record<string, unknown>>): HandedOver | string {
	const text = (name: string): string => {
		const value = params[name];
		return typeof value === 'string' ? value : '';
	};
	const url = text('url').trim();
	if (url === '') return 'Nothing to add: a link to ML Watch came without a URL.';
	if (url.length > longestUrl || /[\s\0-\x1f\x7f-\x9f]/.test(url) || !isSafeUrl(url)) return 'A link to ML Watch was refused: expected a URL that begins with https:// or http://.';
	return { url, title: oneLine(text('title'), longestTitle), text: plain(text('text'), longestText).trim() };
}

function plain(text: string, longest: number): string {
	return withLineFeeds(text.slice(0, longest)).replace(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '').replace(/\p{Surrogate}/gu, '');
}

function oneLine(text: string, longest: number): string {
	return plain(text, longest).replace(/\s+/g, ' ').trim();
}

/** Takes what other apps hand over, and asks the person before anything is asked or written. Several at once are one question. */
export function registerHandOver(shell: Shell): void {
	let waiting: HandedOver[] = [];
	let timer = 0;
	let asking = false;
	const ask = (): void => {
		timer = 0;
		if (asking || waiting.length === 0) return;
		const taken = waiting;
		waiting = [];
		asking = true;
		askAbout(shell, taken, () => {
			asking = false;
			ask();
		});
	};
	shell.plugin.registerObsidianProtocolHandler('ml-watch', (params) => {
		const read = readHandedOver(params);
		if (typeof read === 'string') {
			say(read);
			return;
		}
		if (waiting.length >= mostWaiting) return;
		waiting.push(read);
		if (timer === 0 && !asking) timer = window.setTimeout(ask, gatherTime);
	});
	shell.plugin.register(() => window.clearTimeout(timer));
}

function askAbout(shell: Shell, given: readonly HandedOver[], done: () => void): void {
	const modal = new ConfirmationModal(shell.app);
	let wanted = false;
	modal.addClass('ml-watch-review');
	modal.setTitle(given.length === 1 ? 'Add a paper note?' : `Add ${given.length} paper notes?`);
	modal.contentEl.createEl('p', { text: 'Another app or a web page handed this over. Nothing was asked or written yet.' });
	const list = modal.contentEl.createEl('ul');
	for (const { url, title } of given.slice(0, mostNamed)) {
		const row = list.createEl('li', { text: title || hostOf(url) || '' });
		row.createDiv({ cls: 'ml-watch-review-line', text: url });
	}
	if (given.length > mostNamed) list.createEl('li', { text: `And ${given.length - mostNamed} more` });
	modal.addButton((button) => button.setButtonText('Continue').setCta().onClick(() => { wanted = true; }).setInitialFocus());
	modal.addButton((button) => button.setButtonText('Discard').setCancel());
	modal.setCloseCallback(() => {
		done();
		if (wanted) open(shell, given);
	});
	modal.open();
}

function open(shell: Shell, given: readonly HandedOver[]): void {
	const [only] = given;
	if (only && given.length === 1) openNew(shell, { ...only, handedOver: true });
	else new BatchModal(shell, { title: `${counted(given.length, 'paper note')} from elsewhere`, items: given.map(itemOf), inbox: null }).open();
}

function itemOf({ url, title, text }: HandedOver): BatchItem {
	return { url, title, isOwnTitle: false, words: '', text, doubt: null, inbox: null };
}
