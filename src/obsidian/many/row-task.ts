import { resolveStyle } from '../../core/conventions';
import { isoDate } from '../../core/date';
import type { Draft } from '../../core/draft';
import { writtenEntry } from '../../core/insert';
import { normaliseDraft } from '../../core/print/normalise';
import { blocked, type CaptureTask, type Preview } from '../capture/task';
import type { Shell } from '../shell';

/** A row of a list in the form: it is kept for the list, and written with it. */
export class RowTask implements CaptureTask {
	readonly title = 'Paper note of the list';
	readonly action = 'Keep';
	readonly isNew = true;
	quote = '';

	constructor(private readonly shell: Shell, private readonly keep: (draft: Draft, quote: string) => void) {}

	preview(draft: Draft): Preview {
		const style = resolveStyle(null, this.shell.config());
		const { draft: normal, changes } = normaliseDraft(draft, style);
		if (normal.title === '') return { ...blocked('Nothing to write: a title or a URL is expected.'), changes };
		const place = { at: 0, behind: true, heading: null, level: style.dateLevel, date: normal.date, message: null };
		return {
			text: writtenEntry(normal, place, { style, quote: this.quote }),
			place: normal.date ? `Goes under ${isoDate(normal.date)}, in the form of its log` : 'Goes outside of dates, in the form of its log',
			changes, message: null, problem: null,
		};
	}

	write(draft: Draft): Promise<boolean> {
		this.keep(draft, this.quote);
		return Promise.resolve(true);
	}
}
