// Every example of the help is run as it stands, in a folder with the sample reports, so that whoever copies one sees it work.

import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addIndicatorAlias } from '../../../catalog/accept-alias.ts';
import { commands } from '../../../cli/commands/index.ts';
import { programExamples } from '../../../cli/global-options.ts';
import { launcher } from '../run-nianbao.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-examples-'));
const repository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Runs a line of the help in a shell that knows `nianbao`, with nothing to read from stdin. */
async function runLine(line: string, stopAfter?: RegExp) {
  const child = spawn('sh', ['-c', stopAfter ? `exec ${line}` : line], {
    cwd: folder,
    env: { LANG: 'C', PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (stopAfter?.test(stderr)) child.kill('SIGTERM');
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

const linesOf = (name: string): string[] =>
  commands.find((command) => command.name === name)?.examples.map(({ line }) => line) ?? [];

beforeAll(async () => {
  cpSync(repository('fixtures/demo'), join(folder, 'fixtures', 'demo'), { recursive: true });
  mkdirSync(join(folder, 'catalog'));
  cpSync(repository('catalog/text-masks.yml'), join(folder, 'catalog', 'text-masks.yml'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin', 'nianbao'),
    `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`,
    {
      mode: 0o755,
    },
  );
  // what the others build upon; one after the other, since the last writes where the first did
  for (const line of [...linesOf('ingest'), ...linesOf('import')])
    expect({ line, ...(await runLine(line)) }).toMatchObject({ line, code: 0 });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Run in other ways: `ingest` and `import` above, one writes to the catalogue, one runs until it is stopped. */
const apart = ['ingest', 'import', 'schedule'];
const plain = [
  ...programExamples,
  ...commands.flatMap(({ name, examples }) => (apart.includes(name) ? [] : examples)),
]
  .map(({ line }) => line)
  .filter((line) => !line.includes('catalog accept'));
/** The sample reports hold errors, which is what this one tells a script. */
const exitCodeOf = (line: string): number => (line.includes('--fail-on') ? 3 : 0);

describe('the examples of the help', () => {
  it.each([...new Set(plain)])('%s', { timeout: 120_000 }, async (line) => {
    const { code, stdout, stderr } = await runLine(line);
    expect({ line, code, stderr }).toEqual({
      line,
      code: exitCodeOf(line),
      stderr: expect.not.stringMatching(/error \[/),
    });
    const file = / (?:-o|--draw|--to) (\S+)/.exec(line)?.[1];
    if (file === undefined) expect(stdout + stderr).not.toBe('');
    else if (file === 'out') expect(readdirSync(join(folder, file))).not.toEqual([]);
    else expect(statSync(join(folder, file)).size).toBeGreaterThan(0);
  });

  it('hold what their words promise', { timeout: 60_000 }, async () => {
    const [compared, shown, school, listed] = await Promise.all(
      [
        'nianbao compare 毕业生人数 --institution 云岭 --year 2023-2024 --format json',
        'nianbao show 0a2879c1-o1',
        'nianbao show 云岭职业技术学院',
        'nianbao sources list --format json',
      ].map((line) => runLine(line)),
    );
    const values: { institution: string; year: number }[] = JSON.parse(compared?.stdout ?? '');
    expect([...new Set(values.map(({ institution, year }) => `${institution} ${year}`))]).toEqual([
      '云岭职业技术学院 2024',
      '云岭职业技术学院 2023',
    ]);
    expect(shown?.stdout).toMatch(/^\S.* = 3867 persons$/m);
    expect(school?.stdout).toMatch(/^云岭职业技术学院$/m);
    expect(JSON.parse(listed?.stdout ?? '')).toMatchObject([{ source: 'inbox' }]);
  });

  it('print units as a reader expects', { timeout: 60_000 }, async () => {
    const args = '--institution 云岭 --year 2024';
    const [row] = JSON.parse((await runLine(`nianbao compare 生师比 ${args} --format json`)).stdout);
    expect(row).toMatchObject({ value: '16.68', unit: ':1' });
    const [shown, block, long] = await Promise.all([
      runLine(`nianbao show ${row.fact_id} --lang zh`),
      runLine(`nianbao compare 生师比 毕业去向落实率 ${args} --lang zh`),
      runLine(`nianbao compare 横向技术服务到款额 ${args} --long --lang zh`),
    ]);
    expect(shown.stdout).toMatch(/^生师比 = 16\.68:1\n\n/);
    expect(shown.stdout).toMatch(/^ {2}原文数值 +16\.68:1$/m);
    expect(block.stdout).toMatch(/^生师比　单位：n:1　/m);
    expect(block.stdout).toMatch(/^毕业去向落实率　单位：%　/m);
    expect(long.stdout).toMatch(/ 12191300 +元 +1219\.13 万元 /);
  });

  it('schedule runs until it is stopped', { timeout: 60_000 }, async () => {
    for (const line of linesOf('schedule'))
      expect({ line, ...(await runLine(line, /\d{4}-\d{2}-\d{2}/)) }).toMatchObject({ line, code: 0 });
  });

  it('catalog accept names a word that is suggested, for an indicator that lacks it', async () => {
    const line = linesOf('catalog').find((example) => example.includes('accept')) ?? '';
    const [, name = '', id = ''] = /accept (\S+) --as (\S+)/.exec(line) ?? [];
    const { stdout } = await runLine('nianbao catalog suggest --format json');
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ name, proposals: expect.stringContaining(id) }),
    );
    const before = readFileSync(repository('catalog/indicators.yml'), 'utf8');
    expect(addIndicatorAlias(before, id, name)).toHaveLength(before.length + name.length + 2);
  });
});
