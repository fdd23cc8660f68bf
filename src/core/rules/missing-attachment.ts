import type { Located } from '../log';
import type { Entry } from '../entry';
import { readTarget } from '../link';
import { decode } from '../markdown';
import { lineEnd, shiftSpan, textOf, type Span } from '../text';
import { within } from './masked';
import type { Rule } from './rule';
import { shown } from './shown';

export const missingAttachment: Rule = {
	id: 'missing-attachment',
	summary: 'An image of an entry is not in the vault.',
	severity: 'warning',
	fixable: 'no',
	docs: `\`![](assets/figure.png)\` or \`![[figure.png]]\` shows nothing when the file was moved, renamed or never copied. Images on the web are not looked for.

Silent where the list of the vault's files is not known, as in a check of a single text. A warning: what should be seen is not.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Summary**: See ![](assets/lost.png).\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Summary**: See ![](assets/found.png).\n',
	},
	checkNote({ log, path }, { library }, report) {
		const hasFile = library?.hasFile;
		if (!hasFile) return;
		for (const entry of log.entries) {
			for (const span of imagesIn(entry)) {
				const written = textOf(entry.block.text, span);
				const link = linkPath(written);
				if (link === null || hasFile(link, path)) continue;
				report({ span: shiftSpan(span, entry.from), message: `Unexpected image ${shown(written)}, which is not in the vault, expected a file that exists` });
			}
		}
	},
};

/** The destinations of the images in a body, in text order; relative to the block. */
function imagesIn({ block }: Located<Entry>): Span[] {
	const { text } = block;
	const found: Span[] = [];
	const masked = within(block.masked.filter(({ kind }) => kind !== 'list' && kind !== 'quote'));
	let ends = 0;
	for (let at = text.indexOf('![', block.heading[1]), next = 0; at >= 0; at = next) {
		next = text.indexOf('![', at + 2);
		if (masked(at)) continue;
		if (ends < at) ends = lineEnd(text, at);
		const end = next < 0 ? ends : Math.min(ends, next);
		const line = text.slice(at, end);
		const wide = line.startsWith('![[');
		const close = line.indexOf(wide ? ']]' : '](');
		if (close < 0) continue;
		if (wide) {
			const name = line.slice(3, close).split(/[|#]/, 1)[0]!;
			if (/\.(?:png|jpe?g|gif|svg|webp|avif|bmp|pdf)$/i.test(name)) found.push([at + 3, at + 3 + name.length]);
			continue;
		}
		const target = readTarget(text, at + close + 1, end);
		if (target) found.push(target.url);
	}
	return found;
}

/** The path that a destination names in the vault; null for a URL, a heading of the page, or nothing. */
function linkPath(written: string): string | null {
	const path = decode(written).split(/[?#]/, 1)[0]!.trim();
	if (path === '' || /^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return null;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
