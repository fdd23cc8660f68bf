import { SuggestModal } from 'obsidian';
import { isoDate, readDate, type LogDate } from '../../core/date';
import type { Shell } from '../shell';
import { dayBefore } from '../today';

interface Choice {
	readonly date: LogDate;
	readonly note: string;
}

/** Asks for a date: today, one of the log's own, or one that is typed. */
export class DateModal extends SuggestModal<Choice> {
	constructor(shell: Shell, private readonly known: readonly LogDate[], private readonly choose: (date: LogDate) => void) {
		super(shell.app);
		this.setPlaceholder('Date, such as 2024-05-02');
		this.emptyStateText = 'Type a date such as 2024-05-02.';
	}

	override getSuggestions(query: string): Choice[] {
		const typed = query.trim();
		const offered = [
			{ date: dayBefore(0), note: 'today' },
			{ date: dayBefore(1), note: 'yesterday' },
			...this.known.map((date) => ({ date, note: '' })),
		];
		const all = offered.filter(({ date }, index) => offered.findIndex((other) => isoDate(other.date) === isoDate(date)) === index);
		const written = readDate(typed)?.date;
		const found = all.filter(({ date, note }) => isoDate(date).includes(typed) || note.startsWith(typed.toLowerCase()));
		return written && !found.some(({ date }) => isoDate(date) === isoDate(written)) ? [{ date: written, note: '' }, ...found] : found;
	}

	override renderSuggestion({ date, note }: Choice, element: HTMLElement): void {
		element.addClass('mod-complex');
		element.createDiv({ cls: 'suggestion-content' }).createDiv({ cls: 'suggestion-title', text: isoDate(date) });
		if (note !== '') element.createDiv({ cls: 'suggestion-aux' }).createSpan({ cls: 'suggestion-flair', text: note });
	}

	override onChooseSuggestion({ date }: Choice): void {
		this.choose(date);
	}
}
