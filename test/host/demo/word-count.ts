import type { Host } from '../index';

/** How long typing rests before words are counted, in milliseconds. */
const countRest = 500;

/** The app's own item in the status bar: how long the note is. */
export function showWordCount(host: Host): void {
	const item = document.querySelector<HTMLElement>('.status-bar')?.createDiv({ cls: 'status-bar-item plugin-word-count' });
	const { workspace } = host.internals;
	const show = (): void => {
		const file = workspace.getActiveFile();
		const text = file === null ? '' : host.shownText(file.path) ?? '';
		const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
		item?.setText(`${words} words`);
	};
	workspace.on('file-open', show);
	let timer = 0;
	workspace.on('editor-change', () => {
		// As in the app: counting a long note would be felt at every key.
		window.clearTimeout(timer);
		timer = window.setTimeout(show, countRest);
	});
}
