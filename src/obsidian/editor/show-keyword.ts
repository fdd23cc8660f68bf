import { emptyQuery, printQuery } from '../../core/query';
import { dashboardViewType } from '../dashboard/dashboard-view';
import type { Shell } from '../shell';

/** Shows the entries with a keyword, in the dashboard that is open, else in one in the right side panel. */
export async function showKeyword({ app: { workspace } }: Shell, keyword: string): Promise<void> {
	const leaf = workspace.getLeavesOfType(dashboardViewType)[0] ?? workspace.getRightLeaf(false);
	if (!leaf) return;
	await leaf.loadIfDeferred();
	const before = leaf.getViewState();
	const filters = printQuery({ ...emptyQuery, clauses: [{ field: 'keyword', value: keyword, exact: true, negated: false }] });
	const state = before.type === dashboardViewType ? before.state : {};
	await leaf.setViewState({ type: dashboardViewType, active: true, state: { ...state, tab: 'entries', search: '', filters, scroll: 0 } });
	await workspace.revealLeaf(leaf);
}
