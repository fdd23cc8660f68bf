import type { Entry } from '../entry';
import type { Star } from '../log/heading';
import { starForms, type StarForm } from '../star';
import { isInvisible, isSpace, textOf, type Edit, type Span } from '../text';
import type { RuleContext } from './context';
import { isSpaced, prevailing } from './habits';
import type { Finding, Rule } from './rule';

export const starStyle: Rule = {
	id: 'star-style',
	summary: 'A star is written in another way than the settings ask for or than the note does.',
	severity: 'info',
	fixable: 'yes',
	docs: `\`:star:Blog: …\` beside \`:star: Blog: …\`, or \`:star:\` beside \`⭐\`. The settings "Star" and "Space behind the star" say which; where they follow the log, what
more than two thirds of at least three starred entries do. A star between source and title is reported in any log, and the fix moves it to the front; one behind
the link is left where it is.

Info: a star is a star to readers and filters, however it is written.`,
	example: {
		bad: '## 2021-09-22\n\n### :star: Blog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### :star:Blog: [Title](https://example.com/a)\n',
		settings: { starSpacing: 'none' },
	},
	checkEntry({ block }, context, report) {
		const [first] = block.stars;
		if (!first) return;
		const form = wantedForm(context);
		const spaced = wantedSpace(context);
		if (block.stars.some((star) => star.place === 'middle')) report(misplaced(block, form ?? first.form, spaced ?? false));
		else for (const star of block.stars) checkStar(block.text, star, form, spaced, report);
	},
};

function wantedForm({ config, habits }: RuleContext): StarForm | null {
	return config.starForm === 'auto' ? prevailing(habits.starForms, 3, 2 / 3) : config.starForm;
}

function wantedSpace({ config, habits }: RuleContext): boolean | null {
	return config.starSpacing === 'auto' ? prevailing(habits.starSpaces, 3, 2 / 3) : config.starSpacing === 'space';
}

function misplaced(entry: Entry, form: StarForm, spaced: boolean): Finding {
	const { text, stars, source, link } = entry;
	const middle = stars.filter((star) => star.place === 'middle');
	const [from, to] = [middle[0]!.span[0], middle.at(-1)!.span[1]];
	const behind = source![1];
	const removal: Edit = { from: behind, to: link[0], insert: colonWithout(text, [behind, link[0]], middle) };
	const front: Edit[] = stars.some((star) => star.place === 'front') ? [] : [{
		from: source![0], to: source![0], insert: form.repeat(middle.length) + (spaced ? ' ' : ''),
	}];
	return {
		span: [from, to],
		message: 'Unexpected star between source and title, expected it before the source',
		fixes: [{ title: 'Move the star to the front', edits: [...front, removal] }],
	};
}

/** What parts source and title, without the stars on either side of the colon. */
function colonWithout(text: string, [from, to]: Span, stars: readonly Star[]): string {
	let left = '';
	let at = from;
	for (const { span } of stars) {
		left += text.slice(at, span[0]);
		at = span[1];
	}
	left += text.slice(at, to);
	return left.includes('：') ? '：' : ': ';
}

function checkStar(text: string, star: Star, form: StarForm | null, spaced: boolean | null, report: (finding: Finding) => void): void {
	const [from, to] = star.span;
	const edits: Edit[] = [];
	if (form !== null && star.form !== form) edits.push({ from, to, insert: form });
	const behind = pastSpaces(text, to);
	// Between repeated stars no space is asked for.
	const last = star.place === 'front' && !starForms.some((other) => text.startsWith(other, behind));
	if (last && spaced !== null && isSpaced(text, star) !== spaced) edits.push({ from: to, to: behind, insert: spaced ? ' ' : '' });
	if (edits.length === 0) return;
	const wanted = (edits[0]!.from === from ? form! : star.form) + (spaced === true && last ? ' ' : '');
	report({
		span: [from, Math.max(to, behind)],
		message: `Unexpected \`${textOf(text, [from, behind])}\`, expected \`${wanted}\` as in the other starred entries`,
		fixes: [{ title: 'Write the star like the others', edits }],
	});
}

function pastSpaces(text: string, from: number): number {
	let at = from;
	while (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at))) at++;
	return at;
}
