import { Notice } from 'obsidian';
import { reasonOf } from '../core/reason';

/** How long a notice that offers a way back stays, in milliseconds: long enough to read it and decide. */
const undoTime = 12_000;

/** Tells the person something. */
export function say(message: string): void {
	new Notice(message);
}

/** Lets work go on by itself. A failure that nobody waits for is told to the person. */
export function begin(work: Promise<unknown>): void {
	work.catch((error: unknown) => say(`That could not be finished: ${reasonOf(error)} Try again.`));
}

/** Tells what was done and offers to take it back. */
export function sayDone(message: string, undo: () => void): void {
	const notice = new Notice('', undoTime);
	notice.setMessage(createFragment((fragment) => {
		fragment.createSpan({ text: message });
		const button = fragment.createEl('button', { cls: 'ml-watch-undo', text: 'Undo', type: 'button' });
		button.addEventListener('click', (event) => {
			// The app closes a notice on any click; an undo that has to say something opens its own.
			event.preventDefault();
			notice.hide();
			undo();
		});
	}));
}
