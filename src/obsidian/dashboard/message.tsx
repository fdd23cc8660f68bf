import type { JSX } from 'preact';
import { messagePieces } from '../check/message';

/** A message; what it quotes is shown as code. */
export function Message({ text }: { readonly text: string }): JSX.Element {
	return <>{messagePieces(text).map((piece, index) => (piece.quoted ? <code key={index}>{piece.text}</code> : piece.text))}</>;
}
