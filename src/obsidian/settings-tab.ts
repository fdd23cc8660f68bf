import { PluginSettingTab, type Plugin, type SettingDefinitionItem, type SettingDefinitionPage } from 'obsidian';
import { settingGroups, severities, type Severity } from '../core/config/config';
import type { Setting } from '../core/config/setting';
import { rules } from '../core/rules/index';
import type { Rule } from '../core/rules/rule';
import type { Metadata } from '../metadata/metadata';
import { Journal } from './check/journal';
import { IndexSettingsList } from './index-note/settings-list';
import { begin, say } from './notices';
import { controlOf, forControl, fromControl } from './setting-control';
import { settingOf, type Settings } from './settings';

/** The keys of the severities: `rules.keyword-separator`. */
const rulePrefix = 'rules.';

/** The settings, generated from their descriptions in core. */
export class SettingsTab extends PluginSettingTab {
	private readonly journal: Journal;
	private readonly indexes: IndexSettingsList;

	constructor(plugin: Plugin, private readonly values: Settings, private readonly metadata: Metadata) {
		super(plugin.app, plugin);
		this.journal = new Journal(plugin.app, plugin.manifest);
		this.indexes = new IndexSettingsList(values, () => this.update());
		this.icon = 'star';
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		const groups = settingGroups.flatMap(({ heading, settings }): SettingDefinitionItem[] => [{
			type: 'group',
			heading,
			items: Object.entries(settings as Readonly<Record<string, Setting<unknown>>>).map(([key, setting]) => ({
				name: setting.name,
				desc: setting.description,
				control: controlOf(key, setting),
			})),
		}, ...(heading === 'Index' ? [this.indexes.definition()] : [])]);
		return [...groups, this.rulesPage(), {
			name: 'Forget the last vault-wide change',
			desc: 'A change of several notes keeps a record in the folder of this plugin, so that it can be undone for a month. This deletes it.',
			action: () => begin(this.journal.delete().then(() => say('The record of the last vault-wide change is deleted.'))),
		}, {
			name: 'Forget what services answered',
			desc: 'Answers are kept on this device for a day, so that nobody is asked twice. This deletes them.',
			action: () => {
				this.metadata.forget();
				say('The answers of services are deleted.');
			},
		}];
	}

	override getControlValue(key: string): unknown {
		if (key.startsWith(rulePrefix)) return this.values.config.rules[key.slice(rulePrefix.length)] ?? 'default';
		if (this.indexes.owns(key)) return this.indexes.value(key);
		return forControl((this.values.config as unknown as Readonly<Record<string, unknown>>)[key]);
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		if (key.startsWith(rulePrefix)) {
			const severity = severities.find((known) => known === value) ?? null;
			await this.values.setSeverity(key.slice(rulePrefix.length), severity);
		} else if (this.indexes.owns(key)) {
			await this.indexes.change(key, value);
		} else {
			await this.values.set(key, fromControl(settingOf(key), value));
		}
	}

	private rulesPage(): SettingDefinitionPage {
		const changed = (): number => rules.filter(({ id }) => this.values.config.rules[id] !== undefined).length;
		return {
			type: 'page',
			name: 'Rules of the check',
			desc: 'How loudly each kind of problem is told, or not at all.',
			displayValue: () => (changed() === 0 ? 'Defaults' : `${changed()} changed`),
			items: [{
				type: 'group',
				search: { placeholder: 'Search rules', match: ({ name, desc }, query) => holds(name, query) || holds(desc, query) },
				extraButtons: [(button) => button
					.setIcon('rotate-ccw')
					.setTooltip('Reset all rules to their defaults')
					.onClick(() => begin(this.values.resetSeverities().then(() => this.update())))],
				items: rules.map((rule) => ({
					name: rule.id,
					desc: rule.summary,
					aliases: ['rule', 'severity', 'check'],
					control: { type: 'dropdown', key: rulePrefix + rule.id, options: severityOptions(rule), defaultValue: 'default' },
				})),
			}],
		};
	}
}

function severityOptions({ severity }: Rule): Record<string, string> {
	const names: Readonly<Record<Severity, string>> = { off: 'Off', info: 'Info', warning: 'Warning', error: 'Error' };
	return { default: `Default (${names[severity].toLowerCase()})`, ...names };
}

function holds(text: string | DocumentFragment | undefined, query: string): boolean {
	return typeof text === 'string' && text.toLowerCase().includes(query.trim().toLowerCase());
}
