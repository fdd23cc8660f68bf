import type * as Api from 'obsidian';
import { Events } from './component';
import { byteLength, type Disk, type DiskChange } from './adapter';
import type { TAbstractFile} from './files';
import { nameOf, parentPathOf, setPath, TFile, TFolder } from './files';

/** The vault mirrors the disk but for dot folders, which the app keeps out of `getFiles()`. */
function isHidden(path: string): boolean {
	return path.split('/').some((part) => part.startsWith('.'));
}

/** Vault: obsidian.d.ts 7321. Every event comes from the disk's news, so an adapter write is seen like any other. */
export class Vault extends Events {
	adapter: Api.DataAdapter;
	configDir = '.obsidian';
	private readonly root: TFolder;
	private readonly tree = new Map<string, TAbstractFile>();

	constructor(private readonly disk: Disk, private readonly vaultName: string) {
		super();
		this.adapter = disk.adapter;
		this.root = new TFolder(this as unknown as Api.Vault, '/');
		this.tree.set('/', this.root);
	}

	/** 7552: `create` is fired for every file while the vault is loaded at app start. */
	async loadAll(): Promise<void> {
		const { files, folders } = this.disk.paths();
		for (const path of folders.sort()) if (!isHidden(path)) this.add(new TFolder(this as unknown as Api.Vault, path));
		for (const path of files.sort()) {
			if (isHidden(path)) continue;
			const file = new TFile(this as unknown as Api.Vault, path);
			await this.restat(file);
			this.add(file);
		}
	}

	getName(): string {
		return this.vaultName;
	}

	getRoot(): Api.TFolder {
		return this.root;
	}

	getAbstractFileByPath(path: string): Api.TAbstractFile | null {
		return this.tree.get(path) ?? null;
	}

	getFileByPath(path: string): Api.TFile | null {
		const found = this.tree.get(path);
		return found instanceof TFile ? found : null;
	}

	getFolderByPath(path: string): Api.TFolder | null {
		const found = this.tree.get(path);
		return found instanceof TFolder ? found : null;
	}

	getAllLoadedFiles(): Api.TAbstractFile[] {
		return [...this.tree.values()];
	}

	getAllFolders(includeRoot = false): Api.TFolder[] {
		return [...this.tree.values()].filter((item): item is TFolder => item instanceof TFolder && (includeRoot || item !== this.root));
	}

	getFiles(): Api.TFile[] {
		return [...this.tree.values()].filter((item): item is TFile => item instanceof TFile);
	}

	getMarkdownFiles(): Api.TFile[] {
		return this.getFiles().filter((file) => file.extension === 'md');
	}

	static recurseChildren(root: Api.TFolder, callback: (file: Api.TAbstractFile) => unknown): void {
		for (const item of [root, ...root.children]) {
			if (item !== root && item instanceof TFolder) Vault.recurseChildren(item, callback);
			else callback(item);
		}
	}

	async create(path: string, data: string, options?: Api.DataWriteOptions): Promise<Api.TFile> {
		// 7386, and trap 13: a file that exists, or a parent that does not, throws.
		if (this.tree.has(path)) throw new Error('File already exists.');
		await this.adapter.write(path, data, options);
		return this.must(path) as Api.TFile;
	}

	async createBinary(path: string, data: ArrayBuffer, options?: Api.DataWriteOptions): Promise<Api.TFile> {
		if (this.tree.has(path)) throw new Error('File already exists.');
		await this.adapter.writeBinary(path, data, options);
		return this.must(path) as Api.TFile;
	}

	async createFolder(path: string): Promise<Api.TFolder> {
		// 7400.
		if (this.tree.has(path)) throw new Error('Folder already exists.');
		await this.adapter.mkdir(path);
		return this.must(path) as Api.TFolder;
	}

	async read(file: Api.TFile): Promise<string> {
		return this.adapter.read(file.path);
	}

	async cachedRead(file: Api.TFile): Promise<string> {
		return this.adapter.read(file.path);
	}

	async readBinary(file: Api.TFile): Promise<ArrayBuffer> {
		return this.adapter.readBinary(file.path);
	}

	getResourcePath(file: Api.TFile): string {
		return this.adapter.getResourcePath(file.path);
	}

	async modify(file: Api.TFile, data: string, options?: Api.DataWriteOptions): Promise<void> {
		this.mustBeHere(file);
		await this.adapter.write(file.path, data, options);
	}

	async modifyBinary(file: Api.TFile, data: ArrayBuffer, options?: Api.DataWriteOptions): Promise<void> {
		this.mustBeHere(file);
		await this.adapter.writeBinary(file.path, data, options);
	}

	async append(file: Api.TFile, data: string, options?: Api.DataWriteOptions): Promise<void> {
		this.mustBeHere(file);
		await this.adapter.append(file.path, data, options);
	}

	async appendBinary(file: Api.TFile, data: ArrayBuffer, options?: Api.DataWriteOptions): Promise<void> {
		this.mustBeHere(file);
		await this.adapter.appendBinary(file.path, data, options);
	}

	async process(file: Api.TFile, change: (data: string) => string, options?: Api.DataWriteOptions): Promise<string> {
		this.mustBeHere(file);
		return this.adapter.process(file.path, change, options);
	}

	async delete(file: Api.TAbstractFile, force = false): Promise<void> {
		if (file instanceof TFolder) await this.adapter.rmdir(file.path, force || !this.hasHiddenChildren(file.path));
		else await this.adapter.remove(file.path);
	}

	async trash(file: Api.TAbstractFile, system: boolean): Promise<void> {
		if (system && await this.adapter.trashSystem(file.path)) return;
		await this.adapter.trashLocal(file.path);
	}

	async rename(file: Api.TAbstractFile, newPath: string): Promise<void> {
		await this.adapter.rename(file.path, newPath);
	}

	async copy<T extends Api.TAbstractFile>(file: T, newPath: string): Promise<T> {
		await this.adapter.copy(file.path, newPath);
		return this.must(newPath) as unknown as T;
	}

	/** The disk's news become the tree's, then the events of 7552 to 7576. */
	async mirror(change: DiskChange): Promise<void> {
		if (change.kind === 'renamed') {
			this.mirrorRename(change.path, change.oldPath);
			return;
		}
		if (isHidden(change.path)) return;
		const known = this.tree.get(change.path);
		if (change.kind === 'deleted') {
			if (known !== undefined) this.remove(known);
			return;
		}
		if (change.kind === 'folder-created') {
			if (known === undefined) this.add(new TFolder(this as unknown as Api.Vault, change.path));
			return;
		}
		const file = known instanceof TFile ? known : new TFile(this as unknown as Api.Vault, change.path);
		await this.restat(file);
		if (known === undefined) this.add(file);
		else this.trigger('modify', file);
	}

	private mirrorRename(path: string, oldPath: string): void {
		const item = this.tree.get(oldPath);
		if (isHidden(path)) {
			if (item !== undefined) this.remove(item);
			return;
		}
		if (item === undefined) return;
		const below = item instanceof TFolder ? this.getAllLoadedFiles().filter((other) => other.path.startsWith(`${oldPath}/`)) as TAbstractFile[] : [];
		this.unlink(item);
		const moves = [item, ...below].map((moved) => ({ moved, from: moved.path }));
		for (const { from } of moves) this.tree.delete(from);
		for (const { moved, from } of moves) {
			setPath(moved, path + from.slice(oldPath.length));
			this.tree.set(moved.path, moved);
		}
		this.link(item);
		for (const { moved, from } of moves) this.trigger('rename', moved, from);
	}

	private add(item: TAbstractFile): void {
		this.tree.set(item.path, item);
		this.link(item);
		this.trigger('create', item);
	}

	private remove(item: TAbstractFile): void {
		for (const below of this.getAllLoadedFiles() as TAbstractFile[]) {
			if (!below.path.startsWith(`${item.path}/`)) continue;
			this.tree.delete(below.path);
			this.trigger('delete', below);
		}
		this.tree.delete(item.path);
		this.unlink(item);
		this.trigger('delete', item);
	}

	private link(item: TAbstractFile): void {
		const parent = this.tree.get(parentPathOf(item.path));
		item.parent = parent instanceof TFolder ? parent : this.root;
		item.parent.children.push(item);
	}

	private unlink(item: TAbstractFile): void {
		const siblings = item.parent?.children ?? [];
		const at = siblings.indexOf(item);
		if (at >= 0) siblings.splice(at, 1);
	}

	/** 2974: `stat` is filled, and its mtime grows with every write even within one millisecond. */
	private async restat(file: TFile): Promise<void> {
		const text = this.disk.readNow(file.path);
		const before = file.stat.mtime;
		const now = Date.now();
		const stat = text === null ? await this.adapter.stat(file.path) : null;
		file.stat = {
			ctime: file.stat.ctime === 0 ? now : file.stat.ctime,
			mtime: Math.max(now, before + 1),
			size: text === null ? stat?.size ?? 0 : byteLength(text),
		};
	}

	private hasHiddenChildren(path: string): boolean {
		return this.disk.paths().files.some((file) => file.startsWith(`${path}/`) && isHidden(nameOf(file)));
	}

	private must(path: string): TAbstractFile {
		const item = this.tree.get(path);
		if (item === undefined) throw new Error(`'${path}' is hidden from the vault: use the adapter for dot folders.`);
		return item;
	}

	private mustBeHere(file: Api.TFile): void {
		if (this.tree.get(file.path) !== (file as unknown)) throw new Error(`ENOENT: no such file or directory, open '${file.path}'`);
	}
}
