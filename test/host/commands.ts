import type * as Api from 'obsidian';
import type { App } from './app';
import { reportError } from './errors';
import type { Scope } from './keymap';

/** Who can be run now, and running them: as the app's palette does it. */
export interface Commands {
	/** Commands that the palette would list now, by name. */
	available(): Api.Command[];
	/** Whether the palette would list it now. */
	isAvailable(id: string): boolean;
	/** Every command that is registered, available now or not. */
	all(): readonly Api.Command[];
	/** Runs a command and waits for what it returned. Throws when there is none, or when it is not available. */
	run(id: string): Promise<void>;
	/** Binds a key, as a person may in the settings. */
	bind(id: string, modifiers: Api.Modifier[], key: string): void;
}

/** The commands of an app. `prefix` is the plugin's id, so that `run('do-it')` finds `plugin:do-it`. */
export function createCommands(app: App, prefix: () => string): Commands {
	const find = (id: string): Api.Command => {
		const all = app.registries.commands;
		const command = all.get(id) ?? all.get(`${prefix()}:${id}`);
		if (command === undefined) throw new Error(`There is no command '${id}'. There are: ${[...all.keys()].join(', ') || 'none'}.`);
		return command;
	};

	/** 1796: an editor callback overrides the others, and needs an editor that is not in reading mode. */
	function call(command: Api.Command, checking: boolean): unknown {
		const { editorCheckCallback, editorCallback, checkCallback, callback } = command;
		if (editorCheckCallback !== undefined || editorCallback !== undefined) {
			const info = app.workspace.activeEditor as (Api.MarkdownView | Api.MarkdownFileInfo | null);
			const editor = info?.editor;
			if (info === null || editor === undefined || ('getMode' in info && info.getMode() === 'preview')) return false;
			if (editorCheckCallback !== undefined) return editorCheckCallback(checking, editor, info) ?? false;
			return checking ? true : editorCallback?.(editor, info);
		}
		if (checkCallback !== undefined) return checkCallback(checking) ?? false;
		return checking ? true : callback?.();
	}

	const isAvailable = (command: Api.Command): boolean => {
		try {
			return call(command, true) === true;
		} catch (error) {
			reportError(error);
			return false;
		}
	};

	return {
		all: () => [...app.registries.commands.values()],
		available: () => [...app.registries.commands.values()].filter(isAvailable).sort((a, b) => (a.name < b.name ? -1 : 1)),
		isAvailable: (id) => isAvailable(find(id)),
		async run(id) {
			const command = find(id);
			if (!isAvailable(command)) throw new Error(`The command '${id}' is not available now: the palette would not list it.`);
			await app.activity.track(Promise.resolve(call(command, false)));
		},
		bind(id, modifiers, key) {
			(app.scope as Scope).register(modifiers, key, () => {
				const command = find(id);
				if (!isAvailable(command)) return undefined;
				void Promise.resolve(call(command, false)).catch(reportError);
				return false;
			});
		},
	};
}
