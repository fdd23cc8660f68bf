import { containsDate, dateRank, precisionOf, type LogDate } from '../date';
import type { DateBlock, Located } from '../log';
import type { Note } from '../note';
import { partitionPoint } from '../text/partition-point';
import { watchesOf, type Watch } from '../log/watch';
import type { Order } from '../style';
import type { RuleContext } from './context';
import { add } from './habits';

/** A date heading and everything up to the next one that it does not contain: a month holds its days. */
export interface DateSection {
	readonly heading: Located<DateBlock>;
	readonly date: LogDate | null;
	/** Absolute UTF-16 offsets. */
	readonly from: number;
	to: number;
	readonly inner: DateSection[];
}

type Groups = readonly (readonly DateSection[])[];

/** More than one rule asks in a check. */
const known = new WeakMap<RuleContext, readonly Groups[]>();

/** The date sections of a note: of each of its logs those that stand beside each other, at every depth. */
export function siblingSections(note: Note, context: RuleContext): readonly Groups[] {
	let sections = known.get(context);
	if (!sections) known.set(context, (sections = watchesOf(note).map((watch) => groupsOf(note, watch))));
	return sections;
}

function groupsOf({ log, text }: Note, watch: Watch): DateSection[][] {
	const groups: DateSection[][] = [[]];
	const open: DateSection[] = [];
	for (const { heading } of watch) {
		const section: DateSection = { heading, date: heading.date, from: heading.from, to: 0, inner: [] };
		while (open.length > 0 && !holds(open.at(-1)!, section)) open.pop()!.to = heading.from;
		const outer = open.at(-1);
		if (!outer) groups[0]!.push(section);
		else {
			if (outer.inner.length === 0) groups.push(outer.inner);
			outer.inner.push(section);
		}
		open.push(section);
	}
	const end = watch.at(-1)!.end;
	for (const section of open) section.to = end < log.blocks.length ? log.starts[end]! : text.length;
	return groups;
}

function holds(outer: DateSection, inner: DateSection): boolean {
	if (!outer.date || !inner.date || inner.heading.block.level <= outer.heading.block.level) return false;
	return precisionOf(outer.date) !== precisionOf(inner.date) && containsDate(outer.date, inner.date);
}

/**
 * Of sections beside each other, those that have an order among themselves, in text order: of the precision that most have, as a log
 * kept by days may end in a section for a whole year, and of dates that stand there once.
 */
export function comparable(sections: readonly DateSection[]): DateSection[] {
	const byPrecision = new Map<string, DateSection[]>();
	const dates = new Map<number, number>();
	for (const { date } of sections) if (date) add(dates, dateRank(date));
	for (const section of sections) {
		if (!section.date || dates.get(dateRank(section.date)) !== 1) continue;
		const precision = precisionOf(section.date);
		const known = byPrecision.get(precision);
		if (known) known.push(section);
		else byPrecision.set(precision, [section]);
	}
	return [...byPrecision.values()].reduce<DateSection[]>((most, group) => (group.length > most.length ? group : most), []);
}

/** Whether sections stand in an order, no two of one date. */
export function isInOrder(sections: readonly DateSection[], order: Order): boolean {
	for (let index = 1; index < sections.length; index++) {
		const step = dateRank(sections[index]!.date!) - dateRank(sections[index - 1]!.date!);
		if (order === 'newest' ? step >= 0 : step <= 0) return false;
	}
	return true;
}

/** As many sections as possible that stand in an order already: the longest run, in the sense of patience sorting. */
export function inOrder(sections: readonly DateSection[], order: Order): ReadonlySet<DateSection> {
	const rank = ({ date }: DateSection): number => dateRank(date!) * (order === 'newest' ? -1 : 1);
	/** For each length the section with which a run of that length ends soonest, and what stands before each section in its run. */
	const ends: DateSection[] = [];
	const before = new Map<DateSection, DateSection | undefined>();
	for (const section of sections) {
		const place = partitionPoint(ends.length, (index) => rank(ends[index]!) <= rank(section));
		before.set(section, ends[place - 1]);
		ends[place] = section;
	}
	const kept = new Set<DateSection>();
	for (let section = ends.at(-1); section; section = before.get(section)) kept.add(section);
	return kept;
}
