// Typing and scrolling in a log of 5,000 entries, with the plugin and without it, in turn in the same page.
import { makeLog } from './logs.mjs';
import { inPage, quantile, watchWork } from './page.mjs';

const entries = 5000;
const rounds = 6;
const strokes = 50;

/**
 * What a key costs: the time of the main thread up to the painted frame, which other work of the machine hardly touches, in milliseconds,
 * as the median of the rounds; and the 95th percentiles of the keys by the clock.
 */
export function measureTyping() {
	return inPage({ 'Log.md': makeLog(1, entries, { form: 'nested' }) }, async (page) => {
		const work = await watchWork(page);
		const costs = { with: [], without: [] };
		const times = { with: [], without: [] };
		for (let round = -1; round < rounds; round++) {
			for (const kind of round % 2 === 0 ? ['with', 'without'] : ['without', 'with']) {
				await page.evaluate(goTo, { loaded: kind === 'with', round: Math.max(0, round), rounds });
				const { all: before } = await work();
				const found = await page.evaluate(type, strokes);
				if (round < 0) continue;
				costs[kind].push(((await work()).all - before) / strokes);
				times[kind].push(...found);
			}
		}
		return {
			base: quantile(costs.without, 0.5), time: quantile(costs.with, 0.5), units: 0,
			p50: quantile(times.with, 0.5), baseP50: quantile(times.without, 0.5), p95: quantile(times.with, 0.95), baseP95: quantile(times.without, 0.95),
		};
	});
}

/** Runs in the page: loads or unloads the plugin, and goes to another place of the log each round. */
async function goTo({ loaded, round, rounds }) {
	const { bench, mlWatchHost: host } = window;
	const running = window.benchLoaded ?? true;
	if (running && !loaded) await host.unload();
	else if (!running && loaded) await host.load();
	window.benchLoaded = loaded;
	const view = host.activeEditor();
	const text = view.state.doc.toString();
	const at = text.indexOf('**Comment**', Math.floor((text.length * (round + 0.5)) / rounds)) + 20;
	view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
	view.focus();
	// What follows a pause, such as the check and the reading of the note, is no part of a keystroke.
	await bench.rest(2500);
	gc();
}

/** Runs in the page: types and deletes. */
async function type(strokes) {
	const { bench, mlWatchHost: host } = window;
	const { length } = host.activeEditor().state.doc;
	const found = [];
	for (let stroke = 0; stroke < strokes; stroke++) {
		found.push(await bench.painted(stroke % 2 === 0 ? () => document.execCommand('insertText', false, 'x') : () => document.execCommand('delete')));
	}
	if (host.activeEditor().state.doc.length !== length) throw new Error('What was typed is not what is there');
	return found;
}

/** How far, in pixels, what is seen moved otherwise than it was scrolled: the largest step of a way through the log, with and without. */
export function measureScrolling() {
	return inPage({ 'Log.md': makeLog(1, entries, { form: 'nested' }) }, async (page) => {
		await page.evaluate(scrollLog);
		const time = await page.evaluate(scrollLog);
		await page.evaluate(() => window.mlWatchHost.unload());
		const base = await page.evaluate(scrollLog);
		return { base: base.jump, time: time.jump, units: 0, height: time.height, baseHeight: base.height };
	});
}

/** Runs in the page: a few stretches of the log, downwards and upwards, in steps as of a wheel. */
async function scrollLog() {
	const { bench, mlWatchHost: host } = window;
	const view = host.activeEditor();
	const { scrollDOM } = view;
	const heights = [];
	let jump = 0;
	for (const share of [0.1, 0.35, 0.6, 0.85]) {
		for (const step of [120, -120]) {
			scrollDOM.scrollTop = share * scrollDOM.scrollHeight;
			for (let still = 0, height = 0; still < 15; still = scrollDOM.scrollHeight === height ? still + 1 : 0) {
				height = scrollDOM.scrollHeight;
				await bench.frame();
			}
			for (let moved = 0; moved < 60; moved++) {
				const { top, height } = scrollDOM.getBoundingClientRect();
				const at = view.posAtCoords({ x: scrollDOM.getBoundingClientRect().left + 60, y: top + height / 2 }, false);
				const before = view.coordsAtPos(at).top;
				scrollDOM.scrollTop += step;
				for (let frames = 0; frames < 2; frames++) await bench.frame();
				jump = Math.max(jump, Math.abs(before - step - view.coordsAtPos(at).top));
			}
			heights.push(scrollDOM.scrollHeight);
		}
	}
	return { jump, height: Math.max(...heights) / Math.min(...heights) };
}
