import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { emptyDraft, type Draft } from '../../../src/core/draft';
import { fieldTable, knownFields } from '../../../src/core/field';
import { newLogStyle } from '../../../src/core/style';
import { checkTemplate, checkTemplateShape, printEntry } from '../../../src/core/print/template';

const note: Draft = {
	...emptyDraft, title: 'A [small] note', url: 'https://example.org/a', source: 'Blog', starred: true, date: { year: 2021, month: 9, day: 22 },
	links: [{ label: 'paper', url: 'https://example.org/p' }, { label: 'code', url: 'https://example.org/c' }],
	keywords: ['first', 'second'], summary: 'One line.', comment: '- a list\n- of two',
};

describe('template', () => {
	it('writes the default body, a list below its label', () => {
		expect(printEntry(note, newLogStyle)).toBe([
			'### :star:Blog: [A \\[small\\] note](https://example.org/a)', '',
			'[\\[paper\\]](https://example.org/p) [\\[code\\]](https://example.org/c)', '',
			'**Keywords**: first; second', '', '**Summary**: One line.', '', '**Comment**:', '', '- a list', '- of two',
		].join('\n'));
	});

	it('leaves out a paragraph whose variables are all empty, and a line of a longer one', () => {
		const bare = { ...note, links: [], summary: '', comment: 'c', fields: { Venue: 'ICML' } };
		const template = '{{links}}\n\nSeen at:\n**Venue**: {{venue}}\n**Status**: {{status}}\n\n**Keywords**: {{ KEYWORDS }}\n\n**Comment**: {{comment}}';
		expect(printEntry(bare, { ...newLogStyle, template }).split('\n').slice(2)).toEqual([
			'Seen at:', '**Venue**: ICML', '', '**Keywords**: first; second', '', '**Comment**: c',
		]);
	});

	it('keeps the labels of empty fields as stubs, by setting', () => {
		const bare = { ...note, links: [], keywords: [], summary: '', comment: '' };
		expect(printEntry(bare, newLogStyle)).not.toContain('\n');
		expect(printEntry(bare, { ...newLogStyle, keepEmptyFields: true }).split('\n').slice(2)).toEqual(['**Keywords**:', '', '**Summary**:', '', '**Comment**:']);
	});

	it('writes what the template has no place for all the same', () => {
		const text = printEntry({ ...note, fields: { Venue: 'ICML' } }, { ...newLogStyle, template: '**Comment**: {{comment}}' });
		expect(text).toMatch(/\[\\\[paper\\\]\][\s\S]*\*\*Comment\*\*[\s\S]*\*\*Keywords\*\*: first; second[\s\S]*\*\*Venue\*\*: ICML[\s\S]*\*\*Summary\*\*: One line\./);
	});

	it.each([
		['the default', newLogStyle.template],
		['other order and plain labels', 'Summary: {{summary}}\n\nKeywords: {{keywords}}'],
		['lines of one paragraph', '**Keywords**: {{keywords}}\n**Venue**: {{venue}}\n**Summary**: {{summary}}'],
		['a list marker before the links', '- {{links}}'],
		['words of its own', 'Read on {{date}}.\n\n{{links}}\n\n**Comment**: {{comment}}'],
		['nothing at all', ''],
		['Windows line endings', '{{links}}\r\n\r\n**Comment**: {{comment}}'],
	])('takes %s', (_, template) => expect(checkTemplate(template)).toBeNull());

	it.each([
		['an unknown variable', '{{summry}}', /instead of `\{\{summry\}\}`/],
		['links in a sentence', 'See {{links}}', /`\{\{links\}\}` once, on a line of its own/],
		['links in a summary', '**Summary**: {{summary}}\n\n{{links}}', /`\{\{(?:summary|links)\}\}` once/],
		['words behind a value', '**Summary**: {{summary}} (end)', /`\{\{summary\}\}` once, as the whole value/],
		['a value without label', '{{summary}}', /`\{\{summary\}\}` once/],
		['the same twice', '**Keywords**: {{keywords}}\n\n**Keywords**: {{keywords}}', /`\{\{keywords\}\}` once/],
		['a value in a quote', '> **Comment**: {{comment}}', /`\{\{comment\}\}` once/],
		['a date heading', '## 2021-09-20\n\n**Comment**: {{comment}}', /no heading/],
		['a section', '# Part\n\n**Comment**: {{comment}}', /no heading/],
		['an open fence', '```\n\n**Comment**: {{comment}}', /expected a code fence that is closed/],
		['an open comment', '<!--\n\n**Comment**: {{comment}}', /closed with `-->`/],
	])('refuses %s', (_, template, problem) => expect(checkTemplate(template)).toMatch(problem));

	it('knows the fields of the settings', () => {
		const dataset = fieldTable([...knownFields, { name: 'Dataset', aliases: [], content: 'line' }]);
		expect(checkTemplate('**Dataset**: {{dataset}}', dataset)).toBeNull();
		expect(checkTemplate('**Dataset**: {{dataset}}')).toMatch(/instead of/);
		expect(checkTemplateShape('**Dataset**: {{dataset}}')).toBeNull();
		expect(readConfig({ template: '**Dataset**: {{dataset}}', extraFields: ['Dataset'] }).problems).toEqual([]);
		const unknown = readConfig({ template: '**Dataset**: {{dataset}}' });
		expect(unknown.problems.map(({ key }) => key)).toEqual(['template']);
		expect(unknown.config.template).toBe(newLogStyle.template);
	});
});
