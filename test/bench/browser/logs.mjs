// Logs for the rows of the browser: plain entries, every one in the form that its log has.
import { randomSource } from '../corpus/random.mjs';
import { sentences, name } from '../corpus/prose.mjs';

const words = Array.from({ length: 300 }, (_, index) => `field ${index % 17} topic ${index}`);

/** A log of so many entries, two a day. */
export function makeLog(seed, count, { form = 'escaped' } = {}) {
	const random = randomSource(seed);
	const lines = ['# Machine Learning Researches', ''];
	const item = (label, url) => (form === 'nested' ? `[[${label}]](${url})` : `[\\[${label}\\]](${url})`);
	for (let index = 0; index < count; index++) {
		if (index % 2 === 0) lines.push(`## ${dayBack(index / 2 + (seed % 3000))}`, '');
		const number = seed * 1000 + index;
		lines.push(`### ${random.chance(0.3) ? ':star:' : ''}Lab ${random.integer(0, 40)}: [${name(random, 6)} ${number}](https://example.org/abs/${number})`, '');
		lines.push(`${item('paper', `https://example.org/a/rather/long/path/to/pdf/${number}.pdf`)} ${item('code', `https://example.org/git/${number}`)}`, '');
		lines.push(`**Keywords**: ${[0, 1, 2].map(() => random.pick(words)).join('; ')}`, '');
		if (random.chance(0.6)) lines.push(`**Comment**: ${sentences(random, 2)}`, '');
	}
	return `${lines.join('\n')}\n`;
}

function dayBack(days) {
	const day = Math.floor(2024 * 336 + 2 * 28 + 27 - days);
	const two = (number) => String(number).padStart(2, '0');
	return `${Math.floor(day / 336)}-${two(Math.floor((day % 336) / 28) + 1)}-${two((day % 28) + 1)}`;
}
