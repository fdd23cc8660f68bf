import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli';
import { rules } from '../../src/core/rules/index';
import { applyEdits, lineStarts } from '../../src/core/text';
import { MemoryFiles, runOn } from './memory-files';

const fromPackage = (path: string): object => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, schemaId: 'auto', meta: false, unknownFormats: ['uri-reference'] })
	.addMetaSchema(fromPackage('ajv/lib/refs/json-schema-draft-04.json'))
	.compile(fromPackage('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

interface Region { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number }
interface Location { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region } }
interface Result {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: string;
	readonly message: { readonly text: string };
	readonly locations: readonly Location[];
	readonly relatedLocations?: readonly (Location & { readonly message: { readonly text: string } })[];
	readonly fixes?: readonly {
		readonly description: { readonly text: string };
		readonly artifactChanges: readonly {
			readonly artifactLocation: { readonly uri: string };
			readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent?: { readonly text: string } }[];
		}[];
	}[];
}
interface Log {
	readonly runs: readonly [{
		readonly columnKind: string;
		readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
		readonly results: readonly Result[];
		readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] }];
	}];
}

function valid(out: string): Log['runs'][0] {
	const log = JSON.parse(out) as Log;
	validate(log);
	expect(validate.errors ?? []).toEqual([]);
	return log.runs[0];
}

const note = '## 2021-09-22\n\n### Lab: [T 🦊](https://example.com)\n\n**Keywords**: 🦊, b\n';

describe('check --format sarif', () => {
	test('is a log by the schema, with or without results', async () => {
		const { out, code, err } = await runOn(new MemoryFiles({ 'v/a.md': note, 'v/b.md': 'Nothing.\n' }), 'check', '--format', 'sarif', 'v');
		expect({ code, err }).toEqual({ code: 1, err: '' });
		expect(valid(out).results).toHaveLength(1);
		expect(valid((await runOn(new MemoryFiles({ 'v/b.md': '' }), 'check', '--format', 'sarif', 'v')).out).results).toEqual([]);
		expect(validate({ version: '2.1.0' }), 'a log without runs').toBe(false);
	});

	test('holds what a finding is, in UTF-16 columns from 1', async () => {
		const { out } = await runOn(new MemoryFiles({ 'v/a.md': `\ufeff${note}` }), 'check', '--format', 'sarif', 'v');
		const { columnKind, results: [result], tool } = valid(out);
		expect(columnKind).toBe('utf16CodeUnits');
		expect(result).toEqual({
			ruleIndex: rules.findIndex(({ id }) => id === 'keyword-separator'), ruleId: 'keyword-separator', level: 'warning',
			message: { text: 'Unexpected `,` between keywords, expected `;`' },
			locations: [{ physicalLocation: { artifactLocation: { uri: 'v/a.md' }, region: { startLine: 5, startColumn: 17, endLine: 5, endColumn: 18 } } }],
			fixes: [expect.objectContaining({ artifactChanges: [expect.objectContaining({ artifactLocation: { uri: 'v/a.md' } })] })],
		});
		expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
	});

	test.each([
		['v/a b, 1%#?.md', 'v/a%20b%2C%201%25%23%3F.md'],
		['./v/ü:x.md', 'v/%C3%BC%3Ax.md'],
		['../v/a.md', '../v/a.md'],
		['/home/me/a b.md', 'file:///home/me/a%20b.md'],
		['C:/notes/a b.md', 'file:///C:/notes/a%20b.md'],
	])('names %s as a URI', async (file, uri) => {
		const { out } = await runOn(new MemoryFiles({ [file]: note }), 'check', '--format', 'sarif', file);
		expect(valid(out).results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(uri);
	});

	test('has severities as levels, and the byte order mark in no column', async () => {
		const files = new MemoryFiles({ 'a.md': '\ufeff## 2021-9-22\n\n### Lab [T](https://example.com)\n\n### Lab: [T](https://example.com)\n\n**Keywords**:\n' });
		const { results } = valid((await runOn(files, 'check', '--format', 'sarif', 'a.md')).out);
		expect(results.map(({ ruleId, level, locations: [at] }) => [ruleId, level, at!.physicalLocation.region.startColumn])).toEqual([
			['date-heading', 'warning', 4], ['entry-heading', 'error', 5], ['empty-field', 'note', 1],
		]);
	});

	test('offers fixes that do to the file what the check would do', async () => {
		const text = '## 2021-09-22\r\n\r\n### Lab: [T](https://example.com)\r\n\r\n[[paper]] (https://example.com/p)\r\n\r\n**keywords**: a, b, c;\r\n';
		const files = new MemoryFiles({ 'a.md': text });
		const { results } = valid((await runOn(files, 'check', '--format', 'sarif', 'a.md')).out);
		const starts = lineStarts(text);
		const at = (line: number, column: number): number => starts[line - 1]! + column - 1;
		const edits = results.flatMap(({ fixes }) => fixes?.[0]?.artifactChanges[0]!.replacements ?? []).map(({ deletedRegion: region, insertedContent }) => ({
			from: at(region.startLine, region.startColumn), to: at(region.endLine, region.endColumn), insert: insertedContent?.text ?? '',
		}));
		await runOn(files, 'check', '--fix', 'a.md');
		expect(applyEdits(text, edits)).toBe(files.text('a.md'));
		expect(edits.length).toBeGreaterThan(3);
	});

	test('points at the other place that a finding is about', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/b c.md': note.replace('[T 🦊]', '[U]').replace(',', ';') });
		const duplicate = valid((await runOn(files, 'check', '--format', 'sarif', 'v')).out).results.find(({ ruleId }) => ruleId === 'duplicate-entry')!;
		expect(duplicate.locations[0]!.physicalLocation.artifactLocation.uri).toBe('v/b%20c.md');
		expect(duplicate.relatedLocations).toEqual([
			{ id: 0, message: { text: 'T 🦊' }, physicalLocation: { artifactLocation: { uri: 'v/a.md' }, region: { startLine: 3 } } },
		]);
	});

	test('says no link that a note has put into a message', async () => {
		const files = new MemoryFiles({ 'a.md': note.replace('**Keywords**: 🦊, b', '[[paper]] (https://example.com/p)') });
		const { results } = valid((await runOn(files, 'check', '--format', 'sarif', 'a.md')).out);
		expect(results[0]!.message.text).toContain('\\[\\[paper\\]\\] (https://example.com/p)');
		expect(results[0]!.message.text).not.toMatch(/(?:^|[^\\])\]\(/);
	});

	test('tells what could not be read', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/b.md': { failure: 'permission denied' } });
		const { out, code } = await runOn(files, 'check', '--format', 'sarif', 'v');
		expect(code).toBe(2);
		const { invocations: [invocation], results } = valid(out);
		expect(invocation).toEqual({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'b.md: permission denied' } }] });
		expect(results).toHaveLength(1);
	});

	test('leads to the page of each rule where the project has a page', async () => {
		let out = '';
		await run({
			argv: ['check', '--format', 'sarif', 'a.md'], files: new MemoryFiles({ 'a.md': note }), out: (text) => (out += text), err: () => {},
			version: '1.2.3', homepage: 'https://example.com/project/',
		});
		expect(valid(out).tool.driver.rules[0]!.helpUri).toBe(`https://example.com/project/blob/HEAD/docs/rules.md#${rules[0]!.id}`);
	});

	test('is the same every time', async () => {
		const files = { 'v/a.md': note, 'v/b.md': note.replace('[T', '[U') };
		const [one, two] = [await runOn(new MemoryFiles(files), 'check', '--format', 'sarif', 'v'), await runOn(new MemoryFiles(files), 'check', '--format', 'sarif', 'v')];
		expect(one).toEqual(two);
	});
});
