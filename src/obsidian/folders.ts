import { normalizePath, type App } from 'obsidian';
import { folderOf } from '../core/note';

/** Makes the folder that a file is about to be made in, where it is missing. */
export async function makeFolderOf({ vault }: App, path: string): Promise<void> {
	const folder = folderOf(path);
	if (folder !== '' && !vault.getFolderByPath(folder)) await vault.createFolder(folder);
}

/** Whether the vault has a file of a path: a link by a relative path leads there. */
export function hasFileIn({ vault }: App): (path: string) => boolean {
	return (path) => vault.getFileByPath(normalizePath(path)) !== null;
}
