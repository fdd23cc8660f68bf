/** Shows a message of the check; what it quotes between backticks is shown as code. */
export function showMessage(parent: HTMLElement, message: string): void {
	for (const [index, piece] of message.split(/(`` .*? ``|`[^`]*`)/).entries()) {
		if (index % 2 === 0) parent.appendText(piece);
		else parent.createEl('code', { text: piece.replace(/^(?:`` |`)|(?: ``|`)$/g, '') });
	}
}
