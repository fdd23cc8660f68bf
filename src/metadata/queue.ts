import { Cancel, cancelled, unlessCancelled } from './cancel';
import type { Clock } from './clock';
import type { FailureReason, Fault } from './failure';
import { HttpRefusal, type Http, type HttpAnswer, type HttpRequest, type Signal } from './http';
import { attempts, backOff, isPassing, paceOf, patience, rest, waitOf } from './retry';
import { quietly, type Store } from './store';
import { reasonOf } from '../core/reason';

/** How long an answer may take, in milliseconds. */
export const answerTime = 15_000;

/** How much of an answer is taken, in bytes. */
export const maximumBytes = 5_000_000;

/** How many requests may be under way at once, over all hosts. */
const requestsAtOnce = 6;

const stampName = 'ml-watch-metadata-asked';

/** A request on its way to the queue of its host. */
export interface Order {
	readonly request: HttpRequest;
	readonly host: string;
	/** The least time between two requests to this host over all windows, in milliseconds; 0 for no such rule. */
	readonly pace: number;
	readonly signal: Signal;
	/** Called before each attempt. */
	readonly sending: () => void;
}

/** An answer of status 200-299. `cut` where it was longer than is taken. */
export interface Delivery {
	readonly answer: HttpAnswer;
	readonly cut: boolean;
}

/** The line of those who wait for one host. */
interface Lane {
	/** Resolves when the one who came last has gone. */
	last: Promise<void>;
	/** When the next request may leave, in milliseconds since 1970. */
	freeAt: number;
	/** Until when the host asks to be left alone, or is left alone because it does not answer. */
	closedUntil: number;
	/** Why. */
	closedFor: FailureReason;
	/** What the host's own headers ask for, in milliseconds. */
	pace: number;
}

interface QueuePorts {
	readonly http: Http;
	readonly clock: Clock;
	readonly store: Store;
}

/** One queue per host: one request at a time, no faster than the host allows, with patience for a host that is busy. */
export class HostQueues {
	private readonly lanes = new Map<string, Lane>();
	private readonly waiting: (() => void)[] = [];
	private underWay = 0;

	constructor(private readonly ports: QueuePorts) {}

	/** Sends a request in its turn. Never rejects. */
	async ask(order: Order): Promise<Delivery | Fault> {
		const lane = this.laneOf(order.host);
		const before = lane.last;
		let leave = (): void => undefined;
		lane.last = new Promise((resolve) => (leave = resolve));
		if (await unlessCancelled(before, order.signal) === cancelled) {
			before.then(leave, leave);
			return { reason: 'cancelled' };
		}
		try {
			return await this.attempt(order, lane);
		} finally {
			leave();
		}
	}

	private laneOf(host: string): Lane {
		let lane = this.lanes.get(host);
		if (!lane) this.lanes.set(host, (lane = { last: Promise.resolve(), freeAt: 0, closedUntil: 0, closedFor: 'busy', pace: 0 }));
		return lane;
	}

	private async attempt(order: Order, lane: Lane): Promise<Delivery | Fault> {
		const { clock } = this.ports;
		for (let attempt = 0; ; attempt++) {
			const closed = lane.closedUntil - clock.now();
			if (closed > patience) return { reason: lane.closedFor, wait: closed };
			if (!(await this.turn(order, lane))) return { reason: 'cancelled' };
			const answer = await this.send(order);
			if (!('reason' in answer)) lane.pace = paceOf(answer) ?? lane.pace;
			lane.freeAt = clock.now() + Math.max(lane.pace, order.pace);
			if ('reason' in answer) {
				if (answer.reason === 'timeout') close(lane, clock.now() + rest, 'timeout');
				return answer;
			}
			if (!isPassing(answer)) return deliveryOf(answer);
			const asked = waitOf(answer, clock.now());
			const wait = asked ?? backOff(attempt, clock.random());
			const fault: Fault = { reason: answer.status >= 500 ? 'broken' : 'busy', detail: `status ${answer.status}` };
			close(lane, clock.now() + wait, fault.reason);
			if (wait > patience) return { ...fault, wait };
			if (attempt + 1 < attempts) continue;
			if (fault.reason === 'busy') close(lane, clock.now() + Math.max(wait, rest), 'busy');
			return asked === null ? fault : { ...fault, wait };
		}
	}

	/** Waits until a request may leave, and takes the place. @returns false where it was cancelled. */
	private async turn({ host, pace, signal }: Order, lane: Lane): Promise<boolean> {
		const { clock } = this.ports;
		for (;;) {
			const now = clock.now();
			const at = Math.max(lane.freeAt, lane.closedUntil, pace === 0 ? 0 : this.lastAsked(host, now) + pace);
			if (signal.aborted) return false;
			if (at <= now) break;
			// Another window may take the place while this one waits: then it waits again.
			await this.sleep(at - now, signal);
		}
		if (pace > 0) this.stamp(host, clock.now());
		return true;
	}

	/** When any window asked a host last. A stamp from the future is that of a clock that was set back. */
	private lastAsked(host: string, now: number): number {
		const at = this.stamps()[host];
		return typeof at === 'number' && at <= now ? at : -Infinity;
	}

	private stamp(host: string, now: number): void {
		quietly(() => this.ports.store.save(stampName, JSON.stringify({ ...this.stamps(), [host]: now })));
	}

	private stamps(): Readonly<Record<string, unknown>> {
		const read: unknown = quietly(() => JSON.parse(this.ports.store.load(stampName) ?? '{}') as unknown);
		return typeof read === 'object' && read !== null ? read as Readonly<Record<string, unknown>> : {};
	}

	private async sleep(milliseconds: number, signal: Signal): Promise<void> {
		let stop = (): void => undefined;
		const rested = new Promise<void>((resolve) => (stop = this.ports.clock.after(milliseconds, resolve)));
		if (await unlessCancelled(rested, signal) === cancelled) stop();
	}

	/** One attempt, with the time that an answer may take. */
	private async send({ request, signal, sending }: Order): Promise<HttpAnswer | Fault> {
		if (!(await this.slot(signal))) return { reason: 'cancelled' };
		const cancel = new Cancel(signal);
		const ended: { by: 'timeout' | 'cancelled' } = { by: 'cancelled' };
		const stop = this.ports.clock.after(answerTime, () => {
			ended.by = 'timeout';
			cancel.abort();
		});
		try {
			sending();
			const answer = await unlessCancelled(this.ports.http.get(request, { maximumBytes, signal: cancel }), cancel);
			return answer === cancelled ? { reason: ended.by } : answer;
		} catch (error) {
			if (cancel.aborted) return { reason: ended.by };
			const detail = reasonOf(error).slice(0, 200);
			return { reason: error instanceof HttpRefusal ? 'redirected' : 'unreachable', detail };
		} finally {
			stop();
			cancel.dispose();
			this.free();
		}
	}

	/** Takes one of the places of requests under way. @returns false where it was cancelled. */
	private async slot(signal: Signal): Promise<boolean> {
		if (signal.aborted) return false;
		if (this.underWay < requestsAtOnce) {
			this.underWay++;
			return true;
		}
		const place = new Promise<void>((resolve) => this.waiting.push(resolve));
		if (await unlessCancelled(place, signal) !== cancelled) return true;
		// It goes to the next one when it comes.
		const free = this.free.bind(this);
		place.then(free, free);
		return false;
	}

	private free(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.underWay--;
	}
}

function close(lane: Lane, until: number, reason: FailureReason): void {
	lane.closedUntil = until;
	lane.closedFor = reason;
}

function deliveryOf(answer: HttpAnswer): Delivery | Fault {
	const { status, bytes } = answer;
	if (status >= 200 && status <= 299) {
		const cut = bytes.length >= maximumBytes;
		return { answer: cut ? { ...answer, bytes: bytes.subarray(0, maximumBytes) } : answer, cut };
	}
	const detail = `status ${status}`;
	// 406: doi.org knows the DOI, and its agency gives no such record of it.
	if (status === 404 || status === 406 || status === 410) return { reason: 'missing', detail };
	if (status >= 300 && status <= 399) return { reason: 'redirected', detail };
	return { reason: status === 401 || status === 403 || status === 451 ? 'refused' : 'broken', detail };
}
