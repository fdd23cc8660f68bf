import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { VitestTestRunner } from 'vitest/runners';
import { mutantsFor } from './targets.mjs';

/** More turns of the loops of one module than any test needs. */
const MOST_TURNS = 2_000_000;

/** Runs each test as it is, then again for every mutant of the rules that the test is about and that no test has seen yet. */
export default class MutationRunner extends VitestTestRunner {
	async runTask(test) {
		const run = VitestTestRunner.getTestFn(test);
		globalThis.mutant = null;
		globalThis.spin = undefined;
		await run();
		for (const { id } of mutantsFor(nameOf(test))) {
			if (killed().has(id)) continue;
			let turns = 0;
			globalThis.mutant = id;
			globalThis.spin = () => {
				if (++turns > MOST_TURNS) throw new Error('A loop that does not end');
			};
			try {
				await run();
				record(id, 'survived', test);
			} catch {
				killed().add(id);
				record(id, 'killed', test);
			} finally {
				globalThis.mutant = null;
			}
		}
	}
}

/** One set for all files of a run: the worker stays the same. */
function killed() {
	return (globalThis.killedMutants ??= new Set());
}

function nameOf(test) {
	const names = [test.name];
	for (let suite = test.suite; suite; suite = suite.suite) names.unshift(suite.name);
	// A name that a table of tests gives stands in quotes.
	return [test.file.name, ...names].join(' > ').replaceAll("'", '');
}

function record(id, verdict, test) {
	appendFileSync(process.env.ML_WATCH_MUTATION, `${JSON.stringify({ id, verdict, test: verdict === 'killed' ? nameOf(test) : undefined })}\n`);
}
