import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { decode } from '../../core/markdown';
import { starForms } from '../../core/star';
import { textOf } from '../../core/text';
import { onPress, starElement } from '../editor/widgets';
import { isSameUrl } from './same-url';

/** A rendered heading with rating marks. */
export interface StarredHeading {
	readonly heading: HTMLElement;
	/** The texts in it that hold a rating mark, outside its links. */
	readonly texts: readonly Text[];
}

/** The headings of a section in which a rating mark stands outside of links. */
export function headingsWithStar(section: HTMLElement): StarredHeading[] {
	const headings = section.findAll('h2, h3, h4, h5, h6');
	if (section.matches('h2, h3, h4, h5, h6')) headings.push(section);
	return headings.flatMap((heading) => {
		const texts = [...heading.childNodes].filter((node): node is Text => (
			node.instanceOf(Text) && starForms.some((form) => node.data.includes(form))
		));
		return texts.length > 0 ? [{ heading, texts }] : [];
	});
}

/** Shows the marks of those that are the heading of one of the entries as stars; pressing one hands over the heading line as written. */
export function showStars(headings: readonly StarredHeading[], entries: readonly Located<Entry>[], unstar: (heading: string) => void): void {
	for (const { heading, texts } of headings) {
		const url = heading.querySelector('a.external-link')?.getAttribute('href') ?? '';
		const located = entries.find(({ block }) => block.starred && isSameUrl(decode(textOf(block.text, block.url)), url));
		if (!located) continue;
		const line = textOf(located.block.text, located.block.heading);
		for (const text of texts) showStarsIn(text, () => unstar(line));
	}
}

function showStarsIn(text: Text, press: () => void): void {
	let rest = text;
	for (;;) {
		const source = rest.data;
		const places = starForms.map((form) => ({ form, at: source.indexOf(form) })).filter(({ at }) => at >= 0);
		const first = places.sort((a, b) => a.at - b.at)[0];
		if (!first) return;
		const mark = rest.splitText(first.at);
		const selector = mark.data.charCodeAt(first.form.length) === 0xfe0f ? 1 : 0;
		rest = mark.splitText(first.form.length + selector);
		const star = starElement();
		onPress(star, press);
		mark.replaceWith(star);
	}
}
