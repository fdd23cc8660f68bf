import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { readNote } from '../../../src/core/note';
import { textOf } from '../../../src/core/text';
import { fixedText, problemsIn } from '../lint/fixture';

const { config } = readConfig({ rules: { 'field-order': 'warning' } });
const options = { config };
const only = { config, only: new Set(['field-order']) };
const heading = '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n';
const fixed = (body: string): string => fixedText(heading + body, only).text.slice(heading.length);

describe('field-order', () => {
	test('moves whole fields, and leaves what stands between them', () => {
		expect(fixed('**Comment**: First.\n\n- with a list\n\n[[paper]](https://example.com/p)\n\n**Venue**: Here.\n\n  **keywords**:   vision ;x\n')).toBe(
			'**keywords**:   vision ;x\n\n**Venue**: Here.\n\n  **Comment**: First.\n\n- with a list\n\n[[paper]](https://example.com/p)\n',
		);
	});

	test('keeps fields of one name in their order', () => {
		expect(fixed('**Comment**: One.\n\n**Keywords**: a\n\n**Comment**: Two.\n\n**Keywords**: b\n')).toBe('**Keywords**: a\n\n**Keywords**: b\n\n**Comment**: One.\n\n**Comment**: Two.\n');
	});

	test('follows the template', () => {
		const turned = readConfig({ rules: { 'field-order': 'warning' }, template: '**Comment**: {{comment}}\n\n**Keywords**: {{keywords}}' }).config;
		expect(problemsIn(`${heading}**Comment**: One.\n\n**Keywords**: a\n`, { config: turned })).toEqual([]);
		expect(fixedText(`${heading}**Keywords**: a\n\n**Comment**: One.\n`, { config: turned }).text).toBe(`${heading}**Comment**: One.\n\n**Keywords**: a\n`);
	});

	test.each([
		['prose below the keywords, which a comment would take in', '**Comment**: One.\n\n**Keywords**: a\n\nProse.\n'],
		['links below the keywords', '**Comment**: One.\n\n**Keywords**: a\n\n[[paper]](https://example.com/p)\n'],
		['no blank line between', '**Comment**: One.\n**Keywords**: a\n'],
		['no blank line between, with CRLF', '**Comment**: One.\r\n**Keywords**: a\r\n'],
		['a comment that a rule below makes a heading', '**Comment**: One.\n\n**Keywords**: a\n---\n'],
		['a fence that would hide what follows', '**Comment**: One.\n\n**Keywords**: a\n\n```\nx\n'],
	])('offers no fix for %s', (_what, body) => {
		const problems = problemsIn(heading + body, only);
		expect(problems.map(({ fixes }) => fixes)).toEqual([[]]);
	});

	test('loses no word, whatever stands in a body', () => {
		const field = fc.constantFrom('**Comment**: One.', '**Summary**:\n\n- a list\n- of two', 'Keywords: a; b', '**keywords**:', '**Venue**: Here.', '**Comment**: `code`\n\n```\n**Keywords**: x\n```', '> quote', 'Prose.', '[[paper]](https://example.com/p)', '---', '<!-- x', '#### More');
		const gap = fc.constantFrom('\n\n', '\n\n', '\n', '\r\n\r\n', '\n\n\n');
		fc.assert(fc.property(fc.array(fc.tuple(field, gap), { maxLength: 7 }), (pieces) => {
			const text = heading + pieces.flat().join('');
			const outcome = fixedText(text, only);
			const [before, after] = [text, outcome.text].map((note) => readNote('Log.md', note, config).log.entries[0]!.block);
			const fields = (entry: typeof before): string[] => entry!.fields.map(({ span }) => textOf(entry!.text, span)).sort();
			expect(fields(after)).toEqual(fields(before));
			expect([...outcome.text].sort()).toEqual([...text].sort());
			expect(problemsIn(outcome.text, only).filter(({ fixes }) => fixes.length > 0)).toEqual([]);
		}));
	});

	test('is silent about fields that the template does not have', () => {
		expect(problemsIn(`${heading}**Venue**: Here.\n\n**Keywords**: a\n\n**Authors**: A. Person\n`, options)).toEqual([]);
	});
});
