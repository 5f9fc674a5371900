// Starts the real command line as a user does.

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The file that `npx nianbao` runs. */
export const launcher = fileURLToPath(new URL('../../bin/nianbao.js', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The process, for tests that send signals. Its environment is empty but for `env`. */
export function startNianbao(args: readonly string[], options: CliOptions = {}): ChildProcess {
  return spawn(process.execPath, [launcher, ...args], {
    cwd: options.cwd,
    env: { LANG: 'C', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function runNianbao(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startNianbao(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}
