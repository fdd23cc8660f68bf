import type * as Api from 'obsidian';
import { reportError } from './errors';

interface Listener {
	readonly e: Events;
	readonly name: string;
	readonly callback: (...data: never[]) => unknown;
	readonly context: unknown;
}

/** The context of the host's own listeners: they are not counted as left behind. */
export const HOST_OWN = Symbol('host');

/** Events: obsidian.d.ts 2808. */
export class Events {
	private listeners: Listener[] = [];

	on(name: string, callback: (...data: never[]) => unknown, context?: unknown): Api.EventRef {
		const listener: Listener = { e: this, name, callback, context };
		this.listeners.push(listener);
		return listener as Api.EventRef;
	}

	off(name: string, callback: (...data: never[]) => unknown): void {
		this.listeners = this.listeners.filter((listener) => listener.name !== name || listener.callback !== callback);
	}

	offref(ref: Api.EventRef): void {
		this.listeners = this.listeners.filter((listener) => listener !== ref);
	}

	trigger(name: string, ...data: unknown[]): void {
		for (const listener of [...this.listeners]) {
			if (listener.name === name) this.tryTrigger(listener as Api.EventRef, data);
		}
	}

	/** 2834: a throwing listener does not keep the others from hearing; the host keeps the error for the test. */
	tryTrigger(ref: Api.EventRef, data: unknown[]): void {
		const { callback, context } = ref as unknown as Listener;
		try {
			const result = (callback as (...all: unknown[]) => unknown).apply(context, data);
			if (result instanceof Promise) result.catch(reportError);
		} catch (error) {
			reportError(error);
		}
	}

	/** How many listeners there are but for the host's own, for the check that unloading leaves nothing behind. */
	countListeners(): number {
		return this.listeners.filter((listener) => listener.context !== HOST_OWN).length;
	}
}

/** Component: obsidian.d.ts 1835. */
export class Component {
	_loaded = false;
	_children: Component[] = [];
	_cleanups: (() => unknown)[] = [];
	/** What `onload` returned, when it is a promise: `Plugin.onload` may be async (4929). */
	_loading: Promise<void> | null = null;

	load(): void {
		if (this._loaded) return;
		this._loaded = true;
		const loading: unknown = this.onload();
		this._loading = loading instanceof Promise ? loading as Promise<void> : null;
		for (const child of [...this._children]) child.load();
	}

	onload(): void | Promise<void> {}

	unload(): void {
		if (!this._loaded) return;
		this._loaded = false;
		while (this._children.length > 0) this._children.pop()?.unload();
		while (this._cleanups.length > 0) this._cleanups.pop()?.();
		this.onunload();
	}

	onunload(): void {}

	addChild<T extends Api.Component>(component: T): T {
		this._children.push(component as unknown as Component);
		if (this._loaded) component.load();
		return component;
	}

	removeChild<T extends Api.Component>(component: T): T {
		this._children = this._children.filter((child) => child !== (component as unknown as Component));
		component.unload();
		return component;
	}

	register(callback: () => unknown): void {
		this._cleanups.push(callback);
	}

	registerEvent(ref: Api.EventRef): void {
		this.register(() => { (ref as unknown as Listener).e.offref(ref); });
	}

	registerDomEvent(target: EventTarget, type: string, callback: EventListener, options?: boolean | AddEventListenerOptions): void {
		target.addEventListener(type, callback, options);
		this.register(() => { target.removeEventListener(type, callback, options); });
	}

	registerInterval(id: number): number {
		this.register(() => { window.clearInterval(id); });
		return id;
	}
}
