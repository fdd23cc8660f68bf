import type * as Api from 'obsidian';
import { Platform } from './platform';
import { reportError } from './errors';

interface Handler extends Api.KeymapEventHandler {
	readonly func: Api.KeymapEventListener;
}

/** The modifiers of a key press in one spelling, `Mod` resolved for the platform (obsidian.d.ts 4553). */
function modifierKey(modifiers: readonly string[]): string {
	const resolved = modifiers.map((modifier) => (modifier === 'Mod' ? (Platform.isMacOS ? 'Meta' : 'Ctrl') : modifier));
	return [...new Set(resolved)].sort().join(',');
}

/** Scope: obsidian.d.ts 5532. */
export class Scope {
	readonly handlers: Handler[] = [];

	constructor(readonly parent?: Scope) {}

	register(modifiers: Api.Modifier[] | null, key: string | null, func: Api.KeymapEventListener): Api.KeymapEventHandler {
		const handler: Handler = { scope: this as unknown as Api.Scope, modifiers: modifiers === null ? null : modifierKey(modifiers), key, func };
		this.handlers.push(handler);
		return handler;
	}

	unregister(handler: Api.KeymapEventHandler): void {
		const at = this.handlers.indexOf(handler as Handler);
		if (at >= 0) this.handlers.splice(at, 1);
	}

	/** Runs the first handler that fits, here or in a parent. Returning false prevents the default (3688). */
	handle(event: KeyboardEvent): boolean {
		const pressed = modifierKey([event.ctrlKey ? 'Ctrl' : '', event.metaKey ? 'Meta' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : ''].filter((m) => m !== ''));
		for (const handler of [...this.handlers]) {
			const keyFits = handler.key === null || handler.key.toLowerCase() === event.key.toLowerCase();
			if (!keyFits || (handler.modifiers !== null && handler.modifiers !== pressed)) continue;
			try {
				const result: unknown = handler.func(event, { modifiers: pressed, key: event.key, vkey: event.key });
				if (result === false) {
					event.preventDefault();
					event.stopPropagation();
				}
				if (result !== undefined) return true;
			} catch (error) {
				reportError(error);
			}
		}
		return this.parent?.handle(event) ?? false;
	}
}

/** Keymap: obsidian.d.ts 3630. The scope on top of the stack hears every key first. */
export class Keymap {
	private readonly stack: Scope[] = [];

	constructor(readonly rootScope: Scope, private readonly viewScope: () => Scope | null) {}

	pushScope(scope: Api.Scope): void {
		this.stack.push(scope as unknown as Scope);
	}

	popScope(scope: Api.Scope): void {
		const at = this.stack.lastIndexOf(scope as unknown as Scope);
		if (at >= 0) this.stack.splice(at, 1);
	}

	/** Open modals, menus and popovers: none is left when nothing is open. */
	get depth(): number {
		return this.stack.length;
	}

	readonly onKeyDown = (event: KeyboardEvent): void => {
		const scope = this.stack[this.stack.length - 1] ?? this.viewScope() ?? this.rootScope;
		scope.handle(event);
	};

	static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Api.Modifier): boolean {
		if (modifier === 'Mod') return Platform.isMacOS ? event.metaKey : event.ctrlKey;
		return { Ctrl: event.ctrlKey, Meta: event.metaKey, Shift: event.shiftKey, Alt: event.altKey }[modifier];
	}

	/** 3661. */
	static isModEvent(event?: Api.UserEvent | null): Api.PaneType | boolean {
		if (event === undefined || event === null) return false;
		if ('button' in event && event.button === 1) return 'tab';
		if (!Keymap.isModifier(event, 'Mod')) return false;
		if (!event.altKey) return 'tab';
		return event.shiftKey ? 'window' : 'split';
	}
}
