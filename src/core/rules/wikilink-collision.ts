import type { Entry } from '../entry';
import type { LinkItem } from '../link';
import { convertLink } from '../print/link-print';
import type { Located, Log } from '../log';
import { shiftEdit, shiftSpan, textOf, type Edit } from '../text';
import type { Fix, Rule } from './rule';
import { counted, shown } from './shown';

export const wikilinkCollision: Rule = {
	id: 'wikilink-collision',
	summary: 'A link item is written as `[[paper]](url)`, which Obsidian reads as a link to a note.',
	severity: 'info',
	fixable: 'choice',
	docs: `On GitHub and in Jekyll \`[[paper]](url)\` is a link that shows as "[paper]". Obsidian sees a link to a note called "paper", with the
URL as text behind it. \`[\\[paper\\]](url)\` shows the same page everywhere.

Info, one finding for a whole note: logs that use this form use it in nearly every entry (1,494 items in 8 of 30 public lists), and ML Watch shows
such items as links when the setting "Show link items as links" is on. Rewriting them is a choice, for one item or for all of the note. Silent
when the setting "Link form" asks for \`[[paper]](url)\`.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[[paper]](https://arxiv.org/abs/2105.08756)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]](https://arxiv.org/abs/2105.08756)\n',
	},
	checkNote({ log }, { config, habits }, report) {
		const count = habits.linkForms.get('nested') ?? 0;
		if (count === 0 || config.linkForm === 'nested') return;
		const [found] = collisions(log);
		if (!found) return;
		const [{ block, from }, item] = found;
		const label = textOf(block.text, item.label);
		const others = count > 1 ? ` (and ${counted(count - 1, 'more item')} in this note)` : '';
		report({
			span: shiftSpan(item.span, from),
			message: `Unexpected ${shown(`[[${label}]](…)`)}${others}, which Obsidian reads as a link to a note, expected ${shown(`[\\[${label}\\]](…)`)}`,
			fixes: [
				...(count > 1 ? [everyItem(log, count)] : []),
				{ title: 'Escape the brackets of this item', edits: escapes(block, from, item), choice: true },
			],
		});
	},
};

function* collisions(log: Log): Iterable<[Located<Entry>, LinkItem]> {
	for (const entry of log.entries) {
		for (const item of entry.block.links) if (item.form === 'nested' && item.fault === null) yield [entry, item];
	}
}

/** The edits are made when they are asked for: a long log has tens of thousands. */
function everyItem(log: Log, count: number): Fix {
	return {
		title: `Escape the brackets of all ${count} items in this note`,
		choice: true,
		get edits() {
			return [...collisions(log)].flatMap(([{ block, from }, item]) => escapes(block, from, item));
		},
	};
}

function escapes(entry: Entry, from: number, item: LinkItem): Edit[] {
	return convertLink(entry.text, item, 'escaped').map((edit) => shiftEdit(edit, from));
}
