// Measures one row in a fresh process: `node --expose-gc measure.mjs <row> [--quick] [--cpu]`, one line of JSON.
import process from 'node:process';
import { measure } from './rows.mjs';
import { useClock } from './timing.mjs';

const [id, ...options] = process.argv.slice(2);
useClock(options.includes('--cpu') ? 'cpu' : 'wall');
process.stdout.write(JSON.stringify(await measure(id, { quick: options.includes('--quick') })));
