import { isTrackingParameter } from '../identity';
import { textOf, unitIndex, type Edit, type Span } from '../text';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const trackingParameters: Rule = {
	id: 'tracking-parameters',
	summary: 'A URL says where its reader came from.',
	severity: 'off',
	fixable: 'yes',
	docs: `\`utm_source\`, \`fbclid\`, \`ref\` and their kind tell a site by which newsletter or post you came; the page is the same without them. The fix takes out the
parameters that are known for it and leaves all others as they are.

Off: they do no harm in a log (15 of 169 entries of a real one have some).`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a?utm_source=mail&id=3&ref=home)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a?id=3)\n',
	},
	checkEntry({ block }, _context, report) {
		checkUrl(block.text, block.url, report);
		for (const item of block.links) if (item.fault === null) checkUrl(block.text, item.url, report);
	},
};

function checkUrl(text: string, span: Span, report: Report): void {
	const mark = unitIndex(text, 63, span);
	if (mark < 0) return;
	const written = textOf(text, span);
	const query = mark - span[0];
	const hash = written.indexOf('#', query);
	const end = hash < 0 ? written.length : hash;
	const parts = written.slice(query + 1, end).split(/(&amp;|&)/);
	const parameters = parts.filter((_, index) => index % 2 === 0);
	const kept = parameters.filter((parameter) => !isTrackingParameter(parameter));
	if (kept.length === parameters.length) return;
	const separator = parts[1] ?? '&';
	const edit: Edit = {
		from: span[0] + query, to: span[0] + end, insert: kept.length === 0 ? '' : `?${kept.join(separator)}`,
	};
	const dropped = parameters.filter((parameter) => isTrackingParameter(parameter)).map((parameter) => parameter.split('=', 1)[0]!);
	report({
		span: [edit.from, edit.to],
		message: `Unexpected tracking by ${shown(dropped.join(', '))}, expected the URL without it`,
		fixes: [{ title: 'Remove tracking parameters', edits: [edit] }],
	});
}
