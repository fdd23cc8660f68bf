// Mutates the rules, one condition at a time, and tells which mutants no test sees.
//   npm run mutation                       all rules and what they stand on
//   npm run mutation -- duplicate-link     some of them
// All mutants of a module are compiled into it behind switches (mutation/instrument.mjs), so one run of vitest holds them all: each test of a
// rule runs once as it is and once for every mutant that is still alive (mutation/runner.mjs). Tests are those of the rule's own
// page, fixtures and file, and what other pages and fixtures expect it to say nothing about. A mutant that changes nothing anybody could see stays alive: the score has no need to be 100.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const wanted = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'ml-watch-mutation-'));
process.env.ML_WATCH_MUTATION = path.join(folder, 'verdicts.jsonl');
process.env.ML_WATCH_MUTATED = wanted.join(' ');

const { startVitest } = await import('vitest/node');
const { codeOf, mutants } = await import('./mutation/targets.mjs');

const unknown = wanted.filter((name) => !mutants.has(name));
if (unknown.length > 0) {
	console.error(`Unknown rule ${unknown[0]}. There are ${[...mutants.keys()].join(', ') || 'none of that name'}.`);
	process.exit(2);
}

const ROOT = path.resolve(import.meta.dirname, '..');
const plugin = {
	name: 'mutants', enforce: 'pre',
	transform: (_code, file) => codeOf(file.split('?')[0]),
};

const vitest = await startVitest('test', [], {
	root: ROOT, config: false, watch: false, environment: 'node', reporters: [{}], runner: './scripts/mutation/runner.mjs',
	include: ['test/core/lint/rules.test.ts', 'test/core/lint/fixtures.test.ts', 'test/core/lint/check.test.ts', 'test/core/lint/ignore.test.ts', 'test/core/rules/**/*.test.ts'],
	exclude: ['**/linear.test.ts'], setupFiles: ['./test/properties.ts'], testNamePattern: '^(?!.*is checked while it is typed)',
	pool: 'threads', maxWorkers: 1, isolate: false, fileParallelism: false, testTimeout: 600_000, passWithNoTests: true,
}, { plugins: [plugin] });
const failed = vitest.state.getCountOfFailedTests();
await vitest.close();
if (failed > 0) {
	console.error(`${failed} tests fail as the rules are: mend these first.`);
	process.exit(1);
}

const verdicts = new Map();
for (const line of readFileSync(process.env.ML_WATCH_MUTATION, 'utf8').split('\n').filter(Boolean)) {
	const { id, verdict } = JSON.parse(line);
	if (verdicts.get(id) !== 'killed') verdicts.set(id, verdict);
}
rmSync(folder, { recursive: true });

let all = 0;
let killed = 0;
for (const [name, list] of mutants) {
	if (list.length === 0) continue;
	const alive = list.filter(({ id }) => verdicts.get(id) !== 'killed');
	all += list.length;
	killed += list.length - alive.length;
	console.log(`${name.padEnd(26)} ${percent(list.length - alive.length, list.length)}  ${list.length - alive.length}/${list.length}`);
	for (const { id, line, change } of alive) console.log(`    ${verdicts.has(id) ? 'alive' : 'no test'}  line ${line}: ${change}`);
}
console.log(`${'All'.padEnd(26)} ${percent(killed, all)}  ${killed}/${all}`);

function percent(part, whole) {
	return `${((100 * part) / Math.max(1, whole)).toFixed(0)} %`.padStart(5);
}
