import { Notice } from 'obsidian';

/** Tells how far a long run is, and lets the person end it. Nothing is shown where the run is short. */
export class Progress {
	private notice: Notice | null = null;
	private text: HTMLElement | null = null;
	private stopped = false;
	private readonly began = performance.now();

	constructor(private readonly what: string) {}

	/** Whether the person ended the run. */
	get isCancelled(): boolean {
		return this.stopped;
	}

	/** Says how much is done. */
	step(done: number, all: number): void {
		if (performance.now() - this.began < quietTime) return;
		if (!this.notice) this.show();
		this.text?.setText(`${this.what}: ${done} of ${all}`);
	}

	end(): void {
		this.notice?.hide();
	}

	private show(): void {
		this.notice = new Notice('', 0);
		this.notice.setMessage(createFragment((fragment) => {
			this.text = fragment.createSpan();
			const cancel = fragment.createEl('button', { cls: 'ml-watch-undo', text: 'Cancel', type: 'button' });
			cancel.addEventListener('click', () => (this.stopped = true));
		}));
	}
}

/** A run this short needs no word, in milliseconds. */
const quietTime = 400;
