import { sortEdits, type Edit } from '../../src/core/text';

/** Whether the edits, taken together, claim some character twice or reach outside a text of `length` UTF-16 units. */
export function editsConflict(edits: readonly Edit[], length = Infinity): boolean {
	let end = 0;
	for (const edit of sortEdits(edits)) {
		if (edit.from < end || edit.to < edit.from || edit.to > length) return true;
		end = edit.to;
	}
	return false;
}
