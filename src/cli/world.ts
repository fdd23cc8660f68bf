import type { LogDate } from '../core/date';
import type { Clock } from '../metadata/clock';
import type { Http } from '../metadata/http';
import type { Store } from '../metadata/store';

/** What a name in a folder is. `link` is a symbolic link, whatever it points to; `other` a device, a socket or the like. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
	readonly name: string;
	readonly kind: EntryKind;
}

/** Thrown by `FileSystem.write` when the file is no longer what was read: somebody else changed it in between. */
export class ChangedFileError extends Error {}

/** The files of the machine, as little of them as the verbs need. Paths are written with `/`. A method that fails rejects. */
export interface FileSystem {
	/** What a path is once links are followed; null where nothing is. */
	kind(path: string): Promise<'file' | 'folder' | 'other' | null>;
	/** The names in a folder, in any order. */
	entries(folder: string): Promise<readonly FolderEntry[]>;
	/** The absolute path behind all links. */
	realPath(path: string): Promise<string>;
	read(path: string): Promise<Uint8Array>;
	/**
	 * Replaces a file as a whole: a crash leaves the old one. Missing folders are made; the file's mode stays.
	 * @param expected the bytes that the file must still hold; null where there must be none.
	 * @throws ChangedFileError when it holds others; nothing is written then.
	 */
	write(path: string, bytes: Uint8Array, expected: Uint8Array | null): Promise<void>;
	/** Everything that is piped in. */
	readInput(): Promise<Uint8Array>;
}

/** What git said. */
export interface GitAnswer {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** The way to the services that know papers. */
export interface Network {
	readonly http: Http;
	readonly clock: Clock;
	readonly store: Store;
}

/** Everything that a run can see and touch. */
export interface World {
	/** The arguments behind the program's name. */
	readonly argv: readonly string[];
	readonly files: FileSystem;
	/** Takes text for standard output. */
	out(text: string): void;
	/** Takes text for standard error. */
	err(text: string): void;
	/** Whether output may hold colors; not when left out. */
	readonly colors?: boolean;
	readonly version?: string;
	/** Where the project is shown on the web, such as its repository; helps point there. */
	readonly homepage?: string;
	/**
	 * Runs git in a folder, without a shell; null where there is no git.
	 * @param command its arguments.
	 */
	git?(folder: string, command: readonly string[]): Promise<GitAnswer | null>;
	/** Only `add` and `complete` use it; without it they take what URLs and notes say. */
	readonly network?: Network;
	/** The day it is, for new entries and for the one rule that looks for dates in the future. */
	readonly today?: LogDate | null;
}

/** 0: fine. 1: something was found that the person should look at. 2: the run failed, or could not do all of its work. */
export type ExitCode = 0 | 1 | 2;

/** The person asked for something that does not exist or cannot be done. Its message is all that is printed. */
export class UsageError extends Error {}
