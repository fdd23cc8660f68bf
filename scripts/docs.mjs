// Writes docs/rules.md and docs/settings.md from the rules and settings themselves, so that a page can't say what the code does not do.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Bundles what the pages are about into one module, and loads it. */
async function loadCore() {
	const folder = await mkdtemp(path.join(tmpdir(), 'ml-watch-docs-'));
	const outfile = path.join(folder, 'core.mjs');
	const contents = "export { rules } from './src/core/rules/index'; export { settingGroups } from './src/core/config/config'; export { indexSettings } from './src/core/config/indexes';";
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

function page(parts) {
	return `${parts.join('\n\n')}\n`;
}

const { rules, settingGroups, indexSettings } = await loadCore();
const docs = path.join(ROOT, 'docs');
await mkdir(docs, { recursive: true });
await writeFile(path.join(docs, 'rules.md'), rulesPage(rules));
await writeFile(path.join(docs, 'settings.md'), settingsPage(settingGroups, indexSettings));
