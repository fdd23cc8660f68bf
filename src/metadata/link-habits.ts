import { byCodeUnits, fold } from '../core/library/fold';
import { roleOf } from './links-in-text';
import { linkRoles, type LinkRole } from './paper';

/** What the links of a log are called and in which order they stand. */
export interface LinkHabits {
	readonly labels: ReadonlyMap<LinkRole, string>;
	readonly order: readonly LinkRole[];
}

/** What links are learned from: entries of a library, or of a note. */
export interface LinkedEntry {
	readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** What links are called where nobody has called them anything yet. */
const defaultLabels: Readonly<Record<LinkRole, string>> = {
	'paper': 'paper', 'openreview': 'openreview', 'code': 'code', 'project page': 'project page', 'slides': 'slides', 'video': 'video', 'blog': 'blog',
};

/** Labels that say by themselves what they lead to, folded. */
const labelRoles: ReadonlyMap<string, LinkRole> = new Map([
	['paper', 'paper'], ['arxiv', 'paper'], ['pdf', 'paper'], ['preprint', 'paper'], ['openreview', 'openreview'], ['code', 'code'], ['github', 'code'],
	['repo', 'code'], ['repository', 'code'], ['project', 'project page'], ['project page', 'project page'], ['project site', 'project page'],
	['homepage', 'project page'], ['website', 'project page'], ['page', 'project page'], ['slide', 'slides'], ['slides', 'slides'], ['video', 'video'],
	['talk', 'video'], ['blog', 'blog'], ['blog post', 'blog'],
]);

/** Learns the labels and the order of links from entries: the label used most for a kind of link, and what stands before what. */
export function linkHabitsOf(entries: Iterable<LinkedEntry>): LinkHabits {
	const labels = new Map<LinkRole, Map<string, number>>();
	const places = new Map<LinkRole, { sum: number; count: number }>();
	for (const { links } of entries) {
		links.forEach(({ label, url }, index) => {
			const role = labelRoles.get(fold(label)) ?? roleOf(url);
			if (role === null) return;
			if (labelRoles.has(fold(label))) {
				const tally = labels.get(role) ?? new Map<string, number>();
				tally.set(label, (tally.get(label) ?? 0) + 1);
				labels.set(role, tally);
			}
			if (links.length < 2) return;
			const place = places.get(role) ?? { sum: 0, count: 0 };
			places.set(role, { sum: place.sum + index / (links.length - 1), count: place.count + 1 });
		});
	}
	return {
		labels: new Map(linkRoles.map((role) => [role, mostUsed(labels.get(role)) ?? defaultLabels[role]])),
		order: orderBy(new Map([...places].map(([role, { sum, count }]) => [role, sum / count]))),
	};
}

/** The roles in their own order, where those that were seen take each other's places by how far in front they stood. */
function orderBy(meanPlaces: ReadonlyMap<LinkRole, number>): LinkRole[] {
	const seen = linkRoles.filter((role) => meanPlaces.has(role));
	const sorted = [...seen].sort((a, b) => meanPlaces.get(a)! - meanPlaces.get(b)! || linkRoles.indexOf(a) - linkRoles.indexOf(b));
	return linkRoles.map((role) => (meanPlaces.has(role) ? sorted.shift()! : role));
}

function mostUsed(tally: ReadonlyMap<string, number> | undefined): string | null {
	const [first] = [...(tally ?? [])].sort(([a, countA], [b, countB]) => countB - countA || byCodeUnits(a, b));
	return first?.[0] ?? null;
}
