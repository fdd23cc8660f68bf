import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { check, fixAll } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';

/** More than an engine lets a function be called with at once. */
const many = 150_000;

const { config } = readConfig({ rules: { 'unused-ignore': 'info' } });
const entry = '## 2021-09-22\n\n### Lab: [Title](https://example.com/a)\n\n';

describe('very many things in one note are read and mended', () => {
	test('links in one line', () => {
		const note = readNote('Log.md', `${entry}${'[a](b) '.repeat(many)}\n`, config);
		expect(note.log.entries[0]!.block.links).toHaveLength(many);
	});

	test('lines with a slip that is mended', () => {
		const { text, fixed } = fixAll('Log.md', `${entry}${'<!-- ml-watch-ignore -->\n\n'.repeat(many)}`, { config });
		expect(fixed).toHaveLength(many);
		expect(text.trimEnd()).toBe(entry.trimEnd());
	}, 60_000);

	test('ignore comments in one line', () => {
		expect(check(readNote('Log.md', `${entry}${'<!-- ml-watch-ignore -->'.repeat(many)}\n`, config), { config })).toHaveLength(many);
	}, 60_000);
});
