import { Plugin } from 'obsidian';
import type { Config } from './core/config/config';
import { registerHandOver } from './obsidian/capture/handed-over';
import { VaultFacts } from './obsidian/check/vault-facts';
import { registerCli } from './obsidian/cli/register';
import { commandsOf } from './obsidian/commands';
import { registerDashboard } from './obsidian/dashboard/register';
import { metadataFor } from './obsidian/details/session';
import { registerEditorFeatures } from './obsidian/editor/features';
import { IndexAgeItem } from './obsidian/index-note/index-age-item';
import { Indexes } from './obsidian/index-note/indexes';
import { Notes } from './obsidian/notes';
import { say } from './obsidian/notices';
import { ProblemsView, problemsViewType } from './obsidian/problems/problems-view';
import { Settings } from './obsidian/settings';
import { SettingsTab } from './obsidian/settings-tab';
import type { Shell } from './obsidian/shell';
import { VaultLibrary } from './obsidian/vault-library';

/** Door 1: Obsidian. Lifecycle and wiring only. */
export default class MlWatchPlugin extends Plugin {
	declare settings: Config;
	/** What is stored, for whoever changes it. */
	store: Settings | null = null;

	override async onload(): Promise<void> {
		const settings = new Settings(this);
		this.store = settings;
		await settings.load();
		const config = (): Config => settings.config;
		const library = new VaultLibrary(this.app, settings);
		const notes = new Notes(this.app, config);
		const facts = new VaultFacts(this.app, settings, library, notes);
		const metadata = metadataFor(this, config);
		const parts = { app: this.app, plugin: this, settings, config, notes, library, facts, metadata };
		const shell: Shell = { ...parts, indexes: new Indexes(parts) };
		this.settings = settings.config;
		this.register(settings.onChange(() => (this.settings = settings.config)));
		this.addChild(library);
		this.addChild(facts);
		this.addChild(shell.indexes);
		this.addChild(new IndexAgeItem(shell));
		this.addSettingTab(new SettingsTab(this, settings, metadata));
		for (const command of commandsOf(shell)) this.addCommand(command);
		registerEditorFeatures(shell);
		registerDashboard(shell);
		registerCli(shell);
		registerHandOver(shell);
		this.registerView(problemsViewType, (leaf) => new ProblemsView(leaf, shell));
		reportProblems(settings);
	}

	override async onExternalSettingsChange(): Promise<void> {
		if (!this.store) return;
		await this.store.load();
		reportProblems(this.store);
	}
}

function reportProblems({ problems }: Settings): void {
	const [first] = problems;
	if (!first) return;
	say(problems.length === 1 ? first.message : `${first.message} ${problems.length - 1} more settings cannot be used.`);
}
