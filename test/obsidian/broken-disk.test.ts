/*
 * Every command on a disk that refuses. Whatever fails, the person is told, nothing is rejected into the void, and every word that
 * stood in the vault still stands in it, in a file or on the screen.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';
import { breakDisk, REASONS, type Damage } from '../host/broken-disk';

const LOG = `# Log

## 2021-09-22

### Lab: [Alpha](https://example.com/alpha)

[[paper]](https://example.com/alpha.pdf)

**Keywords**: sight, speech

**Summary**: What Alpha does.

### Lab: [Beta](https://example.com/beta)

## 2021.09.20

### Lab: [Gamma](https://example.com/gamma)
`;
const FILES = {
	'Log.md': LOG,
	'Inbox.md': 'https://example.com/delta\n\nhttps://example.com/epsilon\n',
	'Daily/2021-09-19.md': '# Sunday\n\n### Lab: [Zeta](https://example.com/zeta)\n',
	'.obsidian/daily-notes.json': '{"folder": "Daily", "format": "YYYY-MM-DD"}',
};
/** What no failure may lose. */
const WORDS = ['Alpha', 'What Alpha does.', 'sight', 'speech', 'Beta', 'Gamma', 'Zeta', '# Sunday', 'https://example.com/delta', 'https://example.com/epsilon'];

/** What a person fills in where a dialog wants words; the rest is confirmed as it opens. */
const FILLED: Readonly<Record<string, readonly [selector: string, words: string]>> = {
	'new-note': ['.modal input', 'New'],
	'new-note-from-url': ['.modal input[type="url"]', 'https://example.com/new'],
	'new-note-from-clipboard': ['.modal input', 'New'],
	'edit-note': ['.modal input', 'Alpha, changed'],
	'add-keyword': ['.prompt input', 'robots'],
	'add-link': ['.modal input[type="url"]', 'https://example.com/new.pdf'],
	'new-notes-from-list': ['.ml-watch-list-input', 'https://example.com/new'],
	'import-list': ['.modal textarea', '- [New](https://example.com/new)'],
};

/** What has to be there for a command to be offered. */
const BEFORE: Readonly<Record<string, readonly string[]>> = { 'undo-last-change': ['fix-note'], 'put-back-entry': ['extract-entry'] };

/** A daily note's settings that cannot be read count as none: the dialog shows what was taken instead. */
const hasDefault = (call: string): boolean => call.endsWith('daily-notes.json');

const loose: unknown[] = [];
const catchLoose = (error: unknown): void => { loose.push(error); };
beforeAll(() => { process.on('unhandledRejection', catchLoose); });
afterAll(() => { process.off('unhandledRejection', catchLoose); });
beforeEach(() => { loose.length = 0; });

type Mode = 'source' | 'preview';

async function start(mode: Mode): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: FILES, data: { logs: ['Log.md'], inbox: 'Inbox.md', allowBlockIds: true } });
	await host.openNote('Log.md', { mode });
	if (mode === 'source') host.placeCursor('Alpha');
	await host.settle();
	return host;
}

/** Goes through the dialogs that a command opens, as far as their buttons lead. */
async function confirm(host: Host, id: string): Promise<void> {
	for (let step = 0; step < 4; step++) {
		const modal = host.modal();
		if (!modal) return;
		if (step === 0 && FILLED[id]) host.fill(...FILLED[id] as [string, string]);
		await host.settle();
		if (modal.matches('.prompt')) host.press('Enter');
		else {
			const button = modal.querySelector<HTMLButtonElement>('button.mod-cta:not([disabled]), button.mod-warning:not([disabled])');
			if (!button) return;
			host.click(button);
		}
		await host.settle();
	}
}

/** All that stands in the vault, as a person would find it: an open note as it is on the screen. */
function standing(host: Host): string {
	return host.files().map((path) => host.shownText(path) ?? '').join('\n');
}

/** The commands that a mode offers, if only once another one has been run: what works on the cursor is not offered while reading. */
async function commandsIn(mode: Mode): Promise<string[]> {
	const host = await start(mode);
	const ids = host.commands.all().map(({ id }) => id.replace(/^ml-watch:/, ''));
	const offered = ids.filter((id) => (BEFORE[id] ?? [id]).every((each) => host.commands.isAvailable(each)));
	await host.close();
	return offered;
}

const OFFERED: Readonly<Record<Mode, readonly string[]>> = { source: await commandsIn('source'), preview: await commandsIn('preview') };

/** While reading, all is written through the vault; what is open in an editor is changed there, whatever the disk says. */
const cases: readonly { damage: Damage; mode: Mode }[] = [
	{ damage: 'full', mode: 'preview' }, { damage: 'gone', mode: 'preview' }, { damage: 'gone', mode: 'source' },
];

describe.each(cases)('on a disk that is $damage, with the log in $mode mode', ({ damage, mode }) => {
	test.each(OFFERED[mode])('%s', async (id) => {
		const host = await start(mode);
		for (const before of BEFORE[id] ?? []) await host.runCommand(before);
		const noticed = host.notices().length;
		const { refused, mend } = breakDisk(host, damage);
		await host.runCommand(id);
		await confirm(host, id);
		mend();
		const told = host.notices().slice(noticed).map(({ text }) => text);
		expect(loose).toEqual([]);
		for (const word of WORDS) expect(standing(host)).toContain(word);
		if (!refused.every(hasDefault)) expect(told.join('\n')).toContain(REASONS[damage]);
		// Nothing that stays is stuck: no word of progress, and a dialog can be confirmed anew.
		expect(host.notices().filter(({ text, shown }) => shown && /^(?:Reading|Checking)/.test(text))).toEqual([]);
		await confirm(host, '');
		if (!refused.some(hasDefault)) expect(host.modal()).toBeNull();
	});
});

test('what could not be written for a full disk is written once there is room, from the same form', async () => {
	const host = await start('preview');
	const disk = breakDisk(host, 'gone');
	await host.runCommand('new-note');
	host.fill('.modal input', 'New');
	await host.settle();
	host.press('Mod-Enter');
	await host.settle();
	expect(host.text('Log.md')).not.toContain('New');
	disk.mend();
	host.press('Mod-Enter');
	await host.settle();
	expect(host.text('Log.md')).toContain('New');
	expect(host.modal()).toBeNull();
});
