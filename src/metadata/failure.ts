import type { ServiceId } from './paper';

/** Why a service gave nothing. */
export type FailureReason =
	| 'cancelled' | 'unreachable' | 'timeout' | 'busy' | 'broken' | 'refused' | 'missing' | 'redirected' | 'too large' | 'unreadable';

/** A service that gave nothing, in words for the person. */
export interface Failure {
	readonly service: ServiceId;
	/** The host that was asked. */
	readonly host: string;
	readonly reason: FailureReason;
	/** What happened and what to do, as a sentence. */
	readonly message: string;
	/** Whether asking again may help. */
	readonly again: boolean;
}

/** Why there is no answer that could be read. */
export interface Fault {
	readonly reason: FailureReason;
	/** What is known beyond the reason: a status, or the words of a platform's error. */
	readonly detail?: string;
	/** How long the host asks to wait, in milliseconds. */
	readonly wait?: number;
}

/** Puts a fault into words. */
export function failureOf(service: ServiceId, host: string, { reason, detail = '', wait }: Fault): Failure {
	const { said, again } = sentences[reason];
	const message = `${said(host, detail)} ${wait === undefined ? adviceFor(reason) : `Try again in ${duration(wait)}.`}`.trim();
	return { service, host, reason, message, again };
}

const sentences: Readonly<Record<FailureReason, { said: (host: string, detail: string) => string; again: boolean }>> = {
	cancelled: { said: (host) => `Cancelled before ${host} answered.`, again: true },
	unreachable: { said: (host, detail) => `No answer from ${host}${bracketed(detail)}.`, again: true },
	timeout: { said: (host) => `${host} did not answer within 15 seconds.`, again: true },
	busy: { said: (host, detail) => `${host} asks for fewer requests${bracketed(detail)}.`, again: true },
	broken: { said: (host, detail) => `${host} failed${bracketed(detail)}.`, again: true },
	refused: { said: (host, detail) => `${host} refuses to answer programs${bracketed(detail)}. That says nothing about the link.`, again: false },
	missing: { said: (host) => `${host} does not know it.`, again: false },
	redirected: { said: (host, detail) => `${host} leads astray: ${detail}.`, again: false },
	'too large': { said: (host) => `The answer of ${host} is larger than 5 MB.`, again: false },
	unreadable: { said: (host) => `The answer of ${host} could not be read.`, again: true },
};

function adviceFor(reason: FailureReason): string {
	if (reason === 'unreachable') return 'Check the connection and try again.';
	if (reason === 'missing' || reason === 'refused' || reason === 'redirected' || reason === 'too large') return 'Fill in the rest by hand.';
	return reason === 'unreadable' ? 'Try again later, or fill in the rest by hand.' : 'Try again.';
}

function bracketed(detail: string): string {
	return detail === '' ? '' : ` (${detail})`;
}

function duration(milliseconds: number): string {
	const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
	if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
