#!/usr/bin/env node
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, constants, mkdirSync, open as openFile, readFileSync, renameSync, rmSync, writeFileSync, type Dirent } from 'node:fs';
import { access, mkdir, open, readdir, realpath, rm, stat, type FileHandle } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { run } from './cli';
import { fetchHttp } from './cli/fetch-http';
import { calendarDate, type LogDate } from './core/date';
import type { Clock } from './metadata/clock';
import type { Store } from './metadata/store';
import { ChangedFileError, type EntryKind, type FileSystem, type GitAnswer } from './cli/world';

/** Put in by the build; a bundle made otherwise has none. */
declare const ML_WATCH_VERSION: string | undefined;
/** From the package's `homepage`; empty where it has none. */
declare const ML_WATCH_HOMEPAGE: string | undefined;

const files: FileSystem = {
	async kind(file) {
		try {
			return kindOf(await stat(file));
		} catch (error) {
			// A link that leads back to itself leads nowhere, too.
			if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ELOOP') return null;
			throw error;
		}
	},
	async entries(folder) {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) }));
	},
	realPath: (file) => realpath(file),
	read: readOpened,
	write: writeFile,
	async readInput() {
		const chunks: Buffer[] = [];
		for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	},
};

function kindOf(entry: Pick<Dirent, 'isFile' | 'isDirectory'>): Exclude<EntryKind, 'link'> {
	if (entry.isFile()) return 'file';
	return entry.isDirectory() ? 'folder' : 'other';
}

function isMissing(error: unknown): boolean {
	const code = (error as NodeJS.ErrnoException).code;
	return code === 'ENOENT' || code === 'ENOTDIR';
}

const openSoon = promisify(openFile);

/**
 * Reads a file: it is opened in the background, as a slow disk finds several at once faster than one by one, and then read on the spot,
 * as a promise for each step takes longer than the step. A folder of 10,000 notes is read in a third of the time.
 */
async function readOpened(file: string): Promise<Buffer> {
	const opened = await openSoon(file, 'r');
	try {
		return readFileSync(opened);
	} finally {
		closeSync(opened);
	}
}

function readOrNull(file: string): Buffer | null {
	try {
		return readFileSync(file);
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

/** Writes a file; where it cannot, says which and why, and not which file beside it was being made. */
async function writeFile(file: string, bytes: Uint8Array, expected: Uint8Array | null): Promise<void> {
	try {
		await replaceFile(file, bytes, expected);
	} catch (error) {
		const { code = '', message } = error as NodeJS.ErrnoException;
		if (code === '') throw error;
		const reason = reasons[code];
		throw new Error(`${file} could not be ${expected === null ? 'made' : 'written, and is as it was'}: ${reason === undefined ? message : `${reason} (${code})`}`, { cause: error });
	}
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'there is no permission to write there', EPERM: 'there is no permission to write there', EROFS: 'the disk can only be read',
	ENOSPC: 'the disk is full', EDQUOT: 'the disk is full', ENAMETOOLONG: 'the name is too long', ENOTDIR: 'a file stands where a folder has to be',
	EEXIST: 'a file stands where a folder has to be',
};

/**
 * Writes beside the file and renames over it, so that at every moment either the old or the new file is there as a whole. No two runs do
 * so at once: each would find the old file before the other's is in its place.
 */
async function replaceFile(file: string, bytes: Uint8Array, expected: Uint8Array | null): Promise<void> {
	if (expected === null) await mkdir(path.dirname(file), { recursive: true });
	// A rename onto a link would replace the link by a file.
	const target = expected === null ? file : await realpath(file);
	// A rename asks the folder for leave, not the file: one that was made read-only would be replaced all the same.
	if (expected !== null) await access(target, constants.W_OK);
	const temporary = path.join(path.dirname(target), `.${path.basename(target).slice(0, 60)}.ml-watch.tmp`);
	// Until it is given the old file's rights nobody else may read what was private.
	const handle = await openAlone(temporary, expected === null ? 0o666 : 0o600);
	try {
		try {
			await handle.writeFile(bytes);
			if (expected !== null) await takeOver(handle, target);
			await handle.sync();
		} finally {
			await handle.close();
		}
		// At once, so that there is hardly a moment for other programs, which wait for nobody.
		const current = readOrNull(target);
		const unchanged = expected === null ? current === null : current?.equals(expected) === true;
		if (!unchanged) throw new ChangedFileError(`${file} was changed by somebody else in the meantime. It was left as it is; run again.`);
		renameSync(temporary, target);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	await syncFolder(path.dirname(target));
}

/** How long a file that nobody writes to is taken for one that is being written, in ms. Behind that a crash left it. */
const mostSilence = 10_000;

/** Makes a file that is not there; where another run has made it, once that has gone. */
async function openAlone(file: string, mode: number): Promise<FileHandle> {
	for (let wait = 0; ; wait += 50) {
		try {
			return await open(file, 'wx', mode);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			if (wait > 2 * mostSilence) throw new Error(`Another run is writing it. Where none is, delete ${file} and run again`);
			const age = await stat(file).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
			if (age > mostSilence) await rm(file, { force: true });
			else await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}

/** Gives a new file the owner and the mode of the one that it will replace. */
async function takeOver(handle: FileHandle, replaced: string): Promise<void> {
	const [now, old] = [await handle.stat(), await stat(replaced)];
	if (now.uid !== old.uid || now.gid !== old.gid) {
		// Only an administrator may give a file away: whose note is mended by one must still be able to write it.
		await handle.chown(old.uid, old.gid).catch(() => handle.chown(now.uid, old.gid)).catch(() => {});
	}
	await handle.chmod(old.mode & 0o7777);
}

/** Makes the rename itself last. Not every system lets a folder be opened, and then there is nothing to be done. */
async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}

/** Whether something could not be printed, such as to a full disk. */
const output = { isCutShort: false };

/** Writes until the reader goes away (`| head`). The run goes on without it, because its exit code still means something. */
function printerTo(stream: NodeJS.WriteStream): (text: string) => void {
	let closed = false;
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (!closed && error.code !== 'EPIPE') {
			output.isCutShort = true;
			// What is buffered may fail when the run is over.
			process.exitCode = 2;
			if (stream !== process.stderr) process.stderr.write(`ml-watch: The output is incomplete: ${error.message}\n`);
		}
		closed = true;
	});
	return (text) => {
		if (!closed) stream.write(text);
	};
}

/** A difference of a repository can be long. */
const mostOutput = 1 << 30;

function git(folder: string, command: readonly string[]): Promise<GitAnswer | null> {
	return new Promise((resolve) => {
		// Its words are looked at in one case: they must be English.
		execFile('git', ['-C', folder, ...command], { maxBuffer: mostOutput, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } }, (error, out, err) => {
			if (error?.code === 'ENOENT') resolve(null);
			else resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, out, err: err === '' ? error?.message ?? '' : err });
		});
	});
}

function today(): LogDate | null {
	const now = new Date();
	return calendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

const clock: Clock = {
	now: () => Date.now(),
	after: (milliseconds, call) => {
		const timer = setTimeout(call, milliseconds);
		return () => clearTimeout(timer);
	},
	random: () => Math.random(),
};

/** Answers of the last day, and when arXiv was asked last, for all runs of this person; the folder can be deleted at any time. */
const cacheFolder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'ml-watch');

const store: Store = {
	load: (name) => {
		try {
			return readFileSync(path.join(cacheFolder, `${name}.json`), 'utf8');
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	},
	save: (name, text) => {
		const file = path.join(cacheFolder, `${name}.json`);
		if (text === null) {
			rmSync(file, { force: true });
			return;
		}
		mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
		const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
		writeFileSync(temporary, text, { mode: 0o600 });
		renameSync(temporary, file);
	},
};

const version = typeof ML_WATCH_VERSION === 'undefined' ? 'development' : ML_WATCH_VERSION;

const exitCode = await run({
	argv: process.argv.slice(2),
	files,
	out: printerTo(process.stdout),
	err: printerTo(process.stderr),
	colors: process.stdout.isTTY && !process.env.NO_COLOR,
	version,
	network: { http: fetchHttp((url, init) => fetch(url, init), `ml-watch/${version}`), clock, store },
	homepage: typeof ML_WATCH_HOMEPAGE === 'undefined' ? '' : ML_WATCH_HOMEPAGE,
	git,
	today: today(),
});
// Set, not passed to `exit`: what is still on its way to a pipe would be cut off.
process.exitCode = output.isCutShort ? 2 : exitCode;
