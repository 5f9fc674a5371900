// The program `nianbao`: runs the command line it was started with. Started by bin/nianbao.js, or directly.

import { runCli } from './run-cli.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCli(process.argv.slice(2), process.env);
