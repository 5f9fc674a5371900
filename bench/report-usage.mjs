// Preloaded into a program that is measured: when it ends, writes what it used to the file NIANBAO_BENCH_USAGE names.
// Plain JavaScript, so that loading it costs nothing.

import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { seconds: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
  writeFileSync(process.env.NIANBAO_BENCH_USAGE ?? '', JSON.stringify(usage));
});
