import type { Config } from '../core/config/config';
import type { LogDate } from '../core/date';
import type { Draft } from '../core/draft';
import { emptyDraft } from '../core/draft';
import type { LibraryFacts } from '../core/lint';
import type { Found, TitleClaim } from './found';
import type { LinkRole } from './paper';

/** What the links of a log are called and in which order they stand; `linkHabitsOf` learns it. */
export interface LinkHabits {
	readonly labels: ReadonlyMap<LinkRole, string>;
	readonly order: readonly LinkRole[];
}

/** What links are learned from: entries of a library, or of a note. */
export interface LinkedEntry {
	readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** Learns the labels and the order of links. Where entries say nothing, it is `paper`, `code`, `project page`. */
export function linkHabitsOf(_entries: Iterable<LinkedEntry>): LinkHabits {
	return { labels: new Map(), order: [] };
}

export interface DraftContext {
	readonly config: Config;
	/** What the vault does (`factsOf(library.all())`); null where no notes were read. */
	readonly facts: LibraryFacts | null;
	readonly links: LinkHabits;
	readonly today: LogDate | null;
}

/** A keyword of the person's own, and why it is proposed. */
export interface KeywordProposal {
	readonly keyword: string;
	/** The words that matched, as they stand in the text. */
	readonly words: string;
	readonly where: 'title' | 'abstract';
	/** In how many entries the person used it. */
	readonly used: number;
}

export interface DraftProposal {
	/** Fit for `insertEntry`; keywords are those proposed. */
	readonly draft: Draft;
	readonly keywords: readonly KeywordProposal[];
	/** The titles to choose from; the draft has the first. */
	readonly titles: readonly TitleClaim[];
	/** When it was published; the draft's date is today unless the vault dates its entries by publication. */
	readonly published: LogDate | null;
	/** The words of a discussion, for the option `quote` of `insertEntry`; empty where none are known. */
	readonly quote: string;
}

/** Makes a draft of what was found, at any state of it. */
export function proposeDraft(found: Found, context: DraftContext): DraftProposal {
	const { url, title, source } = found.recognition;
	return {
		draft: { ...emptyDraft, url, title: found.titles[0]?.title ?? title ?? '', source: source ?? '', date: context.today },
		keywords: [], titles: found.titles, published: null, quote: '',
	};
}
