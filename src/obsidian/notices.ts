import { Notice } from 'obsidian';
import { asSentence, reasonOf } from '../core/reason';

/** How long a notice that offers a way back stays, in milliseconds: long enough to read it and decide. */
const undoTime = 12_000;

/** Tells the person something. */
export function say(message: string): void {
	new Notice(message);
}

/** Begins what a person asked for. What is not told where it fails is told here: no act ends in silence. */
export function begin(work: Promise<unknown>): void {
	work.catch((error: unknown) => say(`That could not be finished: ${asSentence(reasonOf(error))} Try again.`));
}

/** Begins what nobody asked for and nobody waits for. A failure is for the console: no notice may come out of the blue. */
export function inBackground(work: Promise<unknown>): void {
	work.catch((error: unknown) => console.error('ML Watch:', error));
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
