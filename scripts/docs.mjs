// Writes docs/rules.md, docs/settings.md, docs/services.md and the README's table of services from the code itself, so that a page can't say what the code does not do.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Bundles what the pages are about into one module, and loads it. */
async function loadCore() {
	const folder = await mkdtemp(path.join(tmpdir(), 'ml-watch-docs-'));
	const outfile = path.join(folder, 'core.mjs');
	const contents = "export { rules } from './src/core/rules/index'; export { settingGroups } from './src/core/config/config'; export { indexSettings } from './src/core/config/indexes'; export { services } from './src/metadata/directory';";
	await build({
		absWorkingDir: ROOT, stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'warning',
	});
	try {
		return await import(pathToFileURL(outfile).href);
	} finally {
		await rm(folder, { recursive: true });
	}
}

const FIXABLE = { yes: 'yes', choice: 'by choice', no: 'no' };

function rulesPage(rules) {
	const rows = rules.map(({ id, summary, severity, fixable }) => `| [${id}](#${id}) | ${cell(summary)} | ${severity} | ${FIXABLE[fixable]} |`);
	return page([
		'# Rules',
		'<!-- Written by `npm run docs`. Change the rules in src/core/rules instead. -->',
		'What the check looks for. A severity can be changed in the settings, for one run with `--rule id=severity`, and `off` switches a rule off. ' +
			'**Error** means that words or links are lost to the reader, **warning** is a slip, **info** is style. A fix never changes what an entry says; ' +
			'one "by choice" is offered, and "Fix all" does not take it.',
		'A problem that you want to keep is hidden by a comment: `<!-- ml-watch-ignore rule-id -->` above the entry or line, or at the end of the line; ' +
			'`<!-- ml-watch-ignore-file rule-id -->` for the whole note; the same in `%% %%`. Without a name all rules are meant, and behind `--` stands the reason. ' +
			'`ml-watch: false` in the front matter takes a note out altogether.',
		['| Rule | Reports | Default | Fix |', '| --- | --- | --- | --- |', ...rows].join('\n'),
		...rules.flatMap(ruleSection),
	]);
}

function ruleSection({ id, summary, severity, fixable, docs, example }) {
	const { settings } = example;
	return [
		`## ${id}`,
		`${summary} Default: **${severity}**. Fix: ${FIXABLE[fixable]}.`,
		docs.trim(),
		...(settings ? [`With the ${Object.keys(settings).length > 1 ? 'settings' : 'setting'} \`${JSON.stringify(settings)}\`:`] : []),
		'Reported:', code(example.bad), 'Not reported:', code(example.good),
	];
}

function settingsPage(groups, indexSettings) {
	return page([
		'# Settings',
		'<!-- Written by `npm run docs`. Change the settings in src/core/config instead. -->',
		'The settings tab shows all of these. The terminal reads them from `ml-watch.json` at the root of the vault, else from the plugin\'s own settings. A value that ' +
			'cannot be used is reported, and the default taken.',
		'Besides, `rules` maps the id of a [rule](rules.md) to `off`, `info`, `warning` or `error`.',
		...groups.flatMap(({ heading, settings }) => [`## ${heading}`, ...Object.entries(settings).flatMap(([key, setting]) => settingSection(key, setting))]),
		'## Indexes',
		'`indexes` is a list of objects, one for each index, each with any of these keys. Without it there is one index with the defaults, or with what ' +
			'`indexPath`, `indexHeading`, `indexGranularity`, `indexInclude`, `indexExclude` and `indexOmit` say, which older versions stored.',
		'~~~json\n{ "indexes": [{ "path": "Researches.md", "omit": ["Comment"] }, { "path": "Surveys.md", "filter": "keyword:survey", "style": "compact" }] }\n~~~',
		...Object.entries(indexSettings).flatMap(([key, setting]) => settingSection(key, setting)),
	]);
}

function settingSection(key, { name, description, fallback, control }) {
	return [`### ${name}`, [description, `- Key: \`${key}\``, `- Value: ${valueOf(control)}`, `- Default: ${shown(fallback)}`].filter(Boolean).join('\n').replace('\n', '\n\n')];
}

function valueOf(control) {
	if (control.type === 'toggle') return '`true` or `false`';
	if (control.type === 'choice') return Object.entries(control.choices).map(([key, name]) => `\`${key}\`${key === name ? '' : ` (${code1(name)})`}`).join(', ');
	if (control.type === 'number') return `a number from ${control.least} to ${control.most}`;
	return control.type === 'lines' ? 'a list of texts' : 'a text';
}

/** A choice that shows Markdown is quoted, so that the page does not read it. */
function code1(name) {
	return /[[\]*]/.test(name) ? `\`${name}\`` : name;
}

function shown(value) {
	return Array.isArray(value) && value.length === 0 ? 'none' : `\`${JSON.stringify(value)}\``;
}

function cell(text) {
	return text.replaceAll('|', '\\|');
}

function code(text) {
	return `~~~markdown\n${text.trimEnd()}\n~~~`;
}

function servicesPage(services) {
	return page([
		'# Services',
		'<!-- Written by `npm run docs`. Change the list in src/metadata/directory.ts instead. -->',
		'Whom the plugin and the terminal may ask about a paper, and what they send. In the app each service has a switch of its own, all of them are off at first, and ' +
			'even then a request leaves only when you ask for details. `ml-watch add` and `ml-watch complete` ask unless `--offline` is given, and say whom they asked.',
		servicesTable(services, (setting) => `\`${setting}\``),
		[
			'- Nothing is sent but what the table says: no account, no name, no words of your notes. The host sees your network address, as with every page that you open. The terminal calls ' +
				'itself `ml-watch/<version>`; the app sends what it sends with all its requests.',
			'- A page of the web is asked for only when it is the URL that you gave. The links in it are read, not opened; the ids in them are asked about at the services above.',
			'- Each host is asked one request at a time, arXiv once in three seconds over all windows with up to a hundred ids in one request. Who answers "too many requests" is left alone for as ' +
				'long as it says; after 15 seconds nobody is waited for any more. Of an answer no more than 5 MB are read, and redirects lead to web addresses only (in the app the platform follows them).',
			'- Answers are kept for a day on this device, in the app\'s local storage or in `~/.cache/ml-watch`, so that asking again costs nobody anything. Deleting them loses nothing.',
			'- Two papers are never taken for one because their titles are alike: ids count. Where two services disagree on a title, both are shown.',
		].join('\n'),
	]);
}

function servicesTable(services, switchOf = null) {
	const rows = services.map(({ name, hosts, setting, sends, gives }) => (
		`| ${name} | ${hosts.length > 0 ? hosts.map((host) => `\`${host}\``).join(', ') : 'the host of the URL'} | ${cell(sends)} | ${cell(gives)} |${switchOf ? ` ${switchOf(setting)} |` : ''}`
	));
	return [`| Service | Host | It is sent | It gives |${switchOf ? ' Setting |' : ''}`, `| --- | --- | --- | --- |${switchOf ? ' --- |' : ''}`, ...rows].join('\n');
}

/** A text with what stands between two markers replaced. */
function between(text, name, inside) {
	const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const [from, to] = [text.indexOf(open), text.indexOf(close)];
	if (from < 0 || to < from) throw new Error(`README.md has no ${open}`);
	return `${text.slice(0, from + open.length)}\n${inside}\n${text.slice(to)}`;
}

function page(parts) {
	return `${parts.join('\n\n')}\n`;
}

const { rules, settingGroups, indexSettings, services } = await loadCore();
const docs = path.join(ROOT, 'docs');
await mkdir(docs, { recursive: true });
await writeFile(path.join(docs, 'rules.md'), rulesPage(rules));
await writeFile(path.join(docs, 'settings.md'), settingsPage(settingGroups, indexSettings));
await writeFile(path.join(docs, 'services.md'), servicesPage(services));
const readme = path.join(ROOT, 'README.md');
await writeFile(readme, between(await readFile(readme, 'utf8'), 'services', servicesTable(services)));
