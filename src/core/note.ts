import { defaultConfig, fieldsOf, type Config } from './config/config';
import { parse, type Log } from './log';
import { lineStarts } from './text';

/** A note that was read: its text and what stands in it. It is built once and handed to everything that looks at it. */
export interface Note {
	/** The path in the vault, with `/`. */
	readonly path: string;
	/** The text that all offsets refer to. */
	readonly text: string;
	readonly log: Log;
	/** UTF-16 offsets at which lines begin; computed when first asked for. */
	readonly lineStarts: readonly number[];
}

export function readNote(path: string, text: string, config: Config = defaultConfig): Note {
	return noteOf(path, text, parse(text, { name: baseName(path), fields: fieldsOf(config) }));
}

/** A note whose text was read already, as that log. */
export function noteOf(path: string, text: string, log: Log): Note {
	return new ReadNote(path, text, log);
}

/** A class, as an engine makes an object with a getter of its own many times slower, and every note of a vault becomes one. */
class ReadNote implements Note {
	private starts: readonly number[] | null = null;

	constructor(readonly path: string, readonly text: string, readonly log: Log) {}

	get lineStarts(): readonly number[] {
		return (this.starts ??= lineStarts(this.text));
	}
}

/** The folder of a path; empty for the vault itself. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The name of a note without folders and extension. */
export function baseName(path: string): string {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return name.endsWith('.md') ? name.slice(0, -3) : name;
}
