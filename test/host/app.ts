import type * as Api from 'obsidian';
import { RenderContext, SecretStorage } from 'obsidian-test-mocks/obsidian';
import type { Disk } from './adapter';
import { FileManager } from './file-manager';
import { Keymap, Scope } from './keymap';
import { MetadataCache } from './metadata-cache';
import { createRegistries, type Registries } from './registries';
import type { Activity } from './schedule';
import { Vault } from './vault';
import { Workspace } from './workspace';

/** A write that would lose or merge typed text (trap 3 of the host's rules), or any other thing the app lets pass. */
export interface Violation {
	readonly kind: 'vault-write-under-dirty-editor';
	readonly path: string;
	readonly operation: string;
	readonly where: string;
}

/** App: obsidian.d.ts 406, with what the host itself needs. A plugin sees it through `strict`. */
export class App {
	scope: Scope;
	keymap: Keymap;
	vault: Vault;
	metadataCache: MetadataCache;
	fileManager: FileManager;
	workspace: Workspace;
	renderContext: Api.RenderContext;
	secretStorage: Api.SecretStorage;
	/** What plugins and views get to see: the same app, in which unknown names throw. */
	api: Api.App = this as unknown as Api.App;
	lastEvent: Api.UserEvent | null = null;
	readonly registries: Registries = createRegistries();
	readonly localStorage = new Map<string, string>();

	constructor(readonly disk: Disk, readonly activity: Activity, vaultName: string) {
		const self = this as unknown as Api.App;
		this.scope = new Scope();
		this.vault = new Vault(disk, vaultName);
		this.metadataCache = new MetadataCache(this.vault, activity);
		this.fileManager = new FileManager(self);
		this.workspace = new Workspace(this);
		this.keymap = new Keymap(this.scope, () => (this.workspace.activeLeaf?.view.scope ?? null) as Scope | null);
		this.renderContext = RenderContext.create__(self as never) as unknown as Api.RenderContext;
		this.secretStorage = SecretStorage.create2__(self as never) as unknown as Api.SecretStorage;
	}

	isDarkMode(): boolean {
		return document.body.hasClass('theme-dark');
	}

	/** 479: null when there is nothing. The value went through JSON, as in the browser's storage. */
	loadLocalStorage(key: string): unknown {
		const stored = this.localStorage.get(key);
		return stored === undefined ? null : JSON.parse(stored) as unknown;
	}

	/** 484: "If data is `null`, the entry will be cleared." */
	saveLocalStorage(key: string, data: unknown): void {
		if (data === null || data === undefined) this.localStorage.delete(key);
		else this.localStorage.set(key, JSON.stringify(data));
	}
}
