/**
 * The demo page in Chromium, for end-to-end tests and for the screenshots of the README:
 *
 *     const demo = await openDemo({ vault: { 'Log.md': '…' } });      // options: vault, theme, mobile, width, height
 *     await demo.openNote('Log.md');
 *     await demo.runCommand('New paper note');                        // through the palette, by keyboard
 *     await demo.text('Log.md')                                       // the file in the simulated vault, after a save
 *     await demo.screenshot('create-form');                           // test/e2e/screenshots/create-form.png
 *     await demo.close();                                             // fails if the page reported an error
 *
 * `demo.page` is the Playwright page. The plugin and the page are built once per test file, and one browser serves it.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Host } from '../host';
import { buildPage, servePage } from '../host/demo/serve.mjs';

declare const window: { mlWatchHost: Host };

export interface DemoOptions {
	/** The notes, in place of the sample vault. */
	readonly vault?: Readonly<Record<string, string>>;
	readonly theme?: 'light' | 'dark';
	readonly mobile?: boolean;
	readonly width?: number;
	readonly height?: number;
	/** The address of the services that are played; without it no host can be reached. */
	readonly services?: string;
	/** The settings of the plugin. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Demo {
	readonly page: Page;
	/** Opens a note from the list on the left. */
	openNote(path: string): Promise<void>;
	/** Runs a command by its name (without the plugin's), from the palette, by keyboard. */
	runCommand(name: string): Promise<void>;
	/** The text of a note as the vault holds it, after unsaved words are saved; null when there is none. */
	text(path: string): Promise<string | null>;
	/** Puts the cursor before the first place of `needle` in the active editor, and focuses it. */
	placeCursor(needle: string): Promise<void>;
	/** The words of the notices so far. */
	notices(): Promise<string[]>;
	/** Waits until the app is quiet. */
	settle(): Promise<void>;
	screenshot(name: string): Promise<void>;
	close(): Promise<void>;
}

const screenshots = path.join(path.dirname(fileURLToPath(import.meta.url)), 'screenshots');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let built: Promise<Record<string, string>> | null = null;
let shared: Promise<Browser> | null = null;

/** One browser for the tests of a file; each demo has a context of its own. */
afterAll(async () => {
	await (await shared)?.close();
	shared = null;
});

/** Starts the page, and a browser with it. */
export async function openDemo(options: DemoOptions = {}): Promise<Demo> {
	built ??= buildPage();
	const files = { ...await built, ...(options.vault === undefined ? {} : { 'vault.json': JSON.stringify(options.vault) }), 'settings.json': JSON.stringify(options.settings ?? null) };
	const server = await servePage(files, 0, options.services);
	shared ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
	const context = await (await shared).newContext({
		viewport: { width: options.width ?? (options.mobile === true ? 390 : 1280), height: options.height ?? (options.mobile === true ? 844 : 800) },
		hasTouch: options.mobile === true,
	});
	const page = await context.newPage();
	const failures: string[] = [];
	page.on('pageerror', (error) => { failures.push(error.stack ?? error.message); });
	page.on('console', (message) => { if (message.type() === 'error') failures.push(message.text()); });
	const query = new URLSearchParams({ theme: options.theme ?? 'light', mobile: options.mobile === true ? '1' : '0' });
	await page.goto(`${server.url}?${query.toString()}`);
	await page.waitForSelector('body[data-ready], .simulation-failure');
	const failure = await page.evaluate(() => document.querySelector('.simulation-failure')?.textContent ?? null);
	if (failure !== null) throw new Error(failure);

	const settle = (): Promise<void> => page.evaluate(() => window.mlWatchHost.settle());
	return {
		page, settle,
		async openNote(notePath) {
			if (options.mobile === true) await page.click('.mobile-navbar [aria-label="Files"]');
			await page.click(`.nav-file-title[data-path=${JSON.stringify(notePath)}]`);
			await settle();
		},
		async runCommand(name) {
			if (options.mobile === true) await page.click('.mobile-navbar [aria-label="Commands"]');
			else await page.keyboard.press('Control+p');
			await page.waitForSelector('.prompt');
			await page.keyboard.type(name);
			const wanted = page.locator('.prompt .suggestion-item.is-selected', { hasText: name });
			await wanted.waitFor({ timeout: 3000 }).catch(async () => {
				const offered = await page.locator('.prompt .suggestion-item').allTextContents();
				throw new Error(`The palette does not offer '${name}' first. It offers: ${offered.join(' | ') || 'nothing'}`);
			});
			await page.keyboard.press('Enter');
			await settle();
		},
		text: (notePath) => page.evaluate(async (at) => {
			await window.mlWatchHost.flush();
			return window.mlWatchHost.text(at);
		}, notePath),
		async placeCursor(needle) {
			await page.evaluate((at) => {
				window.mlWatchHost.placeCursor(at);
				window.mlWatchHost.activeEditor().focus();
			}, needle);
		},
		notices: () => page.evaluate(() => window.mlWatchHost.notices().map(({ text }) => text)),
		async screenshot(name) {
			await mkdir(screenshots, { recursive: true });
			await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' });
		},
		async close() {
			const errors = await page.evaluate(() => window.mlWatchHost.takeErrors().map((error) => (error instanceof Error ? error.stack ?? error.message : 'not an error')));
			const violations = await page.evaluate(() => window.mlWatchHost.takeViolations().map(({ kind, path: at }) => `${kind}: ${at}`));
			await context.close();
			await server.close();
			const all = [...failures, ...errors, ...violations];
			if (all.length > 0) throw new Error(`The page reported:\n${all.join('\n')}`);
		},
	};
}
