import type { Config } from '../../core/config/config';
import { paperIdKey, type PaperId } from '../../core/identity';
import { readAddress } from '../../core/identity/address';
import type { AnswerText } from '../answer-text';
import type { HttpRequest } from '../http';
import type { ParseMarkup } from '../markup';
import type { Paper, ServiceId } from '../paper';
import { repositoryOf, type Recognition } from '../recognition';

/** What a service is asked about. `key` is one string for one subject, whatever its spelling. */
export type Subject =
	| { readonly kind: 'paper'; readonly id: PaperId; readonly key: string }
	| { readonly kind: 'repository'; readonly owner: string; readonly name: string; readonly key: string }
	| { readonly kind: 'page'; readonly url: string; readonly key: string };

/** A service, as settings and docs describe it. */
export interface ServiceDescription {
	readonly id: ServiceId;
	/** As it is shown. */
	readonly name: string;
	/** The key of its switch in the settings. */
	readonly setting: Extract<keyof Config, `ask${string}`>;
	/** Whom it asks; empty for web pages: the host of the URL itself. */
	readonly hosts: readonly string[];
	/** What is sent. */
	readonly sends: string;
	/** What it gives. */
	readonly gives: string;
}

/** Who can be asked, how, and how the answer is read. */
export interface Service extends ServiceDescription {
	/** The least time between two requests, in milliseconds; 0 for no rule of its own. */
	readonly pace: number;
	/** How many subjects go into one request. */
	readonly most: number;
	accepts(subject: Subject): boolean;
	/** The requests to make, one after the other until one of them gives something. */
	requests(subjects: readonly Subject[]): readonly HttpRequest[];
	/**
	 * Reads an answer of any shape: for each subject what is said of it, null where the service does not know it.
	 * @returns null where the answer cannot be read. It may throw, which means the same.
	 */
	read(answer: AnswerText, subjects: readonly Subject[], parse: ParseMarkup): readonly (Paper | null)[] | null;
}

/** What a recognised URL is to be asked about; null where nothing can be. */
export function subjectOf({ kind, id, url }: Recognition): Subject | null {
	if (kind === 'unusable') return null;
	if (id) return paperSubject(id);
	const address = readAddress(url);
	const repository = address && kind === 'repository' ? repositoryOf(address) : null;
	if (repository) return { kind: 'repository', ...repository, key: `github:${repository.owner}/${repository.name}`.toLowerCase() };
	return { kind: 'page', url, key: `page:${url}` };
}

/** A paper as a subject. */
export function paperSubject(id: PaperId): Subject {
	return { kind: 'paper', id, key: paperIdKey(id) };
}

/** The id of a subject that is a paper in a register; empty for any other. */
export function idIn(subject: Subject, ...schemes: readonly PaperId['scheme'][]): string {
	return subject.kind === 'paper' && schemes.includes(subject.id.scheme) ? subject.id.id : '';
}

/** The headers of a question whose answer is JSON. */
export const asksForJson = { accept: 'application/json' } as const;
