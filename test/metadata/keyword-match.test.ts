import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKeywords } from '../../src/metadata/keyword-match';

const own = new Map([
	['Transformers', 9], ['transformer', 2], ['Self-supervised learning', 4], ['RAG', 3], ['AI', 5], ['object detection', 7], ['C++', 1], ['画像認識', 2], ['bias', 1], ['Naïve Bayes', 1],
]);

function proposed(title: string, abstract = ''): string[] {
	return matchKeywords(own, title, abstract).map(({ keyword, words, where }) => `${keyword} <- ${words} (${where})`);
}

describe('keywords', () => {
	test('are the person\'s own, by whole words, and say which words', () => {
		expect(proposed('A transformer for Object  Detections', 'We use self supervised learning and detectors.')).toEqual([
			'Transformers <- transformer (title)', 'object detection <- Object  Detections (title)', 'Self-supervised learning <- self supervised learning (abstract)',
		]);
	});

	test('a word that only holds a keyword, or some of its words, is none', () => {
		expect(proposed('Transformerless training', 'objects and detection; unbiased; storage; learning self-supervised')).toEqual([]);
	});

	test('an acronym counts in capitals only', () => {
		expect(proposed('A rag on the ai of RAGs')).toEqual(['RAG <- RAGs (title)']);
	});

	test('words beyond ASCII', () => {
		expect(proposed('大規模な画像認識について', 'A naive Bayes baseline in C++.')).toEqual(['画像認識 <- 画像認識 (title)', 'C++ <- C++ (abstract)', 'Naïve Bayes <- naive Bayes (abstract)']);
	});

	test('words of two sentences that only meet at their border are no keyword', () => {
		expect(proposed('About an object', 'Detection is done')).toEqual([]);
	});

	test('nothing is ever proposed that is not in the vocabulary, and the words stand in the text', () => {
		const word = fc.constantFrom('object', 'detection', 'RAG', 'rag', 'AI', 'transformers', '画像', '認識', 'x', '-', '.', '\n', 'é');
		const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));
		fc.assert(fc.property(text, text, (title, abstract) => {
			const found = matchKeywords(own, title, abstract);
			for (const { keyword, words, where, used } of found) {
				expect(own.get(keyword)).toBe(used);
				expect(where === 'title' ? title : abstract).toContain(words);
			}
			expect(new Set(found.map(({ keyword }) => keyword)).size).toBe(found.length);
		}));
	});
});
