import type * as Api from 'obsidian';

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of the folder that holds `path`, `/` for the root (obsidian.d.ts 6947: the root's own path is `/`). */
export function parentPathOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash <= 0 ? '/' : path.slice(0, slash);
}

/** TAbstractFile: obsidian.d.ts 6937. */
export abstract class TAbstractFile {
	name: string;
	parent: Api.TFolder | null = null;

	constructor(public vault: Api.Vault, public path: string) {
		this.name = nameOf(path);
	}
}

/** TFile: obsidian.d.ts 7113. */
export class TFile extends TAbstractFile {
	stat: Api.FileStats = { ctime: 0, mtime: 0, size: 0 };
	basename = '';
	extension = '';

	constructor(vault: Api.Vault, path: string) {
		super(vault, path);
		setPath(this, path);
	}
}

/** TFolder: obsidian.d.ts 7136. */
export class TFolder extends TAbstractFile {
	children: Api.TAbstractFile[] = [];

	isRoot(): boolean {
		return this.path === '/';
	}
}

/** Moves a file object to another path: the object stays the same through a rename (7576). */
export function setPath(file: TAbstractFile, path: string): void {
	file.path = path;
	file.name = nameOf(path);
	if (!(file instanceof TFile)) return;
	const dot = file.name.lastIndexOf('.');
	file.extension = dot > 0 ? file.name.slice(dot + 1).toLowerCase() : '';
	file.basename = dot > 0 ? file.name.slice(0, dot) : file.name;
}
