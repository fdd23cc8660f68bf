import { addHidden } from './decoys.mjs';
import { makeTarget } from './heading.mjs';
import { codeLine, name, plainWords, sentence, sentences, wideSentences } from './prose.mjs';

/** How one log writes its bodies; `wordiness` scales the length of its summaries. */
export function bodyStyle(random, wordiness = 1) {
	return {
		link: random.weighted([[8, 'nested'], [8, 'escaped'], [3, 'plain'], [1, 'outer'], [1, 'code'], [1, 'bold']]),
		separator: random.weighted([[10, ' '], [1, ' | '], [1, ', '], [1, ' · '], [1, ' • '], [1, ' / '], [1, '; '], [1, ' &emsp; '], [1, ' <br> '], [1, '']]),
		label: random.weighted([[12, (field) => `**${field}**:`], [3, (field) => `**${field}:**`], [1, (field) => `${field}:`]]),
		wide: random.chance(0.08),
		wordiness,
	};
}

/** The body of an entry. What it brings is written into `entry`. */
export function addBody(random, page, entry, style, mayHoldHeadings) {
	Object.assign(entry, { links: [], keywords: [], hasSummary: false, hasComment: false });
	const parts = [];
	if (random.chance(0.8)) parts.push('links');
	if (random.chance(0.7)) parts.push('keywords');
	if (random.chance(0.06)) parts.push('venue');
	if (parts.length === 3 && random.chance(0.3)) parts.reverse();
	if (random.chance(0.65)) parts.push('summary');
	if (random.chance(0.35)) parts.push('comment');
	if (parts.length === 0) return;
	if (random.chance(0.93)) page.add('');
	for (const part of parts) writers[part](random, page, entry, style);
	if (random.chance(0.04)) page.add(random.pick(['---', '***', '- - -']), '');
	if (mayHoldHeadings && random.chance(0.01)) page.add(name(random, 2), '---', '', `${style.label('Keywords')} not; ours`, '');
}

const writers = {
	links(random, page, entry, style) {
		const items = Array.from({ length: random.weighted([[4, 1], [4, 2], [2, 3], [1, 4]]) }, () => makeItem(random, style));
		entry.links.push(...items.map(({ label, url }) => ({ label, url })));
		page.add(...layItems(random, items, style), '');
	},
	keywords(random, page, entry, style) {
		const list = Array.from({ length: random.integer(1, 5) }, () => makeKeyword(random, style));
		entry.keywords.push(...list);
		const label = random.chance(0.95) || page.inList ? style.label('Keywords') : random.pick(keywordLabels);
		const end = random.chance(0.05) ? ';' : '';
		random.weighted([
			[94, () => page.add(`${label} ${list.join('; ')}${end}`)],
			[2, () => page.add(`${label} ${list.join('；')}`)],
			[2, () => page.add(label, '', list.join('; '))],
			[2, () => page.add(...`${label} ${list.join(';\n')}`.split('\n'))],
		])();
		page.add('');
	},
	venue(random, page, _entry, style) {
		page.add(`${style.label('Venue')} ${name(random, 1)} ${random.integer(2015, 2024)}`, '');
	},
	summary(random, page, entry, style) {
		entry.hasSummary = true;
		page.add(`${style.label('Summary')} ${style.wide ? wideSentences(random, 4) : sentences(random, Math.round(random.integer(1, 4) * style.wordiness))}`, '');
		if (random.chance(0.12)) addProseParts(random, page);
	},
	comment(random, page, entry, style) {
		entry.hasComment = true;
		page.add(`${random.chance(0.97) ? style.label('Comment') : '**comments**:'} ${sentence(random)}`, '');
	},
};

const keywordLabels = ['**keywords**:', '**Keyword**:', '**Keywords**：', 'KEYWORDS:', '**Keywords**::', '  **Keywords**:'];

/** More of a summary than one paragraph: none of it is read for links or fields. */
function addProseParts(random, page) {
	random.pick([
		() => page.add(`- ${sentence(random)}`, `- ${sentence(random)}`, ''),
		() => page.add(`**Problem**: ${sentence(random)}`, ''),
		() => page.add(`![a figure](https://example.com/${random.word(6)}.png)`, ''),
		() => page.add('```python', codeLine(random), codeLine(random), '```', ''),
		() => page.add(`[[${name(random, 1)}]](https://decoy.example/in-summary) [code](https://decoy.example/x)`, ''),
		() => page.add(`> ${sentence(random)}`, ''),
		() => page.add(`| a | b |`, '|---|---|', `| [x](https://decoy.example) | ${plainWords(random, 2)} |`, ''),
		() => addHidden(random, page),
	])();
}

function makeKeyword(random, style) {
	if (style.wide && random.chance(0.5)) return random.pick(['注意力', '深度学习', '画像生成', '自己教師あり学習']);
	if (random.chance(0.96)) return plainWords(random, random.integer(1, 3));
	return random.pick(['R&amp;D', '`a; b`', 'one\\; two', 'C++', 'few-shot (1, 2)', '3D', 'a, b', '#tag', '[[Note]]', '*stress*']);
}

const labels = ['paper', 'paper', 'paper', 'code', 'code', 'project page', 'slides', 'openreview', 'video', 'demo', 'data', 'blog', 'paper1: CutPaste', '论文'];

function makeItem(random, style) {
	const [target, url] = makeTarget(random);
	if (random.chance(0.012)) return makeSlip(random, url);
	const label = random.chance(0.96) ? random.pick(labels) : random.pick(['A&amp;B', 'snake\\_case', 'v1.0', 'ICLR 2021']);
	const shown = label.replace('&amp;', '&').replace('\\_', '_');
	const form = random.chance(0.97) ? style.link : random.pick(Object.keys(forms));
	return { text: forms[form](label, target), label: shown, url, form };
}

const forms = {
	nested: (label, target) => `[[${label}]](${target})`,
	escaped: (label, target) => `[\\[${label}\\]](${target})`,
	plain: (label, target) => `[${label}](${target})`,
	outer: (label, target) => `[[${label}](${target})]`,
	outerEscaped: (label, target) => `\\[[${label}](${target})\\]`,
	outerHalf: (label, target) => `\\[[${label}](${target})]`,
	code: (label, target) => `[\`${label.replace('&amp;', '&').replace('\\_', '_')}\`](${target})`,
	bold: (label, target) => `[**${label}**](${target})`,
};

/** An item that is broken and can still be understood (FORMAT section 4). */
function makeSlip(random, url) {
	const bare = url.replace(/[ ()\\]/g, '');
	const label = random.pick(['paper', 'code']);
	const [text, target] = random.pick([
		[`[[${label}]] (${bare})`, bare],
		[`[[${label}]]${bare}`, bare],
		[`[${label}]](${bare})`, bare],
		[`[[${label}\\]](${bare})`, bare],
		[`[[${label}](${bare})]]`, bare],
		[`[[${label}]](${bare}))`, bare],
		[`[[${label}]]()`, ''],
		[`[[${label}]](TODO)`, 'TODO'],
	]);
	return { text, label, url: target, form: 'slip' };
}

/** One line for all items, or a line, a list item or a group for each. */
function layItems(random, items, style) {
	const texts = items.map((item) => item.text);
	const tidy = items.every((item) => item.form === 'plain');
	if (items.length > 1 && random.chance(0.06)) return texts.map((text) => `- ${text}`);
	if (items.length > 1 && random.chance(0.06)) return texts;
	if (tidy && random.chance(0.15)) return [`(${texts.join(', ')})`];
	if (tidy && items.length > 1 && random.chance(0.1)) return [`[${texts.join(' | ')}]`];
	// Any other separator might be taken for a part of a bare URL.
	return [texts.join(items.some((item) => item.form === 'slip') ? ' ' : style.separator)];
}
