const words = (
	'the a of and to in is that for with as on by an this from which are be at it not or we one can has more than its into each over ' +
	'model models training data network layer attention token image gradient loss batch learning method result results paper figure ' +
	'table section weights encoder decoder sample samples noise score task tasks baseline accuracy error memory compute scale small ' +
	'large deep simple robust sparse dense linear random local global early late shared frozen hidden latent causal visual spoken ' +
	'language vision speech graph video text agent policy reward planning search retrieval memory kernel schedule optimizer step ' +
	'morning meeting notes question answer idea draft review plan week project budget travel coffee window garden river winter ' +
	'because while although however therefore often rarely almost again still only even without between under after before during ' +
	'reads writes shows keeps grows falls moves holds gives takes makes finds needs tells asks runs stops turns learns fails helps'
).split(' ');

const hanWords = '模型 训练 数据 网络 学习 方法 结果 论文 图像 语言 注意力 参数 优化 任务 样本 噪声 梯度 损失 推理 视频 今天 会议 问题 想法 计划 研究 我们 可以 因为 所以 但是 非常 没有 已经 需要'.split(' ');
const kanaWords = 'モデル 学習 データ ネットワーク 論文 画像 言語 結果 方法 実験 今日 会議 問題 計画 研究 です ます という しかし そして これは それは について において'.split(' ');

export function sentence(random) {
	const length = random.integer(6, 18);
	// The first word is a bare one: a mark at the start of a line may open a block.
	const list = [random.pick(words)];
	for (let at = 1; at < length; at++) list.push(inline(random, random.pick(words)));
	const text = list.join(' ');
	return text[0].toUpperCase() + text.slice(1) + random.pick(['.', '.', '.', '.', '!', '?', ' (see below).', '…']);
}

/** Now and then a word carries what a note carries: emphasis, code, links, tags, mathematics, names with accents. */
function inline(random, word) {
	if (!random.chance(0.04)) return word;
	return random.pick([
		`**${word}**`, `*${word}*`, `\`${word}\``, `[${word}](https://example.com/${word})`, `[[${word}]]`, `#${word}`, `$${word}_t$`, `~~${word}~~`,
		`"${word}"`, 'naïve', 'Müller', 'don’t', `${word}:`, `${word};`, 'x^2', '<br>', '&amp;', 'C#', ':star:', '2021.09.23', '[^1]', '\\[', '5 < 7', '%%',
	]);
}

export function sentences(random, count) {
	return Array.from({ length: count }, () => sentence(random)).join(' ');
}

export function wideSentence(random) {
	const list = random.chance(0.6) ? hanWords : kanaWords;
	return Array.from({ length: random.integer(6, 20) }, () => random.pick(list)).join('') + '。';
}

export function wideSentences(random, count) {
	return Array.from({ length: count }, () => wideSentence(random)).join('');
}

/** A few capitalised words without any mark in them. */
export function name(random, count) {
	return Array.from({ length: count }, () => {
		const word = random.pick(words);
		return word[0].toUpperCase() + word.slice(1);
	}).join(' ');
}

export function plainWords(random, count) {
	return Array.from({ length: count }, () => random.pick(words)).join(' ');
}

export function codeLine(random) {
	const [a, b] = [random.pick(words), random.pick(words)];
	return random.pick([
		`const ${a} = ${b}(${random.integer(0, 999)});`, `def ${a}(${b}):`, `    return ${a}[${b}]`, `# ${a} ${b}`, `// [${a}](${b})`, `if (${a} < ${b}) {`, '}', '',
		`x = {"${a}": [${random.integer(0, 99)}]}`, `$ ${a} --${b}=1 | sort`, `\t${a}++;`,
	]);
}
