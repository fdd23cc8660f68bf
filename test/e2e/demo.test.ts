import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDemo, type Demo } from './demo-page';

let demo: Demo | null = null;
afterEach(async () => {
	const open = demo;
	demo = null;
	await open?.close();
});

const NOTES = { 'Log.md': '# Log\n\nSome **bold** words and [[Other]].\n', 'Folder/Other.md': 'other\n' };

test('a note is opened, edited by keyboard and saved', async () => {
	demo = await openDemo({ vault: NOTES });
	await demo.openNote('Log.md');
	await demo.placeCursor('Some');
	await demo.page.keyboard.type('Now ');
	expect(await demo.text('Log.md')).toBe('# Log\n\nNow Some **bold** words and [[Other]].\n');
	await demo.page.keyboard.press('Control+z');
	expect(await demo.text('Log.md')).toBe(NOTES['Log.md']);
});

test('reading view, by key, renders the note, and a link opens its note', async () => {
	demo = await openDemo({ vault: NOTES });
	await demo.openNote('Log.md');
	await demo.page.keyboard.press('Control+e');
	await demo.page.click('.markdown-reading-view a.internal-link');
	await demo.settle();
	expect(await demo.page.textContent('.view-header-title')).not.toBe('');
	expect(await demo.page.locator('.workspace-tab-header.is-active', { hasText: 'Other' }).count()).toBe(1);
});

test('the palette runs a command by keyboard, and the settings open and close', async () => {
	demo = await openDemo({ vault: NOTES });
	await demo.runCommand('Open settings');
	await demo.page.waitForSelector('.mod-settings .setting-item');
	await demo.screenshot('demo-settings');
	await demo.page.keyboard.press('Escape');
	expect(await demo.page.locator('.modal-container').count()).toBe(0);
});

test('light, dark and phone', async () => {
	demo = await openDemo({ theme: 'dark' });
	const background = (): Promise<string> => demo?.page.evaluate(() => getComputedStyle(document.body).backgroundColor) ?? Promise.resolve('');
	expect(await background()).toBe('rgb(30, 30, 30)');
	await demo.screenshot('demo-dark');
	await demo.page.click('.simulation-theme');
	expect(await background()).toBe('rgb(255, 255, 255)');
	await demo.screenshot('demo-light');
	await demo.page.click('.simulation-mobile');
	await demo.page.waitForSelector('body.is-phone .mobile-navbar');
	await demo.screenshot('demo-phone');
	expect(await demo.page.locator('.status-bar').count()).toBe(0);
});

test('a narrow window is a phone, whose files are in a drawer', async () => {
	demo = await openDemo({ vault: NOTES, mobile: true });
	expect(await demo.page.locator('.nav-file-title').first().isVisible()).toBe(false);
	await demo.openNote('Folder/Other.md');
	expect(await demo.page.textContent('.cm-content')).toContain('other');
	expect(await demo.page.locator('.nav-file-title').first().isVisible()).toBe(false);
});

test('the page can be written as static files', async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'ml-watch-demo-'));
	try {
		const { status, stderr } = spawnSync(process.execPath, ['test/host/demo/serve.mjs', '--once', folder], { encoding: 'utf8' });
		expect(stderr).toBe('');
		expect(status).toBe(0);
		expect((await readdir(folder)).sort()).toEqual(['index.html', 'page.css', 'page.js', 'plugin', 'settings.json', 'vault.json']);
	} finally {
		await rm(folder, { recursive: true });
	}
});
