import { run } from '../../src/cli';
import { decodeText, encodeText } from '../../src/cli/read-notes';
import { ChangedFileError, type EntryKind, type FileSystem, type FolderEntry } from '../../src/cli/world';

type Content = string | Uint8Array | { readonly link: string } | { readonly failure: string };

/** A file system in memory: paths with `/`, and what can go wrong with one. */
export class MemoryFiles implements FileSystem {
	private readonly contents = new Map<string, Content>();
	/** Paths in the order in which they were opened. */
	readonly reads: string[] = [];
	readonly writes: string[] = [];
	input = '';
	reading = 0;
	mostReading = 0;
	/** Called before each write, as somebody else's hand. */
	beforeWrite: () => void = () => {};

	constructor(contents: Readonly<Record<string, Content>> = {}) {
		for (const [path, content] of Object.entries(contents)) this.contents.set(path.replace(/^\.\//, ''), content);
	}

	set(path: string, content: Content): void {
		this.contents.set(path, content);
	}

	text(path: string): string | null {
		const content = this.contents.get(path);
		if (content === undefined) return null;
		return decodeText(this.bytes(path, content));
	}

	get paths(): string[] {
		return [...this.contents.keys()].sort();
	}

	private bytes(path: string, content: Content): Uint8Array {
		if (typeof content === 'string') return encodeText(content);
		if (content instanceof Uint8Array) return content;
		throw new Error(`${path} is no file`);
	}

	/** The path with every link in it followed. */
	private resolve(path: string): string {
		let done: string | null = null;
		for (const part of path.split('/').filter((name) => name !== '.')) {
			const here: string = done === null ? part : `${done}/${part}`;
			const content = this.contents.get(here);
			done = typeof content === 'object' && 'link' in content ? this.resolve(content.link) : here;
		}
		return done ?? '';
	}

	private kindAt(path: string): EntryKind | null {
		const content = this.contents.get(path);
		if (content !== undefined) return typeof content === 'object' && 'link' in content ? 'link' : 'file';
		return path === '' || [...this.contents.keys()].some((key) => key.startsWith(`${path}/`)) ? 'folder' : null;
	}

	async kind(path: string): Promise<'file' | 'folder' | 'other' | null> {
		return this.kindAt(this.resolve(path)) as 'file' | 'folder' | null;
	}

	async entries(folder: string): Promise<readonly FolderEntry[]> {
		const real = this.resolve(folder);
		const failure = this.contents.get(`${real}/`);
		if (typeof failure === 'object' && 'failure' in failure) throw new Error(failure.failure);
		const before = real === '' ? '' : `${real}/`;
		const names = new Set([...this.contents.keys()].filter((key) => key.startsWith(before)).map((key) => key.slice(before.length).split('/')[0]!));
		// Not in order: the order of a real folder is the file system's.
		return [...names].reverse().map((name) => ({ name, kind: this.kindAt(before + name)! }));
	}

	async realPath(path: string): Promise<string> {
		const real = this.resolve(path);
		if (this.kindAt(real) === null) throw new Error(`${path}: no such file`);
		return real;
	}

	async read(path: string): Promise<Uint8Array> {
		this.reads.push(path);
		this.reading++;
		this.mostReading = Math.max(this.mostReading, this.reading);
		await Promise.resolve();
		await Promise.resolve();
		this.reading--;
		const content = this.contents.get(this.resolve(path));
		if (content === undefined) throw new Error('no such file');
		if (typeof content === 'object' && 'failure' in content) throw new Error(content.failure);
		return this.bytes(path, content);
	}

	async write(path: string, bytes: Uint8Array, expected: Uint8Array | null): Promise<void> {
		this.beforeWrite();
		const now = this.contents.get(path);
		const same = expected === null ? now === undefined : now !== undefined && decodeText(this.bytes(path, now)) === decodeText(expected);
		if (!same) throw new ChangedFileError(`${path} was changed`);
		this.contents.set(path, bytes);
		this.writes.push(path);
	}

	async readInput(): Promise<Uint8Array> {
		return encodeText(this.input);
	}
}

export interface Outcome {
	readonly code: 0 | 1 | 2;
	readonly out: string;
	readonly err: string;
}

/** Runs the terminal door on files in memory. */
export async function runOn(files: MemoryFiles, ...argv: readonly string[]): Promise<Outcome> {
	let out = '';
	let err = '';
	const code = await run({ argv, files, out: (text) => (out += text), err: (text) => (err += text), version: '1.2.3' });
	return { code, out, err };
}
