import { describe, expect, test } from 'vitest';
import type { Host } from '../host';
import { openDemo } from './demo-page';

declare const window: { mlWatchHost: Host };

const days = Array.from({ length: 28 }, (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}`);
const log = days.map((day) => `## ${day}\n\n### Lab: [Paper of ${day}](https://example.org/${day})\n\n**Keywords**: a, b\n\n\n\n`).join('');

describe('the question about words that were written into an index', () => {
	test('shows both of its answers on a phone', async () => {
		const demo = await openDemo({ vault: { 'Log.md': log, 'Index.md': '' }, mobile: true, settings: { indexes: [{ path: 'Index.md' }], indexReview: false } });
		const { page } = demo;
		await demo.runCommand('Build index');
		await page.locator('.modal button', { hasText: 'Build index' }).click();
		await demo.settle();
		expect(await demo.text('Index.md')).toContain('a, b');
		await page.evaluate(async () => {
			const { vault } = window.mlWatchHost.app;
			await vault.process(vault.getFileByPath('Index.md')!, (text) => text.replace('a, b', 'a, b, mine'));
		});
		await demo.settle();
		await demo.runCommand('Build index');
		for (const answer of ['Drop these words and build', 'Keep these words']) {
			const box = await page.locator('.modal button', { hasText: answer }).boundingBox();
			expect(box!.x, answer).toBeGreaterThanOrEqual(0);
			expect(box!.x + box!.width, answer).toBeLessThanOrEqual(390);
			expect(box!.y + box!.height, answer).toBeLessThanOrEqual(844);
		}
		await demo.close();
	});
});

describe('a dialog with more than the screen holds', () => {
	test.each([[1280, 700, false], [390, 844, true]])('shows its buttons, and is not scrolled down, at %i x %i', async (width, height, mobile) => {
		const demo = await openDemo({ vault: { 'Log.md': log }, width, height, mobile });
		const { page } = demo;
		await demo.openNote('Log.md');
		for (const [command, button] of [['Split log into daily notes', 'Split'], ['Tidy log', 'Tidy'], ['Fix problems in vault', 'Fix'], ['Build index', 'Build index']] as const) {
			await demo.runCommand(command);
			const apply = page.locator('.modal button', { hasText: new RegExp(`^${button}$`) });
			await apply.waitFor();
			const box = await apply.boundingBox();
			expect(box!.y + box!.height, command).toBeLessThanOrEqual(height);
			expect((await page.locator('.modal .modal-title').boundingBox())!.y, command).toBeGreaterThan(0);
			// Nothing lies over the button, and its dialog has the focus.
			expect(await apply.evaluate((element) => {
				const { left, top, width: wide, height: high } = element.getBoundingClientRect();
				return element.contains(document.elementFromPoint(left + wide / 2, top + high / 2)) && document.activeElement?.closest('.modal') !== null;
			}), command).toBe(true);
			await page.keyboard.press('Escape');
			await page.locator('.modal').waitFor({ state: 'detached' });
		}
		await demo.close();
	});
});
