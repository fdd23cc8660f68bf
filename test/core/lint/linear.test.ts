import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { check } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';
import { rules } from '../../../src/core/rules/index';
import { workOf } from './counted-work';
import { factsOfNotes, someDay } from './fixture';

/** Every rule, also those that are off by default. */
const { config } = readConfig({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])), vocabulary: ['vision'] });

const entry = '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n';

/** Texts that grow with a number and are built to hurt. */
const places: Readonly<Record<string, (hostile: string) => string>> = {
	'a line of a body': (hostile) => `${entry}${hostile}\n`,
	'a keyword list': (hostile) => `${entry}**Keywords**: ${hostile}\n`,
	'a comment': (hostile) => `${entry}**Comment**: ${hostile}\n`,
	'a title': (hostile) => `## 2021-09-22\n\n### Blog: [${hostile}](https://example.com/a)\n`,
	'a heading': (hostile) => `## 2021-09-22\n\n### Blog: ${hostile}\n`,
	'a broken heading': (hostile) => `## 2021-09-22\n\n### Blog: [Title${hostile} https://example.com/a\n`,
	'a URL': (hostile) => `## 2021-09-22\n\n### Blog: [Title](https://example.com/${hostile})\n`,
	'a link line': (hostile) => `${entry}[paper](https://example.com/b) ${hostile}\n`,
	'a label': (hostile) => `${entry}[[${hostile}]](https://example.com/b)\n`,
};

const pieces = [
	'[', ']', '(', ')', '**', ':', '#', '`', ';', ',', '"', '\\', '&', '<', '!', '![', '![[', '[[', ']:', '](', '%%', '<!--', '-->', '://', '. ',
	'a;', 'a, ', 'a b ', '[a](b) ', '[[a]] (http://b) ', '[[a]](http://b) ', '[paper]: ', '\u200b', ' ', 'read later ', 'ml-watch-ignore ',
	'<!-- ml-watch-ignore x --> ', '?ref=a&', '/2021/09/', 'aaaaaab;',
];

const lines: Readonly<Record<string, (index: number) => string>> = {
	'dates out of order': (index) => `## ${1900 + ((index * 7919) % 300)}-0${1 + (index % 9)}-1${index % 10}\n\n`,
	'entries of one paper': (index) => `### Blog ${index % 3}: [Title](https://arxiv.org/abs/2105.08756v${index})\n\n`,
	'entries without date': (index) => `### [Title ${index}](https://example.com/2021/0${index % 9}/22/x)\n\n`,
	'near-entries': (index) => `### Blog [Title ${index}](https://example.com/x\n`,
	'fields': (index) => `**Keywords**: keyword ${index}; Keyword ${index % 5};\n`,
	'labels': () => '**Sumary**: x\n',
	'definitions': (index) => `[label ${index}]: https://example.com\n\n`,
	'link lines': (index) => `[[paper ${index}]](https://example.com/${index}) [code](https://example.com/${index % 2})\n`,
	'images': (index) => `![a](b${index}.png) ![[lost${index}.png]]\n`,
	'rules below text': () => '**Comment**: x\n---\n',
	'ignore comments': (index) => `<!-- ml-watch-ignore rule-${index} -->\n`,
	'ignore comments and slips': (index) => `<!-- ml-watch-ignore empty-field -->\n**Keywords**:\nx ${index} <!-- ml-watch-ignore -->\n`,
	'unclosed ignore comments': (index) => `x ${index} <!-- ml-watch-ignore a\n`,
	'halves of conflicts': () => '<<<<<<< a\n',
	'conflicts': () => '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n',
	'quotes and fields': () => '> x\n**Comment**: y\n',
	'closed fences': () => '```\n**Sumary**: x\n```\n',
	'items of a list': () => '- [ ] x\n  **Comment**: y\n',
	'trailing spaces': () => 'x \n',
};

function workFor(text: string): number {
	const note = readNote('Log.md', text, config);
	const library = factsOfNotes(note);
	return workOf(() => {
		for (const { fixes } of check(readNote('Log.md', text, config), { config, library, today: someDay })) fixes[0]?.edits.at(0);
	});
}

/** Twice the text is at most this much more work; a quadratic reading would be four times as much. */
const most = 2.4;

describe.each(Object.entries(places))('in %s', (_place, put) => {
	test.each(pieces)('a run of %j takes time in proportion', (piece) => {
		const half = workFor(put(piece.repeat(Math.ceil(8000 / piece.length))));
		const whole = workFor(put(piece.repeat(2 * Math.ceil(8000 / piece.length))));
		expect(whole / half).toBeLessThan(most);
	});
});

describe('many', () => {
	test.each(Object.entries(lines))('%s take time in proportion', (_what, line) => {
		const make = (count: number): string => entry + Array.from({ length: count }, (_, index) => line(index)).join('');
		const half = workFor(make(1000));
		const whole = workFor(make(2000));
		expect(whole / half).toBeLessThan(most);
	});
});

describe('a line of ten megabytes', () => {
	test.each(['x', '[', ':', '**'])('of %j is read to its end', (piece) => {
		const text = `${entry}**Keywords**: ${piece.repeat(10_000_000 / piece.length)}\n`;
		expect(check(readNote('Log.md', text, config), { config }).length).toBeGreaterThanOrEqual(0);
	}, 60_000);
});
