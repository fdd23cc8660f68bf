import { calendarDate, type LogDate } from '../core/date';
import { paperIdOf, paperUrl, type PaperId } from '../core/identity';
import type { Clock } from './clock';
import { at, listAt, readJson, textAt, texts } from './json';
import { linkRoles, paperOf, saysAnything, serviceIds, type LinkRole, type Paper, type ServiceId } from './paper';
import { quietly, type Store } from './store';

/** How long an answer is kept, in milliseconds: arXiv asks for a day. */
export const cacheTime = 24 * 60 * 60 * 1000;

/** How much is kept: answers, and UTF-16 units of what is stored. The oldest go first. */
const mostAnswers = 400;
const mostUnits = 1_000_000;

const cacheName = 'ml-watch-metadata-cache';

interface Kept {
	readonly at: number;
	readonly paper: Paper;
}

/** The answers of the last day, by service and subject. What is stored may be broken or gone: then it is asked for again. */
export class Cache {
	private kept = new Map<string, Kept>();
	private changed = false;
	/** What the store held last: reading it again would take longer than all else. */
	private seen: string | null = null;

	constructor(private readonly store: Store, private readonly clock: Clock) {}

	/** Reads what this and other windows have kept. */
	load(): void {
		const text = quietly(() => this.store.load(cacheName)) ?? '';
		if (text === this.seen) return;
		this.seen = text;
		const stored = readJson(text);
		for (const item of listAt(stored, 'answers')) {
			const key = textAt(item, 'key');
			const moment = at(item, 'at');
			const paper = readPaper(at(item, 'paper'));
			if (key === null || typeof moment !== 'number' || !paper || !this.isFresh(moment)) continue;
			if ((this.kept.get(key)?.at ?? -Infinity) < moment) this.kept.set(key, { at: moment, paper });
		}
	}

	get(service: ServiceId, subject: string): Paper | null {
		const known = this.kept.get(keyOf(service, subject));
		return known && this.isFresh(known.at) ? known.paper : null;
	}

	set(service: ServiceId, subject: string, paper: Paper): void {
		this.kept.set(keyOf(service, subject), { at: this.clock.now(), paper });
		this.changed = true;
	}

	/** Stores what is new, the newest answers as far as there is room. */
	save(): void {
		if (!this.changed) return;
		this.changed = false;
		const newest = [...this.kept].filter(([, { at: moment }]) => this.isFresh(moment)).sort(([, a], [, b]) => b.at - a.at).slice(0, mostAnswers);
		const written: string[] = [];
		let units = 0;
		this.kept = new Map();
		for (const [key, { at: moment, paper }] of newest) {
			const text = JSON.stringify({ key, at: moment, paper });
			units += text.length;
			if (units > mostUnits) break;
			written.push(text);
			this.kept.set(key, { at: moment, paper });
		}
		this.seen = `{"answers":[${written.join(',')}]}`;
		quietly(() => this.store.save(cacheName, this.seen));
	}

	/** Forgets everything, in the store too. */
	clear(): void {
		this.kept.clear();
		this.changed = false;
		this.seen = null;
		quietly(() => this.store.save(cacheName, null));
	}

	/** An answer from the future is one of a clock that was set back. */
	private isFresh(moment: number): boolean {
		const age = this.clock.now() - moment;
		return age >= 0 && age < cacheTime;
	}
}

function keyOf(service: ServiceId, subject: string): string {
	return `${service} ${subject}`;
}

/** A record that was stored, by whomever. */
function readPaper(stored: unknown): Paper | null {
	const from = serviceIds.find((id) => id === at(stored, 'from'));
	if (from === undefined) return null;
	const paper = paperOf(from, {
		about: at(stored, 'about') === 'page' ? 'page' : 'paper',
		ids: listAt(stored, 'ids').map(readId).filter((id) => id !== null),
		title: textAt(stored, 'title'),
		authors: texts(listAt(stored, 'authors')),
		date: readLogDate(at(stored, 'date')),
		site: textAt(stored, 'site'),
		venue: textAt(stored, 'venue'),
		abstract: textAt(stored, 'abstract'),
		links: listAt(stored, 'links').flatMap((link) => {
			const role = linkRoles.find((known): known is LinkRole => known === at(link, 'role'));
			return role === undefined ? [] : [{ role, url: textAt(link, 'url') }];
		}),
	});
	return saysAnything(paper) ? paper : null;
}

function readId(stored: unknown): PaperId | null {
	const scheme = at(stored, 'scheme');
	const id = textAt(stored, 'id');
	if (id === null || (scheme !== 'arxiv' && scheme !== 'doi' && scheme !== 'openreview')) return null;
	// What is no id any more would be sent to a service as if it were one.
	return paperIdOf(paperUrl({ scheme, id, version: null }));
}

function readLogDate(stored: unknown): LogDate | null {
	const part = (name: string): number | null => {
		const value = at(stored, name);
		return typeof value === 'number' && Number.isInteger(value) ? value : null;
	};
	const year = part('year');
	return year === null ? null : calendarDate(year, part('month'), part('month') === null ? null : part('day'));
}
