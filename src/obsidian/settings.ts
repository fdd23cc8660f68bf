import type { Plugin } from 'obsidian';
import { readConfig, settingGroups, type Config, type Severity } from '../core/config/config';
import type { ConfigProblem, Setting } from '../core/config/setting';

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
		let data: unknown;
		try {
			data = await this.plugin.loadData();
		} catch {
			data = 'unreadable';
		}
		this.broken = data !== null && data !== undefined && !isRecord(data);
		this.stored = isRecord(data) ? { ...data } : {};
		this.current = readConfig(data);
		this.tell();
	}

	/** Whether the next save would replace a file that could not be read. */
	get wouldReplace(): boolean {
		return this.broken;
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

	/** Calls back after every change of a setting. @returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	private async save(stored: Record<string, unknown>): Promise<void> {
		this.stored = stored;
		this.broken = false;
		this.current = readConfig(stored);
		this.tell();
		await this.plugin.saveData(stored);
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
