// What the rows of the browser found, as Markdown.
import { measureDashboard } from './dashboard.mjs';
import { executable } from './page.mjs';
import { measureScrolling, measureTyping } from './typing.mjs';

const acts = [
	['open', 'the view opened, up to its first rows'], ['key', 'a key in the search'], ['starredOnly', '"Starred only"'], ['facet', 'a value of a facet, and all counts anew'],
	['star', 'a star, up to the list that follows the note'], ['scroll', 'a step of scrolling from top to bottom'],
];

/** Measures all of them; `say` is told what is going on. */
export async function browserReport({ quick, say }) {
	if (!executable) return 'Chromium is not installed: set CHROMIUM to its path to measure what happens in a browser.\n';
	say('Measuring typing in the editor');
	const typing = await measureTyping();
	say('Measuring scrolling in the editor');
	const scrolling = await measureScrolling();
	say('Measuring the dashboard');
	const dashboard = await measureDashboard(quick ? { notes: 500 } : {});
	return [
		'**Editor: a log of 5,000 entries, with the plugin and without it, in turn in one page**', '',
		'| measured | with | without | ratio |', '|---|--:|--:|--:|',
		row('work of the main thread a key, ms', typing.time, typing.base), row('a key up to the painted frame, p50, ms', typing.p50, typing.baseP50),
		row('the same, p95', typing.p95, typing.baseP95),
		`| largest move of what is seen while it is scrolled, px | ${number(scrolling.time)} | ${number(scrolling.base)} | |`, '',
		`**Dashboard: ${dashboard.entries} entries, in milliseconds**`, '',
		'| measured | work, p50 | work, p95 | of it scripts and layout, p50 | p95 | by the clock, p50 | p95 | frames missed | longest task |', '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
		...acts.map(([name, title]) => {
			const { p50, p95, ownP50, ownP95, clockP50, clockP95, dropped, longest } = dashboard[name];
			return `| ${[title, number(p50), number(p95), number(ownP50), number(ownP95), number(clockP50), number(clockP95), `${Math.round(100 * dropped)} %`, longest === 0 ? 'below 50' : number(longest)].join(' | ')} |`;
		}), '', '',
	].join('\n');
}

function row(title, time, base) {
	return `| ${title} | ${number(time)} | ${number(base)} | ${number(time / base)} |`;
}

/** Three significant digits. */
function number(value) {
	return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
