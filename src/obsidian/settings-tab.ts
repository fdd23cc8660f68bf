import { PluginSettingTab, type Plugin, type SettingControl, type SettingDefinitionItem, type SettingDefinitionPage } from 'obsidian';
import { settingGroups, severities, type Severity } from '../core/config/config';
import type { Setting } from '../core/config/setting';
import { rules } from '../core/rules/index';
import type { Rule } from '../core/rules/rule';
import { Journal } from './check/journal';
import { say } from './notices';
import { settingOf, type Settings } from './settings';

/** The keys of the severities: `rules.keyword-separator`. */
const rulePrefix = 'rules.';

/** The settings, generated from their descriptions in core. */
export class SettingsTab extends PluginSettingTab {
	private readonly journal: Journal;

	constructor(plugin: Plugin, private readonly values: Settings) {
		super(plugin.app, plugin);
		this.journal = new Journal(plugin.app, plugin.manifest);
		this.icon = 'star';
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		const groups = settingGroups.map(({ heading, settings }): SettingDefinitionItem => ({
			type: 'group',
			heading,
			items: Object.entries(settings as Readonly<Record<string, Setting<unknown>>>).map(([key, setting]) => ({
				name: setting.name,
				desc: setting.description,
				control: controlOf(key, setting),
			})),
		}));
		return [...groups, this.rulesPage(), {
			name: 'Forget the last vault-wide change',
			desc: 'Fixing the vault keeps a record in the folder of this plugin, so that it can be undone for a month. This deletes it.',
			action: () => void this.journal.delete().then(() => say('The record of the last vault-wide change is deleted.')),
		}];
	}

	override getControlValue(key: string): unknown {
		if (key.startsWith(rulePrefix)) return this.values.config.rules[key.slice(rulePrefix.length)] ?? 'default';
		const value = (this.values.config as unknown as Readonly<Record<string, unknown>>)[key];
		return Array.isArray(value) ? value.join('\n') : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		if (key.startsWith(rulePrefix)) {
			const severity = severities.find((known) => known === value) ?? null;
			await this.values.setSeverity(key.slice(rulePrefix.length), severity);
		} else {
			await this.values.set(key, fromControl(key, value));
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
					.onClick(() => void this.values.resetSeverities().then(() => this.update()))],
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

function controlOf(key: string, setting: Setting<unknown>): SettingControl {
	const { control } = setting;
	const validate = (value: unknown): string | undefined => {
		const problem = setting.problem(fromControl(key, value));
		return problem === null ? undefined : problem.charAt(0).toUpperCase() + problem.slice(1);
	};
	switch (control.type) {
		case 'toggle':
			return { type: 'toggle', key, defaultValue: setting.fallback as boolean };
		case 'choice':
			return { type: 'dropdown', key, options: { ...control.choices }, defaultValue: setting.fallback as string };
		case 'number':
			return { type: 'number', key, min: control.least, max: control.most, defaultValue: setting.fallback as number, validate };
		case 'text':
			return { type: 'text', key, placeholder: control.placeholder, validate };
		case 'area':
		case 'lines':
			return { type: 'textarea', key, placeholder: control.placeholder, rows: 4, validate };
	}
}

/** A list is edited as lines; empty ones are nothing. */
function fromControl(key: string, value: unknown): unknown {
	if (settingOf(key)?.control.type !== 'lines' || typeof value !== 'string') return value;
	return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
