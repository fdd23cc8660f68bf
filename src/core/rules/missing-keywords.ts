import type { Rule } from './rule';

export const missingKeywords: Rule = {
	id: 'missing-keywords',
	summary: 'A paper has no keywords.',
	severity: 'off',
	fixable: 'no',
	docs: `For those who want every paper, or (setting "Entries that need keywords") every starred paper, to have keywords.

Off: in a real log 8 of 169 entries had any.`,
	example: {
		bad: '## 2021-09-22\n\n### :star:Blog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### :star:Blog: [Title](https://example.com/a)\n\n**Keywords**: vision\n',
	},
	checkEntry({ block }, { config }, report) {
		if (block.kind !== 'paper' || (config.keywordsFor === 'starred' && !block.starred) || block.keywords.length > 0) return;
		report({ span: block.title, message: 'Unexpected paper without keywords, expected `**Keywords**:` and at least one' });
	},
};
