import { fieldsOf } from '../core/config/config';
import { Library } from '../core/library';
import type { LibraryFacts } from '../core/lint';
import { readNote } from '../core/note';
import { factsOf, type OtherFacts } from '../core/rules/facts';
import { readVocabulary } from '../core/rules/unknown-keyword';
import { fileFinder } from './attachments';
import { findNotes, joinPath } from './find-notes';
import { isFailure, readNotes, readText, type NoteText } from './read-notes';
import { complain, type Root } from './roots';
import { vaultAbove } from './settings';
import type { World } from './world';

/** A root whose notes have been read. */
export interface ReadRoot {
	readonly root: Root;
	readonly notes: readonly NoteText[];
}

/** The vault in which a root lies, and what the rules learn from it. */
export interface Vault {
	/** Null where files were named that lie in none: they are compared with each other. */
	readonly folder: string | null;
	readonly facts: LibraryFacts;
}

/**
 * What the rules learn from all notes, as in the app: those of the vault in which each root lies (the nearest folder with `.obsidian` or
 * `ml-watch.json`), else those of the folder itself, else of the files named.
 */
export async function vaultsOf(roots: readonly ReadRoot[], world: World): Promise<Vault[]> {
	const made = new Map<string, Promise<Vault>>();
	const vaults: Vault[] = [];
	for (const read of roots) {
		const { path, isFolder, config } = read.root;
		const folder = path === '-' ? null : await vaultAbove(world.files, path, isFolder) ?? (isFolder ? path : null);
		// Roots of one vault may have settings of their own.
		const key = JSON.stringify([folder, config.extraFields, config.vocabularyNote]);
		let vault = made.get(key);
		if (!vault) made.set(key, (vault = folder === null ? Promise.resolve(looseFiles(roots, read)) : readVault(folder, roots, read, world)));
		vaults.push(await vault);
	}
	return vaults;
}

/** The path of a note in a vault; null where it is not in it. */
export function pathInVault(folder: string, file: string): string | null {
	if (folder !== '.') return file.startsWith(folder === '/' ? folder : `${folder}/`) ? file.slice(folder.length).replace(/^\/+/, '') : null;
	const path = file.replace(/^(?:\.\/+)+/, '');
	return path.startsWith('/') || path === '-' || path === '..' || path.startsWith('../') ? null : path;
}

function looseFiles(roots: readonly ReadRoot[], { root }: ReadRoot): Vault {
	const notes = roots.filter((other) => !other.root.isFolder).flatMap((other) => other.notes);
	return { folder: null, facts: factsOfTexts(notes.map(({ file, text }) => ({ path: file, text })), root) };
}

async function readVault(folder: string, roots: readonly ReadRoot[], { root }: ReadRoot, world: World): Promise<Vault> {
	const { files } = world;
	const own = roots.find((other) => other.root.path === folder && other.root.found !== null);
	const found = own?.root.found ?? await findNotes(files, folder);
	// What was read is what is checked, even where a file changes meanwhile; what is piped in stands for the file that it will be.
	const known = new Map<string, string>();
	for (const { notes } of roots) {
		for (const { file, text } of notes) {
			const path = pathInVault(folder, file);
			if (path !== null) known.set(path, text);
		}
	}
	const texts = [...known].map(([path, text]) => ({ path, text }));
	for await (const read of readNotes(files, found.notes.filter(({ path }) => !known.has(path)))) {
		// What was not asked for and cannot be read is only missing among the evidence.
		if (!isFailure(read)) texts.push(read);
	}
	return { folder, facts: factsOfTexts(texts, root, { hasFile: fileFinder(found), vocabulary: await vocabularyOf(folder, root, world) }) };
}

function factsOfTexts(texts: readonly { readonly path: string; readonly text: string }[], { config }: Root, other?: OtherFacts): LibraryFacts {
	const library = new Library();
	const fields = fieldsOf(config);
	for (const { path, text } of texts) library.set(readNote(path, text, config), { fields });
	return factsOf(library.all(), other);
}

async function vocabularyOf(folder: string, { config }: Root, world: World): Promise<ReadonlySet<string> | null> {
	const path = config.vocabularyNote;
	if (path === '') return null;
	const read = await readText(world.files, { path, file: joinPath(folder, path) });
	if (!isFailure(read)) return readVocabulary(read.text);
	complain(world, `The vocabulary note ${path} is not read: ${read.message}`);
	return null;
}
