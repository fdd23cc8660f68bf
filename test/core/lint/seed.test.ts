import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineStarts, positionAt } from '../../../src/core/text';
import { fixedText, problemsIn, someDay } from './fixture';

const seed = process.env.ML_WATCH_SEED;
const file = seed === undefined ? '' : path.join(seed, 'ml-watch.md');
if (!existsSync(file)) console.log('The real log is not here (ML_WATCH_SEED), so what the check finds in it is not looked at.');

describe.runIf(existsSync(file))('the real log', () => {
	const text = existsSync(file) ? readFileSync(file, 'utf8') : '';

	/*
	 * Why its owner would want to see each:
	 * - wikilink-collision: all 19 link items open an empty note in Obsidian instead of their paper. It is one finding for the note, and an info,
	 *   because on GitHub they work, and a log may be read there only.
	 * - keyword-separator: a `;` with nothing behind it is a keyword that was cut off or forgotten. The only fix that needs no choice.
	 * - empty-field: eight labels of four entries that were put there to be filled in. An info: nothing is wrong yet, but without it nobody
	 *   finds them again.
	 * No duplicate, date, source or host is reported, though 39 of its entries share most of their URL.
	 */
	test('has these problems with default settings, and no others', () => {
		const starts = lineStarts(text);
		const found = problemsIn(text, { today: someDay }, 'ml-watch').map(({ rule, severity, span }) => (
			`${positionAt(starts, span[0]).line + 1} ${severity} ${rule}: ${text.slice(...span)}`
		));
		expect(found).toEqual([
			'78 info wikilink-collision: [[paper]](https://arxiv.org/pdf/2109.06270.pdf)',
			'106 warning keyword-separator: ;',
			'174 info empty-field: **Keywords**:',
			'176 info empty-field: **Summary**:',
			'202 info empty-field: **Keywords**:',
			'204 info empty-field: **Summary**:',
			'208 info empty-field: **Keywords**:',
			'210 info empty-field: **Summary**:',
			'216 info empty-field: **Keywords**:',
			'218 info empty-field: **Summary**:',
		]);
	});

	test('is changed in one place by "Fix all": stubs and the form of its links are the author\'s choice', () => {
		const { edits, text: mended } = fixedText(text, { today: someDay }, 'ml-watch');
		const at = text.indexOf(';\n', text.indexOf('neural architecture search'));
		expect(edits).toEqual([{ from: at, to: at + 1, insert: '' }]);
		expect(mended).toBe(text.slice(0, at) + text.slice(at + 1));
	});
});
