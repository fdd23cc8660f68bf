import type * as Api from 'obsidian';
import { CapacitorAdapter, FileSystemAdapter } from 'obsidian-test-mocks/obsidian';
import { parentPathOf, nameOf } from './files';
import { laterTask, type Activity } from './schedule';

/** What happened on the disk. The vault mirrors it, whoever wrote: the app watches its folder. */
export type DiskChange =
	| { readonly kind: 'file-created' | 'folder-created' | 'modified' | 'deleted'; readonly path: string }
	| { readonly kind: 'renamed'; readonly path: string; readonly oldPath: string };

export interface DiskHooks {
	/** Called before a text write, with the name of the operation; it may record a violation. */
	readonly beforeWrite: (path: string, operation: string) => void;
	readonly changed: (change: DiskChange) => void;
	readonly activity: Activity;
}

/** A disk in memory, behind the DataAdapter of obsidian.d.ts 2006, with the doors the host itself needs. */
export interface Disk {
	readonly adapter: Api.DataAdapter;
	/** Writes without the guard: for an editor that saves itself, and for the world outside the app. */
	writeUnguarded(path: string, text: string): Promise<void>;
	/** Puts a file there before the app starts. No event. */
	seed(path: string, text: string): void;
	readNow(path: string): string | null;
	paths(): { files: string[]; folders: string[] };
}

interface Store extends Api.DataAdapter {
	writeSync__(path: string, data: string, options?: Api.DataWriteOptions): void;
	mkdirSync__(path: string): void;
	readSync__(path: string): string;
	listAll__(): { files: string[]; folders: string[] };
}

function missing(operation: string, path: string): Error {
	return new Error(`ENOENT: no such file or directory, ${operation} '${path}'`);
}

function tooLoose(path: string): boolean {
	return path.startsWith('/') || path.endsWith('/') || path.includes('//') || path.includes('\\') || path.includes('\u00a0');
}

/** The disk: the mocks' store, with the app's refusals, one queue for all writes, and news of every change. */
export function createDisk(mobile: boolean, hooks: DiskHooks): Disk {
	const place = '/simulated-vault';
	const store = (mobile ? CapacitorAdapter.create__(place, null) : FileSystemAdapter.create__(place)) as unknown as Store;
	const base = {
		append: store.append.bind(store), remove: store.remove.bind(store), rename: store.rename.bind(store), exists: store.exists.bind(store),
		rmdir: store.rmdir.bind(store), copy: store.copy.bind(store), writeBinary: store.writeBinary.bind(store),
		appendBinary: store.appendBinary.bind(store), list: store.list.bind(store), stat: store.stat.bind(store),
	};
	const folders = (): Set<string> => new Set(store.listAll__().folders);
	const hasFile = (path: string): boolean => store.listAll__().files.includes(path);
	let queue: Promise<unknown> = Promise.resolve();

	/** One queue: 7496 promises an atomic read-change-write, so no other write may come in between. */
	function queued<T>(work: () => Promise<T> | T): Promise<T> {
		const turn = queue.then(async () => {
			await laterTask();
			return work();
		});
		queue = turn.catch(() => undefined);
		return hooks.activity.track(turn);
	}

	function checkTarget(operation: string, path: string): void {
		if (path === '' || tooLoose(path)) throw new Error(`'${path}' is not a normalised path: pass it through normalizePath() first.`);
		const parent = parentPathOf(path);
		if (parent !== '/' && !folders().has(parent)) throw missing(operation, path);
	}

	function writeNow(path: string, data: string, options?: Api.DataWriteOptions): void {
		checkTarget('open', path);
		if (folders().has(path)) throw new Error(`EISDIR: illegal operation on a directory, open '${path}'`);
		const existed = hasFile(path);
		store.writeSync__(path, data, options);
		hooks.changed({ kind: existed ? 'modified' : 'file-created', path });
	}

	function makeFolder(path: string): void {
		let grown = '';
		for (const part of path.split('/')) {
			grown = grown === '' ? part : `${grown}/${part}`;
			if (folders().has(grown)) continue;
			store.mkdirSync__(grown);
			hooks.changed({ kind: 'folder-created', path: grown });
		}
	}

	async function move(path: string, newPath: string): Promise<void> {
		checkTarget('rename', newPath);
		if (!await base.exists(path)) throw missing('rename', path);
		if (await base.exists(newPath)) throw new Error('Destination file already exists!');
		await base.rename(path, newPath);
		hooks.changed({ kind: 'renamed', path: newPath, oldPath: path });
	}

	const overrides: Partial<Api.DataAdapter> = {
		read: async (path) => {
			await laterTask();
			if (!hasFile(path)) throw missing('open', path);
			return store.readSync__(path);
		},
		exists: async (path) => {
			await laterTask();
			return base.exists(path === '/' ? '' : path);
		},
		list: async (path) => {
			await laterTask();
			const folder = path === '/' ? '' : path;
			if (!await base.exists(folder)) throw missing('scandir', path);
			return base.list(folder);
		},
		stat: async (path) => {
			const stat = await base.stat(path);
			// 2986: bytes, where the mock counts characters.
			return stat?.type === 'file' && hasTextAt(path) ? { ...stat, size: byteLength(store.readSync__(path)) } : stat;
		},
		write: (path, data, options) => queued(() => {
			hooks.beforeWrite(path, 'write');
			writeNow(path, data, options);
		}),
		append: (path, data, options) => queued(() => {
			hooks.beforeWrite(path, 'append');
			writeNow(path, (hasFile(path) ? store.readSync__(path) : '') + data, options);
		}),
		process: (path, change, options) => queued(() => {
			if (!hasFile(path)) throw missing('open', path);
			const result: unknown = change(store.readSync__(path));
			if (typeof result !== 'string') {
				throw new TypeError(`The callback of process('${path}') returned ${result instanceof Promise ? 'a promise' : typeof result}: it must return the new text synchronously.`);
			}
			hooks.beforeWrite(path, 'process');
			writeNow(path, result, options);
			return result;
		}),
		writeBinary: (path, data, options) => queued(async () => {
			checkTarget('open', path);
			const existed = hasFile(path);
			await base.writeBinary(path, data, options);
			hooks.changed({ kind: existed ? 'modified' : 'file-created', path });
		}),
		appendBinary: (path, data, options) => queued(async () => {
			await base.appendBinary(path, data, options);
			hooks.changed({ kind: 'modified', path });
		}),
		mkdir: (path) => queued(() => { makeFolder(path); }),
		remove: (path) => queued(async () => {
			if (!hasFile(path)) throw missing('unlink', path);
			await base.remove(path);
			hooks.changed({ kind: 'deleted', path });
		}),
		rmdir: (path, recursive) => queued(async () => {
			if (!folders().has(path)) throw missing('rmdir', path);
			const listed = await base.list(path);
			if (!recursive && listed.files.length + listed.folders.length > 0) throw new Error(`ENOTEMPTY: directory not empty, rmdir '${path}'`);
			await base.rmdir(path, recursive);
			hooks.changed({ kind: 'deleted', path });
		}),
		rename: (path, newPath) => queued(() => move(path, newPath)),
		copy: (path, newPath) => queued(async () => {
			checkTarget('copyfile', newPath);
			await base.copy(path, newPath);
			hooks.changed({ kind: 'file-created', path: newPath });
		}),
		// 7443: a trashed file can be found again, in `.trash` of the vault or in the system's bin.
		trashLocal: (path) => queued(async () => {
			if (!folders().has('.trash')) makeFolder('.trash');
			let target = `.trash/${nameOf(path)}`;
			for (let n = 2; await base.exists(target); n += 1) target = `.trash/${n} ${nameOf(path)}`;
			await move(path, target);
		}),
		trashSystem: (path) => queued(async () => {
			if (folders().has(path)) await base.rmdir(path, true);
			else await base.remove(path);
			hooks.changed({ kind: 'deleted', path });
			return true;
		}),
	};

	function hasTextAt(path: string): boolean {
		try {
			store.readSync__(path);
			return true;
		} catch {
			return false;
		}
	}

	Object.assign(store, overrides);
	return {
		adapter: store,
		writeUnguarded: (path, text) => queued(() => { writeNow(path, text); }),
		seed(path, text) {
			if (path.endsWith('/')) store.mkdirSync__(path.slice(0, -1));
			else store.writeSync__(path, text);
		},
		readNow: (path) => (hasTextAt(path) ? store.readSync__(path) : null),
		paths: () => store.listAll__(),
	};
}

/** UTF-8 length. */
export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}
