import { entryLine, entryRecord, recordArray, unreadLine, unreadRecord } from '../../core/records';
import { counted } from '../../core/rules/shown';
import { begin } from '../notices';
import { entriesFor, formatFlag, formatOf, queryFlag, type AppVerb } from './verb';

export const tellVerb: AppVerb = {
	verb: '',
	description: 'Tell how many entries there are, and what could not be read',
	flags: null,
	run: ({ library: { entries } }) => {
		const starred = entries.all().filter((entry) => entry.starred).length;
		const unread = entries.unread().length;
		return [
			`${counted(entries.size, 'entry', 'entries')} in ${counted(entries.paths().length, 'note')}, ${starred} with a star.`,
			...(unread === 0 ? [] : [`${counted(unread, 'heading')} could not be read: see \`ml-watch:list unread\`.`]),
		].join('\n');
	},
};

export const listVerb: AppVerb = {
	verb: 'list',
	description: 'List the entries of the vault, the newest first',
	flags: {
		query: queryFlag,
		format: formatFlag,
		unread: { description: 'Instead of entries, what looks like one and could not be read' },
	},
	run(shell, given) {
		const isJson = formatOf(given) === 'json';
		if (given.unread !== undefined) {
			const items = shell.library.entries.unread().map(unreadRecord);
			return isJson ? recordArray(items) : items.map((item) => unreadLine(item)).join('\n') || 'Everything could be read.';
		}
		const records = entriesFor(shell, given).map(entryRecord);
		return isJson ? recordArray(records) : records.map((record) => entryLine(record)).join('\n') || 'No entries.';
	},
};

export const indexVerb: AppVerb = {
	verb: 'index',
	description: 'Build all indexes; the app asks first where you should look',
	flags: null,
	run: ({ indexes: { builder } }) => {
		// It may wait for an answer in the app, which a terminal would wait for too.
		begin(builder.buildAll());
		return 'The indexes are being built. The app says what was written, and asks first where you should look.';
	},
};
