import { describe, expect, test } from 'vitest';
import { readConfig, severities } from '../../../src/core/config/config';
import { automaticFix } from '../../../src/core/lint';
import { rules } from '../../../src/core/rules/index';
import { fixedText, problemsIn, someDay } from './fixture';

describe('the list of rules', () => {
	test('has each id once, in kebab-case', () => {
		const ids = rules.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
	});
});

describe.each(rules)('$id', (rule) => {
	const { example } = rule;
	const { config } = readConfig({ ...example.settings, ...(rule.severity === 'off' ? { rules: { [rule.id]: 'warning' } } : {}) });
	const options = { config, today: someDay };

	test('is documented: a sentence, a page, a severity', () => {
		expect(rule.summary).toMatch(/^[A-Z].*\.$/);
		expect(rule.docs.length).toBeGreaterThan(100);
		expect(severities).toContain(rule.severity);
		for (const [, linked] of rule.docs.matchAll(/\(#([a-z-]+)\)/g)) expect(rules.map(({ id }) => id)).toContain(linked);
	});

	test('finds its bad example, and nothing else does', () => {
		const problems = problemsIn(example.bad, options);
		expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([rule.id]));
		for (const problem of problems) expect(problem.message).toMatch(/^Unexpected .+, expected .+[^.]$/);
	});

	test('has nothing to say about its good example, nor has another rule', () => {
		expect(problemsIn(example.good, options)).toEqual([]);
	});

	test('is as fixable as it says', () => {
		const [problem] = problemsIn(example.bad, options);
		const fixable = automaticFix(problem!) ? 'yes' : problem!.fixes.length > 0 ? 'choice' : 'no';
		expect(fixable).toBe(rule.fixable);
		if (rule.fixable === 'no') return;
		const fixed = fixedText(example.bad, options, 'Log', ({ fixes }) => fixes[0] ?? null);
		expect(fixed.problems).toEqual([]);
		expect(fixed.text).toBe(example.good);
	});
});
