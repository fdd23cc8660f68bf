// `npm run bench -- [--quick] [--cpu] [--json file] [--only row,row]`: the parser against the truth, then every row in fresh processes.
// `npm run bench -- --browser [--quick]`: what only Chromium can tell, of the editor and the dashboard.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserReport } from './browser/report.mjs';
import { bundleCore, loadCore, missingExport } from './core.mjs';
import { ensureCorpus } from './corpus.mjs';
import { readLongLog, readNotes, readTruth, writeCandidates } from './notes.mjs';
import { rows } from './rows.mjs';
import { goalLines, tableOf } from './report.mjs';
import { median } from './timing.mjs';
import { differences } from './verify.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false }, browser: { type: 'boolean', default: false }, cpu: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } } });
if (options.browser) {
	process.stdout.write(await browserReport({ quick: options.quick, say }));
	process.exit(0);
}
const only = options.only?.split(',');
const unknown = only?.filter((id) => !rows.some((row) => row.id === id)) ?? [];
if (unknown.length > 0) {
	fail(`No row is named ${unknown.join(', ')}. There are: ${rows.map(({ id }) => id).join(', ')}`);
}

installPeers();
if (ensureCorpus()) say('Wrote the corpus to test/bench/.corpus');
await bundleCore();
const core = await loadCore();
verify(core);
writeCandidates(core);

const flags = ['quick', 'cpu'].filter((name) => options[name]).map((name) => `--${name}`);
const processes = options.quick ? 1 : 5;
const results = [];
for (const row of rows.filter(({ id }) => !only || only.includes(id))) {
	say(`Measuring ${row.id}`);
	results.push({ ...row, ...measureRow(row) });
}
say('');
process.stdout.write(report());
if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine: machine(), processes, rows: results }, null, '\t')}\n`);

/** Medians over fresh processes; ratios are taken within a process, where both sides ran in the same mode of the machine. */
function measureRow({ id }) {
	const runs = [];
	for (let left = processes; left > 0; left--) {
		const child = spawnSync(process.execPath, ['--expose-gc', join(here, 'measure.mjs'), id, ...flags], { encoding: 'utf8', maxBuffer: 2 ** 26 });
		if (child.status !== 0) fail(`Row ${id} failed:\n${child.stderr}`);
		const run = JSON.parse(child.stdout);
		if (run.missing) return { missing: run.missing };
		runs.push(run);
	}
	const ratios = runs.map(({ base, time }) => time / base);
	return {
		...runs[0],
		base: median(runs.map(({ base }) => base)),
		time: median(runs.map(({ time }) => time)),
		ratio: median(ratios),
		least: Math.min(...ratios),
		most: Math.max(...ratios),
		...(runs[0].whole === undefined ? {} : { whole: median(runs.map(({ whole }) => whole)) }),
	};
}

/** No time is worth anything while the entries are wrong. */
function verify(core) {
	const missing = missingExport(core, ['log.parse', 'markdown.decode', 'text.lineStarts', 'date.isoDate']);
	if (missing) fail(`The parser cannot be compared with the truth: ${missing} is not built yet`);
	let entries = 0;
	for (const [notes, file] of [[readNotes(), 'truth.json'], [readLongLog(), 'long-log.truth.json']]) {
		const truth = readTruth(file);
		const found = differences(core, notes, truth);
		if (found.length > 0) fail(`The parser differs from the truth in ${found.length} places:\n${found.slice(0, 20).join('\n')}`);
		for (const list of truth.values()) entries += list.length;
	}
	say(`All ${entries} entries are read as the truth file has them`);
}

function installPeers() {
	const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
	const isThere = ([name, version]) => {
		const file = join(here, 'node_modules', name, 'package.json');
		return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
	};
	if (Object.entries(dependencies).every(isThere)) return;
	say('Installing the peers');
	const { status } = spawnSync('npm', ['ci', '--prefix', here], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
	if (status !== 0) fail('The peers could not be installed: `npm ci --prefix test/bench` failed');
}

function report() {
	const cores = availableParallelism();
	const busy = loadavg()[0];
	const lines = [
		`Node ${process.version}, ${machine()}. Medians of ${processes} fresh ${processes === 1 ? 'process' : 'processes'}${processes === 1 ? '' : ', least and most ratio in brackets'}.`,
		'C is a loop of `charCodeAt` over the same strings in the same process. md4c and cmark-gfm are native and not measured here.',
		...(options.cpu ? ['Times are CPU time of all threads of the process.'] : []),
		...(busy > cores ? [`The machine was busy (load ${busy.toFixed(1)} on ${cores} cores), so the ratios are rough; \`--cpu\` is disturbed less.`] : []),
		'', ...tableOf(results), '', ...goalLines(results), '',
	];
	return lines.join('\n');
}

function machine() {
	return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`;
}

function say(text) {
	process.stderr.write(`${text}\n`);
}

function fail(text) {
	say(text);
	process.exit(1);
}
