import type { Library } from '../../core/library';
import type { LibraryFacts } from '../../core/lint';
import type { Draft } from '../../core/draft';
import { isSafeUrl } from '../../core/identity';
import { isoDate } from '../../core/date';
import type { Place } from '../../core/rules/context';
import { counted } from '../../core/rules/shown';
import type { Found } from '../../metadata/found';
import { entryAt, hasUrl, placesLogged } from './logged';
import type { Preview } from './task';

/** What can be done about an entry that is logged already. */
interface PlaceActions {
	open(place: Place): void;
	/** Adds the draft's URL to it. */
	add(place: Place): void;
}

/** The Markdown that would be written, what was changed so that a note can hold it, and what stands in the way. */
export class PreviewPane {
	private readonly place: HTMLElement;
	private readonly source: HTMLElement;
	private readonly notes: HTMLElement;

	constructor(parent: HTMLElement, private readonly actions: PlaceActions) {
		const pane = parent.createDiv({ cls: 'ml-watch-preview' });
		this.place = pane.createDiv({ cls: 'ml-watch-preview-place' });
		this.source = pane.createEl('pre', { cls: 'ml-watch-preview-source', attr: { tabindex: '0', 'aria-label': 'Preview' } });
		this.notes = pane.createDiv({ cls: 'ml-watch-preview-notes', attr: { role: 'status' } });
	}

	show({ text, place, changes, message, problem }: Preview, hints: readonly Hint[]): void {
		this.place.setText(place);
		this.place.toggleClass('is-hidden', place === '');
		this.source.setText(text);
		this.source.toggleClass('is-hidden', text === '');
		this.notes.empty();
		if (problem !== null) this.notes.createDiv({ cls: 'ml-watch-preview-problem', text: problem });
		if (message !== null) this.notes.createDiv({ text: message });
		for (const hint of hints) this.hint(hint);
		for (const change of changes) this.notes.createDiv({ text: `${partName(change.part)}: ${change.message}.` });
	}

	private hint({ text, place, canAdd = false }: Hint): void {
		const line = this.notes.createDiv({ cls: 'ml-watch-preview-hint', text: `${text} ` });
		if (!place) return;
		this.button(line, 'Open it', () => this.actions.open(place));
		if (canAdd) this.button(line, 'Add as link', () => this.actions.add(place));
	}

	private button(line: HTMLElement, text: string, press: () => void): void {
		line.createEl('button', { cls: 'ml-watch-plain-button', type: 'button', text }).addEventListener('click', press);
	}
}

/** Something to know about a draft, and the entry it is about. */
export interface Hint {
	readonly text: string;
	readonly place: Place | null;
	/** Whether the draft's URL is one that the entry does not have yet. */
	readonly canAdd?: boolean;
}

interface Hinted {
	readonly draft: Draft;
	/** What is known of its URL. */
	readonly found: Found | null;
	readonly facts: LibraryFacts | null;
	readonly entries: Library;
}

/** What a person may want to know about a draft: that it is logged already, that a URL leads nowhere. */
export function hintsFor({ draft, found, facts, entries }: Hinted): Hint[] {
	const hints: Hint[] = [];
	const places = placesLogged(draft, found, facts);
	const [first] = places;
	if (first) {
		const entry = entryAt(entries, first);
		const when = first.date ? ` on ${isoDate(first.date)}` : '';
		const more = places.length > 1 ? ` and ${counted(places.length - 1, 'more entry', 'more entries')}` : '';
		hints.push({ text: `Logged already${when}: "${first.title}" in ${first.path}${more}.`, place: first, canAdd: entry !== null && !hasUrl(entry, draft.url) });
	}
	if (draft.url.trim() === '' && draft.title.trim() !== '') hints.push({ text: 'The title has no URL yet.', place: null });
	else if (draft.url.trim() !== '' && !isSafeUrl(draft.url.trim())) hints.push({ text: 'The URL is no web address: it will not be opened.', place: null });
	const bare = draft.links.filter(({ label, url }) => (label.trim() !== '' || url.trim() !== '') && !isSafeUrl(url.trim()));
	if (bare.length > 0) hints.push({ text: `${bare.length === 1 ? 'A link leads' : `${bare.length} links lead`} to no web address yet.`, place: null });
	return hints;
}

function partName(part: string): string {
	const name = part.replace(/^fields\./, '');
	return name === 'url' ? 'URL' : name.charAt(0).toUpperCase() + name.slice(1);
}
