import { Setting } from 'obsidian';
import { isoDate, readDate, type LogDate } from '../../core/date';

/** A field of one line. */
export function textField(parent: HTMLElement, name: string, value: string, changed: (value: string) => void): HTMLInputElement {
	const setting = new Setting(parent).setName(name);
	setting.addText((text) => {
		text.setValue(value).onChange(changed);
		text.inputEl.setAttribute('aria-label', name);
	});
	return setting.controlEl.querySelector('input')!;
}

/** A field of several paragraphs. */
export function areaField(parent: HTMLElement, name: string, value: string, changed: (value: string) => void): HTMLTextAreaElement {
	const setting = new Setting(parent).setName(name).setClass('ml-watch-capture-area').addTextArea((area) => {
		area.setValue(value).onChange(changed);
		area.inputEl.setAttribute('aria-label', name);
		area.inputEl.rows = 3;
		area.inputEl.spellcheck = true;
	});
	return setting.controlEl.querySelector('textarea')!;
}

/**
 * A date, of any precision that the log has; `problem` where what was typed is none.
 * @returns what shows another date.
 */
export function dateField(parent: HTMLElement, date: LogDate | null, changed: (date: LogDate | null, problem: boolean) => void): (date: LogDate | null) => void {
	const setting = new Setting(parent).setName('Date').setClass('ml-watch-capture-date');
	const show = (shown: LogDate | null): void => {
		const input = setting.controlEl.querySelector('input')!;
		// The system's date picker knows days only.
		input.type = shown?.day ? 'date' : 'text';
		input.value = shown ? isoDate(shown) : '';
		setting.setErrorMessage(null);
	};
	setting.addText((text) => {
		text.inputEl.setAttribute('aria-label', 'Date');
		text.onChange((value) => {
			const read = value.trim() === '' ? null : readDate(value)?.date ?? null;
			const problem = value.trim() !== '' && read === null;
			setting.setErrorMessage(problem ? 'Expected a date such as 2021-09-22' : null);
			changed(read, problem);
		});
	});
	show(date);
	return show;
}

/** Enter in a field of one line goes on to the next one; on buttons and in texts it does what it always does. */
export function goOn(form: HTMLElement, event: KeyboardEvent): void {
	const { target } = event;
	if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
	if (!(target as Node | null)?.instanceOf(HTMLInputElement) || (target as HTMLInputElement).type === 'checkbox') return;
	event.preventDefault();
	const fields = form.findAll('input, textarea, select, .ml-watch-capture-actions .mod-cta');
	fields[fields.indexOf(target as HTMLInputElement) + (event.shiftKey ? -1 : 1)]?.focus();
}

/** The clipboard's text; null where the system does not let it be read. Only ever called on a person's press. */
export async function readClipboard(win: Window): Promise<string | null> {
	try {
		return await win.navigator.clipboard.readText();
	} catch {
		return null;
	}
}
