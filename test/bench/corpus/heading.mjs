import { name, plainWords } from './prose.mjs';

const sources = [
	'arXiv', 'arXiv', 'Synced', 'Google AI', 'Marktechpost', 'BAIR', 'MIT News', 'Distill.pub', 'Two Minute Papers', 'Lil\'Log', 'NeurIPS 2021', '36Kr', 'ML/AI Weekly',
	'r/MachineLearning', 'r/datascience', '机器之心', 'W&B', 'Stanford-CRFM', 'A.I. Brief', 'ICML: Oral', 'The Gradient (blog)', 'Nature',
];
const hosts = ['syncedreview.com', 'ai.googleblog.com', 'www.marktechpost.com', 'bair.berkeley.edu', 'news.mit.edu', 'openreview.net', 'example.org', 'papers.example.net'];

/** How one log writes its headings; a real log keeps to one way, with slips. */
export function headingStyle(random) {
	return {
		star: random.weighted([[12, ':star:'], [5, ':star: '], [3, '⭐'], [3, '⭐ '], [1, '★ '], [1, '⭐️ ']]),
		dateMark: random.weighted([[6, '-'], [5, '.'], [1, '/']]),
		/** Of the date headings; entries mostly stand one level below. */
		level: random.weighted([[8, 2], [2, 3], [1, 1], [1, 4]]),
	};
}

/** An entry's heading behind its `#`s, and what a reader finds in it. */
export function entryHeading(random, style, dated) {
	const starred = random.chance(0.2);
	const source = dated && random.chance(0.04) ? null : random.pick(sources);
	const [title, shownTitle] = makeTitle(random);
	const [target, url] = random.chance(0.004) ? ['', ''] : makeTarget(random);
	const place = starred ? random.weighted([[40, 'front'], [1, 'middle'], [1, 'tail']]) : 'none';
	let text = '';
	if (place === 'front') text += random.chance(0.93) ? style.star : random.pick(starSlips);
	if (source !== null) text += source + random.weighted([[40, ': '], [2, ':'], [1, '：']]);
	if (place === 'middle') text += random.pick([':star: ', ':star:', '⭐ ', '★']);
	text += `[${title}](${target})`;
	if (place === 'tail') text += random.pick([' :star:', ' ⭐', ':star:']);
	if (random.chance(0.03)) text += random.pick(tails);
	return { text, truth: { starred, source, title: shownTitle, url } };
}

const starSlips = [':star::star:', ':star: :star: ', '⭐⭐ ', '\u200b:star:', ':star:\u200b ', ':star:\u00a0', '★', ':star:  '];
const tails = [' ^ab12cd', ' #to-read', ' #vision/3d ^x1', ' <!-- twice -->', ' ###', ' ##', '  '];

/** A title as written and as shown. */
function makeTitle(random) {
	const words = name(random, random.integer(3, 8));
	if (random.chance(0.75)) return same(random.chance(0.4) ? `${words}: ${name(random, random.integer(2, 6))}` : words);
	return random.pick([
		() => same(`[Discussion] ${words}?`),
		() => same(`${words} [Part ${random.integer(1, 9)}]`),
		() => [`\\[D\\] ${words}`, `[D] ${words}`],
		() => [`${words} \\*revisited\\*`, `${words} *revisited*`],
		() => [`R&amp;D ${words}`, `R&D ${words}`],
		() => [`Then &#8211; ${words}`, `Then – ${words}`],
		() => [`&quot;${words}&quot;`, `"${words}"`],
		() => same(`\`]\` in ${words}`),
		() => same(`The \`[x](y)\` of ${words}`),
		() => same(`${words} with 90%* of **${plainWords(random, 1)}**`),
		() => same(`${words} (${random.integer(2, 40)}x Faster)`),
		() => same(`${words}: [C] or ${name(random, 1)}`),
		() => same(`“${words}”, don’t — naïve 数据`),
		() => same(`注意力 ${words} 模型`),
		() => same(`AT&T & ${words} &c`),
		() => same(`${words} | C# :star:`),
	])();
}

/** What stands between the parentheses of a link, and the URL it means. */
export function makeTarget(random) {
	const plain = makeUrl(random);
	if (random.chance(0.88)) return same(plain);
	return random.pick([
		() => [`<${plain}>`, plain],
		() => [`<${plain} b>`, `${plain} b`],
		() => [`${plain} "a tip"`, plain],
		() => [`<${plain}> 'a tip'`, plain],
		() => same(`${plain}_(disambiguation)`),
		() => [`${plain}?a=1&amp;b=2`, `${plain}?a=1&b=2`],
		() => same(`${plain}?a=1&lang=en&copy=2`),
		() => [`${plain}/a\\_b`, `${plain}/a_b`],
		() => [`${plain}\\)`, `${plain})`],
		() => [` ${plain} `, plain],
	])();
}

function makeUrl(random) {
	if (random.chance(0.45)) return `https://arxiv.org/${random.pick(['abs', 'abs', 'pdf'])}/${arxivId(random)}${random.pick(['', '', '', 'v2'])}`;
	if (random.chance(0.3)) return `https://github.com/${random.word(6)}/${plainWords(random, 2).replace(' ', '-')}`;
	const slug = plainWords(random, random.integer(4, 10)).replace(/ /g, '-');
	const path = random.chance(0.6) ? `20${random.integer(18, 24)}/${two(random.integer(1, 12))}/${two(random.integer(1, 28))}/${slug}/` : `${slug}.html`;
	return `http${random.chance(0.8) ? 's' : ''}://${random.pick(hosts)}/${path}`;
}

function arxivId(random) {
	return `${random.integer(15, 24)}${two(random.integer(1, 12))}.${random.digits(5)}`;
}

export function two(number) {
	return String(number).padStart(2, '0');
}

function same(text) {
	return [text, text];
}
