import { Keymap, type App, type Component, type HoverParent } from 'obsidian';
import { begin } from '../notices';

/** What was rendered from a note. */
export interface RenderedPart {
	readonly app: App;
	readonly element: HTMLElement;
	/** The note that links are seen from. */
	readonly path: string;
	/** What asks for previews. */
	readonly source: string;
}

/** Lets links between notes be followed and previewed, which the app does in notes only, and keeps tasks as the note has them. */
export function followLinks(hoverParent: HoverParent, component: Component, { app, element, path, source }: RenderedPart): void {
	const linkOf = ({ target }: MouseEvent): HTMLElement | null => (target as HTMLElement).closest('a.internal-link');
	const follow = (event: MouseEvent): void => {
		const link = linkOf(event);
		if (!link) return;
		event.preventDefault();
		begin(app.workspace.openLinkText(link.dataset.href ?? '', path, Keymap.isModEvent(event)));
	};
	component.registerDomEvent(element, 'click', (event) => {
		if ((event.target as HTMLElement).matches('input[type="checkbox"]')) event.preventDefault();
		follow(event);
	});
	component.registerDomEvent(element, 'auxclick', (event) => {
		if (event.button === 1) follow(event);
	});
	component.registerDomEvent(element, 'mouseover', (event) => {
		const targetEl = linkOf(event);
		if (targetEl) app.workspace.trigger('hover-link', { event, source, hoverParent, targetEl, linktext: targetEl.dataset.href ?? '', sourcePath: path });
	});
}
