import type { FileSystem, FolderEntry } from './world';
import { folderOf } from '../core/note';
import { reasonOf } from '../core/reason';

/** A note that was found and not read yet. */
export interface FoundNote {
	/** As it is shown: the argument itself for a file, below the root with `/` in a folder. */
	readonly path: string;
	/** Where it is read from. */
	readonly file: string;
}

/** Something that could not be read, and why. */
export interface Failure {
	readonly path: string;
	readonly message: string;
}

/** What lies below a folder. */
export interface Found {
	readonly notes: readonly FoundNote[];
	/** The paths of the files that are no notes, in any order. */
	readonly files: readonly string[];
	/** The paths of symbolic links, followed or not, in any order. */
	readonly links: readonly string[];
	readonly failures: readonly Failure[];
	/** What a person may want to know, and what keeps no note from being read. */
	readonly notices: readonly Failure[];
}

/**
 * The notes below a folder, in code-unit order of their paths: `.md` files, without hidden files and folders and `node_modules`.
 * A symbolic link is followed where it stays inside the folder, and a place that is reached twice is listed once.
 */
export async function findNotes(files: FileSystem, root: string): Promise<Found> {
	const walk = new Walk(files, root);
	await walk.run();
	walk.notes.sort((a, b) => (a.path < b.path ? -1 : 1));
	return walk;
}

class Walk implements Found {
	readonly notes: FoundNote[] = [];
	readonly files: string[] = [];
	readonly links: string[] = [];
	readonly failures: Failure[] = [];
	readonly notices: Failure[] = [];
	/** Real paths that were come by through a link: only links can lead to a place twice. */
	private readonly seen = new Set<string>();
	private realRoot = '';

	constructor(private readonly system: FileSystem, private readonly root: string) {}

	async run(): Promise<void> {
		await this.folder('');
		if (this.links.length === 0) return;
		this.realRoot = await this.system.realPath(this.root);
		// A link inside a linked folder is found only by following: the list grows while it is walked.
		for (let index = 0; index < this.links.length; index++) await this.link(this.links[index]!);
	}

	/** @param real its real path where a link led here. */
	private async folder(path: string, real: string | null = null): Promise<void> {
		let entries: readonly FolderEntry[];
		try {
			entries = await this.system.entries(joinPath(this.root, path));
		} catch (error) {
			this.fail(path === '' ? this.root : path, error);
			return;
		}
		for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
			if (name.startsWith('.') || name === 'node_modules') continue;
			const below = path === '' ? name : `${path}/${name}`;
			const realBelow = real === null ? null : joinPath(real, name);
			if (realBelow !== null && kind !== 'link' && !this.visit(realBelow)) continue;
			if (kind === 'folder') await this.folder(below, realBelow);
			else if (kind === 'link') this.links.push(below);
			else if (kind === 'file' && name.endsWith('.md')) this.notes.push({ path: below, file: joinPath(this.root, below) });
			else this.files.push(below);
		}
	}

	private async link(path: string): Promise<void> {
		try {
			const file = joinPath(this.root, path);
			const kind = await this.system.kind(file);
			if (kind === null) {
				this.notices.push({ path, message: 'A link that leads nowhere was passed over' });
				return;
			}
			const real = await this.system.realPath(file);
			const below = withinRoot(real, this.realRoot);
			// What lies inside the root is found there, unless it is hidden: a link to it would list it twice.
			if (below === null || below === '' || isListed(below) || !this.visit(real)) return;
			if (kind === 'folder') await this.folder(path, real);
			else if (kind === 'file' && path.endsWith('.md')) this.notes.push({ path, file });
		} catch (error) {
			this.fail(path, error);
		}
	}

	/** Whether a real path was not come by before. */
	private visit(real: string): boolean {
		if (this.seen.has(real)) return false;
		this.seen.add(real);
		return true;
	}

	private fail(path: string, error: unknown): void {
		this.failures.push({ path, message: reasonOf(error) });
	}
}

/** Whether a walk of the root comes by a path without following a link. */
function isListed(below: string): boolean {
	return below.split(/[\\/]/).every((part) => !part.startsWith('.') && part !== 'node_modules');
}

/** The part of a real path below a real root; empty for the root itself, null for what lies outside. */
export function withinRoot(real: string, root: string): string | null {
	if (real === root) return '';
	const base = /[\\/]$/.test(root) ? root : `${root}${root.includes('\\') ? '\\' : '/'}`;
	return real.startsWith(base) ? real.slice(base.length) : null;
}

/** Whether a file that may not exist yet lies below a folder once links are followed. */
export async function staysInside(file: string, root: string, files: FileSystem): Promise<boolean> {
	const realRoot = await files.realPath(root);
	for (let path = file; path.length > root.length; path = folderOf(path)) {
		if ((await files.kind(path)) === null) continue;
		return withinRoot(await files.realPath(path), realRoot) !== null;
	}
	return true;
}

/** A path below a folder, with `/`. */
export function joinPath(folder: string, path: string): string {
	if (path === '') return folder;
	return folder === '' || folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}
