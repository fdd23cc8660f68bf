import type * as Api from 'obsidian';
import { reportError } from './errors';
import { setIcon } from './icons';
import { Scope } from './keymap';
import { ButtonComponent } from './setting-components';

let open: Modal[] = [];

/** The open modals, the topmost last. */
export function openModals(): readonly Modal[] {
	return open;
}

/** Modal: obsidian.d.ts 4477. It stays open until it is closed; Esc, the cross and a click beside it close it. */
export class Modal {
	scope = new Scope() as unknown as Api.Scope;
	containerEl: HTMLElement;
	modalEl: HTMLElement;
	titleEl: HTMLElement;
	contentEl: HTMLElement;
	shouldRestoreSelection = true;
	private closeCallback: (() => unknown) | null = null;
	private focusBefore: Element | null = null;
	private isOpen = false;

	constructor(public app: Api.App) {
		this.containerEl = createDiv({ cls: 'modal-container mod-dim' });
		const background = this.containerEl.createDiv({ cls: 'modal-bg' });
		background.addEventListener('click', () => { this.close(); });
		this.modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { role: 'dialog', 'aria-modal': 'true' } });
		const cross = this.modalEl.createDiv({ cls: 'modal-close-button mod-raised clickable-icon', attr: { 'aria-label': 'Close', role: 'button' } });
		setIcon(cross, 'x');
		cross.addEventListener('click', () => { this.close(); });
		this.titleEl = this.modalEl.createDiv({ cls: 'modal-header' }).createDiv({ cls: 'modal-title' });
		this.contentEl = this.modalEl.createDiv({ cls: 'modal-content' });
		this.scope.register([], 'Escape', () => {
			this.close();
			return false;
		});
	}

	/** 4519: on the active window. */
	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		open.push(this);
		this.focusBefore = activeDocument.activeElement;
		activeDocument.body.append(this.containerEl);
		this.app.keymap.pushScope(this.scope);
		(this.focusBefore as HTMLElement | null)?.blur?.();
		try {
			const opening: unknown = this.onOpen();
			if (opening instanceof Promise) opening.catch(reportError);
		} catch (error) {
			reportError(error);
		}
		const inside = this.containerEl.doc.activeElement;
		if (inside === null || !this.modalEl.contains(inside)) this.focusFirst();
	}

	close(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		open = open.filter((modal) => modal !== this);
		this.app.keymap.popScope(this.scope);
		this.containerEl.detach();
		if (this.shouldRestoreSelection) (this.focusBefore as HTMLElement | null)?.focus?.();
		try {
			this.onClose();
			this.closeCallback?.();
		} catch (error) {
			reportError(error);
		}
	}

	onOpen(): Promise<void> | void {}

	onClose(): void {}

	setTitle(title: string): this {
		this.titleEl.setText(title);
		return this;
	}

	setContent(content: string | DocumentFragment): this {
		this.contentEl.setText(content);
		return this;
	}

	/** 4548. */
	setCloseCallback(callback: () => unknown): this {
		this.closeCallback = callback;
		return this;
	}

	/** HistoryHandler, 3425: the back gesture of a phone. */
	onHistoryBack(): void {
		this.close();
	}

	private focusFirst(): void {
		this.modalEl.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')?.focus();
	}
}

/** ConfirmationButton: 1922. Closes the modal after its handler, unless that returns something truthy. */
export class ConfirmationButton extends ButtonComponent {
	wantsFocus = false;

	constructor(containerEl: HTMLElement, private readonly modal: ConfirmationModal) {
		super(containerEl);
		super.onClick(() => { this.modal.close(); });
	}

	override onClick(handler: (event: MouseEvent) => unknown): this {
		return super.onClick(async (event) => {
			if (!(await handler(event) as boolean)) this.modal.close();
		});
	}

	setInitialFocus(): this {
		this.wantsFocus = true;
		return this;
	}

	setSecondary(): this {
		this.buttonEl.addClass('mod-secondary');
		return this;
	}

	setCancel(): this {
		this.buttonEl.addClass('mod-cancel');
		return this;
	}
}

/** ConfirmationModal: 1963. */
export class ConfirmationModal extends Modal {
	buttonContainerEl: HTMLElement;
	private readonly buttons: ConfirmationButton[] = [];

	constructor(app: Api.App) {
		super(app);
		this.modalEl.addClass('mod-confirmation');
		this.buttonContainerEl = this.modalEl.createDiv({ cls: 'modal-button-container' });
	}

	override open(): void {
		super.open();
		this.buttons.filter((button) => button.wantsFocus).pop()?.buttonEl.focus();
	}

	addClass(cls: string): this {
		this.modalEl.addClass(cls);
		return this;
	}

	addCheckbox(label: string, callback: (value: boolean) => unknown): this {
		const row = this.buttonContainerEl.createEl('label', { cls: 'mod-checkbox', prepend: true });
		const box = row.createEl('input', { type: 'checkbox' });
		row.appendText(label);
		box.addEventListener('change', () => { void callback(box.checked); });
		return this;
	}

	addButton(callback: (button: Api.ConfirmationButton) => unknown): this {
		const button = new ConfirmationButton(this.buttonContainerEl, this);
		this.buttons.push(button);
		callback(button as unknown as Api.ConfirmationButton);
		return this;
	}

	addCancelButton(text = 'Cancel'): this {
		return this.addButton((button) => button.setButtonText(text).setCancel());
	}
}
