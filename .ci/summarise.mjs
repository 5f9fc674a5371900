// Prints "N passed, N failed" from the test runner's JSON and the number of failed steps; fails when anything failed.

import { readFileSync } from 'node:fs';

const [results, steps] = process.argv.slice(2);
let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
try {
  counts = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  console.log('the tests left no results');
}
const failed = counts.numFailedTests + Number(steps);
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : '';
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 || counts.numPassedTests === 0 ? 1 : 0);
