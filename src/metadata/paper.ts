import type { LogDate } from '../core/date';
import type { PaperId } from '../core/identity';

/** What a link leads to; the log's own labels are found by it. */
export const linkRoles = ['paper', 'code', 'project page', 'openreview', 'slides', 'video', 'blog'] as const;
export type LinkRole = (typeof linkRoles)[number];

export interface PaperLink {
	readonly role: LinkRole;
	/** http(s). */
	readonly url: string;
}

export type ServiceId = 'arxiv' | 'openreview' | 'doi' | 'crossref' | 'hugging-face' | 'semantic-scholar' | 'github' | 'web-page';

/** What one service says. All texts are plain, on one line, without control characters, and may say anything. */
export interface Paper {
	readonly from: ServiceId;
	/** Whether it speaks of the very page that was asked for, or of the paper that this page is about. */
	readonly about: 'page' | 'paper';
	readonly ids: readonly PaperId[];
	readonly title: string | null;
	readonly authors: readonly string[];
	readonly date: LogDate | null;
	/** The name of the site or register, such as `Google AI Blog`. */
	readonly site: string | null;
	/** Where it was published, such as `NeurIPS 2021`. */
	readonly venue: string | null;
	/** An abstract, or a page's description of itself. */
	readonly abstract: string | null;
	readonly links: readonly PaperLink[];
}
