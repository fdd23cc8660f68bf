import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/core/library/excerpt';

const pieces = fc.array(fc.constantFrom(...'[]()!*_~=`$\\&<>%|#^-. \n'.split(''), '[[', ']]', '![[', '**', '```', '~~~', '$$', '<!--', '-->', '%%', '&amp;', 'word', '😀', '日本', 'https://x.org'), { maxLength: 400 });

describe('the excerpt of a comment reads as the rendered note does', () => {
	test.each([
		['links', 'See [[Transformers|the notes]], [[Other]], [[Other#Part two]], [[#Here]] and [a [nested] page](https://x.org "tip").', 'See the notes, Other, Other > Part two, Here and a [nested] page.'],
		['embeds and pictures', 'Left ![[figure.png|300]]![[Note#^id]] of ![a chart](https://x.org/a.png).', 'Left of a chart.'],
		['emphasis', '*one* **two** ***three*** __four__ _five_ ==six== ~~seven~~ **a *b* c**', 'one two three four five six seven a b c'],
		['marks that mean nothing', '2 * 3 * 4, snake_case_name, a * b, *args, x == y, ~5, 50 %, a < b & c > d, C#', '2 * 3 * 4, snake_case_name, a * b, *args, x == y, ~5, 50 %, a < b & c > d, C#'],
		['code', 'Call `f(*args, **kwargs)` and ``a ` b``, not ` alone', 'Call f(*args, **kwargs) and a ` b, not ` alone'],
		['fences', 'As in\n\n```python\nx = a * b * c_d_e\n```\n\n~~~\n# kept\n~~~\nhere', 'As in x = a * b * c_d_e # kept here'],
		['math', 'With $x_i * y_i$ and $$\\sum_a *b*$$, for $5 and $6.', 'With x_i * y_i and \\sum_a *b*, for $5 and $6.'],
		['HTML', '<b>bold</b><br>next <!-- gone --> and %%gone%% <https://x.org/a_b_c> <span title="x">y</span>', 'bold next and https://x.org/a_b_c y'],
		['escapes', '\\*no emphasis\\* R&amp;D &lt;3 \\[x\\]', '*no emphasis* R&D <3 [x]'],
		['footnotes', 'True[^1], or so^[not quite].\n\n[^1]: Said who?', 'True, or so.'],
		['lists', '- one\n- [ ] two\n  1. three\n+ [x] four', 'one two three four'],
		['quotes and callouts', '> [!note]- Take care\n> > of this', 'Take care of this'],
		['headings and rules', 'a\n\n#### Part\n\n---\nb ^block-id', 'a Part b'],
		['tables', '| a | [[B\\|c]] |\n|---|:-:|\n| 1 | x \\| y |', 'a c 1 x | y'],
		['what is no markup', '#tag and 日本語 _強調_ 100 - 3', '#tag and 日本語 強調 100 - 3'],
	])('%s', (_name, source, shown) => {
		expect(excerptOf(source)).toBe(shown);
	});

	test('is one line of bounded length, whatever it is made of', () => {
		fc.assert(fc.property(pieces, (parts) => {
			const excerpt = excerptOf(parts.join(''));
			expect(excerpt.length).toBeLessThanOrEqual(161);
			expect(excerpt).not.toMatch(/[\r\n]/);
			expect(excerpt).toBe(excerpt.trim());
			expect(excerpt.isWellFormed()).toBe(true);
		}));
	});

	test('keeps words that hold no markup as they are', () => {
		fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zé深0-9,.;:()'"?-]{1,12}$/).filter((word) => /^[a-zé深]/.test(word)), { minLength: 1, maxLength: 12 }), (words) => {
			expect(excerptOf(words.join(' '))).toBe(words.join(' '));
		}));
	});
});
