import type { HttpAnswer } from './http';

/** How often a host is asked before it counts as failed. */
export const attempts = 3;

/** The longest time to wait for a host that asks to wait, in milliseconds: beyond that the person is told. */
export const patience = 20_000;

/**
 * How long a host is left alone that did not answer in time or was busy all the time, in milliseconds: those who wait behind are told at
 * once instead of each finding out. Longer than anybody waits for it.
 */
export const rest = 30_000;

/** The wait before the next attempt, in milliseconds, doubled each time and spread so that many clients do not come back at once. */
export function backOff(attempt: number, random: number): number {
	return Math.round(1000 * 2 ** attempt * (0.5 + random));
}

/** Whether a status tells of too many requests or of a server in trouble: asking again may help. */
export function isPassing({ status, headers }: HttpAnswer): boolean {
	return status === 429 || (status >= 500 && status <= 599 && status !== 501) || (status === 403 && headers['x-ratelimit-remaining'] === '0');
}

/**
 * How long an answer asks to wait, in milliseconds; null where it does not say. `Retry-After` is seconds or a date (RFC 9110, 10.2.3);
 * GitHub gives the second of its next hour.
 */
export function waitOf({ headers }: HttpAnswer, now: number): number | null {
	const after = headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
	const date = /[a-z]/i.test(after) ? Date.parse(after) : NaN;
	if (!Number.isNaN(date)) return Math.max(0, date - now);
	const reset = headers['x-ratelimit-reset']?.trim() ?? '';
	if (headers['x-ratelimit-remaining'] === '0' && /^\d{9,11}$/.test(reset)) return Math.max(0, Number(reset) * 1000 - now);
	return null;
}

/** The time between two requests that Crossref's headers ask for, in milliseconds; null where there are none. */
export function paceOf({ headers }: HttpAnswer): number | null {
	const limit = Number(headers['x-rate-limit-limit']);
	const interval = /^(\d{1,6})(s|ms)?$/.exec(headers['x-rate-limit-interval']?.trim() ?? '');
	if (!interval || !(limit >= 1)) return null;
	return Math.ceil((Number(interval[1]) * (interval[2] === 'ms' ? 1 : 1000)) / limit);
}
