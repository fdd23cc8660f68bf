/** A piece of a message of the check. */
export interface MessagePiece {
	readonly text: string;
	/** Whether it is quoted from a note: what stood between backticks. */
	readonly quoted: boolean;
}

/** A message in its pieces, without the backticks. */
export function messagePieces(message: string): MessagePiece[] {
	return message.split(/(`` .*? ``|`[^`]*`)/).flatMap((piece, index) => {
		const quoted = index % 2 === 1;
		const text = quoted ? piece.replace(/^(?:`` |`)|(?: ``|`)$/g, '') : piece;
		return text === '' ? [] : [{ text, quoted }];
	});
}

/** Shows a message; what it quotes is shown as code. */
export function showMessage(parent: HTMLElement, message: string): void {
	for (const { text, quoted } of messagePieces(message)) {
		if (quoted) parent.createEl('code', { text });
		else parent.appendText(text);
	}
}
