import { fold } from '../core/library/fold';
import { isSafeUrl, paperIdOf } from '../core/identity';
import { paperSubject, subjectOf, type Service, type Subject } from './ask/question';
import { failureOf, type Failure, type Fault } from './failure';
import type { Found, TitleClaim } from './found';
import { uniqueBy, type Paper, type ServiceId } from './paper';
import { recognise, type Recognition } from './recognition';

/** How many names of one paper are followed: a page leads to a paper, and that to its name in another register. */
const mostSubjects = 4;

/** One URL while it is looked up. */
export class Row {
	readonly recognition: Recognition;
	private own: Subject | null;
	private papers: readonly Paper[] = [];
	private failures: readonly Failure[] = [];
	private readonly asked = new Set<string>();
	private readonly waiting: ServiceId[] = [];

	constructor(private readonly given: string) {
		this.recognition = recognise(given);
		this.own = subjectOf(this.recognition);
	}

	/** Where nobody who is switched on knows papers of this kind, the page that was given is asked itself. */
	fallBackToPage(isKnown: (subject: Subject) => boolean): void {
		if (this.own?.kind === 'paper' && !isKnown(this.own) && isSafeUrl(this.given.trim())) {
			this.own = { kind: 'page', url: this.given.trim(), key: `page:${this.given.trim()}` };
		}
	}

	/** What it is about, as far as is known: its own URL, and the names of the paper that it leads to. */
	subjects(): Subject[] {
		const ids = this.papers.flatMap((paper) => {
			const linked = paper.about === 'page' ? paper.links.map(({ url }) => paperIdOf(url)).filter((id) => id !== null).slice(0, 1) : [];
			return [...paper.ids, ...linked];
		});
		return uniqueBy([...(this.own ? [this.own] : []), ...ids.map(paperSubject)], ({ key }) => key).slice(0, mostSubjects);
	}

	/** Whether a service is still to be asked about a subject; it then counts as asked. One answer about the paper is enough. */
	begin(service: Service, subject: Subject): boolean {
		const key = `${service.id} ${subject.key}`;
		if (this.asked.has(key) || !service.accepts(subject)) return false;
		if (this.waiting.includes(service.id) || this.papers.some(({ from }) => from === service.id)) return false;
		this.asked.add(key);
		this.waiting.push(service.id);
		return true;
	}

	/** Takes what a service says. */
	settle(service: Service, host: string, result: Paper | Fault): void {
		this.waiting.splice(this.waiting.indexOf(service.id), 1);
		if ('reason' in result) this.failures = [...this.failures, failureOf(service.id, host, result)];
		else this.papers = [...this.papers, result];
	}

	/** The row as it is now. @param services in the order of the directory. */
	found(services: readonly Service[], isOn: (service: Service) => boolean): Found {
		const order = new Map(services.map(({ id }, index) => [id, index]));
		const papers = [...this.papers].sort((a, b) => order.get(a.from)! - order.get(b.from)!);
		const subjects = this.subjects();
		return {
			given: this.given,
			recognition: this.recognition,
			papers,
			titles: titlesOf(papers),
			failures: this.failures,
			waitingFor: services.filter(({ id }) => this.waiting.includes(id)).map(({ id }) => id),
			off: services.filter((service) => !isOn(service) && subjects.some((subject) => service.accepts(subject))).map(({ id }) => id),
		};
	}
}

/** The titles that records give: those of the page first, and each with all that agree on it. */
function titlesOf(papers: readonly Paper[]): TitleClaim[] {
	const claims = new Map<string, TitleClaim>();
	for (const about of ['page', 'paper'] as const) {
		for (const { title, from } of papers.filter((paper) => paper.about === about)) {
			if (title === null) continue;
			const key = fold(title).replace(/[^\p{L}\p{N}]+/gu, '') || title;
			const known = claims.get(key);
			claims.set(key, known ? { ...known, from: [...known.from, from] } : { title, about, from: [from] });
		}
	}
	return [...claims.values()];
}
