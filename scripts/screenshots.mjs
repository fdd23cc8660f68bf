// Makes the README's pictures from the demo: the sample log with the dashboard beside it, light and dark.
//   npm run screenshots
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { buildPage, servePage } from '../test/host/demo/serve.mjs';

const IMAGES = path.resolve(import.meta.dirname, '..', 'docs', 'images');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

await mkdir(IMAGES, { recursive: true });
const server = await servePage(await buildPage(), 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
try {
	for (const theme of ['light', 'dark']) {
		const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
		await page.goto(`${server.url}?theme=${theme}&mobile=0`);
		await page.waitForSelector('body[data-ready]');
		await page.evaluate(async () => {
			const host = window.mlWatchHost;
			await host.openNote('ML Watch.md', { line: 12 });
			await host.runCommand('open-dashboard');
			await host.settle();
		});
		await page.waitForSelector('.ml-watch-dashboard [role="listbox"], .ml-watch-dashboard .ml-watch-row');
		await page.mouse.move(600, 500);
		await page.screenshot({ path: path.join(IMAGES, `${theme}.png`), animations: 'disabled' });
		await page.close();
	}
} finally {
	await browser.close();
	await server.close();
}
