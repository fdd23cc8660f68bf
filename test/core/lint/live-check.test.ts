import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { check, checkBlocks, planCheck, type CheckOptions, type Problem } from '../../../src/core/lint';
import { LiveCheck } from '../../../src/core/lint/live-check';
import { LiveLog } from '../../../src/core/live-log';
import { readNote } from '../../../src/core/note';
import { rules } from '../../../src/core/rules/index';
import { CountedText, edited, fit, liveNotes, strokes } from '../live-text';

const loud = readConfig({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])) }).config;
const today = { year: 2021, month: 9, day: 30 };
const everything: CheckOptions = { config: loud, today };
/** Without the rules that compare blocks: what they find is as old as the last check of the whole note. */
const blockRules = rules.filter((rule) => !rule.checkNote && rule.id !== 'unused-ignore');

const runs = Number(process.env['LIVE_RUNS'] ?? 400);

const inOrder = (problems: readonly Problem[]): string[] => problems.map((problem) => JSON.stringify(problem)).sort();

class Followed {
	readonly live: LiveLog;
	readonly check: LiveCheck;

	constructor(public text: string) {
		this.live = new LiveLog(new CountedText(text));
		this.check = new LiveCheck(this.live);
	}

	edit(stroke: Parameters<typeof fit>[0]): void {
		const next = edited(this.text, fit(stroke, this.text));
		this.text = next.text;
		this.live.update(next.changes, new CountedText(next.text));
	}
}

describe('checking while a note is edited', { timeout: 60_000 }, () => {
	test('a check of the whole note finds what a check of its text finds, whatever was checked before', () => {
		fc.assert(fc.property(liveNotes, fc.array(fc.tuple(strokes, fc.boolean()), { minLength: 1, maxLength: 6 }), (text, series) => {
			const followed = new Followed(text);
			for (const [stroke, whole] of series) {
				followed.edit(stroke);
				if (whole) expect(followed.check.checkWhole('note.md', followed.text, everything)).toEqual(check(readNote('note.md', followed.text, loud), everything));
				else followed.check.checkEdited();
			}
		}), { numRuns: runs });
	});

	test('a check of the edited blocks finds what a check of all blocks finds', () => {
		let followedEdits = 0;
		fc.assert(fc.property(
			liveNotes, fc.constantFrom(null, { year: 2021, month: 1, day: null }), fc.array(strokes, { minLength: 1, maxLength: 6 }), (text, since, series) => {
				const options = { ...everything, since, rules: blockRules };
				const followed = new Followed(text);
				const { context } = planCheck(readNote('note.md', text, loud).log, options);
				followed.check.checkWhole('note.md', text, options);
				for (const stroke of series) {
					followed.edit(stroke);
					const problems = followed.check.checkEdited();
					if (!problems) continue;
					followedEdits++;
					const { log } = readNote('note.md', followed.text, loud);
					expect(inOrder(problems)).toEqual(inOrder(checkBlocks(log, 0, log.blocks.length, { ...planCheck(log, options), context })));
				}
			}), { numRuns: runs });
		expect(followedEdits).toBeGreaterThan(runs / 2);
	});

	test('only edited blocks are looked at again', () => {
		const entries = Array.from({ length: 50 }, (_, index) => `### Blog: [Title ${index}](https://example.com/${index})\n\n**Keywords**: a, b\n\n`);
		const text = `## 2021-09-22\n\n${entries.join('')}`;
		const followed = new Followed(text);
		const looked: string[] = [];
		const watching = [{ ...rules[0]!, id: 'watching', checkEntry: ({ block }: { block: { text: string } }) => void looked.push(block.text) }];
		const options: CheckOptions = { ...everything, rules: watching };
		followed.check.checkWhole('note.md', text, options);
		looked.length = 0;
		const next = edited(text, [{ from: text.indexOf('Title 20') + 5, to: text.indexOf('Title 20') + 5, insert: '!' }]);
		followed.live.update(next.changes, new CountedText(next.text));
		followed.check.checkEdited();
		expect(looked).toEqual([entries[20]!.replace('Title', 'Title!')]);
		const date = edited(next.text, [{ from: 11, to: 13, insert: '21' }]);
		looked.length = 0;
		followed.live.update(date.changes, new CountedText(date.text));
		followed.check.checkEdited();
		expect(looked).toHaveLength(50);
	});

	test('what a rule found that compares blocks stays where its block goes, without fixes that reach beyond it', () => {
		const first = '## 2021-09-22\n\n### Blog: [A](https://example.com/a)\n\n';
		const second = '## 2021-09-21\n\n### Blog: [B](https://example.com/b)\n\n## 2021-09-22\n\n### Blog: [C](https://example.com/c)\n';
		const followed = new Followed(first + second);
		const [whole] = followed.check.checkWhole('note.md', followed.text, everything).filter(({ rule }) => rule === 'duplicate-date');
		expect(whole?.span[0]).toBeGreaterThan(first.length);
		expect(whole?.fixes).not.toEqual([]);
		const end = first.length - 1;
		const next = edited(followed.text, [{ from: end, to: end, insert: 'Words.\n' }]);
		followed.live.update(next.changes, new CountedText(next.text));
		const [stale] = followed.check.checkEdited()!.filter(({ rule }) => rule === 'duplicate-date');
		expect(stale).toEqual({ ...whole, span: [whole!.span[0] + 7, whole!.span[1] + 7], fixes: [] });
	});

	test('a comment is heeded in the block that it speaks of, and a comment for the whole note everywhere', () => {
		const text = '## 2021-09-22\n\n### Blog: [A](https://example.com/a)\n\n**Keywords**: a, b\n';
		for (const comment of ['<!-- ml-watch-ignore -->\n', '<!-- ml-watch-ignore-file keyword-separator -->\n']) {
			const followed = new Followed(text.replace('###', `${comment}###`));
			expect(followed.check.checkWhole('note.md', followed.text, everything).filter(({ rule }) => rule === 'keyword-separator')).toEqual([]);
			const end = followed.text.length - 1;
			const next = edited(followed.text, [{ from: end, to: end, insert: ', c' }]);
			followed.live.update(next.changes, new CountedText(next.text));
			expect(followed.check.checkEdited()!.filter(({ rule }) => rule === 'keyword-separator')).toEqual([]);
		}
	});
});
