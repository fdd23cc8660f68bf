import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { automaticFix, check, type CheckOptions, type Problem } from '../../../src/core/lint';
import { decode } from '../../../src/core/markdown';
import { readNote } from '../../../src/core/note';
import { rules } from '../../../src/core/rules/index';
import { looseKey } from '../../../src/core/rules/variants';
import { applyEdits, textOf } from '../../../src/core/text';
import { editsConflict } from '../edits-conflict';
import { factsOfNotes, fixedText, problemsIn } from './fixture';

const everything = readConfig({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])) }).config;
const styles = fc.constantFrom<CheckOptions>(
	{}, { config: everything }, { config: readConfig({ linkForm: 'escaped', starSpacing: 'none', dateFormat: 'yyyy-MM-dd', order: 'newest' }).config },
	{ config: readConfig({ linkForm: 'nested', starForm: '⭐', starSpacing: 'space', dateFormat: 'yyyy.MM.dd', order: 'oldest' }).config },
);

const heading = fc.tuple(
	fc.constantFrom('', ':star:', ':star: ', '⭐', '★ ', ':star::star:'),
	fc.constantFrom('Blog: ', 'Blog:', 'blog: ', 'B log: ', 'Blog: :star: ', 'ar\u200bXiv: ', 'r/datascience: ', ''),
	fc.nat(9),
	fc.constantFrom('https://example.com/', 'www.example.com/', 'http://example.com/2021/09/22/', 'https://arxiv.org/pdf/2105.0875', ''),
	fc.constantFrom('', ' ^id', ' :star:', ' #tag'),
).map(([star, source, number, url, tail]) => `### ${star}${source}[Title [${number}] of](${url}${number})${tail}`);

const item = fc.tuple(fc.constantFrom('paper', 'code', 'Paper', 'my data'), fc.nat(4)).chain(([label, number]) => {
	const url = `https://example.com/l${number}`;
	return fc.constantFrom(
		`[\\[${label}\\]](${url})`, `[[${label}]](${url})`, `[${label}](${url})`, `[**${label}**](${url})`, `[[${label}](${url})]`, `[[${label}]] (${url})`,
		`[[${label}]]${url}`, `[${label}]](${url})`, `[[${label}]](${url}`, `[\\[${label}\\]]()`, `[[${label}]](example.com/l${number})`, `[\\[${label}\\]](${url} ${number})`,
	);
});

const keyword = fc.constantFrom('vision', 'Vision', 'language model', 'language models', 'language-models', 'a', '', ' ', '`a; b`', 'R&amp;D', 'tool  use', 'C\\; D');

const paragraph = fc.oneof(
	fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join(' ')),
	fc.tuple(fc.constantFrom('**Keywords**: ', '**keywords**: ', 'Keyword: ', '**Keywords:** ', '**Keyowrds**: '), fc.array(keyword, { maxLength: 5 }), fc.constantFrom(';', '; ', ', '))
		.map(([label, words, separator]) => label + words.join(separator)),
	fc.constantFrom(
		'**Comment**: Read twice.', '**Summary**:\n\nWords (and more), with **Problem**: inside.', '**Comment**:', '**Summary**: Mark and read later.', '> A quote.\n**Comment**: Tight.',
		'**Comment**: Trapped.\n---', '```\n## 2021-09-22\n```', '[paper]: https://example.com/elsewhere', 'Words. ', '<!-- ml-watch-ignore empty-link -->', '%% ml-watch-ignore %%\n**Comment**:',
	),
);

const block = fc.oneof(
	{ weight: 5, arbitrary: fc.tuple(heading, fc.array(paragraph, { maxLength: 3 })).map(([line, body]) => [line, ...body].join('\n\n')) },
	{
		weight: 3, arbitrary: fc.constantFrom(
			'## 2021-09-22', '## 2021-09-21', '## 2021.09.20', '## 2021-9-3', '## 2021.08', '## 2021/07/01:', '## 2021-02-30', '# Elsewhere', '##2021-09-19', '### Blog [Near](https://example.com/n)',
			'### 2021-09-18', '## 2021',
		),
	},
);

const separator = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n');
const log = fc.tuple(fc.array(fc.tuple(block, separator), { maxLength: 9 }), fc.constantFrom('\n', '\r\n', '\r'))
	.map(([blocks, ending]) => `## 2021-09-22\n\n${blocks.map(([words, gap]) => words + gap).join('')}`.replace(/\n/g, ending));

/** What a note says, evened as far as fixes may even it: case and plural of keywords, the form of links and dates, where things stand and in which order. */
function meaning(text: string): string[] {
	const { log: { entries } } = readNote('Log.md', text, everything);
	return entries.map(({ block: entry }) => {
		const at = (span: readonly [number, number]): string => decode(textOf(entry.text, span)).replace(/[\u200b\\]|<!--.*?-->|%%.*?%%/g, '').trim().replace(/\s+/g, ' ');
		const url = (span: readonly [number, number]): string => at(span).replace(/^https?:\/\//, '').replace(/ |%20/g, '').replace(/^(?:www|export)\./, '').replace(/v\d+$/, '');
		const title = at(entry.title);
		return JSON.stringify([
			title, url(entry.url).replace('/pdf/', '/abs/'), entry.source && at(entry.source).toLowerCase().replace(/\W/g, ''), entry.starred,
			[...new Set(entry.links.map((link) => `${at(link.label).toLowerCase()} ${url(link.url)}`))].sort(),
			entry.fields.filter(({ kind, value }) => kind.content !== 'keywords' && at(value) !== '').map(({ name, value }) => [name, at(value).replace(/\s+/g, ' ')]).sort(),
		]);
	}).sort();
}

function keywordsIn(text: string): string[] {
	return readNote('Log.md', text, everything).log.entries
		.flatMap(({ block: entry }) => entry.keywords.map(({ span }) => looseKey(decode(textOf(entry.text, span)))));
}

/** These make an entry or a field of what was none, so that there is more to read behind them than before. */
const makesMore = new Set(['entry-heading', 'unknown-field', 'keyword-separator', 'malformed-link']);

describe('"Fix all" on any log', () => {
	test('leaves nothing that it could mend, and changes nothing when it runs again', () => {
		fc.assert(fc.property(log, styles, (text, options) => {
			// As in the app, where the library learns of a fix a moment later.
			const library = factsOfNotes(readNote('Log.md', text, options.config));
			const once = fixedText(text, { ...options, library });
			expect(once.problems.filter((problem) => automaticFix(problem))).toEqual([]);
			expect(applyEdits(text, once.edits)).toBe(once.text);
			expect(fixedText(once.text, { ...options, library }).text).toBe(once.text);
		}), { numRuns: 150 });
	}, 60_000);

	test('keeps what the entries say', () => {
		const settled = rules.filter(({ id }) => !makesMore.has(id));
		fc.assert(fc.property(log, styles, (text, options) => {
			const before = meaning(text);
			const after = fixedText(text, { ...options, rules: settled });
			expect(meaning(after.text)).toEqual(before);
			expect(new Set(keywordsIn(after.text))).toEqual(new Set(keywordsIn(text)));
		}), { numRuns: 150 });
	}, 60_000);

	test('drops no word and adds none', () => {
		const removing = new Set(['duplicate-keyword', 'duplicate-link', 'duplicate-date', 'unused-ignore', 'date-heading', 'date-format', 'keyword-variant', 'source-spelling', 'field-name', 'unsafe-url', 'star-style', 'arxiv-form']);
		const keeping = rules.filter(({ id }) => !removing.has(id));
		const letters = (text: string): string => [...text.replace(/%20|[^\p{L}\p{N}]/gu, '').toLowerCase()].sort().join('');
		fc.assert(fc.property(log, styles, (text, options) => {
			expect(letters(fixedText(text, { ...options, rules: keeping }).text).replace(/e?$/, '')).toBe(letters(text).replace(/e?$/, ''));
		}), { numRuns: 150 });
	}, 60_000);
});

describe('every problem of any log', () => {
	test('lies in the note, says something, and has fixes that can be applied', () => {
		fc.assert(fc.property(log, styles, (text, options) => {
			for (const { span, message, fixes } of problemsIn(text, options)) {
				expect(span[0]).toBeGreaterThanOrEqual(0);
				expect(span[1]).toBeLessThanOrEqual(text.length);
				expect(span[0]).toBeLessThan(span[1]);
				expect(message).toMatch(/^Unexpected .*, expected [^\r\n]*[^.]$/);
				for (const fix of fixes) {
					expect(editsConflict(fix.edits, text.length)).toBe(false);
					expect(applyEdits(text, fix.edits)).not.toBe(text);
				}
			}
		}), { numRuns: 150 });
	}, 60_000);

	test('is gone when its fix is applied', () => {
		fc.assert(fc.property(log, styles, (text, options) => {
			const note = readNote('Log.md', text, options.config);
			const settled = { ...options, library: factsOfNotes(note) };
			const problems = check(note, settled);
			for (const { rule, message, fixes } of problems) {
				const same = (found: readonly Problem[]): number => found.filter((other) => other.rule === rule && other.message === message).length;
				for (const { title, edits } of fixes) {
					const fewer = same(problemsIn(applyEdits(text, edits), settled)) < same(problems);
					expect({ rule, title, fewer }).toEqual({ rule, title, fewer: true });
				}
			}
		}), { numRuns: 60 });
	}, 60_000);

	test('is the same when the rules are asked in another order', () => {
		fc.assert(fc.property(log, (text) => {
			const note = readNote('Log.md', text);
			const forward = check(note).map(({ rule, span }) => `${span[0]} ${span[1]} ${rule}`);
			const backward = check(note, { rules: [...rules].reverse() }).map(({ rule, span }) => `${span[0]} ${span[1]} ${rule}`);
			expect(backward.sort()).toEqual(forward.sort());
		}), { numRuns: 50 });
	});
});
