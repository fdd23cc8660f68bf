import { tidyUrl } from './escape';
import { readTarget, type LinkForm, type LinkItem } from '../link';
import { decode } from '../markdown';
import type { Edit } from '../text';

/** What stands around the label, and behind the target. */
const marks: Readonly<Record<LinkForm, readonly [open: string, close: string, end: string]>> = {
	escaped: ['[\\[', '\\]]', ''],
	nested: ['[[', ']]', ''],
	bracketed: ['[[', ']', ']'],
	plain: ['[', ']', ''],
	styled: ['[**', '**]', ''],
};

/** A link item in one of the forms. The label is Markdown source, and so is the URL, which is tidied where it could not stand in a link. */
export function printLink(label: string, url: string, form: LinkForm): string {
	const [open, close, end] = marks[form];
	return `${open}${label}${close}(${printTarget(url)})${end}`;
}

/** The edits that give a faultless link item another form. Label and target stay as they are written, to the unit. */
export function convertLink(text: string, item: LinkItem, form: LinkForm): Edit[] {
	const [open, close, end] = marks[form];
	const target = text.indexOf('](', item.label[1]) + 1;
	const behind = item.form === 'bracketed' ? (text.startsWith('\\]', item.span[1] - 2) ? 2 : 1) : 0;
	const edits = [
		{ from: item.span[0], to: item.label[0], insert: open },
		{ from: item.label[1], to: target, insert: close },
		{ from: item.span[1] - behind, to: item.span[1], insert: end },
	];
	return edits.filter((edit) => text.slice(edit.from, edit.to) !== edit.insert);
}

/** A URL as it can stand in a link's parentheses. It names the same page. */
function printTarget(url: string): string {
	const trimmed = url.trim();
	const read = readTarget(`(${trimmed})`, 0, trimmed.length + 2);
	return read?.url[0] === 1 && read.url[1] === trimmed.length + 1 ? trimmed : tidyUrl(decode(trimmed));
}
