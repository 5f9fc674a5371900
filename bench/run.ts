// Accuracy and speed in one printed report, kept in results.md with date and commit. `--fast`: fewer runs, nothing kept.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { requireShared } from './locate-shared.ts';
import { measureSpeed } from './measure-speed.ts';
import { renderFixtures, renderReports, renderSpeed } from './render-results.ts';
import { scoreFixtures } from './score-fixtures.ts';
import { scoreReports } from './score-reports.ts';

const fast = process.argv.includes('--fast');

const commit = (): string => {
  try {
    const head = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    const clean = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() === '';
    return clean ? head : `${head} with uncommitted changes`;
  } catch {
    return 'no commit';
  }
};

const fixtures = await scoreFixtures();
const shared = requireShared('accuracy on real reports');
const sections = [
  renderFixtures(fixtures),
  shared === null ? '' : renderReports(await scoreReports(shared)),
  renderSpeed(await measureSpeed(fast ? 3 : 9)),
].filter(Boolean);
const report = sections.join('\n\n');
console.log(report);
if (!fast) {
  const head = `# Results\n\nWritten by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.version}.\n`;
  writeFileSync(new URL('results.md', import.meta.url), `${head}\n${report}\n`);
}
const lost = fixtures.filter(
  ({ comparison }) => comparison.right < comparison.expected || comparison.invented.length > 0,
);
if (lost.length > 0) {
  console.error(`${lost.length} fixtures are not 100 % right`);
  process.exitCode = 1;
}
