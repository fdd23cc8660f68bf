import type { SettingControl } from 'obsidian';
import type { Setting } from '../core/config/setting';

/** The control that edits a setting, under a key of the tab. */
export function controlOf(key: string, setting: Setting<unknown>): SettingControl {
	const { control } = setting;
	const validate = (value: unknown): string | undefined => {
		const problem = setting.problem(fromControl(setting, value));
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
export function fromControl(setting: Setting<unknown> | null, value: unknown): unknown {
	if (setting?.control.type !== 'lines' || typeof value !== 'string') return value;
	return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** A value as a control shows it. */
export function forControl(value: unknown): unknown {
	return Array.isArray(value) ? value.join('\n') : value;
}
