import type { LogDate } from '../core/date';
import { isSafeUrl, type PaperId } from '../core/identity';

/** What kind of thing a URL names, as far as the URL itself tells. */
export type RecognitionKind = 'paper' | 'repository' | 'discussion' | 'video' | 'page' | 'unusable';

/** What a URL alone says; nobody is asked. */
export interface Recognition {
	readonly kind: RecognitionKind;
	/** As it would be written in a log: a paper's page in its register, else the URL without tracking parameters. */
	readonly url: string;
	/** The paper that it names. */
	readonly id: PaperId | null;
	/** The source that it would have: `arXiv`, `r/MachineLearning`, a blog that is known; null where only the vault may know. */
	readonly source: string | null;
	/** A title made of the URL's own words; null where it has none. */
	readonly title: string | null;
	/** The date in the URL. */
	readonly date: LogDate | null;
	/** Why it cannot be used, as a sentence; null where it can. */
	readonly problem: string | null;
}

/** Recognises a URL offline. Never throws. */
export function recognise(url: string): Recognition {
	const usable = isSafeUrl(url);
	return {
		kind: usable ? 'page' : 'unusable', url, id: null, source: null, title: null, date: null,
		problem: usable ? null : `Unexpected \`${url}\`, expected a URL that begins with https:// or http://`,
	};
}
