import type * as Api from 'obsidian';
import { callSafely } from './setting-components';
import type { Setting } from './setting';
import type { SettingTab } from './setting-tab';
import { AbstractInputSuggest } from './popover-suggest';
import { TFolder } from './files';

/** Suggests paths in a file or folder control: obsidian.d.ts 6305 and 6331. */
class PathSuggest extends AbstractInputSuggest<string> {
	constructor(app: Api.App, input: HTMLInputElement, private readonly paths: () => string[]) {
		super(app, input);
		this.onSelect((path) => {
			this.setValue(path);
			input.dispatchEvent(new Event('input'));
			this.close();
		});
	}

	getSuggestions(query: string): string[] {
		return this.paths().filter((path) => path.toLowerCase().includes(query.toLowerCase()));
	}

	renderSuggestion(path: string, el: HTMLElement): void {
		el.setText(path);
	}
}

/** Builds the control of a row, with its value read from the tab, and checked before it is written (5899). */
export function buildControl(tab: SettingTab, setting: Setting, control: Api.SettingControl): void {
	const stored = tab.getControlValue(control.key);
	const value = stored ?? control.defaultValue;
	const validate = control.validate as ((candidate: unknown) => string | void | Promise<string | void>) | undefined;
	const change = async (candidate: unknown): Promise<void> => {
		const message = await validate?.(candidate);
		setting.setErrorMessage(message ?? null);
		if (typeof message === 'string' && message !== '') return;
		await tab.setControlValue(control.key, candidate);
		tab.refreshDomState();
	};
	const onChange = (candidate: unknown): void => { callSafely(() => change(candidate)); };
	// "The framework runs `validate` once on mount".
	if (validate !== undefined && value !== undefined) callSafely(async () => { setting.setErrorMessage(await validate(value) ?? null); });

	switch (control.type) {
		case 'toggle':
			setting.addToggle((toggle) => toggle.setValue(value === true).onChange(onChange));
			break;
		case 'dropdown':
			setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text(value)).onChange(onChange));
			break;
		case 'text':
			setting.addText((input) => input.setPlaceholder(control.placeholder ?? '').setValue(text(value)).onChange(onChange));
			break;
		case 'textarea':
			setting.addTextArea((area) => {
				area.setPlaceholder(control.placeholder ?? '').setValue(text(value)).onChange(onChange);
				if (control.rows !== undefined) area.inputEl.rows = control.rows;
			});
			break;
		case 'number':
			setting.addText((input) => {
				input.inputEl.type = 'number';
				const { min, max, step } = control;
				input.inputEl.setAttrs({ min: min ?? null, max: max ?? null, step: step ?? null });
				// 6417: falls back to the default, or 0, if the input cannot be parsed.
				input.setPlaceholder(control.placeholder ?? '').setValue(text(value)).onChange((typed) => {
					const parsed = typed.trim() === '' ? NaN : Number(typed);
					onChange(Number.isNaN(parsed) ? control.defaultValue ?? 0 : parsed);
				});
			});
			break;
		case 'slider':
			setting.addSlider((slider) => {
				slider.setLimits(control.min, control.max, control.step).setValue(Number(value ?? control.min)).onChange(onChange);
				if (control.displayFormat !== undefined) slider.setDisplayFormat(control.displayFormat);
			});
			break;
		case 'color':
			setting.addColorPicker((picker) => picker.setValue(text(value)).onChange(onChange));
			break;
		case 'file':
			setting.addText((input) => {
				input.setPlaceholder(control.placeholder ?? '').setValue(text(value)).onChange(onChange);
				new PathSuggest(tab.app, input.inputEl, () => tab.app.vault.getFiles().filter((file) => control.filter?.(file) ?? true).map((file) => file.path));
			});
			break;
		case 'folder':
			setting.addText((input) => {
				input.setPlaceholder(control.placeholder ?? '').setValue(text(value)).onChange(onChange);
				new PathSuggest(tab.app, input.inputEl, () => tab.app.vault.getAllLoadedFiles()
					.filter((item): item is Api.TFolder => item instanceof TFolder && (control.includeRoot === true || !item.isRoot()))
					.filter((folder) => control.filter?.(folder) ?? true).map((folder) => folder.path));
			});
			break;
	}
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
