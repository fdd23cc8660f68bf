import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../../src/core/config/config';
import { indexName, oldIndexOf, withoutOldIndex } from '../../../src/core/config/indexes';
import { buildIndex, IndexContents } from '../../../src/core/index-note';

const messages = (stored: unknown): string[] => readConfig(stored).problems.map(({ message }) => message);

describe('the settings of indexes', () => {
	test('are those of one index where nothing is stored', () => {
		expect(defaultConfig.indexes).toHaveLength(1);
		expect(defaultConfig.indexes[0]).toMatchObject({ path: 'Machine Learning Researches.md', style: 'full', granularity: 'day', order: 'newest', backLinks: 'auto', pages: false });
		expect(readConfig({ indexes: [] })).toMatchObject({ config: { indexes: [defaultConfig.indexes[0]] }, problems: [] });
	});

	test('take what an older version stored for the first index', () => {
		const old = { indexPath: 'x.md', indexHeading: 'Papers', indexGranularity: 'month', indexInclude: ['a'], indexExclude: ['b'], indexOmit: ['Comment'], starForm: '★' };
		const index = { path: 'x.md', heading: 'Papers', granularity: 'month', include: ['a'], exclude: ['b'], omit: ['Comment'] };
		expect(readConfig(old).config.indexes).toEqual([{ ...defaultConfig.indexes[0], ...index }]);
		expect(oldIndexOf(old)).toEqual(index);
		expect(withoutOldIndex(old)).toEqual({ starForm: '★' });
		expect(readConfig({ ...withoutOldIndex(old), indexes: [oldIndexOf(old)] }).config.indexes).toEqual(readConfig(old).config.indexes);
		expect(readConfig({ ...old, indexes: [{}] }).config.indexes[0].path).toBe('Machine Learning Researches.md');
		expect(readConfig({ indexOmit: 'Comment' }).problems).toEqual([{ key: 'indexOmit', message: expect.stringContaining('`indexOmit`: expected a list of texts') as string }]);
	});

	test('fall back value by value, each with a message that names its place', () => {
		const { config, problems } = readConfig({ indexes: [{ path: 'a.md', style: 'short', granularity: 'week', filter: 'kind:x' }, 'b.md', { path: '../c.md', order: 'oldest', unknown: 1 }] });
		expect(config.indexes.map(({ path, style, order }) => ({ path, style, order }))).toEqual([
			{ path: 'a.md', style: 'full', order: 'newest' }, { path: 'Machine Learning Researches.md', style: 'full', order: 'oldest' },
		]);
		expect(problems.map(({ key }) => key)).toEqual(['indexes[0].filter', 'indexes[0].style', 'indexes[0].granularity', 'indexes[1]', 'indexes[2].path']);
		expect(problems[0]!.message).toBe('Unusable setting `indexes[0].filter`: unexpected `x`, expected `paper` or `discussion`. The default is used until it is mended.');
		expect(messages({ indexes: 'a.md' })).toEqual(['Unusable setting `indexes`: expected a list of indexes. The default is used until it is mended.']);
	});

	test('name each note once', () => {
		expect(messages({ indexes: [{ path: 'a/b.md' }, { path: 'a//b.md' }] })).toEqual(['Unusable setting `indexes[1].path`: expected a path without empty folder names. The default is used until it is mended.']);
		expect(messages({ indexes: [{ path: 'a.md' }, { path: 'A.md' }] })).toEqual(['Unusable setting `indexes[1].path`: another index is written to that note. Choose another one.']);
	});

	test('have filters of conditions only', () => {
		expect(messages({ indexes: [{ filter: 'starred:true -source:x since:2021 "a phrase"' }] })).toEqual([]);
		for (const filter of ['sort:title', 'limit:3', 'group:month', 'reverse:true']) expect(messages({ indexes: [{ filter }] })[0]).toContain('expected conditions only');
	});

	test('are called by their name, else by their note', () => {
		const [index] = defaultConfig.indexes;
		expect(indexName(index)).toBe('Machine Learning Researches');
		expect(indexName({ ...index, name: ' Mine ' })).toBe('Mine');
	});

	test('of any shape give at least one index that can be built, and never throw', () => {
		fc.assert(fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('path', 'style', 'filter', 'omit', 'heading'), fc.anything())))), (indexes) => {
			const { config } = readConfig({ indexes });
			for (const index of config.indexes) expect(buildIndex(new IndexContents(config, index), { path: index.path, text: null }).kind).toMatch(/change|refused/);
		}));
	});
});
