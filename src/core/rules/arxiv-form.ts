import { decode } from '../markdown';
import { hostOf } from '../identity';
import { textOf, unitIndex, type Edit, type Span } from '../text';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const arxivForm: Rule = {
	id: 'arxiv-form',
	summary: 'A link to arXiv leads to the PDF where the settings ask for the abstract, or the other way round.',
	severity: 'off',
	fixable: 'yes',
	docs: `The abstract's page names versions, authors and comments, and loads quickly; the PDF is the paper itself. The setting "Links to arXiv" says which one you want.
The fix changes the URL to the other view of the same paper and keeps its version.

Off: both are good links (18 of 169 entries of a real log lead to a PDF).`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://arxiv.org/pdf/2105.08756v2.pdf)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://arxiv.org/abs/2105.08756v2)\n',
	},
	checkEntry({ block }, { config }, report) {
		checkUrl(block.text, block.url, config.arxivForm, report);
		for (const item of block.links) if (item.fault === null) checkUrl(block.text, item.url, config.arxivForm, report);
	},
};

/** Whether the first segment of a URL's path begins like a view: most URLs are told apart by that letter. */
function mayShow(view: 'abs' | 'pdf', text: string, [from, to]: Span): boolean {
	const slash = unitIndex(text, 47, [from + 8, to]);
	return slash >= 0 && (text.charCodeAt(slash + 1) | 32) === view.charCodeAt(0);
}

/** The id goes to the end of the path; `.pdf` may follow it. */
const path = /^https?:\/\/[^/]+\/(abs|pdf)\/[^?#]+?(\.pdf)?(?=[?#]|$)/i;

function checkUrl(text: string, span: Span, wanted: 'abs' | 'pdf', report: Report): void {
	if (!mayShow(wanted === 'abs' ? 'pdf' : 'abs', text, span)) return;
	const written = textOf(text, span);
	if (!written.includes('arxiv.org') || written.length > 200) return;
	const found = path.exec(written);
	if (!found || found[1]!.toLowerCase() === wanted) return;
	const host = hostOf(decode(written));
	if (host !== 'arxiv.org' && host !== 'export.arxiv.org') return;
	const view = span[0] + written.search(/\/(?:abs|pdf)\//i) + 1;
	const end = span[0] + found[0].length;
	const edits: Edit[] = [{ from: view, to: view + 3, insert: wanted }];
	if (found[2] !== undefined) edits.push({ from: end - 4, to: end, insert: '' });
	report({
		span,
		message: `Unexpected ${wanted === 'abs' ? 'PDF' : 'abstract'} ${shown(written)}, expected ${wanted === 'abs' ? 'the abstract' : 'the PDF'}`,
		fixes: [{ title: wanted === 'abs' ? 'Link to the abstract' : 'Link to the PDF', edits }],
	});
}
