import type * as Api from 'obsidian';
import { Component } from './component';
import { runningApp } from './current';
import { reportError } from './errors';
import { setIcon } from './icons';
import { Scope } from './keymap';

/** MenuItem: obsidian.d.ts 4313. */
export class MenuItem {
	readonly dom = createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem', 'data-section': '' } });
	private readonly iconEl = this.dom.createDiv({ cls: 'menu-item-icon' });
	private readonly titleEl = this.dom.createDiv({ cls: 'menu-item-title' });
	private callback: ((event: MouseEvent | KeyboardEvent) => unknown) | null = null;
	disabled = false;

	constructor(private readonly menu: Menu) {
		this.dom.addEventListener('click', (event) => { this.run(event); });
	}

	setTitle(title: string | DocumentFragment): this {
		this.titleEl.setText(title);
		return this;
	}

	setIcon(icon: string | null): this {
		if (icon === null) this.iconEl.empty();
		else setIcon(this.iconEl, icon);
		return this;
	}

	setChecked(checked: boolean | null): this {
		this.dom.toggleClass('mod-checked', checked === true);
		this.dom.setAttribute('aria-checked', String(checked === true));
		if (checked === true) setIcon(this.dom.createDiv({ cls: 'menu-item-icon mod-checked' }), 'check');
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		this.dom.toggleClass('is-disabled', disabled);
		return this;
	}

	setWarning(warning: boolean): this {
		this.dom.toggleClass('is-warning', warning);
		return this;
	}

	setIsLabel(label: boolean): this {
		this.dom.toggleClass('is-label', label);
		return this;
	}

	onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
		this.callback = callback;
		return this;
	}

	setSection(section: string): this {
		this.dom.setAttribute('data-section', section);
		return this;
	}

	run(event: MouseEvent | KeyboardEvent): void {
		if (this.disabled) return;
		this.menu.hide();
		try {
			const result = this.callback?.(event);
			if (result instanceof Promise) result.catch(reportError);
		} catch (error) {
			reportError(error);
		}
	}
}

/** MenuSeparator: 4392. */
export class MenuSeparator {
	readonly dom = createDiv({ cls: 'menu-separator' });
}

const shown = new Set<Menu>();

/** The menus on the screen. */
export function openMenus(): readonly Menu[] {
	return [...shown];
}

/** Menu: 4245. Items sort by section, in the order in which sections were first named. */
export class Menu extends Component {
	readonly items: (MenuItem | MenuSeparator)[] = [];
	dom = createDiv({ cls: 'menu', attr: { role: 'menu' } });
	private hideCallback: (() => unknown) | null = null;
	private scope = new Scope();
	private selected = -1;
	private readonly outside = (event: Event): void => {
		if (!this.dom.contains(event.target as Node | null)) this.hide();
	};

	setNoIcon(): this {
		this.dom.addClass('mod-no-icon');
		return this;
	}

	setUseNativeMenu(_native: boolean): this {
		return this;
	}

	/** 4269: "Only works when menu is not shown yet." */
	addItem(callback: (item: Api.MenuItem) => unknown): this {
		if (shown.has(this)) throw new Error('Menu.addItem: the menu is shown already.');
		const item = new MenuItem(this);
		this.items.push(item);
		callback(item as unknown as Api.MenuItem);
		return this;
	}

	addSeparator(): this {
		this.items.push(new MenuSeparator());
		return this;
	}

	setParentElement(_el: HTMLElement): this {
		return this;
	}

	showAtMouseEvent(event: MouseEvent): this {
		return this.showAtPosition({ x: event.clientX, y: event.clientY }, (event.target as Node | null)?.doc);
	}

	showAtPosition(position: Api.MenuPositionDef, doc: Document = activeDocument): this {
		if (shown.has(this)) return this;
		shown.add(this);
		this.load();
		this.layOut();
		doc.body.append(this.dom);
		const box = this.dom.getBoundingClientRect();
		const view = doc.defaultView ?? window;
		this.dom.setCssProps({
			'--menu-x': `${Math.max(4, Math.min(position.x, view.innerWidth - box.width - 8))}px`,
			'--menu-y': `${Math.max(4, Math.min(position.y, view.innerHeight - box.height - 8))}px`,
		});
		this.bindKeys();
		runningApp().keymap.pushScope(this.scope as unknown as Api.Scope);
		doc.addEventListener('mousedown', this.outside, true);
		return this;
	}

	hide(): this {
		if (!shown.delete(this)) return this;
		runningApp().keymap.popScope(this.scope as unknown as Api.Scope);
		this.dom.doc.removeEventListener('mousedown', this.outside, true);
		this.dom.detach();
		this.unload();
		this.hideCallback?.();
		return this;
	}

	close(): void {
		this.hide();
	}

	onHide(callback: () => unknown): void {
		this.hideCallback = callback;
	}

	onHistoryBack(): void {
		this.hide();
	}

	/** 4307: one menu for one event, whoever asks first makes it. */
	static forEvent(event: MouseEvent): Menu {
		const holder = event as MouseEvent & { simulatedMenu?: Menu };
		if (holder.simulatedMenu === undefined) {
			const menu = new Menu();
			holder.simulatedMenu = menu;
			event.preventDefault();
			window.setTimeout(() => { menu.showAtMouseEvent(event); }, 0);
		}
		return holder.simulatedMenu;
	}

	private layOut(): void {
		this.dom.empty();
		const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
		for (const item of this.items) {
			const section = item.dom.getAttribute('data-section') ?? '';
			sections.set(section, [...sections.get(section) ?? [], item]);
		}
		let first = true;
		for (const items of sections.values()) {
			if (!first) this.dom.append(new MenuSeparator().dom);
			first = false;
			this.dom.append(...items.map((item) => item.dom));
		}
	}

	private bindKeys(): void {
		const items = this.items.filter((item): item is MenuItem => item instanceof MenuItem && !item.disabled);
		const move = (step: number) => (): false => {
			this.selected = (this.selected + step + items.length) % Math.max(1, items.length);
			items.forEach((item, at) => { item.dom.toggleClass('selected', at === this.selected); });
			return false;
		};
		this.scope = new Scope();
		this.scope.register([], 'ArrowDown', move(1));
		this.scope.register([], 'ArrowUp', move(-1));
		this.scope.register([], 'Enter', (event) => {
			items[this.selected]?.run(event);
			return false;
		});
		this.scope.register([], 'Escape', () => {
			this.hide();
			return false;
		});
	}
}
