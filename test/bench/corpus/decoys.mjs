import { codeLine, name, plainWords, sentence } from './prose.mjs';

/** A heading that would be an entry if the line stood in the open. */
export function decoyHeading(random) {
	return `${'#'.repeat(random.integer(2, 4))} ${random.pick(['', ':star:'])}${name(random, 1)}: [${name(random, 4)}](https://decoy.example/${random.word(8)})`;
}

/** A block that hides headings and dates from a reader; it leaves the page as open as it was. */
export function addHidden(random, page) {
	const inside = () => [decoyHeading(random), '', '## 2020-02-02', '', `### [${name(random, 3)}](https://decoy.example/${random.word(6)})`];
	random.pick(hiders)(random, page, inside());
}

const hiders = [
	(random, page, inside) => page.add('', '```' + random.pick(['', 'markdown', ' md', 'js']), ...inside, codeLine(random), '```', ''),
	(random, page, inside) => page.add('', '~~~', ...inside, '```', decoyHeading(random), '~~~', ''),
	(random, page, inside) => page.add('', '````', '```', ...inside, '```', decoyHeading(random), '````', ''),
	(random, page, inside) => page.add('', sentence(random), '  ```text', ...inside, '   ```  ', ''),
	(_, page, inside) => page.add('', '<!--', ...inside, '-->', ''),
	(_, page, inside) => page.add('', '<!-- kept for later', '', ...inside, '', 'end -->', ''),
	(_, page, inside) => page.add('', '%%', ...inside, '%%', ''),
	(random, page) => page.add('', '$$', 'x = y', `## ${plainWords(random, 2)}`, decoyHeading(random), '$$', ''),
	(_, page, inside) => page.add('', ...inside.map((line) => `> ${line}`), ''),
	(random, page, inside) => page.add('', '> [!note] ' + name(random, 2), ...inside.map((line) => `>${line}`), ''),
	(random, page) => page.add('', `- ${plainWords(random, 3)}`, '', `  ${decoyHeading(random)}`, `  ${sentence(random)}`, ''),
	(random, page) => page.add('', `1. ${plainWords(random, 3)}`, '', `   ${decoyHeading(random)}`, '', '2. end', ''),
	(random, page) => page.add('', `- ${decoyHeading(random)}`, ''),
	(random, page) => page.add('', `    ${decoyHeading(random)}`, '', `\t${decoyHeading(random)}`, ''),
	(random, page) => page.add('', '<div>', decoyHeading(random), '</div>', ''),
	(random, page) => page.add('', '<details><summary>more</summary>', decoyHeading(random), '</details>', ''),
	(_, page, inside) => page.add('', '<pre>', ...inside, '</pre>', ''),
];

/** Headings and lines that stand in the open and are no entry and no date. */
export function addLookalike(random, page) {
	page.add('');
	if (random.chance(0.5)) {
		page.addHeading(random.integer(2, 4), random.pick([
			name(random, 3),
			`${name(random, 1)}: ${plainWords(random, 4)}`,
			`See [[${name(random, 2)}]]`,
			`${name(random, 2)} [1]`,
			`${random.integer(1, 9)}. ${plainWords(random, 2)}`,
			`Week ${random.integer(1, 52)}`,
			`${random.integer(3000, 9000)}`,
			`\`${name(random, 1)}: [a](b)\``,
		]));
	} else {
		page.add(random.pick([
			`#${random.pick(['tag', 'paper'])} [${name(random, 2)}](https://decoy.example/a)`,
			`####### ${name(random, 1)}: [${name(random, 2)}](https://decoy.example/b)`,
			`\\### ${name(random, 1)}: [${name(random, 2)}](https://decoy.example/c)`,
			`${plainWords(random, 3)} ### ${name(random, 1)}: [a](https://decoy.example/d)`,
		]));
	}
	page.add('');
}

/** A block that is opened and never closed: what follows it in the note is hidden. */
export function addUnclosed(random, page) {
	page.add('', random.pick(['```', '```python', '~~~', '<!--', '%%', '$$', '<pre>']), decoyHeading(random), '', codeLine(random), '', '## 2020-02-02', '', decoyHeading(random));
	for (let left = random.integer(0, 12); left > 0; left--) page.add('', decoyHeading(random), plainWords(random, 12));
}
