import type { Draft } from '../../core/draft';
import { isSafeUrl } from '../../core/identity';
import type { Preview } from './task';

/** The Markdown that would be written, what was changed so that a note can hold it, and what stands in the way. */
export class PreviewPane {
	private readonly place: HTMLElement;
	private readonly source: HTMLElement;
	private readonly notes: HTMLElement;

	constructor(parent: HTMLElement) {
		const pane = parent.createDiv({ cls: 'ml-watch-preview' });
		this.place = pane.createDiv({ cls: 'ml-watch-preview-place' });
		this.source = pane.createEl('pre', { cls: 'ml-watch-preview-source', attr: { tabindex: '0', 'aria-label': 'Preview' } });
		this.notes = pane.createDiv({ cls: 'ml-watch-preview-notes', attr: { role: 'status' } });
	}

	show({ text, place, changes, message, problem }: Preview, hints: readonly string[]): void {
		this.place.setText(place);
		this.place.toggleClass('is-hidden', place === '');
		this.source.setText(text);
		this.source.toggleClass('is-hidden', text === '');
		this.notes.empty();
		if (problem !== null) this.notes.createDiv({ cls: 'ml-watch-preview-problem', text: problem });
		if (message !== null) this.notes.createDiv({ text: message });
		for (const hint of hints) this.notes.createDiv({ cls: 'ml-watch-preview-hint', text: hint });
		for (const change of changes) this.notes.createDiv({ text: `${partName(change.part)}: ${change.message}.` });
	}
}

/** What a person may want to know about a draft: that a URL leads nowhere. */
export function hintsFor(draft: Draft): string[] {
	const hints: string[] = [];
	if (draft.url.trim() === '' && draft.title.trim() !== '') hints.push('The title has no URL yet.');
	else if (draft.url.trim() !== '' && !isSafeUrl(draft.url.trim())) hints.push('The URL is no web address: it will not be opened.');
	const bare = draft.links.filter(({ label, url }) => (label.trim() !== '' || url.trim() !== '') && !isSafeUrl(url.trim()));
	if (bare.length > 0) hints.push(`${bare.length === 1 ? 'A link leads' : `${bare.length} links lead`} to no web address yet.`);
	return hints;
}

function partName(part: string): string {
	const name = part.replace(/^fields\./, '');
	return name === 'url' ? 'URL' : name.charAt(0).toUpperCase() + name.slice(1);
}
