import type { Host } from '../index';
import { setIcon } from '../icons';
import { addCoreCommands } from './core-commands';
import { QuickSwitcher } from './quick-switcher';
import { showWordCount } from './word-count';

interface Look { dark: boolean; mobile: boolean }
interface Doors { readonly toggleMobile: () => Promise<void> }

/** What the app has around the panes: buttons for the sidebars, palette and settings; and the banner of the demo. */
export function addChrome(host: Host, look: Look, doors: Doors): void {
	const { workspace } = host.internals;
	const openPalette = (): void => { host.openPalette(); };
	const openSettings = (): void => { host.openSettings(); };
	const openSwitcher = (): void => { new QuickSwitcher(host.app).open(); };
	addCoreCommands(host, { openPalette, openSettings, openSwitcher });
	showHints(host);

	addBanner(host, look, doors, openPalette);
	if (look.mobile) {
		addMobileBar(host, openPalette, openSwitcher, openSettings);
		return;
	}
	showWordCount(host);
	const { leftRibbon } = workspace;
	const top = leftRibbon.actionsEl;
	top.prepend(
		ribbonButton('search', 'Open note (Ctrl+O)', openSwitcher), ribbonButton('terminal', 'Open command palette (Ctrl+P)', openPalette),
	);
	const bottom = leftRibbon.containerEl.createDiv({ cls: 'side-dock-settings' });
	bottom.append(ribbonButton('settings', 'Settings (Ctrl+,)', openSettings));

	const tabBar = workspace.rootSplit.containerEl.querySelector<HTMLElement>('.workspace-tab-header-container');
	if (tabBar !== null) {
		const toggleLeft = iconButton('panel-left', 'Toggle left sidebar', () => { workspace.leftSplit.toggle(); });
		toggleLeft.addClass('workspace-tab-header-spacer-action');
		tabBar.prepend(toggleLeft);
		const add = iconButton('plus', 'New tab', () => { workspace.setActiveLeaf(workspace.getLeaf('tab'), { focus: true }); });
		add.addClass('workspace-tab-header-new-tab');
		tabBar.append(add);
		tabBar.createDiv({ cls: 'workspace-tab-header-spacer' });
		const toggleRight = iconButton('panel-right', 'Toggle right sidebar', () => { workspace.rightSplit.toggle(); });
		toggleRight.addClass('workspace-tab-header-spacer-action');
		tabBar.append(toggleRight);
	}
	const profile = workspace.leftSplit.containerEl.createDiv({ cls: 'workspace-sidedock-vault-profile' });
	profile.createDiv({ cls: 'workspace-sidedock-vault-name', text: host.app.vault.getName() });
	profile.append(iconButton('settings', 'Settings', openSettings));
}

function addBanner(host: Host, look: Look, doors: Doors, openPalette: () => void): void {
	const banner = createDiv({ cls: 'simulation-banner', attr: { role: 'note' } });
	banner.createDiv({
		cls: 'simulation-banner-text',
		text: look.mobile
			? 'A simulation of Obsidian, in memory only'
			: 'This is a simulation of Obsidian with the plugin inside. Nothing is stored: reload the page to start over.',
	});
	const button = (icon: string, text: string, run: () => void): HTMLButtonElement => {
		const el = banner.createEl('button', { attr: { type: 'button' } });
		setIcon(el, icon);
		el.createSpan({ text });
		el.addEventListener('click', run);
		return el;
	};
	if (!look.mobile) button('terminal', 'Commands', openPalette);
	const theme = button(look.dark ? 'sun' : 'moon', look.dark ? 'Light' : 'Dark', () => {
		look.dark = !look.dark;
		document.body.toggleClass('theme-dark', look.dark);
		document.body.toggleClass('theme-light', !look.dark);
		setIcon(theme, look.dark ? 'sun' : 'moon');
		theme.createSpan({ text: look.dark ? 'Light' : 'Dark' });
		host.internals.workspace.trigger('css-change');
	});
	theme.addClass('simulation-theme');
	button(look.mobile ? 'monitor' : 'smartphone', look.mobile ? 'Desktop' : 'Phone', () => { void doors.toggleMobile(); }).addClass('simulation-mobile');
	document.body.prepend(banner);
}

function addMobileBar(host: Host, openPalette: () => void, openSwitcher: () => void, openSettings: () => void): void {
	const { workspace } = host.internals;
	const bar = document.querySelector<HTMLElement>('.app-container')?.createDiv({ cls: 'mobile-navbar' });
	bar?.append(
		iconButton('panel-left', 'Files', () => { workspace.leftSplit.expand(); }), iconButton('search', 'Open note', openSwitcher),
		iconButton('terminal', 'Commands', openPalette), iconButton('settings', 'Settings', openSettings),
		iconButton('panel-right', 'Right sidebar', () => { workspace.rightSplit.expand(); }),
	);
	// The ribbon's actions are in the menu of a phone.
	const ribbon = Array.from(workspace.leftRibbon.actionsEl.children);
	workspace.leftSplit.containerEl.createDiv({ cls: 'workspace-sidedock-vault-profile' }).append(...ribbon);
}

function iconButton(icon: string, label: string, run: () => void): HTMLElement {
	const el = createDiv({ cls: 'clickable-icon', attr: { 'aria-label': label, role: 'button', tabindex: '0' } });
	setIcon(el, icon);
	el.addEventListener('click', run);
	el.addEventListener('keydown', (event) => { if (event.key === 'Enter') run(); });
	return el;
}

function ribbonButton(icon: string, label: string, run: () => void): HTMLElement {
	const el = iconButton(icon, label, run);
	el.addClass('side-dock-ribbon-action');
	el.setAttribute('data-tooltip-position', 'right');
	return el;
}

/** A new tab says what can be done. */
function showHints(host: Host): void {
	host.internals.workspace.on('layout-change', () => {
		for (const empty of Array.from(document.querySelectorAll<HTMLElement>('.empty-state'))) {
			if (empty.querySelector('.start-hints') !== null) continue;
			const hints = empty.createDiv({ cls: 'start-hints' });
			for (const [key, what] of [['Ctrl O', 'open a note'], ['Ctrl P', 'find a command'], ['Ctrl E', 'switch between editing and reading']] as const) {
				const row = hints.createDiv();
				row.createEl('kbd', { text: key });
				row.appendText(` to ${what}`);
			}
		}
	});
}
