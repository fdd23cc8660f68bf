import { sortEdits, type Edit } from '../text';

/** A stretch of the old text that stays, or new text. */
type Piece = readonly [from: number, to: number] | string;

/**
 * The edits, on the text that `first` refers to, that do what `first` and then `second` do. `second` refers to the text that `first`
 * makes. Offsets are UTF-16.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
	const reader = new PieceReader(piecesOf(first));
	const pieces: Piece[] = [];
	for (const edit of sortEdits(second)) {
		reader.read(edit.from, pieces);
		reader.read(edit.to, null);
		pieces.push(edit.insert);
	}
	reader.read(Infinity, pieces);
	return editsOf(pieces);
}

function piecesOf(edits: readonly Edit[]): Piece[] {
	const pieces: Piece[] = [];
	let end = 0;
	for (const edit of sortEdits(edits)) {
		pieces.push([end, edit.from], edit.insert);
		end = edit.to;
	}
	pieces.push([end, Infinity]);
	return pieces;
}

function editsOf(pieces: readonly Piece[]): Edit[] {
	const edits: Edit[] = [];
	let end = 0;
	let insert = '';
	for (const piece of pieces) {
		if (typeof piece === 'string') {
			insert += piece;
			continue;
		}
		const [from, to] = piece;
		if (to === from) continue;
		if (from > end || insert !== '') edits.push({ from: end, to: from, insert });
		end = to;
		insert = '';
	}
	return edits;
}

/** Reads pieces one after another, as far as an offset in the text that they make. */
class PieceReader {
	private index = 0;
	/** How much of the piece at `index` has been read. */
	private inside = 0;
	private at = 0;

	constructor(private readonly pieces: readonly Piece[]) {}

	/** Reads on to an offset, adding what is read to `out`; null passes over it. */
	read(to: number, out: Piece[] | null): void {
		while (this.at < to && this.index < this.pieces.length) {
			const piece = this.pieces[this.index]!;
			const length = typeof piece === 'string' ? piece.length : piece[1] - piece[0];
			const take = Math.min(length - this.inside, to - this.at);
			out?.push(part(piece, this.inside, this.inside + take));
			this.at += take;
			this.inside += take;
			if (this.inside < length) return;
			this.index++;
			this.inside = 0;
		}
	}
}

function part(piece: Piece, from: number, to: number): Piece {
	return typeof piece === 'string' ? piece.slice(from, to) : [piece[0] + from, piece[0] + to];
}
