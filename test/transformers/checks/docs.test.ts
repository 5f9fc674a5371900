import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../transformers/', import.meta.url);

test('every code of a finding is documented, and no other', () => {
  const sources = ['checks', 'corrections'].flatMap((part) =>
    readdirSync(new URL(part, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${part}/${file}`, folder), 'utf8')),
  );
  const literals = sources
    .flatMap((source) => source.match(/'[a-z]+(?:_[a-z0-9]+)+'/g) ?? [])
    .map((l) => l.slice(1, -1));
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const documented = new Set(
    readme
      .slice(readme.indexOf('## Checks'))
      .match(/`[a-z]+(?:_[a-z0-9]+)+`/g)
      ?.map((c) => c.slice(1, -1)),
  );
  const made = ['correction_applied', 'correction_noted'];
  for (const code of documented) expect([...literals, ...made]).toContain(code);
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:makeFinding|placedFinding|finding)\(\s*'([a-z_0-9]+)'/g)].map((m) => m[1] ?? ''),
  );
  expect(codes.length).toBeGreaterThan(15);
  for (const code of codes) expect([...documented]).toContain(code);
});
