import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../src/core/date';
import { Library } from '../../src/core/library';
import { readNote } from '../../src/core/note';
import { emptyQuery, runQuery } from '../../src/core/query';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';

const paths = ['Log.md', 'Daily/2024-03-04.md', 'Daily/2024-03-05.md', 'Other.md'];
const path = fc.constantFrom(...paths);
const text = fc.array(fc.constantFrom(
	'## 2024-01-09\n\n', '## 2023-05\n\n', '### arXiv: [One](https://a.example/1)\n\n', '### :star:Synced: [Two](https://a.example/2)\n\n',
	'### [Three](https://a.example/3)\n\n', '# Other\n\n', 'Prose.\n\n', '```\n',
), { maxLength: 4 }).map((pieces) => pieces.join(''));

const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ type: fc.constant('write' as const), path, text }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('type' as const), path, text }) },
	fc.record({ type: fc.constant('rename' as const), path, to: path }),
	fc.record({ type: fc.constant('delete' as const), path }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(host: Host, change: Step): Promise<void> {
	const { vault } = host.app;
	const file = vault.getFileByPath(change.path);
	if (change.type === 'write') {
		await host.flush();
		await host.writeExternally(change.path, change.text);
	} else if (change.type === 'type' && file) {
		await host.openNote(change.path);
		host.activeEditor().dispatch({ changes: { from: 0, insert: change.text } });
	} else if (change.type === 'rename' && file && !vault.getFileByPath(change.to)) {
		await host.flush();
		await host.app.fileManager.renameFile(file, change.to);
	} else if (change.type === 'delete' && file) {
		await host.flush();
		await host.app.fileManager.trashFile(file);
	}
}

const shown = (host: Host): string[] => host.findAll('.ml-watch-grid .ml-watch-row').map((row) => [
	row.querySelector('time')?.textContent ?? '', row.querySelector('.ml-watch-row-title')?.textContent ?? '', String(row.querySelector('.ml-watch-star-toggle')?.getAttribute('aria-pressed')),
].join(' '));

/** What a library that is built from the notes as they stand now would show. */
function rebuilt(host: Host): string[] {
	const library = new Library();
	for (const known of host.files().filter((name) => name.endsWith('.md'))) library.set(readNote(known, host.shownText(known) ?? host.text(known) ?? ''));
	return runQuery(library, emptyQuery).map((entry) => [entry.date ? isoDate(entry.date) : '', entry.title, String(entry.starred)].join(' '));
}

test('the dashboard shows what the notes say after any changes, as if it had been built anew', async () => {
	await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
		const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': '## 2024-01-09\n\n### arXiv: [One](https://a.example/1)\n', 'Daily/': '' } });
		await host.runCommand('open-dashboard');
		for (const change of steps) {
			await take(host, change);
			await host.until(() => JSON.stringify(shown(host)) === JSON.stringify(rebuilt(host).slice(0, 13)), `the list to follow ${JSON.stringify(change)}: ${rebuilt(host).join(' | ')}`, 3000)
				.catch((error: unknown) => { throw new Error(`${String(error)} but shows ${shown(host).join(' | ')}`); });
		}
		expect(shown(host)).toEqual(rebuilt(host).slice(0, 13));
		await host.close();
	}), { numRuns: 10 });
}, 120_000);
