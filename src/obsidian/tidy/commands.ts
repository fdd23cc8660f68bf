import type { Command } from 'obsidian';
import { withLineFeeds } from '../../core/text';
import { defaultTidy, tidyLog, type TidySwitches } from '../../core/tidy';
import { currentNote } from '../current-note';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { chooseTidying } from './tidy-modal';

/** The command that puts a log in order. */
export function tidyCommands(shell: Shell): readonly Command[] {
	/** What was chosen last, offered again until the app is closed. */
	let last: TidySwitches = defaultTidy;
	return [{
		id: 'tidy-log',
		name: 'Tidy log…',
		icon: 'list-ordered',
		checkCallback: (checking) => {
			const note = currentNote(shell.app);
			if (!note) return false;
			if (!checking) begin(tidy(shell, note.file.path, last).then((chosen) => (last = chosen ?? last)));
			return true;
		},
	}];
}

async function tidy(shell: Shell, path: string, last: TidySwitches): Promise<TidySwitches | null> {
	const note = await shell.notes.read(path);
	if (!note) return null;
	if (note.log.dates.length === 0) {
		say('There is no log in this note: nothing in it stands under a date.');
		return null;
	}
	const chosen = await chooseTidying(shell, note, last);
	if (!chosen) return null;
	await shell.notes.change(path, (now) => {
		// An editor and the file behind it end lines differently; words that were not shown stay.
		if (withLineFeeds(now.text) !== withLineFeeds(note.text)) return 'Nothing was written: the note has changed while the dialog was open.';
		return tidyLog(now, shell.config(), chosen).edits;
	}, { done: `${path} is in order.` });
	return chosen;
}
