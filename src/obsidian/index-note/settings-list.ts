import type { SettingDefinitionItem, SettingDefinitionPage } from 'obsidian';
import { indexName, indexSettings, samePath, type IndexSettings } from '../../core/config/indexes';
import type { Setting } from '../../core/config/setting';
import { begin } from '../notices';
import { controlOf, forControl, fromControl } from '../setting-control';
import type { Settings } from '../settings';

/** The keys of an index's controls: `indexes.0.path`. */
const prefix = 'indexes.';

/** The list of indexes in the settings, each with a page of its own. */
export class IndexSettingsList {
	constructor(private readonly settings: Settings, private readonly update: () => void) {}

	definition(): SettingDefinitionItem {
		const { indexes } = this.settings.config;
		return {
			type: 'list',
			heading: 'Indexes',
			items: indexes.map((index, place) => this.page(index, place)),
			addItem: { name: 'Add an index', action: () => this.store((stored) => [...stored, this.another()]) },
			onReorder: (from, to) => this.store((stored) => {
				const order = [...stored];
				order.splice(to, 0, ...order.splice(from, 1));
				return order;
			}),
			// There is always one: without any stored the default one is built.
			...(indexes.length > 1 ? { onDelete: (place: number) => this.store((stored) => stored.filter((_, index) => index !== place)) } : {}),
		};
	}

	owns(key: string): boolean {
		return key.startsWith(prefix);
	}

	value(key: string): unknown {
		const { place, name } = placeOf(key);
		return forControl(this.settings.config.indexes[place]?.[name]);
	}

	async change(key: string, value: unknown): Promise<void> {
		const { place, name } = placeOf(key);
		const setting: Setting<unknown> = indexSettings[name];
		const read = fromControl(setting, value);
		if (setting.problem(read) === null) await this.settings.setIndexes((stored) => stored.map((index, at) => (at === place ? { ...index, [name]: read } : index)));
	}

	private page(index: IndexSettings, place: number): SettingDefinitionPage {
		const isTaken = (path: unknown): boolean => this.settings.config.indexes.some((other, at) => at !== place && typeof path === 'string' && samePath(other.path, path));
		return {
			type: 'page',
			name: indexName(index),
			desc: index.path,
			displayValue: () => indexSettings.style.control.type === 'choice' ? indexSettings.style.control.choices[index.style] ?? '' : '',
			status: () => (isTaken(index.path) ? 'warning' : null),
			items: [{
				type: 'group',
				items: Object.entries(indexSettings as Readonly<Record<string, Setting<unknown>>>).map(([name, setting]) => ({
					name: setting.name,
					desc: setting.description,
					control: controlOf(`${prefix}${place}.${name}`, name !== 'path' ? setting : {
						...setting, problem: (value) => setting.problem(value) ?? (isTaken(value) ? 'expected a note that no other index is written to' : null),
					}),
				})),
			}],
		};
	}

	/** A new index, written to a note that no other one is written to. */
	private another(): Record<string, unknown> {
		const paths = new Set(this.settings.config.indexes.map(({ path }) => path));
		let number = paths.size + 1;
		while (paths.has(`Index ${number}.md`)) number++;
		return { path: `Index ${number}.md`, heading: '', style: 'compact' };
	}

	private store(change: (stored: readonly Record<string, unknown>[]) => readonly Record<string, unknown>[]): void {
		begin(this.settings.setIndexes(change).then(this.update));
	}
}

function placeOf(key: string): { readonly place: number; readonly name: keyof IndexSettings } {
	const [, place = '', name = ''] = key.split('.');
	return { place: Number(place), name: name as keyof IndexSettings };
}
