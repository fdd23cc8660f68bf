import { escapeText } from '../print/escape';
import type { Span } from '../text';
import type { Fix, Rule } from './rule';
import { counted, shown } from './shown';
import { variantsOf, type Variant } from './variants';

export const keywordVariant: Rule = {
	id: 'keyword-variant',
	summary: 'A keyword differs from a commoner one of the vault only by its spelling.',
	severity: 'warning',
	fixable: 'yes',
	docs: `"Anomaly detection" and "anomaly detection", "self supervised learning" and "self-supervised learning", "GAN" and "GANs" are one keyword to a person and two to a
filter. The commoner spelling must stand in at least two entries, and in twice as many as this one.

A difference of one letter is taken for a typo where it is in a word of six letters or more, no digit differs (YOLOv4 is not YOLOv5), and the commoner keyword
stands in at least three entries and in three times as many. Changing it is a choice, as two words can be that close.

Learned from all notes; without them, as in a check of a single text, the rule is silent. A warning: it is a slip, and the commoner spelling is the evidence.`,
	example: {
		bad: log('anomaly detection', 'anomaly detection', 'Anomaly Detection'),
		good: log('anomaly detection', 'anomaly detection', 'anomaly detection'),
	},
	checkEntry({ block }, { library }, report) {
		const { keywords, keywordTexts } = block;
		if (!library || keywords.length === 0) return;
		const variants = variantsOf(library.keywords);
		for (let index = 0; index < keywords.length; index++) {
			const written = keywordTexts[index]!;
			const commoner = variants.commoner(written);
			if (!commoner) continue;
			const { span } = keywords[index]!;
			report({
				span,
				message: `Unexpected ${shown(written)}, expected ${shown(commoner.text)} as in ${counted(commoner.count, 'entry', 'entries')}`,
				fixes: [respelling(span, commoner)],
			});
		}
	},
};

function respelling([from, to]: Span, { text, difference }: Variant): Fix {
	const title = `Write ${text}`;
	const edits = [{ from, to, insert: escapeText(text).replaceAll(';', '\\;') }];
	return difference === 'typo' ? { title, edits, choice: true } : { title, edits };
}

function log(...keywords: string[]): string {
	return `## 2021-09-22\n${keywords.map((keyword, index) => `\n### Blog: [Title](https://example.com/${index})\n\n**Keywords**: ${keyword}\n`).join('')}`;
}
