import { PluginSettingTab, type Plugin, type SettingControl, type SettingDefinitionItem } from 'obsidian';
import { settingGroups } from '../core/config/config';
import type { Setting } from '../core/config/setting';
import { settingOf, type Settings } from './settings';

/** The settings, generated from their descriptions in core. */
export class SettingsTab extends PluginSettingTab {
	constructor(plugin: Plugin, private readonly values: Settings) {
		super(plugin.app, plugin);
		this.icon = 'star';
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		return settingGroups.map(({ heading, settings }) => ({
			type: 'group',
			heading,
			items: Object.entries(settings as Readonly<Record<string, Setting<unknown>>>).map(([key, setting]) => ({
				name: setting.name,
				desc: setting.description,
				control: controlOf(key, setting),
			})),
		}));
	}

	override getControlValue(key: string): unknown {
		const value = (this.values.config as unknown as Readonly<Record<string, unknown>>)[key];
		return Array.isArray(value) ? value.join('\n') : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		await this.values.set(key, fromControl(key, value));
	}
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
