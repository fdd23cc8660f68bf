import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../../src/core/config/config';
import { automaticFix, check, checkBlocks, fixAll, planCheck } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';
import type { Rule } from '../../../src/core/rules/rule';
import { applyEdits } from '../../../src/core/text';
import { fixtures, problemsIn } from './fixture';

const log = '## 2021-09-22\n\n### Blog: [One](https://example.com/1)\n\n### Blog: [Two](https://example.com/2)\n';

function ruleOf(checks: Partial<Rule>): Rule {
	return {
		id: 'made-up', summary: 'Made up.', severity: 'warning', fixable: 'no', docs: '', example: { bad: '', good: '' }, ...checks,
	};
}

describe('a rule', () => {
	test('that throws is one problem that names it, and the others go on', () => {
		const broken = ruleOf({ id: 'broken', checkEntry: () => { throw new Error('lost its way'); } });
		const sound = ruleOf({ checkEntry: ({ block }, _context, report) => report({ span: block.title, message: 'Seen' }) });
		const problems = check(readNote('Log.md', log), { rules: [broken, sound] });
		expect(problems.map(({ rule }) => rule).sort()).toEqual(['broken', 'made-up', 'made-up']);
		const [failure] = problems.filter(({ rule }) => rule === 'broken');
		expect(failure!.message).toBe('Unexpected failure of the rule `broken` (lost its way), expected a verdict; the other rules went on');
		expect(failure!.span).toEqual([log.indexOf('###'), log.indexOf('###')]);
	});

	test('that throws something else is told all the same', () => {
		// eslint-disable-next-line @typescript-eslint/only-throw-error -- that is the point
		const broken = ruleOf({ checkNote: () => { throw 'words'; } });
		expect(check(readNote('Log.md', log), { rules: [broken] })[0]!.message).toContain('(words)');
	});

	test('speaks at the severity of the settings, or not at all', () => {
		const rules = [ruleOf({ checkDate: ({ block }, _context, report) => report({ span: block.value, message: 'Seen' }) })];
		const at = (severity: string): string[] => (
			check(readNote('Log.md', log), { rules, config: readConfig({ rules: { 'made-up': severity } }).config }).map((problem) => problem.severity)
		);
		expect(at('error')).toEqual(['error']);
		expect(at('info')).toEqual(['info']);
		expect(at('off')).toEqual([]);
	});

	test('is left out where only others are asked for', () => {
		const rules = [ruleOf({ checkDate: ({ block }, _context, report) => report({ span: block.value, message: 'Seen' }) })];
		const note = readNote('Log.md', log);
		expect(check(note, { rules, only: new Set(['made-up']) })).toHaveLength(1);
		expect(check(note, { rules, only: new Set(['other']) })).toEqual([]);
	});

	test('gives places relative to its block, and a problem has them in the note', () => {
		const rules = [ruleOf({
			checkEntry: ({ block }, _context, report) => report({
				span: block.title, message: 'Seen', fixes: [{ title: 'Shout', edits: [{ from: block.title[0], to: block.title[1], insert: 'SHOUT' }] }],
			}),
		})];
		const problems = check(readNote('Log.md', log), { rules });
		expect(problems.map(({ span }) => log.slice(...span))).toEqual(['One', 'Two']);
		expect(applyEdits(log, problems[1]!.fixes[0]!.edits)).toBe(log.replace('Two', 'SHOUT'));
	});
});

describe('the order of problems', () => {
	test('is that of the text, then of their ends, then of the rules', () => {
		const at = (id: string, ...spans: [number, number][]): Rule => ruleOf({
			id, checkNote: (_note, _context, report) => spans.forEach((span) => report({ span, message: 'Seen' })),
		});
		const rules = [at('first', [9, 10], [3, 5]), at('second', [3, 4], [3, 5], [0, 1])];
		expect(check(readNote('Log.md', log), { rules }).map(({ rule, span }) => [rule, ...span])).toEqual([
			['second', 0, 1], ['second', 3, 4], ['first', 3, 5], ['second', 3, 5], ['first', 9, 10],
		]);
	});
});

describe('a note', () => {
	test('that opted out has no problems', () => {
		const slip = '---\nml-watch: false\n---\n\n## 2021.9.3\n';
		expect(problemsIn(slip)).toEqual([]);
		expect(problemsIn(slip.replace('false', 'true'))).toHaveLength(1);
	});

	test('without anything of ours asks no rule', () => {
		const asked: string[] = [];
		const rules = [ruleOf({ checkNote: () => { asked.push('note'); } })];
		for (const text of ['', '# Words\n', '## See [this](https://example.com) and that\n', '### Blog [x](https://example.com)\n', '---\na: b\n---\n']) {
			check(readNote('Log.md', text), { rules });
			check(readNote('2021-09-22.md', '## See [this](https://example.com) and that\n'), { rules });
		}
		expect(asked).toEqual([]);
		check(readNote('Log.md', '### :star: [x](https://example.com)\n'), { rules });
		expect(asked).toEqual(['note']);
	});

	test('that hides something behind an opened fence is asked for that alone', () => {
		expect(problemsIn('### Blog [x](https://example.com)\n\n```\n## Words\n')).toEqual([]);
		expect(problemsIn('### Blog [x](https://example.com)\n\n```\n## 2021-09-22\n').map(({ rule }) => rule)).toEqual(['unclosed-block']);
	});

	test('named by a date is a log when it holds an entry', () => {
		expect(problemsIn('## See [this](https://example.com) and that\n\n### Blog: [x]()\n', {}, '2021-09-22').map(({ rule }) => rule))
			.toEqual(['entry-heading', 'empty-link']);
	});
});

describe('a baseline', () => {
	const old = '## 2021-09-22\n\n### Blog: [New]()\n\n## 2020-01-01\n\n### Blog: [Old]()\n';

	test('from the caller, else from the settings', () => {
		const titles = (options: Parameters<typeof problemsIn>[1]): number => problemsIn(old, options).length;
		expect(titles({})).toBe(2);
		expect(titles({ since: { year: 2021, month: 1, day: 1 } })).toBe(1);
		expect(titles({ since: { year: 2021, month: 9, day: 22 } })).toBe(1);
		expect(titles({ since: { year: 2021, month: 9, day: 23 } })).toBe(0);
		expect(titles({ config: readConfig({ since: '2021-01-01' }).config })).toBe(1);
		expect(titles({ config: readConfig({ since: '2021-01-01' }).config, since: null })).toBe(2);
	});

	test('leaves in what belongs to no entry', () => {
		const text = `${old}\n# Notes\n\n\`\`\`\n`;
		expect(problemsIn(text, { since: { year: 2025, month: 1, day: 1 } }).map(({ rule }) => rule)).toEqual(['unclosed-block']);
	});
});

describe('blocks checked one by one', () => {
	const perBlock = (rule: string): boolean => !['unclosed-block', 'unused-ignore'].includes(rule);

	test.each(fixtures.filter(({ name }) => !name.startsWith('generated')))('say what a whole check says: $name', ({ name, text, options }) => {
		const note = readNote(`${name}.md`, text, options.config);
		if (note.log.frontMatter?.watched === false) return;
		const only = new Set(options.config!.rules && ['malformed-link', 'empty-link', 'keyword-separator', 'field-name', 'star-style', 'date-format', 'entry-heading']);
		const whole = check(note, { ...options, only }).filter(({ rule }) => perBlock(rule));
		const plan = planCheck(note.log, { ...options, only });
		const isLog = note.log.entries.length + note.log.dates.length > 0;
		const parts = note.log.blocks.flatMap((_block, index) => checkBlocks(note.log, index, index + 1, plan));
		const wide = text.includes('ml-watch-ignore-file');
		if (isLog && !wide) expect(parts.map(({ rule, span }) => [rule, span])).toEqual(whole.map(({ rule, span }) => [rule, span]));
		else expect(parts.length).toBeGreaterThanOrEqual(whole.length);
	});
});

describe('a fix', () => {
	test('is left to the person where two versions of an entry stand in a conflict', () => {
		const torn = '## 2021-09-22\n\n### Blog: [A](https://example.com/a)\n\n<<<<<<< desktop\n**Keywords**: a; b\n=======\n**Keywords**: a; c\n>>>>>>> phone\n';
		const whole = '\n### Blog: [B](https://example.com/b)\n\n**Keywords**: a; a\n';
		const { text, problems } = fixAll('Log.md', torn + whole);
		expect(text).toBe(torn + whole.replace('a; a', 'a'));
		const [duplicate] = problems.filter(({ rule }) => rule === 'duplicate-keyword');
		expect(duplicate!.fixes.map(({ title, choice }) => [title, choice])).toEqual([['Remove the second one', true]]);
	});

	test('that needs a choice is no automatic one', () => {
		const fix = { title: 'Do', edits: [{ from: 0, to: 0, insert: 'x' }] };
		const problem = { rule: 'x', severity: 'info', span: [0, 0], message: '', related: [] } as const;
		expect(automaticFix({ ...problem, fixes: [] })).toBeNull();
		expect(automaticFix({ ...problem, fixes: [{ ...fix, choice: true }] })).toBeNull();
		expect(automaticFix({ ...problem, fixes: [{ ...fix, choice: true }, fix] })).toBe(fix);
	});

	test('that never ends is given up', () => {
		const growing = ruleOf({
			checkNote: (_note, _context, report) => report({ span: [0, 0], message: 'More', fixes: [{ title: 'Add', edits: [{ from: 0, to: 0, insert: '#' }] }] }),
			checkDate: undefined as never,
		});
		const { text, edits, problems } = fixAll('Log.md', `x\n\n${log}`, { rules: [growing] });
		expect(text).toBe(`${'#'.repeat(10)}x\n\n${log}`);
		expect(edits).toEqual([{ from: 0, to: 0, insert: '#'.repeat(10) }]);
		expect(problems).toHaveLength(1);
	});

	test('of an info is applied like that of an error, where it is automatic', () => {
		const { text } = fixAll('Log.md', '## 2021-09-22\n\n### :star: Blog: [x](https://example.com)\n', {
			config: { ...defaultConfig, starSpacing: 'none' },
		});
		expect(text).toContain('### :star:Blog');
	});
});
