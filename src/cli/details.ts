import type { Config } from '../core/config/config';
import { counted } from '../core/rules/shown';
import { services, type Service } from '../metadata/directory';
import type { Failure, Found } from '../metadata/found';
import { foundOffline, Metadata } from '../metadata/metadata';
import { parseMarkup } from './markup';
import type { Arguments, Option } from './options';
import { complain } from './roots';
import { closest } from './suggestion';
import { UsageError, type World } from './world';

/** The options of the verbs that look papers up. */
export const detailOptions: readonly Option[] = [
	{ name: 'offline', summary: 'Ask nobody: take what the URLs and the notes say.' },
	{ name: 'ask', value: 'service', summary: 'Ask only this service; may be repeated. Default: those that the settings switch on, else all.' },
];

/** What the help of those verbs says about the network. */
export const networkNote = 'Who may be asked, and what is sent: docs/services.md. Each service is asked about the ids that it knows, arXiv once in three seconds\n'
	+ `with many ids at once, and answers are kept for a day. \`--ask\` takes ${services.map(({ id }) => id).join(', ')}.`;

/** Which services a run may ask. Without a choice in the settings the command itself is the person's word. */
export function servicesFor(given: Arguments, config: Config): readonly Service[] {
	const named = given.all('ask').flatMap((value) => value.split(',')).map((name) => name.trim()).filter((name) => name !== '');
	const unknown = named.find((name) => !services.some(({ id }) => id === name));
	if (unknown !== undefined) {
		const meant = closest(unknown, services.map(({ id }) => id));
		throw new UsageError(`Unknown service \`${unknown}\`. ${meant === null ? `Expected one of ${services.map(({ id }) => id).join(', ')}` : `Did you mean \`${meant}\`?`}`);
	}
	if (given.has('offline')) {
		if (named.length > 0) throw new UsageError('`--offline` and `--ask` exclude each other');
		return [];
	}
	if (named.length > 0) return services.filter(({ id }) => named.includes(id));
	const on = services.filter(({ setting }) => config[setting]);
	return on.length > 0 ? on : services;
}

/** Looks URLs up, and says whom it asked. */
export async function lookUp(urls: readonly string[], asked: readonly Service[], world: World): Promise<readonly Found[]> {
	const { network } = world;
	if (!network || asked.length === 0) return urls.map(foundOffline);
	// Busy hosts and arXiv's pace may take a while, in which nothing else is said.
	if (urls.length > 1) world.err(`Looking ${urls.length} URLs up.\n`);
	const hosts = new Map<string, number>();
	const metadata = new Metadata({
		...network, parse: parseMarkup,
		enabled: (service) => asked.some(({ id }) => id === service),
		onRequest: (_service, host) => { hosts.set(host, (hosts.get(host) ?? 0) + 1); },
	});
	const found = await metadata.look(urls);
	const list = [...hosts].map(([host, count]) => (count === 1 ? host : `${host} (${count} times)`)).join(', ');
	world.err(hosts.size === 0 ? 'Nobody was asked: the answers of the last day were at hand.\n' : `Asked ${list}.\n`);
	return found;
}

/** Says what services did not tell: each sentence once, with the URLs that it is about. @returns how many there are. */
export function tellFailures(found: readonly Found[], world: World): number {
	const failures = new Map<string, { readonly failure: Failure; readonly urls: string[] }>();
	for (const { given, failures: own, papers } of found) {
		for (const failure of own) {
			// Not every service knows every paper: where another one did, nothing is amiss.
			if (failure.reason === 'missing' && papers.length > 0) continue;
			const known = failures.get(failure.message);
			if (known) known.urls.push(given);
			else failures.set(failure.message, { failure, urls: [given] });
		}
	}
	for (const { failure: { message }, urls } of failures.values()) {
		complain(world, `${urls.length > 2 ? counted(urls.length, 'URL') : urls.join(', ')}: ${message}`);
	}
	return failures.size;
}
