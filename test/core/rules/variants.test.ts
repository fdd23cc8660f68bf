import { describe, expect, test } from 'vitest';
import { looseKey, Variants } from '../../../src/core/rules/variants';

const tally = (counts: Readonly<Record<string, number>>): Variants => new Variants(new Map(Object.entries(counts)));
const found = (counts: Readonly<Record<string, number>>, text: string): string | null => {
	const variant = tally(counts).commoner(text);
	return variant && `${variant.text} ${variant.count} ${variant.difference}`;
};

describe('variants', () => {
	test.each([
		['gans', 'gan'], ['GANs', 'gan'], ['policies', 'policy'], ['self-supervised  learning', 'selfsupervisedlearning'], ['bias', 'bias'], ['analysis', 'analysis'], ['corpus', 'corpus'],
		['class', 'class'], ['gas', 'gas'], ['LLMs', 'llm'], ['its', 'its'], ['data–sets', 'dataset'], ['keys', 'key'],
	])('%j and %j share a key', (one, key) => {
		expect(looseKey(one)).toBe(key);
	});

	test.each([
		[{ vision: 2, Vision: 1 }, 'Vision', 'vision 2 spelling'],
		[{ vision: 1, Vision: 1 }, 'Vision', null],
		[{ vision: 3, Vision: 2 }, 'Vision', null],
		[{ vision: 4, Vision: 2 }, 'Vision', 'vision 4 spelling'],
		[{ vision: 4, Vision: 2 }, 'vision', null],
		[{ vision: 1 }, 'VISION', null],
		[{ vision: 2 }, 'VISION', 'vision 2 spelling'],
		[{ 'b c': 3, 'B C': 3, 'b-c': 1 }, 'b-c', 'B C 3 spelling'],
		[{ 'B C': 3, 'b c': 3, 'b-c': 1 }, 'b-c', 'B C 3 spelling'],
		[{ 'b c': 3, 'B C': 4, 'b-c': 1 }, 'b-c', 'B C 4 spelling'],
	])('the commoner spelling in %j of %j is %j', (counts, text, expected) => {
		expect(found(counts, text)).toBe(expected);
	});

	test.each([
		// Three entries, three times as many, a word of six letters, one letter, no digit.
		[{ transformer: 3, transfomer: 1 }, 'transfomer', 'transformer 3 typo'],
		[{ transformer: 2, transfomer: 1 }, 'transfomer', null],
		[{ transformer: 5, transfomer: 2 }, 'transfomer', null],
		[{ transformer: 6, transfomer: 2 }, 'transfomer', 'transformer 6 typo'],
		[{ graphs: 9, grapes: 1 }, 'grapes', 'graphs 9 typo'],
		[{ graph: 9, grape: 1 }, 'grape', null],
		[{ vision: 9, visin: 1 }, 'visin', null],
		[{ yolov4: 9, yolov5: 1 }, 'yolov5', null],
		[{ 'language models': 9, 'languge models': 1 }, 'languge models', 'language models 9 typo'],
		[{ 'language models': 9, 'languge model': 1 }, 'languge model', null],
		[{ 'language models': 9, 'languge modles': 1 }, 'languge modles', null],
		[{ 'language models': 9, languagemodel: 1 }, 'languagemodel', 'language models 9 spelling'],
		[{ 'deep learning': 9, 'deep learning x': 1 }, 'deep learning x', null],
		[{ 'a transformer': 9, 'b transformer': 1 }, 'b transformer', null],
		[{ transformer: 3, transformed: 4, transformex: 1 }, 'transformex', 'transformed 4 typo'],
		[{ transformed: 4, transformer: 3, transformex: 1 }, 'transformex', 'transformed 4 typo'],
		[{ transformer: 4, transformed: 4, transformex: 1 }, 'transformex', 'transformed 4 typo'],
		[{ transformed: 4, transformer: 4, transformex: 1 }, 'transformex', 'transformed 4 typo'],
		// Another spelling of the word itself is common: it is no typo.
		[{ transformers: 9, Transformed: 5, transformed: 4 }, 'transformed', null],
		[{ [`${'x'.repeat(59)}y`]: 9, [`${'x'.repeat(59)}z`]: 1 }, `${'x'.repeat(59)}z`, `${'x'.repeat(59)}y 9 typo`],
		[{ [`${'x'.repeat(60)}y`]: 9, [`${'x'.repeat(60)}z`]: 1 }, `${'x'.repeat(60)}z`, null],
		[{ [`${'x'.repeat(60)}y`]: 9, ['x'.repeat(60)]: 1 }, 'x'.repeat(60), null],
	])('the word meant in %j by %j is %j', (counts, text, expected) => {
		expect(found(counts as Record<string, number>, text)).toBe(expected);
	});

	test('finds the same when it is asked again', () => {
		const variants = tally({ transformer: 9, transfomer: 1 });
		expect(variants.commoner('transfomer')).toBe(variants.commoner('transfomer'));
		expect(variants.commoner('transformer')).toBeNull();
	});
});
