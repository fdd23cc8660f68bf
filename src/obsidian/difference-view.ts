import { lineDifference, type DifferenceLine } from '../core/text/line-difference';

const marks: Readonly<Record<DifferenceLine['kind'], string>> = { same: ' ', removed: '−', added: '+' };

/** Enough to judge a change by; a page of thousands of lines would stall a phone. */
const mostLines = 400;

/** Shows how two texts differ, line by line. Colour is never the only sign: every line has its mark. */
export function showDifference(parent: HTMLElement, before: string, after: string): HTMLElement {
	const element = parent.createDiv({ cls: 'ml-watch-difference', attr: { tabindex: '0', role: 'group', 'aria-label': 'What changes, line by line' } });
	let left = mostLines;
	let hidden = 0;
	for (const { beforeLine, lines } of lineDifference(before, after)) {
		if (left > 0) element.createDiv({ cls: 'ml-watch-difference-place', text: `Line ${beforeLine + 1}` });
		for (const { kind, text } of lines.slice(0, left)) {
			const line = element.createDiv({ cls: `ml-watch-difference-line ml-watch-difference-${kind}` });
			line.createSpan({ cls: 'ml-watch-difference-mark', text: marks[kind], attr: kind === 'same' ? {} : { 'aria-label': kind } });
			line.createSpan({ text: text.replace(/\r$/, '') });
		}
		hidden += Math.max(0, lines.length - left);
		left = Math.max(0, left - lines.length);
	}
	if (hidden > 0) element.createDiv({ cls: 'ml-watch-difference-place', text: `${hidden} more lines` });
	return element;
}
