import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const pool = new URL('../../../pipelines/pool/open-pool.ts', import.meta.url).href;
const worker = new URL('./misbehaving-worker.ts', import.meta.url).href;

/** A program with a pool of one, whose reader tells its process id and then hangs for ever. */
const program = `
const { openPool } = await import(${JSON.stringify(pool)});
const limits = { size: 1, seconds: 600, megabytes: 300, recycleAfter: 100 };
const pool = openPool(new URL(${JSON.stringify(worker)}), limits);
const { value } = await pool.run({ file: 'pid', path: 'pid', sha256: '' });
console.log(value);
await pool.run({ file: 'hang', path: 'hang', sha256: '' });`;

async function readLine(child: ChildProcess): Promise<string> {
  for await (const data of child.stdout ?? []) return String(data).trim();
  return '';
}

/** Whether the process still runs; one that only waits to be collected does not. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}

describe.skipIf(process.platform !== 'linux')('a reader whose parent was killed', () => {
  it('ends by itself, even in an endless loop', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(await readLine(parent));
    expect(isRunning(pid)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    parent.kill('SIGKILL');
    const begin = performance.now();
    while (isRunning(pid) && performance.now() - begin < 10_000)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isRunning(pid)).toBe(false);
  });
});
