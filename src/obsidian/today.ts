import type { LogDate } from '../core/date';

/** The calendar day where the person is. */
export function today(): LogDate {
	return dayBefore(0);
}

/** The calendar day some days before today. */
export function dayBefore(days: number): LogDate {
	const now = new Date();
	const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
	return { year: then.getFullYear(), month: then.getMonth() + 1, day: then.getDate() };
}
