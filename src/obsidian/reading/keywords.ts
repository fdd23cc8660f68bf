import type { Entry } from '../../core/entry';
import { readLabel, type FieldTable } from '../../core/field';
import { keywordText } from '../../core/keyword';
import type { Located } from '../../core/log';
import { piecesOf } from '../editor/entry-pieces';
import { keywordElement } from '../editor/widgets';

/** The paragraphs that begin with the label of a list of keywords and were not shown otherwise before. */
export function keywordLists(section: HTMLElement, fields: FieldTable): HTMLElement[] {
	const paragraphs = section.findAll('p');
	if (section.matches('p')) paragraphs.push(section);
	return paragraphs.filter((paragraph) => {
		const text = paragraph.getText();
		const label = readLabel(text, 0, text.length);
		const isList = label !== null && fields.get(text.slice(...label.name).toLowerCase())?.content === 'keywords';
		return isList && paragraph.querySelector('.ml-watch-keyword') === null;
	});
}

/** Shows each keyword that one of the entries has as a link; pressing one hands it over. */
export function showKeywords(lists: readonly HTMLElement[], entries: readonly Located<Entry>[], press: (keyword: string) => void): void {
	if (lists.length === 0) return;
	const known = new Set(entries.flatMap(({ block }) => piecesOf(block).flatMap((piece) => (piece.kind === 'keyword' ? [piece.text] : []))));
	for (const list of lists) {
		let label = true;
		for (const text of [...list.childNodes]) {
			if (!text.instanceOf(Text)) continue;
			const from = label ? behindColon(text.data) : 0;
			if (from < 0) continue;
			label = false;
			showKeywordsIn(text, from, known, press);
		}
	}
}

/** The offset behind the colon of the label; -1 where it is not in this text. */
function behindColon(text: string): number {
	const colon = /[:：]+/.exec(text);
	return colon ? colon.index + colon[0].length : -1;
}

function showKeywordsIn(text: Text, start: number, known: ReadonlySet<string>, press: (keyword: string) => void): void {
	const pieces = [...text.data.slice(start).matchAll(/[^;；]+/g)].map(({ 0: piece, index }) => ({
		from: start + index + piece.length - piece.trimStart().length,
		word: piece.trim(),
	}));
	// From the end, so that what is split off does not move what comes before it.
	for (const { from, word } of pieces.reverse()) {
		const keyword = keywordText(word);
		if (!known.has(keyword)) continue;
		const rest = text.splitText(from);
		rest.splitText(word.length);
		rest.replaceWith(keywordElement(word, () => press(keyword)));
	}
}
