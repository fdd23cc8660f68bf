import { expect, test } from 'vitest';
import { readLinkLine } from '../../../src/core/log/link-line';
import { textOf } from '../../../src/core/text';

/** Each item as `form label -> url`, with `!malformed` or `!empty`; `none` for a line that is no link line. */
function read(line: string): string[] | 'none' {
	const items = readLinkLine(line, 0, line.length);
	if (!items) return 'none';
	return items.map((item) => {
		const fault = item.fault ? `!${item.fault} ` : '';
		return `${fault}${item.form} ${textOf(line, item.label)} -> ${textOf(line, item.url)}`;
	});
}

test.each([
	['[[paper]](u/)', 'nested paper -> u/'],
	['[\\[paper\\]](u/)', 'escaped paper -> u/'],
	['[[paper](u/)]', 'bracketed paper -> u/'],
	['\\[[paper](u/)\\]', 'bracketed paper -> u/'],
	['\\[[paper](u/)]', 'bracketed paper -> u/'],
	['[paper](u/)', 'plain paper -> u/'],
	['[`paper`](u/)', 'styled paper -> u/'],
	['[**paper**](u/)', 'styled paper -> u/'],
	['[[paper2: CutPaste]](https://arxiv.org/pdf/2104.04015.pdf)', 'nested paper2: CutPaste -> https://arxiv.org/pdf/2104.04015.pdf'],
	['[[a [b] c]](u/)', 'nested a [b] c -> u/'],
	['[paper [v2]](u/)', 'plain paper [v2] -> u/'],
	['[[a] [b]](u/)', 'plain [a] [b] -> u/'],
	['[paper](<u v/>)', 'plain paper -> u v/'],
	['[paper](u/ "tip")', 'plain paper -> u/'],
	['[ paper ](u/)', 'plain paper -> u/'],
	['[[ paper]](u/)', 'nested paper -> u/'],
	['[paper](u/).', 'plain paper -> u/'],
	['[paper](u/)。  ', 'plain paper -> u/'],
	['[paper](u/) ^block-1', 'plain paper -> u/'],
])('%s is one good item', (line, item) => {
	expect(read(line)).toEqual([item]);
});

test.each([
	['[[x]] (https://a.example)', '!malformed nested x -> https://a.example'],
	['[[x]]https://a.example', '!malformed nested x -> https://a.example'],
	['[x]](https://a.example)', '!malformed nested x -> https://a.example'],
	['[[x]](https://a.example', '!malformed nested x -> https://a.example'],
	['[[x\\]](https://a.example)', '!malformed nested x -> https://a.example'],
	['[\\[x]](https://a.example)', '!malformed escaped x -> https://a.example'],
	['[[x](https://a.example)]]', '!malformed bracketed x -> https://a.example'],
	['[[x]](https://a.example))', '!malformed nested x -> https://a.example'],
	['[x](https://a.example/a b)', '!malformed plain x -> https://a.example/a b'],
	['[x](https://a.example', '!malformed plain x -> https://a.example'],
	['[x]（https://a.example）', '!malformed plain x -> https://a.example'],
	['[[x]] （https://a.example)', '!malformed nested x -> https://a.example'],
	['[x] (https://a.example)', '!malformed plain x -> https://a.example'],
	['[[Code]]()', '!empty nested Code -> '],
	['[[Code]](TODO)', '!empty nested Code -> TODO'],
	['[code](link_to_code)', '!empty plain code -> link_to_code'],
	['[code](#)', '!empty plain code -> #'],
])('%s is one item with a fault', (line, item) => {
	expect(read(line)).toEqual([item]);
});

test.each([
	['[a](u/)[b](v/)'], ['[a](u/) [b](v/)'], ['[a](u/) | [b](v/)'], ['[a](u/), [b](v/)'], ['[a](u/) · [b](v/)'], ['[a](u/) • [b](v/)'],
	['[a](u/) / [b](v/)'], ['[a](u/); [b](v/)'], ['[a](u/)&emsp;[b](v/)'], ['[a](u/)<br>[b](v/)'], ['[a](u/)<BR />[b](v/)'], ['- [a](u/) [b](v/)'],
	['([a](u/), [b](v/))'], ['[[a](u/) | [b](v/)]'], ['1. [a](u/)\t[b](v/)  '], ['[a](u/)\u00a0[b](v/)\\'], ['[a](u/)\u200b[b](v/)'],
	['[a](u/) - [b](v/)'], ['[a](u/) – [b](v/)'], ['- [a](u/) * [b](v/).'], ['[a](u/) | [b](v/) ^id'],
])('%s is two items', (line) => {
	expect(read(line)).toEqual(['plain a -> u/', 'plain b -> v/']);
});

test('an item of a group in brackets may have brackets of its own', () => {
	expect(read('[[[a](u/)] [[b](v/)]]')).toEqual(['bracketed a -> u/', 'bracketed b -> v/']);
});

test('one slip does not hide the line', () => {
	expect(read('[[paper]](u/) [[code] [[slide]](v/)')).toBe('none');
	expect(read('[[paper]](u/) [code] [[slide]](v/)')).toEqual(['nested paper -> u/', '!empty plain code -> ', 'nested slide -> v/']);
	expect(read('[[a]](https://a.example [[b]](https://b.example)')).toEqual([
		'!malformed nested a -> https://a.example', 'nested b -> https://b.example',
	]);
});

test('genuine wikilinks are neither items nor faults', () => {
	expect(read('[[My note]]')).toBe('none');
	expect(read('[[Transformer]] (Vaswani 2017)')).toBe('none');
	expect(read('[[paper]](u/) [[My note]]')).toEqual(['nested paper -> u/']);
	expect(read('[[Chart]] (Fig.2)')).toBe('none');
});

test.each([
	['text [a](u/)'], ['[a](u/) text'], ['![a](u/)'], ['- [ ] [a](u/)'], ['[a]: https://a.example'], ['[^1]: [a](u/)'], ['(text)'], ['['], [']'], ['[a]'],
	['https://a.example'], ['([a](u/)'], ['[a](u/)-[b](v/)'], ['[a](u/) and [b](v/)'], ['[a](u/). [b](v/)'], ['[a](u/)^id'], ['[a](u/) ^'], ['. [a](u/)'], ['[a](u/))'.replace('(u/)', '')],
])('%s is no link line', (line) => {
	expect(read(line)).toBe('none');
});

test('a line of broken brackets is read in steps that grow with its length', () => {
	for (const piece of ['[', '[[', '[x\\]](', '[a](b ', ']', '![', '[`', '[<', '([', '[[x]](', '\\[']) {
		expect(read(piece.repeat(50_000))).toBe('none');
	}
	expect(read('[[paper](https://x.y/z '.repeat(20_000))).toHaveLength(20_000);
});
