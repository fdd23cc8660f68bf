import type * as Api from 'obsidian';
import type { App } from './app';
import { setGlobals } from './dom';

/** The frame of the app around the workspace, with the class names that themes and plugins rely on. */
export interface Shell {
	readonly el: HTMLElement;
	remove(): void;
}

/** Puts the app on the page, and hears its keys. */
export function mountShell(app: App): Shell {
	// A page in a frame, as a test is, has no focus until it takes it, and an editor in it none either.
	window.focus();
	document.body.addClass('theme-light', 'obsidian-app');
	const el = document.body.createDiv({ cls: 'app-container' });
	el.createDiv({ cls: 'horizontal-main-container' }).append(app.workspace.containerEl);
	if (!document.body.hasClass('is-mobile')) el.createDiv({ cls: 'status-bar' });
	const remember = (event: Event): void => { app.lastEvent = event as Api.UserEvent; };
	document.addEventListener('keydown', app.keymap.onKeyDown, true);
	for (const type of ['mousedown', 'click', 'keydown']) document.addEventListener(type, remember, true);
	return {
		el,
		remove() {
			document.removeEventListener('keydown', app.keymap.onKeyDown, true);
			for (const type of ['mousedown', 'click', 'keydown']) document.removeEventListener(type, remember, true);
			for (const popOut of app.workspace.popOuts()) popOut.close();
			setGlobals(document);
			el.detach();
			document.body.removeClass('is-mobile', 'is-phone', 'is-android', 'theme-dark');
		},
	};
}
