import type { App, Plugin } from 'obsidian';
import type { Config } from '../../core/config/config';
import type { LibraryFacts } from '../../core/lint';
import type { Clock } from '../../metadata/clock';
import { linkHabitsOf, proposeDraft, type DraftContext, type DraftProposal, type LinkHabits } from '../../metadata/draft-of';
import type { Found } from '../../metadata/found';
import { Metadata } from '../../metadata/metadata';
import { services, type ServiceDescription } from '../../metadata/directory';
import type { Store } from '../../metadata/store';
import { recognised } from './details';
import { requestHttp } from '../request-http';
import type { Shell } from '../shell';
import { today } from '../today';

const clock: Clock = {
	now: () => Date.now(),
	after: (milliseconds, call) => {
		const timer = window.setTimeout(call, milliseconds);
		return () => window.clearTimeout(timer);
	},
	random: () => Math.random(),
};

/** What outlives a window, on this device only; all windows of the vault see the same. */
export function localStore(app: App): Store {
	return {
		load: (name) => {
			const kept: unknown = app.loadLocalStorage(name);
			return typeof kept === 'string' ? kept : null;
		},
		save: (name, text) => app.saveLocalStorage(name, text),
	};
}

/** Looks papers up, through the app. Once the plugin is unloaded nothing is asked any more. */
export function metadataFor(plugin: Plugin, config: () => Config): Metadata {
	const metadata = new Metadata({
		http: requestHttp,
		clock,
		store: localStore(plugin.app),
		parse: (text, type) => new DOMParser().parseFromString(text, type).documentElement,
		enabled: (service) => services.some(({ id, setting }) => id === service && config()[setting]),
	});
	plugin.register(() => metadata.close());
	return metadata;
}

/** The services that the person switched on. */
export function servicesOn(config: Config): readonly ServiceDescription[] {
	return services.filter(({ setting }) => config[setting]);
}

/** The names of services, as a sentence lists them. */
export function namesOf(ids: readonly string[]): string {
	return services.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', ');
}

/** What the vault does, as of now; null until it was read. */
export function factsNow({ facts }: Shell): LibraryFacts | null {
	return facts.latest;
}

const habits = new WeakMap<LibraryFacts, LinkHabits>();

/** The links that entries have, counted once for each state of the vault. */
function linksOf(shell: Shell): LinkHabits {
	const all = shell.library.entries.all();
	const facts = factsNow(shell);
	if (!facts) return linkHabitsOf(all);
	let links = habits.get(facts);
	if (!links) habits.set(facts, (links = linkHabitsOf(all)));
	return links;
}

/** Learns what the vault does before it is asked for: the first time, every URL of the vault is read. */
export function learnSoon(shell: Shell): void {
	window.setTimeout(() => {
		const facts = factsNow(shell);
		if (!facts) return;
		facts.places('');
		proposeFor(shell, recognised('https://example.org/'));
	}, 0);
}

/** What a draft is made by: the settings, and what the vault does. */
export function draftContext(shell: Shell): DraftContext {
	return { config: shell.config(), facts: factsNow(shell), links: linksOf(shell), today: today() };
}

/** A draft of a URL, of what is known of it so far. */
export function proposeFor(shell: Shell, found: Found): DraftProposal {
	return proposeDraft(found, draftContext(shell));
}
