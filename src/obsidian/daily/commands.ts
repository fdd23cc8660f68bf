import type { Command } from 'obsidian';
import type { Note } from '../../core/note';
import { dailyNoteNames } from '../capture/daily-note';
import { currentNote } from '../current-note';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { Collecting } from './collecting';
import { dailyNotesOf, type DailyNames } from './daily-names';
import { MoveModal } from './move-modal';
import { Splitting } from './splitting';

const namesKey = 'ml-watch-daily-names';

/** Moving entries between a log and daily notes. */
export function dailyCommands(shell: Shell): readonly Command[] {
	return [
		{
			id: 'split-log',
			name: 'Split log into daily notes…',
			icon: 'split',
			checkCallback: (checking) => {
				const note = currentNote(shell.app);
				if (!note) return false;
				if (!checking) begin(split(shell, note.file.path));
				return true;
			},
		},
		{ id: 'collect-daily-notes', name: 'Collect daily notes into a log…', icon: 'merge', callback: () => begin(collect(shell)) },
	];
}

async function split(shell: Shell, path: string): Promise<void> {
	const note = await shell.notes.read(path);
	if (!note) return;
	if (note.log.dates.length === 0) {
		say('There is no log in this note: nothing in it stands under a date.');
		return;
	}
	new MoveModal(shell, new Splitting(shell, path), await namesOf(shell), (names) => remember(shell, names)).open();
}

async function collect(shell: Shell): Promise<void> {
	const { logs } = shell.config();
	const current = currentNote(shell.app)?.file.path;
	const note = current === undefined ? null : await shell.notes.read(current);
	const names = await namesOf(shell);
	const daily = dailyNotesOf(names);
	// A daily note is where the entries come from, even one that has a date for each of them.
	const isDaily = note !== null && typeof daily !== 'string' && daily.dateOf(note.path) !== null;
	const here = note && isLog(note) ? [note.path] : [];
	const targets = [...new Set(isDaily ? [...logs, ...here] : [...here, ...logs])];
	new MoveModal(shell, new Collecting(shell, targets), names, (chosen) => remember(shell, chosen)).open();
}

function isLog({ log }: Note): boolean {
	return log.dates.length > 0 && log.frontMatter?.watched !== false;
}

/** What was chosen last on this device, else what the app's own daily notes are set to. */
async function namesOf({ app }: Shell): Promise<DailyNames> {
	const chosen = app.loadLocalStorage(namesKey) as Partial<DailyNames> | null;
	if (typeof chosen?.folder === 'string' && typeof chosen.format === 'string') return { folder: chosen.folder, format: chosen.format };
	return dailyNoteNames(app);
}

/** Only another choice than the app's own is kept: that one may change. */
async function remember({ app }: Shell, names: DailyNames): Promise<void> {
	const own = await dailyNoteNames(app);
	const isOwn = own.folder === names.folder && own.format === names.format;
	app.saveLocalStorage(namesKey, isOwn ? null : { folder: names.folder, format: names.format });
}
