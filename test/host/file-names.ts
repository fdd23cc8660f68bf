import type * as Api from 'obsidian';
import { nameOf } from './files';

/** The files of the vault by their names in lower case, notes also without `.md`: the app finds the target of a link in a table like this. */
export class FileNames {
	private readonly files = new Map<string, Set<Api.TFile>>();

	add(file: Api.TFile): this {
		for (const name of namesAt(file.path)) {
			const known = this.files.get(name);
			if (known) known.add(file);
			else this.files.set(name, new Set([file]));
		}
		return this;
	}

	/** Forgets a file that stood at a path. */
	remove(file: Api.TFile, path: string): this {
		for (const name of namesAt(path)) {
			const known = this.files.get(name);
			known?.delete(file);
			if (known?.size === 0) this.files.delete(name);
		}
		return this;
	}

	/** The files of a name in lower case. */
	called(name: string): Api.TFile[] {
		return [...this.files.get(name) ?? []];
	}
}

function namesAt(path: string): Set<string> {
	const name = nameOf(path).toLowerCase();
	return new Set([name, name.replace(/\.md$/, '')]);
}
