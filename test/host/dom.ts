import { setup as installMockGlobals } from 'obsidian-test-mocks/setup';

/**
 * The element extensions of obsidian.d.ts 43 to 234. The mocks bring the plain ones; here are those that a document of
 * another window, a delegated listener or a watcher of the tree needs, and everything is made non-enumerable as in the app.
 */
type AnyWindow = Window & typeof globalThis;
type Members = Record<string, unknown>;

let installed = false;

/** Installs the extensions and the globals, once. */
export function installDom(): void {
	if (installed) return;
	installed = true;
	const before = new Set(Object.keys(Array.prototype));
	installMockGlobals();
	for (const proto of [Array.prototype, String.prototype, Node.prototype, Element.prototype, HTMLElement.prototype] as object[]) hideAdditions(proto, before);
	// Never the global `app`: a plugin that reads it must fail.
	Reflect.deleteProperty(globalThis, 'app');
	define(Node.prototype, nodeMembers);
	define(HTMLElement.prototype, elementMembers);
	define(Document.prototype, { on: elementMembers.on, off: elementMembers.off });
	define(SVGElement.prototype, { setCssProps: elementMembers.setCssProps });
	setGlobals(document);
	silenceSelectionChange();
	define(globalThis, { nextFrame: () => new Promise<void>((resolve) => { requestAnimationFrame(() => { resolve(); }); }) });
}

/**
 * A browser tells of a changed selection in a task of its own (HTML standard, "selectionchange"). happy-dom does it in the middle of
 * the change, where CodeMirror, which is moving the selection, takes it for a person's. Nobody selects with a mouse where there is no
 * layout, so there the event is left out.
 */
function silenceSelectionChange(): void {
	if (!navigator.userAgent.includes('HappyDOM')) return;
	const dispatch = document.dispatchEvent.bind(document);
	define(document, { dispatchEvent: (event: Event) => event.type === 'selectionchange' || dispatch(event) });
}

/** Marks `doc` as the one the person works in: activeDocument and activeWindow, obsidian.d.ts 217. */
export function setGlobals(doc: Document): void {
	const holder = globalThis as unknown as Members;
	holder['activeDocument'] = doc;
	holder['activeWindow'] = doc.defaultView ?? window;
}

/** Gives the classes of another window the same extensions. */
export function extendWindow(win: AnyWindow): void {
	const main = window as unknown as Members;
	const other = win as unknown as Members;
	for (const name of ['Node', 'Element', 'HTMLElement', 'SVGElement', 'Document', 'DocumentFragment', 'UIEvent']) {
		const from = (main[name] as { prototype: object }).prototype;
		const to = (other[name] as { prototype: object } | undefined)?.prototype;
		if (to === undefined) continue;
		for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
			if (!(key in to)) Object.defineProperty(to, key, { ...descriptor, configurable: true });
		}
	}
}

function define(target: object, members: Members): void {
	for (const [name, value] of Object.entries(members)) {
		Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
	}
}

function hideAdditions(proto: object, before: ReadonlySet<string>): void {
	for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
		if (descriptor.enumerable && descriptor.configurable && !before.has(name) && typeof descriptor.value === 'function' && proto === Array.prototype) {
			Object.defineProperty(proto, name, { ...descriptor, enumerable: false });
		}
	}
}

type Listener = (this: unknown, event: Event, target: HTMLElement) => unknown;
const delegated = new WeakMap<EventTarget, { type: string; selector: string; listener: Listener; wrapped: EventListener }[]>();

interface CreateOptions { cls?: string | string[]; prepend?: boolean; text?: string | DocumentFragment }

/** 50: cross-window `instanceof`: the class of the same name in the node's own window counts too. */
function instanceOf(this: Node, type: new () => unknown): boolean {
	if (this instanceof type) return true;
	const own = (this.win as unknown as Members)[type.name];
	return typeof own === 'function' && this instanceof (own as new () => unknown);
}

const nodeMembers: Members = {
	instanceOf,
	appendText(this: Node, text: string) {
		this.appendChild(this.doc.createTextNode(text));
	},
	/** Elements belong to the document of the node they are created in. */
	createEl(this: Node, tag: string, options?: CreateOptions | string, callback?: (el: HTMLElement) => void) {
		const { prepend = false, ...rest } = typeof options === 'string' ? { cls: options } : options ?? {};
		const made = createEl(tag as 'div', rest as DomElementInfo);
		const el = this.doc === document ? made : this.doc.adoptNode(made);
		if (prepend) this.insertBefore(el, this.firstChild);
		else this.appendChild(el);
		callback?.(el);
		return el;
	},
	createDiv(this: Node, options?: DomElementInfo | string, callback?: (el: HTMLDivElement) => void) {
		return this.createEl('div', options, callback);
	},
	createSpan(this: Node, options?: DomElementInfo | string, callback?: (el: HTMLSpanElement) => void) {
		return this.createEl('span', options, callback);
	},
};

const elementMembers = {
	/** 170: the listener hears only events from inside the selector, and gets the element that matched. */
	on(this: EventTarget & Node, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions) {
		const wrapped = (event: Event): void => {
			const start = event.target as Node | null;
			const from = start instanceof Element || start === null ? start : start.parentElement;
			const match = (from as Element | null)?.closest<HTMLElement>(selector) ?? null;
			if (match !== null && match !== (this as Node) && this.contains(match)) listener.call(this, event, match);
		};
		const list = delegated.get(this) ?? [];
		list.push({ type, selector, listener, wrapped });
		delegated.set(this, list);
		this.addEventListener(type, wrapped, options);
	},
	off(this: EventTarget, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions) {
		const list = delegated.get(this) ?? [];
		const at = list.findIndex((item) => item.type === type && item.selector === selector && item.listener === listener);
		const [found] = at < 0 ? [] : list.splice(at, 1);
		if (found !== undefined) this.removeEventListener(type, found.wrapped, options);
	},
	/** 172: a middle click counts too. */
	onClickEvent(this: HTMLElement, listener: (event: MouseEvent) => unknown, options?: boolean | AddEventListenerOptions) {
		this.addEventListener('click', listener, options);
		this.addEventListener('auxclick', listener, options);
	},
	/** 88: attached, and no ancestor has `display: none`. */
	isShown(this: HTMLElement) {
		if (!this.isConnected) return false;
		for (let el: HTMLElement | null = this; el !== null && el !== el.doc.body; el = el.parentElement) {
			if (el.win.getComputedStyle(el).display === 'none') return false;
		}
		return true;
	},
	/** 173: called when the node enters the document. */
	onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
		return watch(this, () => this.isConnected, (inside, wasInside) => inside && !wasInside, listener, once);
	},
	/** 177: called when the node was moved to another window. */
	onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
		const migrated = (): unknown => listener(this.win);
		this.addEventListener('window-migrated', migrated);
		return () => { this.removeEventListener('window-migrated', migrated); };
	},
	setCssProps(this: HTMLElement, props: Record<string, string>) {
		for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
	},
};

function watch(el: HTMLElement, read: () => boolean, hit: (now: boolean, before: boolean) => boolean, listener: () => unknown, once: boolean): () => void {
	let before = read();
	const observer = new MutationObserver(() => {
		const now = read();
		if (hit(now, before)) {
			if (once) observer.disconnect();
			listener();
		}
		before = now;
	});
	observer.observe(el.doc, { childList: true, subtree: true });
	return () => { observer.disconnect(); };
}
