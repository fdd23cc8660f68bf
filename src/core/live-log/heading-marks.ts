import type { Outline, OutlineBuilder } from '../log/outline';
import type { Mark, ScanSink, ScanState } from '../scan/scan';

/** The headings that a scan found, kept until it is known what is to be made of them. */
export class HeadingMarks implements ScanSink {
	private readonly marks: Mark[] = [];
	private readonly states: ScanState[] = [];

	mark(mark: Mark, state: ScanState): void {
		this.marks.push(mark);
		this.states.push(state);
	}

	/** Whether there are so many, of which the last begins and ends at these offsets, within a git conflict or not. */
	areOnly(count: number, from: number, end: number, conflict: boolean): boolean {
		if (this.marks.length !== count) return false;
		const last = this.marks[count - 1]!;
		return last.from === from && last.end === end && this.states[count - 1]!.conflict === conflict;
	}

	outline(builder: OutlineBuilder): Outline {
		for (const [index, mark] of this.marks.entries()) builder.mark(mark, this.states[index]!);
		return builder.end();
	}
}
