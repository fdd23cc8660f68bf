import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { collectNotes } from '../../../src/core/daily/collect';
import { dailyNotes, type DailyNotes } from '../../../src/core/daily/daily-notes';
import { splitLog, splitPaths } from '../../../src/core/daily/split';
import { readNote, type Note } from '../../../src/core/note';

const { config } = readConfig({});
const daily = dailyNotes('Daily', 'YYYY-MM-DD') as DailyNotes;
const note = (path: string, text: string): Note => readNote(path, text, config);
const entry = (title: string): string => `### Lab: [${title}](https://example.com/${title})\n\nAbout ${title}.\n`;

function split(log: string, notes: Readonly<Record<string, string>> = {}, names = daily): { texts: Record<string, string>; problems: readonly string[] } {
	const existing = new Map(Object.entries(notes).map(([path, text]) => [path, note(path, text)]));
	const { receivers, givers, problems } = splitLog(note('Log.md', log), existing, { daily: names, config });
	return { texts: Object.fromEntries([...receivers, ...givers].map(({ path, after }) => [path, after])), problems };
}

function collect(log: string, notes: Readonly<Record<string, string>>, options: { keepsDays?: boolean; names?: DailyNotes } = {}): { texts: Record<string, string>; problems: readonly string[] } {
	const read = Object.entries(notes).map(([path, text]) => note(path, text));
	const { receivers, givers, problems } = collectNotes(note('Log.md', log), read, { daily: options.names ?? daily, config, ...options });
	return { texts: Object.fromEntries([...receivers, ...givers].map(({ path, after }) => [path, after])), problems };
}

describe('splitting a log', () => {
	test('makes a note of each day, and leaves what stands under none', () => {
		const log = `---\nlayout: x\n---\n\n# Log\n\nIntro.\n\n## 2021-09-22\n\nA quiet day.\n\n${entry('A')}\n${entry('B')}\n## 2021-09\n\n${entry('M')}\n<!-- why -->\n## 2021-09-20\n\n${entry('C')}\n---\n\n# Other\n\nMine.\n`;
		expect(splitPaths(note('Log.md', log), daily)).toEqual(['Daily/2021-09-22.md', 'Daily/2021-09-20.md']);
		const { texts, problems } = split(log);
		expect(texts).toEqual({
			'Daily/2021-09-22.md': `A quiet day.\n\n${entry('A')}\n${entry('B')}`,
			'Daily/2021-09-20.md': `<!-- why -->\n\n${entry('C')}`,
			'Log.md': `---\nlayout: x\n---\n\n# Log\n\nIntro.\n\n## 2021-09\n\n${entry('M')}\n---\n\n# Other\n\nMine.\n`,
		});
		expect(problems).toEqual(['1 section of a month or a year stays in the log: no day is known to file it under.']);
	});

	test('puts a day into the note that is there, behind its entries and the words before them', () => {
		const { texts } = split(`## 2021-09-22\n\nA quiet day.\n\n${entry('B')}`, { 'Daily/2021-09-22.md': `# Wednesday\n\n${entry('A')}\n## Tasks\n\n- [ ] milk\n` });
		expect(texts['Daily/2021-09-22.md']).toBe(`# Wednesday\n\nA quiet day.\n\n${entry('A')}\n${entry('B')}\n## Tasks\n\n- [ ] milk\n`);
		expect(texts['Log.md']).toBe('');
	});

	test('writes the date where the name of the note does not tell it, and ends lines as the note does', () => {
		const names = dailyNotes('', 'DD[.]MM[.]YYYY') as DailyNotes;
		const { texts } = split(`# Log\n\n## 2021.09.22\n\n${entry('A')}\n## 2021.09.21\n\n${entry('B')}`, { '22.09.2021.md': 'Mine.\r\n' }, names);
		expect(texts).toEqual({
			'22.09.2021.md': `Mine.\n\n## 2021.09.22\n\n${entry('A')}`.replaceAll('\n', '\r\n'),
			'21.09.2021.md': `## 2021.09.21\n\n${entry('B')}`,
			'Log.md': '# Log\n',
		});
	});

	test.each([
		['holds a block that is never closed', `## 2021-09-22\n\n${entry('A')}\n\`\`\`\n`, {}],
		['conflict', `## 2021-09-22\n\n<<<<<<< HEAD\n${entry('A')}=======\n>>>>>>> b\n`, {}],
		['is not watched', `---\nml-watch: false\n---\n## 2021-09-22\n\n${entry('A')}`, {}],
		['is not watched', `## 2021-09-22\n\n${entry('A')}`, { 'Daily/2021-09-22.md': '---\nml-watch: false\n---\n' }],
		['An unclosed code fence in line 3', `## 2021-09-22\n\n${entry('A')}`, { 'Daily/2021-09-22.md': '## 2021-09-22\n\n```\n' }],
		['generated', `## 2021-09-22\n\n${entry('A')}`, { 'Daily/2021-09-22.md': '<!-- ml-watch:index -->\n\n## 2021-09-20\n\n<!-- /ml-watch:index -->\n' }],
	])('says why it does nothing: %s', (why, log, notes) => {
		const { texts, problems } = split(log, notes);
		expect(texts).toEqual({});
		expect(problems.join(' ')).toContain(why);
	});
});

describe('collecting daily notes', () => {
	test('takes the entries of each day, and leaves what else stands in their notes', () => {
		const notes = {
			'Daily/2021-09-20.md': `# Monday\n\nWords.\n\n${entry('A')}\n---\n\n## Tasks\n\n- [ ] milk\n`,
			'Daily/2021-09-22.md': entry('C'),
			'Elsewhere/2021-09-23.md': entry('X'),
			'Daily/Plans.md': entry('Y'),
		};
		const { texts, problems } = collect(`# Log\n\n## 2021-09-21\n\n${entry('B')}\n## 2021-09-19\n\n${entry('Z')}`, notes);
		expect(texts).toEqual({
			'Log.md': `# Log\n\n## 2021-09-22\n\n${entry('C')}\n## 2021-09-21\n\n${entry('B')}\n## 2021-09-20\n\n${entry('A')}\n## 2021-09-19\n\n${entry('Z')}`,
			'Daily/2021-09-20.md': '# Monday\n\nWords.\n\n---\n\n## Tasks\n\n- [ ] milk\n',
			'Daily/2021-09-22.md': '',
		});
		expect(problems).toEqual(['1 daily note would be left without a word.']);
	});

	test('takes whole sections under date headings, and entries beside them as of the day of the note', () => {
		const names = dailyNotes('Daily', 'D[-]M[-]YYYY') as DailyNotes;
		const { texts } = collect('', { 'Daily/2-9-2021.md': `${entry('A')}\n## 2021-09-02\n\nSlept.\n\n${entry('B')}` }, { names });
		expect(texts).toEqual({ 'Log.md': `## 2021-09-02\n\nSlept.\n\n${entry('A')}\n${entry('B')}`, 'Daily/2-9-2021.md': '' });
	});

	test('files days under their month in a log that is kept so, and tells; or keeps the days', () => {
		const log = `## 2021-09\n\n${entry('B')}`;
		const months = collect(log, { 'Daily/2021-09-20.md': entry('A') });
		expect(months.texts['Log.md']).toBe(`## 2021-09\n\n${entry('B')}\n${entry('A')}`);
		expect(months.problems[0]).toContain('Filed under its month');
		expect(collect(log, { 'Daily/2021-09-20.md': entry('A') }, { keepsDays: true }).texts['Log.md']).toBe(`## 2021-09-20\n\n${entry('A')}\n${log}`);
	});

	test('names the note that it leaves, and moves the others', () => {
		const { texts, problems } = collect('# Log\n', { 'Daily/2021-09-20.md': `${entry('A')}\n<!--\n`, 'Daily/2021-09-21.md': entry('B') });
		expect(Object.keys(texts)).toEqual(['Log.md', 'Daily/2021-09-21.md']);
		expect(problems[0]).toContain('Daily/2021-09-20.md holds a block that is never closed');
	});
});

describe('links that count from a folder', () => {
	const files = new Set(['figures/a.png', 'Daily/own.md']);
	const hasFile = (path: string): boolean => files.has(path);
	const image = (path: string): string => `### Lab: [A](${path}paper.pdf)\n\n![](${path}figures/a.png) and ![](elsewhere.png) and [x](https://x.example)\n`;

	test('lead to where they led, and come back as they were', () => {
		files.add('paper.pdf');
		const log = note('Log.md', `## 2021-09-22\n\n${image('')}\n[own](Daily/own.md)\n`);
		const { receivers, problems } = splitLog(log, new Map(), { daily, config, hasFile });
		expect(receivers.map(({ after }) => after)).toEqual([`${image('../')}\n[own](own.md)\n`]);
		expect(problems).toEqual([]);
		const back = collectNotes(note('Log.md', ''), [note('Daily/2021-09-22.md', receivers[0]!.after)], { daily, config, hasFile });
		expect(back.receivers[0]!.after).toBe(log.text);
	});

	test('stay where nothing is known of files, within one folder', () => {
		expect(split(`## 2021-09-22\n\n${image('')}`, {}, dailyNotes('', 'YYYY-MM-DD') as DailyNotes).texts['2021-09-22.md']).toBe(image(''));
	});
});

describe('a move that was broken off', () => {
	const log = `# Log\n\n## 2021-09-22\n\nA quiet day.\n\n${entry('A')}\n### Aside\n\nOf that day.\n\n${entry('B')}\n## 2021-09-20\n\n${entry('C')}`;
	const names = ['Daily/2021-09-22.md', 'Daily/2021-09-20.md'];

	test.each([[1], [2]])('is finished by the next split, and nothing comes twice: %i daily notes were written', (written) => {
		const done = split(log).texts;
		const again = split(log, Object.fromEntries(names.slice(0, written).map((name) => [name, done[name]!])));
		expect(again.texts).toEqual(done);
		expect(again.problems[0]).toMatch(/stand in daily notes already, word for word/);
	});

	test('is finished where a day got something new since, and where lines end otherwise', () => {
		const done = split(log).texts;
		const more = log.replace('## 2021-09-20', `${entry('New')}\n## 2021-09-20`);
		const { texts } = split(more, { [names[0]!]: done[names[0]!]!.replaceAll('\n', '\r\n') });
		expect(texts[names[0]!]).toBe(`${done[names[0]!]!}\n${entry('New')}`.replaceAll('\n', '\r\n'));
		expect(texts['Log.md']).toBe('# Log\n');
	});

	test('is finished by the next collect', () => {
		const dailies = { [names[0]!]: `# Wednesday\n\n${entry('A')}`, [names[1]!]: `Words.\n\n## 2021-09-20\n\nLead.\n\n${entry('B')}` };
		const done = collect('', dailies).texts;
		for (const left of [names, names.slice(1), names.slice(0, 1)]) {
			const standing = Object.fromEntries(left.map((name) => [name, dailies[name]!]));
			const { texts } = collect(done['Log.md']!, standing);
			expect(texts).toEqual(Object.fromEntries(['Log.md', ...[...left].sort((a, b) => names.indexOf(a) - names.indexOf(b))].map((name) => [name, done[name]])));
		}
	});

	test('an entry that differs in a word, stands under another date or twice comes as it is', () => {
		const other = entry('A').replace('About', 'On');
		expect(split(`## 2021-09-22\n\n${entry('A')}`, { [names[0]!]: other }).texts[names[0]!]).toBe(`${other}\n${entry('A')}`);
		expect(split(`## 2021-09-22\n\n${entry('A')}`, { [names[0]!]: `## 2021-09-21\n\n${entry('A')}` }).texts[names[0]!]).toBe(`## 2021-09-22\n\n${entry('A')}\n## 2021-09-21\n\n${entry('A')}`);
		expect(split(`## 2021-09-22\n\n${entry('A')}\n${entry('A')}`, { [names[0]!]: entry('A') }).texts[names[0]!]).toBe(`${entry('A')}\n${entry('A')}`);
	});

	test('words come where they stand there in another order, or fewer times', () => {
		const lead = 'Morning:\n\n- read\n\nEvening:\n\n- write\n';
		const other = 'Morning:\n\n- write\n\nEvening:\n\n- read\n';
		const log = `## 2021-09-22\n\n${lead}\n${entry('A')}`;
		expect(split(log, { [names[0]!]: other }).texts[names[0]!]).toBe(`${other}\n${lead}\n${entry('A')}`);
		expect(split(log, { [names[0]!]: `${lead}\n${entry('B')}` }).texts[names[0]!]).toBe(`${lead}\n${entry('B')}\n${entry('A')}`);
		expect(split('## 2021-09-22\n\nWords.\n\nWords.\n', { [names[0]!]: 'Words.\n' }).texts[names[0]!]).toBe('Words.\n\nWords.\n\nWords.\n');
		expect(split('## 2021-09-22\n\n```\na\nb\n```\n', { [names[0]!]: '```\nb\na\n```\n' }).texts[names[0]!]).toContain('a\nb\n');
	});

	test('what is generated does not count: it may be written anew', () => {
		const page = `# Wednesday\n\n<!-- ml-watch:index -->\n\n${entry('A')}\n<!-- /ml-watch:index -->\n`;
		expect(split(`## 2021-09-22\n\n${entry('A')}`, { [names[0]!]: page }).texts[names[0]!]?.split(entry('A')).length ?? 3).toBe(3);
	});
});

describe('the names of daily notes', () => {
	test.each([
		['YYYY-MM-DD', 'Daily/2021-09-02.md'], ['YYYY/MM/YYYY-MM-DD', 'Daily/2021/09/2021-09-02.md'], ['D.M.YYYY', 'Daily/2.9.2021.md'], ['[Day] YYYYMMDD', 'Daily/Day 20210902.md'],
	])('%s', (format, path) => {
		const names = dailyNotes('/Daily/', format) as DailyNotes;
		const date = { year: 2021, month: 9, day: 2 };
		expect(names.pathOf(date)).toBe(path);
		expect(names.dateOf(path)).toEqual(date);
		expect(names.pathOf({ ...date, day: null })).toBeNull();
		for (const other of [`Other/${path}`, path.slice(0, -3), path.replace('2021', '21'), path.replace('.md', 'x.md')]) expect(names.dateOf(other)).toBeNull();
	});

	test('stay in the vault, where they are seen', () => {
		for (const [folder, format] of [['../out', 'YYYY-MM-DD'], ['', '[../]YYYY-MM-DD'], ['.days', 'YYYY-MM-DD'], ['a/node_modules', 'YYYY-MM-DD'], ['', 'YYYY/.MM/DD']] as const) {
			expect(dailyNotes(folder, format)).toContain('hidden or lie outside of the vault');
		}
		expect((dailyNotes('./a.b/', 'YYYY.MM.DD') as DailyNotes).pathOf({ year: 2021, month: 9, day: 2 })).toBe('a.b/2021.09.02.md');
	});

	test('have to be the same in every part', () => {
		const names = dailyNotes('', 'YYYY/YYYY-MM-DD') as DailyNotes;
		expect(names.dateOf('2020/2021-09-02.md')).toBeNull();
		expect(names.dateOf('2021/2021-02-30.md')).toBeNull();
	});

	test.each([['YYYY-MM-DD dddd', 'holds `dddd`'], ['YYYY-MM', 'names no day'], ['', 'names no year']])('%j cannot be told', (format, message) => {
		expect(dailyNotes('', format)).toContain(message);
	});
});
