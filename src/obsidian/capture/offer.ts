/** Another thing to do than to fill in a form. */
export interface Offer {
	readonly text: string;
	readonly action: string;
	/** Whether the words in the form are thrown away with it. */
	readonly discards: boolean;
	readonly run: () => void;
}

/** Shows an offer above a form, which is left before it is taken. */
export function showOffer(parent: HTMLElement, { text, action, run }: Offer, leave: () => void): void {
	const bar = parent.createDiv({ cls: 'ml-watch-capture-offer' });
	bar.createSpan({ text });
	const button = bar.createEl('button', { cls: 'ml-watch-plain-button', type: 'button', text: action });
	button.addEventListener('click', () => {
		leave();
		run();
	});
}
