import type { App, Plugin } from 'obsidian';
import type { Config } from '../core/config/config';
import type { Metadata } from '../metadata/metadata';
import type { VaultFacts } from './check/vault-facts';
import type { Indexes } from './index-note/indexes';
import type { Notes } from './notes';
import type { Settings } from './settings';
import type { VaultLibrary } from './vault-library';

/** What every part of the plugin is handed: the app, the settings, the only reader and the only writer. */
export interface Shell {
	readonly app: App;
	/** For `register*` only. State of a person's device goes to `app.saveLocalStorage('ml-watch-…')`. */
	readonly plugin: Plugin;
	readonly settings: Settings;
	/** The settings as they are now; ask each time. */
	config(): Config;
	readonly notes: Notes;
	readonly library: VaultLibrary;
	/** The indexes, and how old they are. */
	readonly indexes: Indexes;
	/** What the check learns from all notes. */
	readonly facts: VaultFacts;
	/** Asks services about papers, those that are switched on. */
	readonly metadata: Metadata;
}
