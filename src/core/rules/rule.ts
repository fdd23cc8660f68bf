import type { Severity } from '../config/config';
import type { Entry, NearEntry } from '../entry';
import type { DateBlock, Located } from '../log';
import type { Note } from '../note';
import type { Edit, Span } from '../text';
import type { RuleContext } from './context';

/** A way to mend a problem, as data. */
export interface Fix {
	/** What the button says. */
	readonly title: string;
	readonly edits: readonly Edit[];
	/**
	 * Whether a person must choose it: what it does is sound, but another way, or leaving things alone, may be what they want.
	 * `fixAll` passes over it.
	 */
	readonly choice?: true;
}

/** What a rule found. Offsets are UTF-16, relative to the block that the rule was asked about; in `checkNote`, to the note. */
export interface Finding {
	/** The place to underline. */
	readonly span: Span;
	/** "Unexpected X, expected Y": what stands there and what to do next. */
	readonly message: string;
	/** The first one that needs no choice is what `fixAll` takes. */
	readonly fixes?: readonly Fix[];
	/** Other places that it is about, to jump to. */
	readonly related?: readonly Related[];
}

/** Another place in the vault. */
export interface Related {
	readonly path: string;
	/** From 0. */
	readonly line: number;
	/** The title of the entry that stands there. */
	readonly title: string;
}

export type Report = (finding: Finding) => void;

/** Whether `fixAll` mends what a rule finds (in most cases), a person may choose to, or nobody can but by hand. */
export type Fixable = 'yes' | 'choice' | 'no';

/**
 * A rule: what it is, what it looks at, why. The checks that take a block see nothing of the block's place, so that an editor asks
 * them again only about the block that was edited; `checkNote` is for what compares blocks. Each takes time linear in what it reads.
 */
export interface Rule {
	/** Kebab-case; in settings, ignore comments and the rule's page. */
	readonly id: string;
	/** One line: what is reported. */
	readonly summary: string;
	/** Where the settings say nothing else. */
	readonly severity: Severity;
	readonly fixable: Fixable;
	/** The text of its page, in Markdown: what is wrong about it, and why the default severity is what it is. */
	readonly docs: string;
	readonly example: Example;
	readonly checkEntry?: (entry: Located<Entry>, context: RuleContext, report: Report) => void;
	readonly checkDate?: (date: Located<DateBlock>, context: RuleContext, report: Report) => void;
	/** @param text the text of the block in which the near-entry stands. */
	readonly checkNear?: (near: Located<NearEntry>, context: RuleContext, report: Report, text: string) => void;
	readonly checkNote?: (note: Note, context: RuleContext, report: Report) => void;
}

/** Two short notes that differ in nothing else: in the first the rule finds something, in the second no rule does. */
export interface Example {
	readonly bad: string;
	readonly good: string;
	/** Settings under which they are read, where the rule is off by default or needs one. */
	readonly settings?: Readonly<Record<string, unknown>>;
}
