import { begin } from '../notices';
import type { Shell } from '../shell';
import { hoverSource } from './dashboard-actions';
import { DashboardView, dashboardViewType } from './dashboard-view';
import { queryBlockProcessor } from './query-block';

/** Brings the dashboard: its view, its icon in the ribbon, its commands, and the code block that asks what it asks. */
export function registerDashboard(shell: Shell): void {
	const { plugin } = shell;
	plugin.registerView(dashboardViewType, (leaf) => new DashboardView(leaf, shell));
	plugin.registerHoverLinkSource(hoverSource, { display: 'ML Watch', defaultMod: true });
	plugin.registerMarkdownCodeBlockProcessor('ml-watch', queryBlockProcessor(shell));
	plugin.addRibbonIcon('star', 'Open dashboard', () => begin(openDashboard(shell)));
	plugin.addCommand({ id: 'open-dashboard', name: 'Open dashboard', icon: 'star', callback: () => begin(openDashboard(shell)) });
	plugin.addCommand({
		id: 'open-dashboard-in-tab', name: 'Open dashboard in a new tab', icon: 'star',
		callback: () => begin(openInTab(shell)),
	});
}

/** Shows the dashboard that is open, else one in the right side panel. */
async function openDashboard({ app: { workspace } }: Shell): Promise<void> {
	const [open] = workspace.getLeavesOfType(dashboardViewType);
	const leaf = open ?? workspace.getRightLeaf(false);
	if (!leaf) return;
	if (!open) await leaf.setViewState({ type: dashboardViewType, active: true });
	await workspace.revealLeaf(leaf);
}

async function openInTab({ app: { workspace } }: Shell): Promise<void> {
	const leaf = workspace.getLeaf('tab');
	await leaf.setViewState({ type: dashboardViewType, active: true, state: { facets: true } });
	await workspace.revealLeaf(leaf);
}
