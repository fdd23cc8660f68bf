/*
 * Each rule on its own: twice the text is at most a little more than twice its work. Half a megabyte against a megabyte of what is built to
 * hurt; the many ways to hurt a parser, on shorter texts, are in ../lint/linear.test.ts.
 */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { check } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';
import { rules } from '../../../src/core/rules/index';
import type { Rule } from '../../../src/core/rules/rule';
import { workOf } from '../lint/counted-work';
import { factsOfNotes, someDay } from '../lint/fixture';

const { config } = readConfig({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])), vocabulary: ['vision'] });

/** The work of each rule for a note. What a rule reads of an entry stays at hand for the next, so the first one that asks pays for it. */
function workByRule(text: string, asked: readonly Rule[]): Map<string, number> {
	const work = new Map(asked.map(({ id }) => [id, 0]));
	const note = readNote('Log.md', text, config);
	const library = factsOfNotes(note);
	workOf((counted) => {
		const measured = asked.map((rule): Rule => {
			const measure = <Given extends readonly unknown[]>(look: (...given: Given) => void) => (...given: Given): void => {
				const before = counted();
				look(...given);
				work.set(rule.id, work.get(rule.id)! + counted() - before);
			};
			const { checkEntry, checkDate, checkNear, checkNote } = rule;
			return {
				...rule,
				...(checkEntry && { checkEntry: measure(checkEntry.bind(rule)) }), ...(checkDate && { checkDate: measure(checkDate.bind(rule)) }),
				...(checkNear && { checkNear: measure(checkNear.bind(rule)) }), ...(checkNote && { checkNote: measure(checkNote.bind(rule)) }),
			};
		});
		check(note, { config, library, today: someDay, rules: measured });
	});
	return work;
}

/** The rules whose work grows faster than a text that is doubled. */
function steepRules(make: (units: number) => string, units: number, asked = rules): string[] {
	const half = workByRule(make(units / 2), asked);
	const whole = workByRule(make(units), asked);
	// Below a unit of work for each eight units of text a rule looks at headings only, and a constant may outweigh the text.
	return asked.map(({ id }) => id).filter((id) => whole.get(id)! > units / 8 && whole.get(id)! > 2.4 * half.get(id)!);
}

const entry = '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n';
const run = (piece: string, units: number): string => piece.repeat(Math.ceil(units / piece.length));
const megabyte = 1_000_000;

describe('no rule does more than in proportion for a megabyte of', () => {
	test.each(['[', '**', ':', '#', 'a; ', 'vision; Vision; ', '![](', '`', '[[a]](b '])('%j in one line', (piece) => {
		expect(steepRules((units) => `${entry}${run(piece, units)}\n`, megabyte)).toEqual([]);
		expect(steepRules((units) => `${entry}**Keywords**: ${run(piece, units)}\n`, megabyte)).toEqual([]);
	}, 120_000);

	test.each([
		'### Blog: [T](https://example.com/b)\n\n', '### Blog [T](https://example.com/b)\n\n', '## 2021-09-22\n\n', '**Keywords**: a; b\n\n', '[[paper]](https://example.com/b)\n\n',
		'[paper]: https://example.com/b\n\n', '**Comment**: x\n---\n\n', '**Sumary**: x\n\n**Comment**: y\n\n', '![](a.png)\n\n', '<!-- ml-watch-ignore x -->\n\n',
	])('the lines %j', (piece) => {
		expect(steepRules((units) => entry + run(piece, units), megabyte)).toEqual([]);
	}, 120_000);
});

describe('the measure', () => {
	const look = (text: string): void => {
		for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) text.indexOf(']', at);
	};
	const rule: Rule = { ...rules[0]!, id: 'quadratic', checkNear: () => {}, checkEntry: ({ block }) => look(block.text) };

	test('sees a rule that looks through the rest of the text at each of its places', () => {
		expect(steepRules((units) => `${entry}${run('[', units)}\n`, 16_000, [rule])).toEqual(['quadratic']);
		expect(steepRules((units) => `${entry}${run(']', units)}\n`, 16_000, [rule])).toEqual([]);
	});

	test('sees a rule that asks each field of an entry whether there is another', () => {
		const asking: Rule = { ...rule, checkEntry: ({ block }) => { for (const _ of block.fields) block.has('Status'); } };
		expect(steepRules((units) => entry + run('**Comment**: x\n\n', units), 16_000, [asking])).toEqual(['quadratic']);
	});

	test('sees a rule that looks at all entries for each of them', () => {
		const pairs: Rule = { ...rule, checkEntry: () => {}, checkNote: ({ log }) => { for (const one of log.entries) for (const other of log.entries) other.block.text.startsWith(one.block.text); } };
		expect(steepRules((units) => entry + run('### Blog: [T](https://example.com/b)\n\n', units), 16_000, [pairs])).toEqual(['quadratic']);
	});
});
