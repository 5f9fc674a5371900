// What a warehouse file holds, as one digest: tells whether anyone wrote to it since. Computed in a process of its own,
// because opening and closing the file here would drop the locks that SQLite holds on it (fcntl locks are per process).

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The fingerprint of a warehouse that does not exist. */
export const noWarehouse = 'none';

const script = `const { createHash } = require('node:crypto');
const { createReadStream, existsSync } = require('node:fs');
(async () => {
  const hash = createHash('sha256');
  for (const file of process.argv.slice(1)) {
    hash.update(file.endsWith('-wal') ? 'wal:' : 'main:');
    if (existsSync(file)) for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  }
  process.stdout.write(hash.digest('hex'));
})();`;

/** A digest over the bytes of the database and of its write-ahead log; `none` when there is no file. */
export async function fingerprintFile(path: string): Promise<string> {
  if (!existsSync(path)) return noWarehouse;
  const { stdout } = await run(process.execPath, ['-e', script, '--', path, `${path}-wal`], {
    maxBuffer: 1024,
    env: {},
  });
  return stdout;
}
