import { isSafeUrl } from '../identity';
import { isPlaceholder } from '../log/link-line';
import { decode } from '../markdown';
import { textOf, type Span } from '../text';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const unsafeUrl: Rule = {
	id: 'unsafe-url',
	summary: 'The URL of a title or link item is no web address.',
	severity: 'warning',
	fixable: 'yes',
	docs: `An entry's links lead to the web: \`http:\` or \`https:\`. A URL without scheme (\`arxiv.org/abs/…\`) leads to a file that does not exist, a relative
one or \`file:\` to a place that only one device has, and \`javascript:\` or \`data:\` to code. ML Watch never opens any of them.

Where a URL lacks nothing but its scheme (it begins with \`www.\`, or with a host in a common domain), the fix puts \`https://\` before it. The rest is left
to you.

A warning: some people link to files of the vault on purpose; the page is still there for them.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]](arxiv.org/abs/2105.08756)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]](https://arxiv.org/abs/2105.08756)\n',
	},
	checkEntry({ block }, _context, report) {
		checkUrl(block.text, block.url, report);
		for (const item of block.links) if (item.fault === null) checkUrl(block.text, item.url, report);
	},
};

function checkUrl(text: string, span: Span, report: Report): void {
	if (isPlainWebUrl(text, span) || isPlaceholder(text, span)) return;
	const written = textOf(text, span);
	const url = decode(written);
	if (isSafeUrl(url)) return;
	const fixes = lacksScheme(written) ? [{ title: 'Put https:// before it', edits: [{ from: span[0], to: span[0], insert: 'https://' }] }] : [];
	report({ span, message: `Unexpected ${kindOf(url)} ${shown(written)}, expected a URL that begins with \`https://\``, fixes });
}

/** What nearly every URL of a log looks like, so that the platform's reader need not be asked: a host of plain letters, digits and dots. */
function isPlainWebUrl(text: string, [from, to]: Span): boolean {
	const start = text.startsWith('https://', from) ? from + 8 : text.startsWith('http://', from) ? from + 7 : to;
	let label = start;
	let letters = true;
	for (let at = start; at < to; at++) {
		const unit = text.charCodeAt(at);
		const lower = unit >= 97 && unit <= 122;
		if (lower || (unit >= 48 && unit <= 57)) {
			letters &&= lower;
		} else if (unit === 46 && at > label) {
			label = at + 1;
			letters = true;
		} else return unit === 47 && label > start && at > label && letters;
	}
	return false;
}

/** Domains in which the things that people watch live. A folder could be called like any other. */
const domains = new Set((
	'com org net edu gov io ai dev app co me info blog cloud tech science ' +
	'uk de fr it es nl ch at eu se jp cn kr in au ca us il sg tw hk'
).split(' '));

function lacksScheme(url: string): boolean {
	const host = /^([a-z\d.-]+)(?::\d{1,5})?(?:[/?#]|$)/i.exec(url.slice(0, 300))?.[1]?.toLowerCase();
	if (host === undefined || host.startsWith('.')) return false;
	const named = host.startsWith('www.') || domains.has(host.slice(host.lastIndexOf('.') + 1));
	return named && host.includes('.') && isSafeUrl(`https://${decode(url)}`);
}

function kindOf(url: string): string {
	const scheme = /^\s*([a-z][a-z\d+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase();
	if (scheme === 'http' || scheme === 'https') return 'broken URL';
	if (scheme === 'javascript' || scheme === 'data' || scheme === 'vbscript') return 'code';
	if (scheme === 'file') return 'path of a file';
	if (scheme !== undefined && !lacksScheme(url)) return 'link into an app';
	return lacksScheme(url) ? 'URL without scheme' : 'relative URL';
}
