// The demo page in Chromium, for what only a browser can tell: layout, frames, and what a person waits for.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { buildPage, servePage } from '../../host/demo/serve.mjs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
export const executable = places.find((path) => path && existsSync(path));

/** Frames come as fast as they are made: what is measured is work, not the wait for the screen. */
const flags = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
	'--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc --max-old-space-size=4096',
];

/** Opens the page over a vault (path -> text), measures in it, and closes it. */
export async function inPage(vault, measure) {
	const server = await servePage(await buildPage({ vault }), 0);
	const browser = await chromium.launch({ executablePath: executable, args: flags });
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		page.setDefaultTimeout(300_000);
		page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
		await page.goto(`${server.url}?theme=light&mobile=0`);
		await page.waitForSelector('body[data-ready], .simulation-failure', { timeout: 300_000 });
		const failure = await page.evaluate(() => document.querySelector('.simulation-failure')?.textContent ?? null);
		if (failure !== null) throw new Error(failure);
		await page.evaluate(watchTasks);
		return await measure(page);
	} finally {
		await browser.close();
		await server.close();
	}
}

/** Runs in the page: `bench.frame` waits for a painted frame, `bench.painted` times a call up to it, `bench.tasks` are long tasks. */
function watchTasks() {
	const tasks = [];
	new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
	const channel = new MessageChannel();
	const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
		channel.port1.onmessage = resolve;
		channel.port2.postMessage(null);
	}));
	const painted = async (run) => {
		const from = performance.now();
		run();
		await frame();
		return performance.now() - from;
	};
	const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	window.bench = { tasks, frame, painted, rest };
}

/**
 * Gives what asks for the milliseconds that the main thread has worked so far: `all` of it, and what of it went into scripts, styles and
 * layout. Painting, compositing and the bench's own questions are in `all` alone; layout that a script waits for counts twice in `own`.
 */
export async function watchWork(page) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		const value = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
		return { all: value('TaskDuration'), own: value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration') };
	};
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers, share) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
