import type * as Api from 'obsidian';
import type { Host } from '../index';

interface Openers { readonly openPalette: () => void; readonly openSettings: () => void; readonly openSwitcher: () => void }

/** The app's own commands that a person needs to get around in the demo, with the app's keys. */
export function addCoreCommands(host: Host, openers: Openers): void {
	const { workspace, registries, scope } = host.internals;
	const note = (): Api.View | null => {
		const view = workspace.getMostRecentLeaf()?.view;
		return view?.getViewType() === 'markdown' ? view : null;
	};
	const add = (id: string, name: string, run: () => unknown, hotkey?: Api.Hotkey, when: () => boolean = () => true): void => {
		const checkCallback = (checking: boolean): boolean => {
			if (!when()) return false;
			if (!checking) void run();
			return true;
		};
		registries.commands.set(id, { id, name, checkCallback, ...(hotkey === undefined ? {} : { hotkeys: [hotkey] }) });
		if (hotkey === undefined) return;
		// Command on a Mac as well as Control: the simulated platform is Linux, the person's keyboard may not be.
		for (const modifier of ['Ctrl', 'Meta'] as const) {
			const modifiers = hotkey.modifiers.map((own) => (own === 'Mod' ? modifier : own));
			scope.register(modifiers, hotkey.key, () => {
				if (when()) void run();
				return false;
			});
		}
	};
	const toggle = async (key: 'mode' | 'source'): Promise<void> => {
		const view = note();
		if (view === null) return;
		const state = view.getState();
		const next = key === 'mode' ? { mode: state['mode'] === 'preview' ? 'source' : 'preview' } : { mode: 'source', source: state['source'] !== true };
		await view.setState(next, { history: false });
	};

	add('command-palette:open', 'Command palette: Open', openers.openPalette, { modifiers: ['Mod'], key: 'p' }, () => true);
	add('switcher:open', 'Quick switcher: Open', openers.openSwitcher, { modifiers: ['Mod'], key: 'o' });
	add('app:open-settings', 'Open settings', openers.openSettings, { modifiers: ['Mod'], key: ',' });
	add('markdown:toggle-preview', 'Toggle reading view', () => toggle('mode'), { modifiers: ['Mod'], key: 'e' }, () => note() !== null);
	add('editor:toggle-source', 'Toggle Live Preview/Source mode', () => toggle('source'), undefined, () => note() !== null);
	add('app:toggle-left-sidebar', 'Toggle left sidebar', () => { workspace.leftSplit.toggle(); });
	add('app:toggle-right-sidebar', 'Toggle right sidebar', () => { workspace.rightSplit.toggle(); });
	add('workspace:split-vertical', 'Split right', async () => {
		const file = workspace.getActiveFile();
		const leaf = workspace.getLeaf('split');
		if (file !== null) await leaf.openFile(file);
	}, undefined, () => note() !== null);
	add('workspace:close', 'Close current tab', () => { workspace.getMostRecentLeaf()?.detach(); });
}
