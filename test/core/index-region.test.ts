import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRegion, withoutIndexRegion } from '../../src/core/index-region';

const open = '<!-- ml-watch:index -->';
const close = '<!-- /ml-watch:index -->';

describe('the region of an index note', () => {
	it('is found with its content between the markers', () => {
		const text = `# Index\n\n${open}\n\n## 2024-01-09\n\n${close}\n\nBelow.\n`;
		const region = indexRegion(text);
		if (region.kind !== 'region') throw new Error(region.kind);
		expect(text.slice(...region.open)).toBe(open);
		expect(text.slice(...region.content)).toBe('\n\n## 2024-01-09\n\n');
		expect(text.slice(...region.close)).toBe(close);
		expect(region.checksum).toBeNull();
	});

	it.each([
		['<!-- ml-watch:index checksum=0a1b2c3d -->', '0a1b2c3d'],
		['<!--ml-watch:index other=1 checksum=ff-->', 'ff'],
		['   <!-- ml-watch:index nochecksum=1 -->', null],
	])('reads the attributes of %s', (marker, checksum) => {
		expect(indexRegion(`${marker}\n${close}`)).toMatchObject({ kind: 'region', checksum });
	});

	it.each([
		['a note without markers', 'Nothing here.'],
		['an example in a fence', `\`\`\`\n${open}\n${close}\n\`\`\`\n`],
		['an example in a quote', `> ${open}\n> ${close}\n`],
		['an example in a list', `- Markers:\n    ${open}\n    ${close}\n`],
		['an example in prose', `The marker ${open} opens it.`],
		['an example in a comment', `<!--\n${open}\n`],
		['an example behind other text on the line', `x ${open}\n`],
		['another word', '<!-- ml-watch:index-of-notes -->\n<!-- ml-watch:indexed -->\n'],
	])('is none in %s', (_, text) => {
		expect(indexRegion(text)).toEqual({ kind: 'none' });
		expect(withoutIndexRegion(text)).toBe(text);
	});

	it.each([
		['unclosed', `${open}\ntext\n`, 'Unclosed region', [0, 29]],
		['closed only', `a\n\n${close}\n`, 'Unexpected closing marker', [3, 27]],
		['opened twice', `${open}\n${open}\n${close}`, 'Unexpected second opening marker', [0, 72]],
		['closed twice', `${open}\n${close}\n${close}`, 'Unexpected second closing marker', [0, 73]],
		['doubled', `${open}\n${close}\n${open}\n${close}`, 'Unexpected second region', [0, 97]],
		['unfinished', `<!-- ml-watch:index\n\n${close}`, 'Unfinished marker', [0, 45]],
	])('is broken when %s', (_, text, message, hidden) => {
		const region = indexRegion(text);
		expect(region).toMatchObject({ kind: 'broken', message: expect.stringContaining(message), hidden });
	});

	it('hides its content and keeps every offset and line', () => {
		const text = `before\r\n${open}\r\n### arXiv: [T](https://a.b)\r\n${close}\r\nafter`;
		const blanked = withoutIndexRegion(text);
		expect(blanked).toHaveLength(text.length);
		expect(blanked.replace(/ +/g, '')).toBe('before\r\n\r\n\r\n\r\nafter');
	});

	it('never throws, and blanks within its length, whatever the text', () => {
		const piece = fc.constantFrom(open, close, '\n', '\r\n', '```\n', '> ', '<!-- ml-watch:index', 'x', '-->', '    ');
		fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
			const text = pieces.join('');
			const region = indexRegion(text);
			if (region.kind === 'region') {
				expect(text.slice(...region.close)).toBe(close);
				expect(region.open[1]).toBe(region.content[0]);
				expect(region.content[1]).toBe(region.close[0]);
			}
			expect(withoutIndexRegion(text)).toHaveLength(text.length);
		}));
	});
});
