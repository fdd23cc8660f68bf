import type { App } from 'obsidian';
import { folderOf } from '../core/note';

/** Makes the folder that a file is about to be made in, where it is missing. */
export async function makeFolderOf({ vault }: App, path: string): Promise<void> {
	const folder = folderOf(path);
	if (folder !== '' && !vault.getFolderByPath(folder)) await vault.createFolder(folder);
}
