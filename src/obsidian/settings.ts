import { normalizePath, type Plugin } from 'obsidian';
import { readConfig, settingGroups, type Config, type Severity } from '../core/config/config';
import { oldIndexOf, withoutOldIndex } from '../core/config/indexes';
import type { ConfigProblem, Setting } from '../core/config/setting';
import { say } from './notices';

/** The stored settings and what they mean. Unknown keys, and values that cannot be used, stay in the file as they are. */
export class Settings {
	private stored: Record<string, unknown> = {};
	/** Whether the file holds no object at all: saving would wipe what a person may want to mend. */
	private broken = false;
	private current = readConfig({});
	private readonly listeners = new Set<() => void>();

	constructor(private readonly plugin: Plugin) {}

	get config(): Config {
		return this.current.config;
	}

	get problems(): readonly ConfigProblem[] {
		return this.current.problems;
	}

	/** Reads the file. It never throws: what cannot be used is a problem, and its default is taken. */
	async load(): Promise<void> {
		const data = await this.read();
		this.broken = data !== null && !isRecord(data);
		this.stored = isRecord(data) ? { ...data } : {};
		this.current = readConfig(data);
		this.tell();
	}

	/**
	 * Stores a value, or takes it out where it is undefined.
	 * @returns why it was not stored, null where it was.
	 */
	async set(key: string, value: unknown): Promise<string | null> {
		const problem = value === undefined ? null : settingOf(key)?.problem(value) ?? null;
		if (problem !== null) return problem;
		const { [key]: _old, ...rest } = this.stored;
		await this.save(value === undefined ? rest : { ...rest, [key]: value });
		return null;
	}

	/** Sets the severity of a rule; null goes back to the rule's default. */
	async setSeverity(rule: string, severity: Severity | null): Promise<void> {
		const stored = isRecord(this.stored.rules) ? this.stored.rules : {};
		const { [rule]: _old, ...rest } = stored;
		await this.save({ ...this.stored, rules: severity === null ? rest : { ...rest, [rule]: severity } });
	}

	/** Goes back to the default severity of every rule. */
	async resetSeverities(): Promise<void> {
		const { rules: _old, ...rest } = this.stored;
		await this.save(rest);
	}

	/** Stores other indexes, made of what is stored for each; what was stored for one index only becomes the first of them. */
	async setIndexes(change: (indexes: readonly Record<string, unknown>[]) => readonly Record<string, unknown>[]): Promise<void> {
		const { indexes } = this.stored;
		const stored = Array.isArray(indexes) ? indexes.filter(isRecord) : [];
		await this.save({ ...withoutOldIndex(this.stored), indexes: change(stored.length > 0 ? stored : [oldIndexOf(this.stored)]) });
	}

	/** Calls back after every change of a setting. @returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => { this.listeners.delete(listener); };
	}

	/** The stored data; null where there is no file; a text where there is one that cannot be read as data. */
	private async read(): Promise<unknown> {
		const { adapter } = this.plugin.app.vault;
		try {
			const data: unknown = await this.plugin.loadData();
			if (data !== null && data !== undefined) return data;
		} catch {
			return 'unreadable';
		}
		// No data can mean no file, or one that a person broke by hand.
		return await adapter.exists(this.path('data.json')) ? 'unreadable' : null;
	}

	private async save(stored: Record<string, unknown>): Promise<void> {
		// At once, so that a change made while the file is written builds on this one.
		this.stored = stored;
		this.current = readConfig(stored);
		this.tell();
		await this.keepBroken();
		await this.plugin.saveData(this.stored);
	}

	/** A file that could not be read may hold what a person wants to mend: it is kept beside the new one. */
	private async keepBroken(): Promise<void> {
		if (!this.broken) return;
		this.broken = false;
		const { adapter } = this.plugin.app.vault;
		const path = this.path('data.broken.json');
		await adapter.write(path, await adapter.read(this.path('data.json')));
		say(`The settings file could not be read and is replaced. What it held is kept in ${path}.`);
	}

	private path(name: string): string {
		const { dir, id } = this.plugin.manifest;
		return normalizePath(`${dir ?? `${this.plugin.app.vault.configDir}/plugins/${id}`}/${name}`);
	}

	private tell(): void {
		for (const listener of [...this.listeners]) listener();
	}
}

/** The description of a setting. */
export function settingOf(key: string): Setting<unknown> | null {
	for (const { settings } of settingGroups) {
		if (Object.hasOwn(settings, key)) return (settings as Readonly<Record<string, Setting<unknown>>>)[key] ?? null;
	}
	return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
