import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { instrument } from './instrument.mjs';

const FOLDER = path.resolve(import.meta.dirname, '../../src/core/rules');
/** These hold types and lists only. */
const WITHOUT = new Set(['index', 'rule', 'context']);
const wanted = (process.env.ML_WATCH_MUTATED ?? '').split(' ').filter(Boolean);

const sources = new Map(readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).map((file) => [file.slice(0, -3), readFileSync(path.join(FOLDER, file), 'utf8')]));
const imports = new Map([...sources].map(([name, source]) => [name, [...source.matchAll(/from '\.\/([\w-]+)'/g)].map(([, imported]) => imported)]));

/** The modules that a module stands on, itself included. */
function reaches(name, seen = new Set()) {
	if (seen.has(name)) return seen;
	seen.add(name);
	for (const imported of imports.get(name) ?? []) if (!WITHOUT.has(imported)) reaches(imported, seen);
	return seen;
}

const isRule = (name) => !WITHOUT.has(name) && /\bid: '/.test(sources.get(name));
const names = [...sources.keys()].filter((name) => !WITHOUT.has(name) && (wanted.length === 0 || wanted.includes(name)));
const instrumented = new Map(names.map((name) => [name, instrument(sources.get(name), name)]));
const rulesOf = new Map(names.map((name) => [name, isRule(name) ? [name] : [...sources.keys()].filter((rule) => isRule(rule) && reaches(rule).has(name))]));

/** Every mutant, by its module. */
export const mutants = new Map([...instrumented].map(([name, made]) => [name, made.mutants]));

/** The code of a module with its mutants in it; null for a module that has none. */
export function codeOf(file) {
	return path.dirname(file) === FOLDER ? instrumented.get(path.basename(file, '.ts'))?.code ?? null : null;
}

/** All rules are asked for what such a test expects, so that one that speaks where it should not is seen. */
const ASKS_ALL = /has these problems|finds its bad example|has nothing to say/;

/** The mutants that a test is asked about: those of the rule that it names, and of what the rules stand on that it names. */
export function* mutantsFor(test) {
	for (const [name, rules] of rulesOf) {
		if (ASKS_ALL.test(test) || rules.some((rule) => new RegExp(`(?:^|[ >/])${rule}(?![a-z])`).test(test)) || new RegExp(`/${name}\\.test`).test(test)) yield* mutants.get(name);
	}
}
