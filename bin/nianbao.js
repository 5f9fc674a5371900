#!/usr/bin/env node
// Starts the command line: with the Node it was called with, or, where that is too old, with the one this package
// brings along. Runs the sources where they are, else the build. Plain JavaScript that an old Node still parses.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const isRecent = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** The executable of the `node` package, null where it is not installed. */
function findBundledNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const found = ['bin/node', 'bin/node.exe']
      .map((file) => join(folder, file))
      .find((file) => existsSync(file));
    return found || null;
  } catch {
    return null;
  }
}

/** Runs this very command line with another Node and ends as it does. */
function startWith(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, NIANBAO_NODE_TRIED: '1' },
  });
  // The terminal sends Ctrl-C to both; what it means is for the child to decide.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('error', refuse);
  child.once('exit', (code, signal) => process.exit(signal ? 130 : code));
}

function refuse() {
  const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  const { node } = process.versions;
  process.stderr.write(
    chinese
      ? `nianbao: 错误 [node_too_old] 需要 Node.js 22.18 或更高版本，当前为 ${node}；请在项目目录运行 npm ci，或从 https://nodejs.org 安装\n`
      : `nianbao: error [node_too_old] needs Node.js 22.18 or newer, this is ${node}; run npm ci in the project's folder, or install it from https://nodejs.org\n`,
  );
  process.exit(1);
}

if (isRecent(process.versions.node)) {
  module.enableCompileCache();
  const source = new URL('../cli/main.ts', import.meta.url);
  const main = existsSync(source) ? source : new URL('../dist/cli/main.js', import.meta.url);
  await import(main.href);
} else {
  const bundled = process.env.NIANBAO_NODE_TRIED ? null : findBundledNode();
  if (bundled) startWith(bundled);
  else refuse();
}
