import { readFileSync } from 'node:fs';
import nodePath from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/core/config/config';
import { coarsen, isoDate } from '../../src/core/date';
import { lineEdits } from '../../src/core/text/line-difference';
import { readNote } from '../../src/core/note';
import { applyEdits, textOf } from '../../src/core/text';
import { defaultTidy, tidyLog, type TidySwitches } from '../../src/core/tidy';
import { noteText } from './library-arbitrary';
import { logNotes } from './markdown-arbitrary';

const { config } = readConfig({});
const off: TidySwitches = { order: 'keep', merge: false, dates: false, precision: 'keep', blanks: false, links: false, stars: false };

function tidied(text: string, switches: Partial<TidySwitches> = {}, stored: object = {}): string {
	return tidyLog(readNote('n.md', text, config), readConfig(stored).config, { ...off, ...switches }).text;
}

const entry = (title: string): string => `### Lab: [${title}](https://example.com/${title})\n\nAbout ${title}.\n`;
const section = (date: string, ...titles: string[]): string => `## ${date}\n\n${titles.map(entry).join('\n')}`;

const switches: fc.Arbitrary<TidySwitches> = fc.record({
	order: fc.constantFrom('newest', 'oldest', 'auto', 'keep'), merge: fc.boolean(), dates: fc.boolean(), precision: fc.constantFrom('keep', 'keep', 'month', 'day'),
	blanks: fc.boolean(), links: fc.boolean(), stars: fc.boolean(),
});
const texts = fc.oneof(noteText, logNotes);

describe('tidying', () => {
	test('is done after the first time', () => {
		fc.assert(fc.property(texts, switches, (text, chosen) => {
			const once = tidyLog(readNote('n.md', text, config), config, chosen);
			expect(applyEdits(text, once.edits)).toBe(once.text);
			const twice = tidyLog(readNote('n.md', once.text, config), config, chosen);
			expect(twice.text).toBe(once.text);
			expect(twice.edits).toEqual([]);
		}), { numRuns: 400 });
	}, 20_000);

	test('keeps every entry, under its date, word for word', () => {
		fc.assert(fc.property(texts, switches, (text, chosen) => {
			const after = tidyLog(readNote('n.md', text, config), config, chosen).text;
			const entries = (source: string): string[] => readNote('n.md', source, config).log.entries.map(({ block, date }) => {
				const shown = date ? isoDate(chosen.precision === 'keep' ? date : coarsen(date, 'month')) : '';
				// Links and stars may be written in another way, words and blank lines inside may not.
				const body = chosen.links ? '' : textOf(block.text, block.body);
				return `${shown} ${textOf(block.text, block.link)} ${block.starred} ${body}`;
			}).sort();
			expect(entries(after)).toEqual(entries(text));
			const words = (source: string): string[] => source.split(/\s+/).filter((word) => !/^[#\d./:-]*$/.test(word)).sort();
			if (!chosen.stars && !chosen.links) expect(words(after)).toEqual(words(text));
		}), { numRuns: 400 });
	}, 20_000);

	test('leaves a log with an unresolved conflict as it is', () => {
		const text = `${section('2021-09-20', 'A')}\n<<<<<<< a\n${section('2021-09-22', 'B')}\n=======\n${section('2021-09-22', 'C')}\n>>>>>>> b\n`;
		const { edits, problems } = tidyLog(readNote('n.md', text, config), config, defaultTidy);
		expect(edits).toEqual([]);
		expect(problems).toEqual(['n.md holds a conflict, whose versions would be mixed up. Resolve it first.']);
		expect(tidied(text.replace('<<<<<<< a', '`<<<<<<< a`'), defaultTidy)).not.toBe(text);
	});

	test('is done after the first time, too, where merging changes what most dates are written like', () => {
		const text = '## 2021.13.40\n\n## 2024-01\n\n## 2024-01\n\n';
		const once = tidied(text, { dates: true, precision: 'day' });
		expect(tidied(once, { dates: true, precision: 'day' })).toBe(once);
	});

	test('changes nothing with every switch off', () => {
		fc.assert(fc.property(texts, (text) => {
			expect(tidyLog(readNote('n.md', text, config), config, off).edits).toEqual([]);
		}));
	});
});

describe('dates', () => {
	test('come into the order that is asked for, or that the log mostly has', () => {
		const text = [section('2021-09-20', 'A'), section('2021-09-22', 'B'), section('2021-09-21', 'C'), section('2021-09-19', 'D')].join('\n');
		const order = (source: string): string[] => [...source.matchAll(/^## (.*)$/gm)].map((match) => match[1]!.slice(-2));
		expect(order(tidied(text, { order: 'newest' }))).toEqual(['22', '21', '20', '19']);
		expect(order(tidied(text, { order: 'oldest' }))).toEqual(['19', '20', '21', '22']);
		expect(order(tidied(text, { order: 'auto' }))).toEqual(['22', '21', '20', '19']);
		expect(order(tidied(text, { order: 'auto' }, { order: 'oldest' }))).toEqual(['19', '20', '21', '22']);
	});

	test('keep what stands around the log where it is, the rule and blank lines behind it included', () => {
		const text = `---\nlayout: x\n---\n\nWords.\n\n# Log\n\nIntro.\n\n${section('2021-09-20', 'A')}\n${section('2021-09-22', 'B')}\n---\n\n\n# Other\n\n## 2020-01-01\n\n${entry('C')}`;
		expect(tidied(text, { order: 'newest' })).toBe(
			`---\nlayout: x\n---\n\nWords.\n\n# Log\n\nIntro.\n\n${section('2021-09-22', 'B')}\n${section('2021-09-20', 'A')}\n---\n\n\n# Other\n\n## 2020-01-01\n\n${entry('C')}`,
		);
	});

	test('that are none, and other sections among them, stay where they are', () => {
		const text = [section('2021-09-20', 'A'), section('2021.13.40', 'X'), '## Notes\n\nMine.\n', section('2021-09-22', 'B')].join('\n');
		expect(tidied(text, { order: 'newest' })).toBe([section('2021-09-22', 'B'), section('2021.13.40', 'X'), '## Notes\n\nMine.\n', section('2021-09-20', 'A')].join('\n'));
	});

	test('take what they govern along, under whatever heading it stands', () => {
		const notes = `## Notes\n\n${entry('N')}`;
		const text = [section('2021-09-20', 'A'), notes, section('2021-09-22', 'B')].join('\n');
		expect(tidied(text, { order: 'newest' })).toBe([section('2021-09-22', 'B'), section('2021-09-20', 'A'), notes].join('\n'));
	});

	test('twice in a log become one section, with the words at both headings', () => {
		const text = `## 2021-09-22\n\nFirst.\n\n${entry('A')}\n${section('2021-09-21', 'B')}\n<!-- why -->\n## 2021.09.22\n\nSecond.\n\n${entry('C')}`;
		expect(tidied(text, { merge: true })).toBe(`## 2021-09-22\n\nFirst.\n\n<!-- why -->\n\nSecond.\n\n${entry('A')}\n${entry('C')}\n${section('2021-09-21', 'B')}`);
	});

	test('are written in the format that most have, at their own precision', () => {
		expect(tidied('## 2021.09.22\n\n## 2021.9.3:\n\n# 2021-08\n\n## 2021.13.40\n', { dates: true })).toBe('## 2021.09.22\n\n## 2021.09.03:\n\n# 2021.08\n\n## 2021.13.40\n');
	});

	test('are gathered by month, or parted by the days that URLs tell', () => {
		const days = [section('2021-09-22', 'A'), section('2021-09-20', 'B'), section('2021-08-01', 'C')].join('\n');
		expect(tidied(days, { precision: 'month' })).toBe(`## 2021-09\n\n${entry('A')}\n${entry('B')}\n${section('2021-08', 'C')}`);
		const blog = (day: string): string => `### Lab: [D${day}](https://blog.example/2021/09/${day}/post)\n`;
		const month = `## 2021-09\n\n${blog('03')}\n${entry('A')}\n${blog('20')}`;
		expect(tidied(month, { precision: 'day', order: 'newest' })).toBe(`## 2021-09-20\n\n${blog('20')}\n## 2021-09-03\n\n${blog('03')}\n## 2021-09\n\n${entry('A')}`);
	});

	test('with headings of several levels are not moved, and it is told', () => {
		const text = '## 2021-08\n\n### 2021-08-01\n\n#### Lab: [A](u)\n\n## 2021-09\n\n### 2021-09-01\n\n#### Lab: [B](u)\n';
		const { edits, problems } = tidyLog(readNote('n.md', text, config), config, { ...off, order: 'newest' });
		expect(edits).toEqual([]);
		expect(problems).toEqual([expect.stringContaining('several levels')]);
	});

	test('are not moved below a block that is never closed', () => {
		const { edits, problems } = tidyLog(readNote('n.md', `${section('2021-09-20', 'A')}\n${section('2021-09-22', 'B')}\n\`\`\`\n`, config), config);
		expect(edits).toEqual([]);
		expect(problems).toEqual([expect.stringContaining('never closed')]);
	});
});

describe('style', () => {
	test('blank lines are evened between entries, not inside them', () => {
		const text = `## 2021-09-22\n${entry('A')}\n\n\nStill A.\n\n\n\n${entry('B')}${entry('C')}\n***\n\n\n## 2021-09-21\n\n${entry('D')}`;
		expect(tidied(text, { blanks: true })).toBe(`## 2021-09-22\n\n${entry('A')}\n\n\nStill A.\n\n${entry('B')}\n${entry('C')}\n***\n\n## 2021-09-21\n\n${entry('D')}`);
	});

	test('links and stars get one form', () => {
		const text = '## 2021-09-22\n\n### ⭐ Lab: [A](u)\n\n[[a]](https://x.example) [\\[b\\]](https://y.example)\n\n### :star:Lab: [B](u)\n\n[[c]](https://z.example)\n\n### :star::star: Lab: [C](u) ★\n';
		expect(tidied(text, { links: true, stars: true })).toBe(
			'## 2021-09-22\n\n### :star:Lab: [A](u)\n\n[[a]](https://x.example) [[b]](https://y.example)\n\n### :star:Lab: [B](u)\n\n[[c]](https://z.example)\n\n### :star::star:Lab: [C](u) :star:\n',
		);
		expect(tidied(text, { links: true }, { linkForm: 'escaped' })).toContain('[\\[a\\]](https://x.example) [\\[b\\]](https://y.example)');
	});

	test('CRLF stays CRLF', () => {
		const text = [section('2021-09-20', 'A'), section('2021-09-22', 'B')].join('\n').replaceAll('\n', '\r\n');
		const after = tidied(text, { ...defaultTidy, order: 'newest' });
		expect(after).toBe([section('2021-09-22', 'B'), section('2021-09-20', 'A')].join('\n').replaceAll('\n', '\r\n'));
	});
});

describe('the edits of a difference', () => {
	test('make the one text of the other, and touch no line that stays', () => {
		const lines = fc.array(fc.constantFrom('', 'a', 'b', 'c\r', 'd'), { maxLength: 12 }).map((list) => list.join('\n'));
		fc.assert(fc.property(lines, lines, (before, after) => {
			const edits = lineEdits(before, after);
			expect(applyEdits(before, edits)).toBe(after);
			if (before === after) expect(edits).toEqual([]);
		}), { numRuns: 2000 });
	});
});

const seed = process.env.ML_WATCH_SEED;
if (!seed) console.log('The real log is not tidied: ML_WATCH_SEED is not set');

describe.skipIf(!seed)('the real log', () => {
	test('keeps its entries', () => {
		const text = readFileSync(nodePath.join(seed!, 'ml-watch.md'), 'utf8');
		const { text: after, problems } = tidyLog(readNote('ml-watch.md', text, config), config, { ...defaultTidy, links: true });
		expect(problems).toEqual([]);
		const entries = (source: string): string[] => readNote('ml-watch.md', source, config).log.entries.map(({ block, date }) => `${date && isoDate(date)} ${textOf(block.text, block.body)}`);
		expect(entries(after)).toEqual(entries(text));
		expect(after.slice(0, after.indexOf('## 2021'))).toBe(text.slice(0, text.indexOf('## 2021')));
	});
});
