// The dashboard over 100,000 entries in 5,000 notes: what a person waits for, up to the painted frame.
import { makeLog } from './logs.mjs';
import { inPage, quantile, watchWork } from './page.mjs';

const noteCount = 5000;
const entriesEach = 20;

/** Typed letter by letter, as a person looks for something; each is taken back with one key. */
const searches = ['attention', 'lab 12', 'field 3 topic', 'zebra', 'model -code'];

/** What a screen of 60 Hz gives a frame, in milliseconds. */
const frameTime = 1000 / 60;

/**
 * For each act the milliseconds that the main thread works up to the painted frame, those of scripts and layout alone, those by the clock, the share of frames that a screen
 * of 60 Hz would miss, and the longest task.
 */
export function measureDashboard({ notes = noteCount } = {}) {
	const vault = Object.fromEntries(Array.from({ length: notes }, (_, index) => [`Logs/${index % 50}/${index}.md`, makeLog(index, entriesEach)]));
	return inPage(vault, async (page) => {
		await page.evaluate(waitForLibrary, notes * entriesEach);
		const work = await watchWork(page);
		/** One act after the other: the work of each up to its painted frame, and the longest task that belongs to it. */
		const measure = async (act, values) => {
			const found = [];
			for (const value of values) {
				const before = await work();
				const clock = await page.evaluate(act, value);
				const after = await work();
				found.push({ work: after.all - before.all, own: after.own - before.own, clock });
			}
			return {
				p50: quantile(found.map((each) => each.work), 0.5), p95: quantile(found.map((each) => each.work), 0.95),
				ownP50: quantile(found.map((each) => each.own), 0.5), ownP95: quantile(found.map((each) => each.own), 0.95),
				clockP50: quantile(found.map((each) => each.clock), 0.5), clockP95: quantile(found.map((each) => each.clock), 0.95),
				dropped: found.filter((each) => each.clock > frameTime).length / found.length,
				longest: Math.max(0, ...await page.evaluate(() => window.bench.tasks.splice(0))),
			};
		};
		const result = { entries: notes * entriesEach };
		await page.evaluate(() => window.bench.tasks.splice(0));
		result.open = await measure(openDashboard, [0]);
		const keys = searches.flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1)).concat(''));
		await measure(typeSearch, keys.slice(0, 4).concat(''));
		result.key = await measure(typeSearch, keys);
		await page.evaluate(() => window.bench.rest(500));
		result.starredOnly = await measure(pressButton, Array(6).fill('[aria-label="Starred only"]'));
		result.facet = await measure(pressFacet, [0, -1, 2, -1, 9, -1]);
		result.star = await measure(pressStar, [1, 2, 3]);
		await page.evaluate(() => window.bench.rest(1000));
		result.scroll = await measure(scrollTo, Array.from({ length: 301 }, (_, step) => step));
		return result;
	});
}

async function waitForLibrary(count) {
	const { bench, mlWatchHost: host } = window;
	await host.runCommand('open-dashboard-in-tab');
	const shown = () => document.querySelector('.ml-watch-shown [role="status"]')?.textContent ?? '';
	while (!shown().startsWith(`${count} `)) await bench.rest(200);
	// The simulated app still tells of each note that it has indexed, where a real one was started long ago.
	while (host.internals.activity.busy > 0) await bench.rest(200);
	await host.app.workspace.getLeavesOfType('ml-watch-dashboard')[0].detach();
	await bench.rest(1000);
}

async function openDashboard() {
	const { bench, mlWatchHost: host } = window;
	const from = performance.now();
	const leaf = host.app.workspace.getLeaf('tab');
	await leaf.setViewState({ type: 'ml-watch-dashboard', active: true, state: { facets: true } });
	await bench.frame();
	if (!document.querySelector('.ml-watch-row')) throw new Error('No row is drawn');
	return performance.now() - from;
}

async function typeSearch(text) {
	const { bench } = window;
	const input = document.querySelector('.ml-watch-search input');
	input.focus();
	return bench.painted(() => {
		input.value = text;
		input.dispatchEvent(new Event('input', { bubbles: true }));
	});
}

async function pressButton(selector) {
	const { bench } = window;
	const took = await bench.painted(() => document.querySelector(selector).click());
	await bench.rest(300);
	return took;
}

/** Chooses a value of a facet; -1 takes the choice back. */
async function pressFacet(index) {
	const { bench } = window;
	const boxes = document.querySelectorAll('.ml-watch-facet-values input');
	const box = index < 0 ? document.querySelector('.ml-watch-facet-values input:checked') : boxes[index];
	const took = await bench.painted(() => box.click());
	await bench.rest(300);
	return took;
}

/** Up to the painted star, and then until the note is written and the list follows. */
async function pressStar(index) {
	const { bench } = window;
	const took = await bench.painted(() => document.querySelectorAll('.ml-watch-row .ml-watch-star-toggle')[index].click());
	await bench.rest(1500);
	return took;
}

/** A step of the way through the list, from its top on and then by leaps to its end. */
async function scrollTo(step) {
	const { bench } = window;
	const list = document.querySelector('.ml-watch-list');
	return bench.painted(() => {
		if (step < 200) list.scrollTop += 300;
		else list.scrollTop = (list.scrollHeight * (step - 200)) / 100;
	});
}
