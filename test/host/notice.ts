/** How long a notice stays when no duration is given, in milliseconds. The app's exact figure is not documented. */
const DEFAULT_DURATION = 5000;

/** A notice as a test reads it. */
export interface NoticeRecord {
	readonly text: string;
	readonly el: HTMLElement;
	/** Whether it is still on the screen. */
	readonly shown: boolean;
}

let all: Notice[] = [];

/** Every notice since the host started, oldest first. */
export function noticeRecords(): NoticeRecord[] {
	return all.map((notice) => ({ text: notice.messageEl.textContent ?? '', el: notice.containerEl, shown: notice.containerEl.isConnected }));
}

/** Hides and forgets every notice. */
export function clearNotices(): void {
	for (const notice of all) notice.hide();
	all = [];
	for (const container of Array.from(document.querySelectorAll('body > .notice-container'))) container.remove();
}

/** Notice: obsidian.d.ts 4613. */
export class Notice {
	containerEl: HTMLElement;
	messageEl: HTMLElement;
	private timer: number | null = null;

	constructor(message: string | DocumentFragment, duration: number = DEFAULT_DURATION) {
		const body = activeDocument.body;
		const container = body.querySelector<HTMLElement>(':scope > .notice-container')
			?? body.createDiv({ cls: 'notice-container', attr: { role: 'status', 'aria-live': 'polite' } });
		this.containerEl = container.createDiv({ cls: 'notice' });
		this.messageEl = this.containerEl.createDiv({ cls: 'notice-message' });
		this.setMessage(message);
		this.containerEl.addEventListener('click', () => { this.hide(); });
		// 4633: 0 keeps it until the person dismisses it.
		if (duration > 0) this.timer = window.setTimeout(() => { this.hide(); }, duration);
		all.push(this);
	}

	get noticeEl(): HTMLElement {
		return this.containerEl;
	}

	setMessage(message: string | DocumentFragment): this {
		this.messageEl.setText(message);
		return this;
	}

	hide(): void {
		if (this.timer !== null) window.clearTimeout(this.timer);
		this.timer = null;
		const container = this.containerEl.parentElement;
		this.containerEl.detach();
		if (container !== null && container.childElementCount === 0) container.detach();
	}
}
