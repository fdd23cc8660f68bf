import { fold } from '../library/fold';
import { decode } from '../markdown';
import type { RuleContext } from './context';
import type { Rule } from './rule';
import { shown } from './shown';

export const unknownKeyword: Rule = {
	id: 'unknown-keyword',
	summary: 'A keyword is not in the vocabulary.',
	severity: 'off',
	fixable: 'no',
	docs: `For those who keep a list of the keywords they use: in the setting "Vocabulary", or in the note that the setting "Vocabulary note" names (its list items, or its lines).
Case and accents do not count. Without either the rule is silent.

Off: most people let their keywords grow.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: vision; robotics\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: vision\n',
		settings: { vocabulary: ['Vision', 'language models'] },
	},
	checkEntry({ block }, context, report) {
		const { keywords, keywordTexts } = block;
		if (keywords.length === 0) return;
		const known = knownKeywords(context);
		if (known.length === 0) return;
		for (let index = 0; index < keywords.length; index++) {
			const written = keywordTexts[index]!;
			// Most are written as they are folded already.
			if (isOneOf(known, written) || isOneOf(known, fold(written))) continue;
			report({ span: keywords[index]!.span, message: `Unexpected keyword ${shown(written)}, expected one of the vocabulary` });
		}
	},
};

function isOneOf(known: readonly ReadonlySet<string>[], word: string): boolean {
	for (const words of known) if (words.has(word)) return true;
	return false;
}

const folded = new WeakMap<readonly string[], ReadonlySet<string>>();

function knownKeywords({ config, library }: RuleContext): ReadonlySet<string>[] {
	const { vocabulary } = config;
	let listed = folded.get(vocabulary);
	if (!listed) folded.set(vocabulary, (listed = new Set(vocabulary.map((word) => fold(word)))));
	return [listed, library?.vocabulary ?? new Set<string>()].filter((words) => words.size > 0);
}

/**
 * The keywords of a vocabulary note, folded: its list items; in a note without any, its lines. Headings are none.
 */
export function readVocabulary(text: string): ReadonlySet<string> {
	const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
	const items = lines.flatMap((line) => /^[-*+]\s+(\S.*)$/.exec(line)?.[1] ?? []);
	const words = items.length > 0 ? items : lines.filter((line) => line !== '' && !/^(?:#|-{3}|<!--|%%)/.test(line));
	return new Set(words.map((word) => fold(decode(word))));
}
