import type { Command } from 'obsidian';
import { emptyQuery, printQuery } from '../../core/query';
import { currentNote } from '../current-note';
import type { Shell } from '../shell';
import { ExportModal } from './export-modal';

/** Handing entries out to other programs. */
export function exportCommands(shell: Shell): readonly Command[] {
	return [{
		id: 'export-entries',
		name: 'Export entries…',
		icon: 'share',
		callback: () => new ExportModal(shell, { query: queryOfNote(shell) }).open(),
	}];
}

/** The entries of the note at hand, where it has some. */
function queryOfNote({ app, library }: Shell): string {
	const path = currentNote(app)?.file.path;
	if (path === undefined || library.entries.entries(path).length === 0) return '';
	return printQuery({ ...emptyQuery, clauses: [{ field: 'path', value: path, exact: true, negated: false }] });
}
