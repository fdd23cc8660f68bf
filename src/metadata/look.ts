import { textOfAnswer } from './answer-text';
import type { Service, Subject } from './ask/question';
import type { Cache } from './cache';
import type { Fault } from './failure';
import type { Found } from './found';
import type { HttpRequest, Signal } from './http';
import type { ParseMarkup } from './markup';
import type { Paper } from './paper';
import type { Delivery, Order } from './queue';
import { Row } from './row';

/** What a look needs of the session. */
export interface LookTools {
	readonly services: readonly Service[];
	readonly cache: Cache;
	readonly parse: ParseMarkup;
	readonly isOn: (service: Service) => boolean;
	readonly ask: (order: Order) => Promise<Delivery | Fault>;
	readonly onRequest: (service: Service, host: string, url: string) => void;
}

/** A subject to ask a service about, and the rows that wait for it. */
interface Question {
	readonly service: Service;
	readonly subject: Subject;
	readonly rows: number[];
}

interface Answer {
	readonly host: string;
	readonly result: Paper | Fault;
}

/**
 * One look at a list of URLs. It goes in rounds: what the first answers name, such as the paper of a page, is asked about in the next,
 * so that ids can be sent together. A subject that several rows share is asked about once.
 */
export class Look {
	private readonly rows: readonly Row[];
	private readonly answers = new Map<string, Answer>();
	private next = new Map<string, Question>();

	constructor(
		urls: readonly string[], private readonly signal: Signal, private readonly tools: LookTools, private readonly progress: (row: number, found: Found) => void,
	) {
		this.rows = urls.map((url) => new Row(url));
	}

	async run(): Promise<readonly Found[]> {
		const { cache } = this.tools;
		cache.load();
		const isKnown = (subject: Subject): boolean => this.tools.services.some((service) => this.tools.isOn(service) && service.accepts(subject));
		const pages = this.tools.services.find(({ id }) => id === 'web-page');
		this.rows.forEach((row, index) => {
			if (pages && this.tools.isOn(pages)) row.fallBackToPage(isKnown);
			this.begin(index);
		});
		this.rows.forEach((_, index) => this.tell(index));
		while (this.next.size > 0) {
			const questions = [...this.next.values()];
			this.next = new Map();
			await Promise.all(chunksOf(questions).map((chunk) => this.ask(chunk)));
		}
		cache.save();
		return this.rows.map((row) => this.foundOf(row));
	}

	/** Notes what is still to be asked about a row; what is known already is taken at once. */
	private begin(index: number): void {
		const row = this.rows[index]!;
		for (let again = true; again; ) {
			again = false;
			for (const subject of row.subjects()) {
				for (const service of this.tools.services) {
					if (!this.tools.isOn(service) || !row.begin(service, subject)) continue;
					again = this.take(index, service, subject) || again;
				}
			}
		}
	}

	/** @returns whether the answer is known. */
	private take(index: number, service: Service, subject: Subject): boolean {
		const key = `${service.id} ${subject.key}`;
		const kept = this.tools.cache.get(service.id, subject.key);
		const known = this.answers.get(key) ?? (kept ? { host: '', result: kept } : null);
		if (known) {
			this.rows[index]!.settle(service, known.host, known.result);
			return true;
		}
		const question = this.next.get(key);
		if (question) question.rows.push(index);
		else this.next.set(key, { service, subject, rows: [index] });
		return false;
	}

	/** Asks about several subjects in one request, and in the service's further requests about those that the first did not know. */
	private async ask(questions: readonly Question[]): Promise<void> {
		const [{ service }] = questions as readonly [Question];
		let open = questions;
		const requests = service.requests(open.map(({ subject }) => subject)).length;
		for (let turn = 0; turn < requests && open.length > 0; turn++) {
			const subjects = open.map(({ subject }) => subject);
			const request = service.requests(subjects)[turn]!;
			const host = new URL(request.url).hostname;
			const results = await this.resultsOf(service, request, host, subjects);
			const last = turn === requests - 1;
			const isOpen = (result: Paper | Fault): boolean => !last && 'reason' in result && result.reason === 'missing';
			open.forEach((question, place) => {
				const result = results[place]!;
				if (!isOpen(result)) this.settle(question, { host, result });
			});
			open = open.filter((_, place) => isOpen(results[place]!));
		}
	}

	private async resultsOf(service: Service, request: HttpRequest, host: string, subjects: readonly Subject[]): Promise<readonly (Paper | Fault)[]> {
		const all = (fault: Fault): Fault[] => subjects.map(() => fault);
		const delivery = await this.tools.ask({
			request, host, pace: service.pace, signal: this.signal,
			sending: () => this.tools.onRequest(service, host, request.url),
		});
		if ('reason' in delivery) return all(delivery);
		let papers: readonly (Paper | null)[] | null = null;
		try {
			papers = service.read(textOfAnswer(delivery, request.url), subjects, this.tools.parse);
		} catch {
			papers = null;
		}
		if (!papers) return all({ reason: delivery.cut ? 'too large' : 'unreadable' });
		return subjects.map((_, place) => papers[place] ?? { reason: 'missing' });
	}

	private settle({ service, subject, rows }: Question, answer: Answer): void {
		this.answers.set(`${service.id} ${subject.key}`, answer);
		if (!('reason' in answer.result)) this.tools.cache.set(service.id, subject.key, answer.result);
		for (const index of rows) {
			this.rows[index]!.settle(service, answer.host, answer.result);
			this.begin(index);
			this.tell(index);
		}
	}

	private tell(index: number): void {
		this.progress(index, this.foundOf(this.rows[index]!));
	}

	private foundOf(row: Row): Found {
		return row.found(this.tools.services, this.tools.isOn);
	}
}

/** The questions in as few requests as each service allows. */
function chunksOf(questions: readonly Question[]): (readonly Question[])[] {
	const chunks: Question[][] = [];
	const open = new Map<Service, Question[]>();
	for (const question of questions) {
		const chunk = open.get(question.service);
		if (chunk && chunk.length < question.service.most) {
			chunk.push(question);
			continue;
		}
		const fresh = [question];
		chunks.push(fresh);
		open.set(question.service, fresh);
	}
	return chunks;
}
