import { extendWindow } from './dom';
import { Platform } from './platform';
import { WorkspaceWindow } from './workspace-items';
import type { Workspace } from './workspace';

/**
 * A pop-out window, obsidian.d.ts 7904: another document with its own window and its own classes. Here it is a frame on
 * the page, which has all of that.
 */
export function openPopOut(workspace: Workspace): WorkspaceWindow {
	if (Platform.isMobile) throw new Error('Pop-out windows are not available on mobile.');
	const frame = document.body.createEl('iframe', { cls: 'simulated-pop-out', attr: { title: 'Pop-out window' } });
	const win = frame.contentWindow;
	const doc = frame.contentDocument;
	if (win === null || doc === null) throw new Error('This test environment has no frames: test pop-out windows in the browser project.');
	extendWindow(win as Window & typeof globalThis);
	for (const style of Array.from(document.querySelectorAll('style, link[rel=stylesheet]'))) doc.head.append(doc.importNode(style, true));
	doc.body.className = `${document.body.className} is-popout-window`;
	const item = new WorkspaceWindow(workspace, frame, win, doc, () => {
		workspace.trigger('window-close', item, win);
		doc.removeEventListener('keydown', onKeyDown, true);
		frame.remove();
	});
	const onKeyDown = (event: KeyboardEvent): void => {
		document.dispatchEvent(new KeyboardEvent('keydown', event));
	};
	doc.addEventListener('keydown', onKeyDown, true);
	doc.body.append(item.containerEl);
	workspace.floatingSplit.insertChild(item);
	// The frame holds the window: its element is in the other document, not in the main one.
	doc.body.append(item.containerEl);
	workspace.trigger('window-open', item, win);
	return item;
}
