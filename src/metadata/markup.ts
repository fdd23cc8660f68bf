/**
 * The part of a DOM element that is needed here, so that the app's own parser fits as it is:
 * `(text, type) => new DOMParser().parseFromString(text, type).documentElement`.
 */
export interface MarkupElement {
	/** In any case, with its prefix. */
	readonly tagName: string;
	/** The text of everything inside. */
	readonly textContent: string | null;
	/** The elements directly inside. */
	readonly children: ArrayLike<MarkupElement>;
	getAttribute(name: string): string | null;
}

/** What a text is parsed as, by its media type. */
export type MarkupType = 'text/html' | 'application/xml';

/** Parses a page or a feed. What it cannot parse gives any element, null, or throws; nothing of a page is run or loaded. */
export type ParseMarkup = (text: string, type: MarkupType) => MarkupElement | null;

/** An element and everything inside, in document order, without recursion: a page may nest as deep as it likes. */
export function* elementsIn(root: MarkupElement): Generator<MarkupElement> {
	const open = [root];
	for (let element = open.pop(); element; element = open.pop()) {
		yield element;
		const { children } = element;
		for (let index = children.length - 1; index >= 0; index--) open.push(children[index]!);
	}
}

/** The name of an element in lower case, without prefix. */
export function nameOf({ tagName }: MarkupElement): string {
	return tagName.slice(tagName.lastIndexOf(':') + 1).toLowerCase();
}

/** The elements of a name directly inside one. */
export function childrenOf(element: MarkupElement, name: string): MarkupElement[] {
	return Array.from(element.children).filter((child) => nameOf(child) === name);
}

/** The text of the first element of a name directly inside one, on one line; null where there is none or it is empty. */
export function textIn(element: MarkupElement, name: string): string | null {
	for (const child of childrenOf(element, name)) {
		const text = plainLine(child.textContent ?? '');
		if (text !== '') return text;
	}
	return null;
}

/** Text on one line, without control characters. */
export function plainLine(text: string): string {
	return text.replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ').trim();
}
