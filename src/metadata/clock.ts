/** Time and chance, handed in: tests never wait. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Calls back once, after so many milliseconds. @returns what takes it back. */
	after(milliseconds: number, call: () => void): () => void;
	/** A number from 0, below 1. */
	random(): number;
}
