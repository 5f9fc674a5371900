// Accuracy and speed in one printed report, kept in results.md with date and commit. `--fast`: fewer runs, nothing kept.
// What is measured: sections.ts.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { requireShared } from './locate-shared.ts';
import { renderGoals } from './render-results.ts';
import { scoreFixtures } from './score-fixtures.ts';
import { scoreReports } from './score-reports.ts';
import { type BenchContext, once } from './section.ts';
import { sections } from './sections.ts';

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

const shared = requireShared('accuracy on real reports');
const context: BenchContext = {
  fast,
  shared,
  fixtures: once(() => scoreFixtures(fast)),
  reports: once(async () => (shared === null ? [] : scoreReports(shared, fast))),
};
const parts: string[] = [];
for (const { title, measure } of sections) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const found = await measure(context);
  if (found === null) continue;
  const part = `## ${title}\n\n${typeof found === 'string' ? found : renderGoals(found)}`;
  console.log(`${part}\n`);
  const seconds = (performance.now() - began) / 1000;
  const busy = process.cpuUsage(used).user / 1e6;
  console.error(`${title}: ${seconds.toFixed(1)} s, ${busy.toFixed(1)} s of them computing`);
  parts.push(part);
}
if (!fast) {
  const head = `# Results\n\nWritten by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.version}.\n`;
  writeFileSync(new URL('results.md', import.meta.url), `${head}\n${parts.join('\n\n')}\n`);
}
const lost = (await context.fixtures()).filter(
  ({ comparison }) => comparison.right < comparison.expected || comparison.invented.length > 0,
);
if (lost.length > 0) {
  console.error(`${lost.length} fixtures are not 100 % right`);
  process.exitCode = 1;
}
