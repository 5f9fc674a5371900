import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/checks.md', root), 'utf8');
const documented = new Set(
  page
    .slice(0, page.indexOf('## What is data'))
    .match(/`[a-z]+(?:_[a-z0-9]+)+`/g)
    ?.map((code) => code.slice(1, -1)),
);
const checks: Record<string, unknown> = parse(readFileSync(new URL('catalog/checks.yml', root), 'utf8'));

test('every code of a finding is documented, and no other', () => {
  const sources = ['checks', 'corrections'].flatMap((part) => {
    const folder = new URL(`transformers/${part}/`, root);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  });
  const literals = sources
    .flatMap((source) => source.match(/'[a-z]+(?:_[a-z0-9]+)+'/g) ?? [])
    .map((l) => l.slice(1, -1));
  const made = ['correction_applied', 'correction_noted'];
  for (const code of documented) expect([...literals, ...made, ...Object.keys(checks)]).toContain(code);
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:makeFinding|placedFinding|finding)\(\s*'([a-z_0-9]+)'/g)].map((m) => m[1] ?? ''),
  );
  expect(codes.length).toBeGreaterThan(30);
  for (const code of codes) expect([...documented]).toContain(code);
});

test('every key of checks.yml is documented, and no other', () => {
  const keys = page
    .slice(page.indexOf('## What is data'), page.indexOf('## Adding a check'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => (line.split('|')[1] ?? '').match(/[a-z_0-9]+/g) ?? []);
  expect(keys.sort()).toEqual(Object.keys(checks).sort());
});
