import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog, withFields } from '../../../pipelines/log/open-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = () => new Date('2026-01-02T03:04:05Z');

describe('openLog', () => {
  it('appends one object a line, written at once, in a folder that it makes', () => {
    const file = join(folder, 'deep', 'er', 'x.log');
    for (const pid of [1, 2]) {
      const log = openLog({ file, clock, base: { pid } });
      withFields(log, { run: 'r', ms: 1 }).warn('document', {
        document: '年报\n.pdf',
        ms: 7,
        code: undefined,
      });
      expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(pid + 1);
      log.close();
    }
    const [first] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(first ?? '')).toEqual({
      level: 'warn',
      time: '2026-01-02T03:04:05.000Z',
      pid: 1,
      run: 'r',
      ms: 7,
      document: '年报\n.pdf',
      event: 'document',
    });
  });

  it('refuses a file that cannot be written', () => {
    expect(() => openLog({ file: folder, clock, base: {} })).toThrow(
      expect.objectContaining({ code: 'log_unwritable' }),
    );
  });
});
