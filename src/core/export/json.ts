import { isoDate } from '../date';
import type { ExportFormat } from './format';

/** Its shape is published in `docs/entries.schema.json`. */
export const json: ExportFormat = {
	id: 'json',
	name: 'JSON',
	extension: 'json',
	summary: 'Everything that is known of an entry, for programs.',
	print(entries) {
		const records = entries.map(({ date, ...entry }) => ({ date: date && isoDate(date), ...entry }));
		return `${JSON.stringify(records, null, '\t')}\n`;
	},
};
