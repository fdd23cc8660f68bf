import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where systems put Chromium. CHROMIUM names another place. */
const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const chromium = places.find((path) => path !== undefined && path !== '' && existsSync(path));

const browserFlags = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

if (chromium === undefined) {
	const message = 'Chromium is not installed: set CHROMIUM to its path, or install it, to run the browser and end-to-end tests.';
	if (process.env['CI'] !== undefined && process.env['CI'] !== '') throw new Error(message);
	process.stderr.write(`\n!!! ${message} They are LEFT OUT of this run.\n\n`);
}

/** One copy of each: two CodeMirrors would not know each other's states. */
const resolve = {
	alias: { 'obsidian': here('./test/host/obsidian.ts') },
	dedupe: ['@codemirror/state', '@codemirror/view', '@codemirror/language'],
};

const inside = { setupFiles: ['./test/host/setup.ts', './test/properties.ts'], testTimeout: 20_000 };

const projects: TestProjectConfiguration[] = [
	{
		test: {
			name: 'core', environment: 'node', setupFiles: ['./test/properties.ts'], testTimeout: 60_000,
			include: ['test/core/**/*.test.ts', 'test/metadata/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/house/**/*.test.ts', 'test/*.test.ts'],
		},
	},
	{
		resolve,
		test: {
			...inside, name: 'host', environment: 'happy-dom', include: ['test/obsidian/**/*.test.{ts,tsx}'], exclude: ['**/*.browser.test.*'],
			server: { deps: { inline: ['obsidian-test-mocks'] } },
		},
	},
];

if (chromium !== undefined) {
	projects.push({
		resolve,
		optimizeDeps: {
			include: [
				'@codemirror/autocomplete', '@codemirror/commands', '@codemirror/lang-markdown', '@codemirror/language', '@codemirror/lint', '@codemirror/search',
				'@codemirror/state', '@codemirror/view', '@lezer/highlight', 'markdown-it', 'obsidian-test-mocks/obsidian', 'obsidian-test-mocks/setup', 'preact',
				'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', 'date-fns', 'axe-core', 'fast-check',
			],
		},
		test: {
			// A promise that nobody holds is heard of in Node alone.
			...inside, name: 'browser', include: ['test/obsidian/**/*.test.{ts,tsx}'], exclude: ['**/broken-disk.test.ts'],
			browser: {
				enabled: true, headless: true, screenshotFailures: false,
				provider: playwright({ launchOptions: { executablePath: chromium, args: browserFlags } }),
				instances: [{ browser: 'chromium' }], viewport: { width: 1280, height: 800 },
			},
		},
	}, {
		test: {
			name: 'e2e', environment: 'node', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000,
			env: { CHROMIUM: chromium }, fileParallelism: false,
		},
	});
}

export default defineConfig({ test: { projects, passWithNoTests: true } });
