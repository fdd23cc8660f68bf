// node scripts/summary.mjs reports/vitest.json
// Prints the totals of a test run, counted test by test from vitest's own report, and ends non-zero unless every test that was
// found has passed or was skipped on purpose.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const FAILED = 1;

function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		console.log(`No test report: ${error.message}`);
		return null;
	}
}

/** A suite that fails outside its tests (an import, a hook) has failed although none of its tests has. */
function count(report) {
	const totals = { passed: 0, failed: 0, skipped: 0 };
	for (const suite of report.testResults) {
		const failedBefore = totals.failed;
		for (const test of suite.assertionResults) {
			if (test.status === 'passed') totals.passed++;
			else if (test.status === 'failed') totals.failed++;
			else totals.skipped++;
			if (test.status === 'failed') console.log(`FAILED  ${path.relative(process.cwd(), suite.name)} > ${test.fullName}`);
		}
		if (suite.status === 'failed' && totals.failed === failedBefore) {
			totals.failed++;
			console.log(`FAILED  ${path.relative(process.cwd(), suite.name)}: ${suite.message.split('\n')[0]}`);
		}
	}
	return totals;
}

const report = readReport(process.argv[2]);
const { passed, failed, skipped } = report ? count(report) : { passed: 0, failed: 0, skipped: 0 };
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0 || passed === 0 || !report?.success) process.exitCode = FAILED;
