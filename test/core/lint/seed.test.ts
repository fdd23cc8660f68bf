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
