import fc from 'fast-check';
import { defaultConfig, type Config } from '../../src/core/config/config';
import { dateFormats } from '../../src/core/date';
import { linkForms } from '../../src/core/link';
import type { Note } from '../../src/core/note';
import { starForms } from '../../src/core/star';
import { markdownish } from './drafts';

export const config: fc.Arbitrary<Config> = fc.record({
	dateFormat: fc.constantFrom('auto', ...dateFormats),
	starForm: fc.constantFrom('auto', ...starForms),
	starSpacing: fc.constantFrom('auto', 'none', 'space'),
	linkForm: fc.constantFrom('auto', ...linkForms),
	order: fc.constantFrom('auto', 'newest', 'oldest'),
	insertAt: fc.constantFrom('start', 'end'),
	keepEmptyFields: fc.boolean(),
}).map((values) => ({ ...defaultConfig, ...values } as Config));

/** Lines of logs, in any order. */
const line = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(
		'', '', '', '# Log', '## 2021-09-22', '## 2021.09.21', '## 2020-01', '# 2021', '## 2021', '### 2021/03/05:', '## 2021.13.40', '## Misc', '---', 'prose',
		'### A: [One](https://a.org)', '### :star: B: [Two](https://b.org) ^id', '#### [Three](https://c.org)', '## r/x: [Four](https://d.org)', '###E: [F](u)', '### G [H](u)',
		'[[paper]](https://a.org) | [[code]](https://b.org)', '[\\[paper\\]](https://a.org)', '**Keywords**: a; b', '**Summary**: s', '**Comment**:', '> quote', '- item', '  more',
		'<!-- c -->', '%% c %%', '```', '<div>', '$$', '<!--', '    code', '<!-- ml-watch:index -->', '<!-- /ml-watch:index -->', 'text   ', '\u200b', '<<<<<<< a', '=======', '>>>>>>> b',
	) },
	{ weight: 1, arbitrary: markdownish },
);
export const log = fc.tuple(
	fc.constantFrom('', '\ufeff', '---\ntitle: x\n---\n', '---\ndate: 2021-09-22\n---', '---\ndate: 2021-09-22\n---\n'),
	fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n', '\r'), fc.boolean(),
).map(([front, lines, ending, final]) => front + lines.join(ending) + (final ? ending : ''));
export const path = fc.constantFrom('ML Watch.md', 'Daily/2021-09-22.md');

/** Dates and entries, regardless of the blank lines around them and the order they stand in. Other text may part where a heading is written into it. */
export function blocksOf(note: Note): string[] {
	return note.log.blocks.filter((block) => block.type !== 'text').map((block) => words(block.text));
}

/** A block's text; rules and markers of the index behind it stay where they are when an entry comes between. */
export function words(text: string): string {
	const lines = text.split(/<!-- \/?ml-watch/)[0]!.split(/[\r\n]+/);
	while (lines.length > 0 && /^[\s\u200b]*$|^ {0,3}(?:-[\s-]*|\*[\s*]*|_[\s_]*)$/.test(lines.at(-1)!)) lines.pop();
	return lines.join('\n').trim();
}
