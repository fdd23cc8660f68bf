import { WidgetType, type EditorView } from '@codemirror/view';
import { setIcon } from 'obsidian';
import type { LinkPiece } from './entry-pieces';

/** A link item as one link to its URL. */
export class LinkWidget extends WidgetType {
	constructor(private readonly piece: LinkPiece) {
		super();
	}

	override eq(other: LinkWidget): boolean {
		return other.piece.label === this.piece.label && other.piece.url === this.piece.url;
	}

	override toDOM(): HTMLElement {
		return linkElement(this.piece);
	}
}

/** A rating mark as a star. */
export class StarWidget extends WidgetType {
	constructor(private readonly toggle: (view: EditorView, at: number) => void) {
		super();
	}

	override eq(): boolean {
		return true;
	}

	override toDOM(view: EditorView): HTMLElement {
		const star = starElement();
		onPress(star, () => this.toggle(view, view.posAtDOM(star)));
		return star;
	}
}

/** A link that looks like the app's own links to web pages, and opens the page and nothing else. */
export function linkElement({ label, url, form }: Pick<LinkPiece, 'label' | 'url' | 'form'>): HTMLElement {
	const link = createEl('a', {
		cls: `external-link ${form === 'title' ? 'ml-watch-title' : 'ml-watch-link'}`,
		text: label,
		href: url,
		title: url,
		attr: { target: '_blank', rel: 'noopener nofollow' },
	});
	onPress(link, () => openUrl(url));
	// The middle button: the browser opens it by itself, and the app would once more.
	link.addEventListener('auxclick', (event) => event.stopPropagation());
	return link;
}

/** A star that says "Starred" to those who don't see it; pressing it takes the rating away. */
export function starElement(): HTMLElement {
	const star = createSpan({
		cls: 'ml-watch-star',
		attr: { role: 'button', tabindex: '0', 'aria-pressed': 'true', 'aria-label': 'Starred' },
	});
	setIcon(star, 'star');
	return star;
}

/** A keyword that shows the entries which have it. */
export function keywordElement(text: string, press: () => void): HTMLElement {
	const keyword = createSpan({ cls: 'ml-watch-keyword', text, attr: { role: 'link', tabindex: '0', title: 'Show in dashboard' } });
	onPress(keyword, press);
	return keyword;
}

/** Calls back for a click, a tap, and the keys that press a button. */
export function onPress(element: HTMLElement, press: () => void): void {
	// The browser would move the cursor to the element, which would give way to its source before the click.
	element.addEventListener('mousedown', (event) => {
		if (event.button === 0) swallow(event);
	});
	element.addEventListener('click', (event) => {
		swallow(event);
		press();
	});
	element.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		swallow(event);
		press();
	});
}

function swallow(event: Event): void {
	event.preventDefault();
	event.stopPropagation();
}

/** Opens a web page outside the app. The caller has made sure that the URL is safe. */
export function openUrl(url: string): void {
	window.open(url, '_blank', 'noopener');
}
