import type { LogDate } from '../core/date';

/** The calendar day where the person is. */
export function today(): LogDate {
	const now = new Date();
	return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
