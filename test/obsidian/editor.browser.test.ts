import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';
import variables from '../host/demo/variables.css?inline';
import app from '../host/demo/app.css?inline';
import look from '../host/demo/note.css?inline';
import styles from '../../styles.css?inline';

const sheet = document.createElement('style');
sheet.textContent = [variables, app, look, styles, '.markdown-source-view { height: 600px; overflow: hidden } .cm-editor { height: 100% } .cm-scroller { overflow: auto }'].join('\n');

const entry = (number: number): string => [
	`## 20${10 + (number % 14)}-0${1 + (number % 9)}-1${number % 9}`, '',
	`### ${number % 2 === 0 ? ':star:' : ''}Lab: [Paper ${number}](https://example.org/${number})`, '',
	`[[paper]](https://example.org/${number}.pdf)`, '', `**Keywords**: topic ${number % 11}; field ${number % 5}`, '', '',
].join('\n');
const log = (count: number): string => Array.from({ length: count }, (_, number) => entry(number)).join('');
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

async function open(text: string): Promise<{ host: Host; view: EditorView }> {
	document.head.append(sheet);
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': text } });
	await host.openNote('Log.md');
	const view = host.activeEditor();
	await frame();
	return { host, view };
}

afterEach(() => sheet.remove());

/** Behind a leap the editor reads on, and headings grow to their size: waits until nothing does any more. */
async function rest(scrollDOM: HTMLElement): Promise<void> {
	for (let still = 0, height = 0; still < 15; still = scrollDOM.scrollHeight === height ? still + 1 : 0) {
		height = scrollDOM.scrollHeight;
		await frame();
	}
}

/** The ranges that the plugin decorates in live preview: by its widgets and its marks for keywords. */
function decorated(view: EditorView): number {
	let count = 0;
	for (const source of view.state.facet(EditorView.decorations)) {
		const set = typeof source === 'function' ? source(view) : source;
		set.between(0, view.state.doc.length, (_from, _to, { spec }) => {
			const { widget, class: name } = spec as { widget?: { constructor: { name: string } }; class?: string };
			if (name === 'ml-watch-keyword' || ['StarWidget', 'LinkWidget'].includes(widget?.constructor.name ?? '')) count++;
		});
	}
	return count;
}

describe('a log of 5,000 entries', () => {
	test('is decorated where it is seen, wherever that is, and nowhere else', async () => {
		const { view } = await open(log(5000));
		view.dispatch({ selection: { anchor: 0 } });
		for (const share of [0, 0.3, 0.8, 1]) {
			view.scrollDOM.scrollTop = share * view.scrollDOM.scrollHeight;
			await frame();
			await frame();
			const seen = view.visibleRanges.reduce((sum, { from, to }) => sum + to - from, 0);
			expect(seen).toBeLessThan(20_000);
			// At most a star, a link and two keywords for each of the few entries that are seen, of 17,500 in all.
			expect(decorated(view)).toBeGreaterThan(5);
			expect(decorated(view)).toBeLessThan(400);
		}
	}, 60_000);

	test('what is seen moves by what was scrolled, downwards and upwards', async () => {
		const { view } = await open(log(5000));
		const { scrollDOM } = view;
		let jump = 0;
		for (const [share, step] of [[0.4, 90], [0.7, -90]] as const) {
			scrollDOM.scrollTop = share * scrollDOM.scrollHeight;
			await rest(scrollDOM);
			for (let moved = 0; moved < 40; moved++) {
				const { left, top, height } = scrollDOM.getBoundingClientRect();
				const at = view.posAtCoords({ x: left + 60, y: top + height / 2 }, false);
				const before = view.coordsAtPos(at)!.top;
				scrollDOM.scrollTop += step;
				await frame();
				jump = Math.max(jump, Math.abs(before - step - view.coordsAtPos(at)!.top));
			}
		}
		expect(jump).toBeLessThan(2);
	}, 60_000);
});

test('a line is as high with its source as with what is shown for it', async () => {
	const { view } = await open(log(3));
	const heights = (): number[] => [...view.contentDOM.querySelectorAll('.cm-line')].map((line) => Math.round(line.getBoundingClientRect().height * 10) / 10);
	view.dispatch({ selection: { anchor: 0 } });
	await frame();
	const shown = heights();
	for (const needle of [':star:Lab', 'paper]](', 'topic 0']) {
		view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf(needle) } });
		await frame();
		expect(heights(), needle).toEqual(shown);
	}
});

test('in a pop-out window what is shown belongs to that window', async () => {
	const { host } = await open(log(3));
	const leaf = host.app.workspace.openPopoutLeaf();
	await leaf.openFile(host.app.vault.getFileByPath('Log.md')!);
	await host.settle();
	const { doc } = leaf.view.containerEl;
	expect(doc).not.toBe(document);
	await expect.poll(() => doc.querySelectorAll('.cm-content .ml-watch-star').length).toBe(2);
	const pieces = [...doc.querySelectorAll('.cm-content :is(.ml-watch-star, .ml-watch-link)')];
	expect(pieces.every((piece) => piece.ownerDocument === doc)).toBe(true);
	doc.querySelector('.ml-watch-star')!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
	await host.settle();
	expect(host.shownText('Log.md')).toBe(log(3).replace(':star:', ''));
	await host.flush();
});
