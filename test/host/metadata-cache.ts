import type * as Api from 'obsidian';
import { Events } from './component';
import { FileNames } from './file-names';
import { nameOf, TFile } from './files';
import { parseMetadata } from './metadata-parser';
import { laterTask, type Activity } from './schedule';
import type { Vault } from './vault';

/** MetadataCache: obsidian.d.ts 4404. Stricter than the app: a note is never indexed within the task of its write. */
export class MetadataCache extends Events {
	resolvedLinks: Record<string, Record<string, number>> = {};
	unresolvedLinks: Record<string, Record<string, number>> = {};
	private readonly caches = new Map<string, Api.CachedMetadata>();
	private readonly names = new FileNames();
	private readonly waiting = new Set<TFile>();
	private working = false;
	private held = false;

	constructor(private readonly vault: Vault, private readonly activity: Activity) {
		super();
		vault.on('create', (file: Api.TAbstractFile) => {
			if (file instanceof TFile) this.names.add(file);
			this.index(file);
		});
		vault.on('modify', (file: Api.TAbstractFile) => { this.index(file); });
		vault.on('delete', (file: Api.TAbstractFile) => {
			if (file instanceof TFile) this.names.remove(file, file.path);
			this.drop(file);
		});
		vault.on('rename', (file: Api.TAbstractFile, oldPath: string) => {
			if (file instanceof TFile) this.names.remove(file, oldPath).add(file);
			this.move(file, oldPath);
		});
	}

	/** 4417: null for a file that is not indexed yet, or is no note. */
	getFileCache(file: Api.TFile): Api.CachedMetadata | null {
		return this.caches.get(file.path) ?? null;
	}

	getCache(path: string): Api.CachedMetadata | null {
		return this.caches.get(path) ?? null;
	}

	getFirstLinkpathDest(linkpath: string, sourcePath: string): Api.TFile | null {
		const wanted = linkpath.toLowerCase();
		if (wanted === '') return this.vault.getFileByPath(sourcePath);
		const matches = this.names.called(nameOf(wanted)).filter((file) => {
			const path = file.path.toLowerCase();
			return [path, path.replace(/\.md$/, '')].some((full) => full === wanted || full.endsWith(`/${wanted}`));
		});
		// 4405 "the best match": the exact path, else the one that is nearest to the source.
		const exact = matches.find((file) => [file.path, file.path.replace(/\.md$/, '')].some((path) => path.toLowerCase() === wanted && linkpath.includes('/')));
		const distance = (file: Api.TFile): number => {
			const from = sourcePath.split('/').slice(0, -1);
			const to = file.path.split('/').slice(0, -1);
			let shared = 0;
			while (shared < Math.min(from.length, to.length) && from[shared] === to[shared]) shared += 1;
			return from.length + to.length - 2 * shared;
		};
		return exact ?? matches.sort((a, b) => distance(a) - distance(b) || (a.path < b.path ? -1 : 1))[0] ?? null;
	}

	/** "If file name is unique, use the filename. If not unique, use full path." */
	fileToLinktext(file: Api.TFile, _sourcePath: string, omitMdExtension = true): string {
		const same = this.names.called(file.name.toLowerCase()).filter((other) => other.name.toLowerCase() === file.name.toLowerCase());
		const text = same.length > 1 ? file.path : file.name;
		return omitMdExtension && file.extension === 'md' ? text.replace(/\.md$/i, '') : text;
	}

	/** For tests: stops indexing, so that caches stay null or stale until `release`. */
	hold(): void {
		this.held = true;
	}

	release(): void {
		this.held = false;
		this.start();
	}

	private index(file: Api.TAbstractFile): void {
		if (!(file instanceof TFile) || file.extension !== 'md') return;
		this.waiting.add(file);
		this.start();
	}

	private start(): void {
		if (this.working || this.held || this.waiting.size === 0) return;
		this.working = true;
		void this.activity.track(this.work());
	}

	private async work(): Promise<void> {
		const done: TFile[] = [];
		while (this.waiting.size > 0 && !this.held) {
			await laterTask();
			const [file] = this.waiting;
			if (file === undefined) break;
			this.waiting.delete(file);
			if (this.vault.getFileByPath(file.path) !== (file as unknown)) continue;
			const data = await this.vault.read(file).catch(() => null);
			if (data === null) continue;
			const cache = parseMetadata(data);
			this.caches.set(file.path, cache);
			done.push(file);
			this.trigger('changed', file, data, cache);
		}
		this.working = false;
		// Links are resolved for every note: one that was created may be another note's missing target.
		for (const path of this.caches.keys()) this.resolve(path);
		for (const file of done) this.trigger('resolve', file);
		if (done.length > 0) this.trigger('resolved');
		this.start();
	}

	private resolve(path: string): void {
		const cache = this.caches.get(path);
		const resolved: Record<string, number> = {};
		const unresolved: Record<string, number> = {};
		for (const { link } of [...cache?.links ?? [], ...cache?.embeds ?? [], ...cache?.frontmatterLinks ?? []]) {
			const linkpath = link.split('#')[0] ?? '';
			if (linkpath === '') continue;
			const target = this.getFirstLinkpathDest(linkpath, path);
			const counts = target === null ? unresolved : resolved;
			const key = target?.path ?? linkpath;
			counts[key] = (counts[key] ?? 0) + 1;
		}
		this.resolvedLinks[path] = resolved;
		this.unresolvedLinks[path] = unresolved;
	}

	private drop(file: Api.TAbstractFile): void {
		if (!(file instanceof TFile) || file.extension !== 'md') return;
		const before = this.caches.get(file.path) ?? null;
		this.caches.delete(file.path);
		delete this.resolvedLinks[file.path];
		delete this.unresolvedLinks[file.path];
		void this.activity.track(laterTask().then(() => { this.trigger('deleted', file, before); }));
	}

	/** 4446: `changed` is not called when a file is renamed. */
	private move(file: Api.TAbstractFile, oldPath: string): void {
		for (const record of [this.resolvedLinks, this.unresolvedLinks]) {
			const links = record[oldPath];
			if (links === undefined) continue;
			record[file.path] = links;
			delete record[oldPath];
		}
		const cache = this.caches.get(oldPath);
		if (cache === undefined) return;
		this.caches.delete(oldPath);
		this.caches.set(file.path, cache);
	}
}
