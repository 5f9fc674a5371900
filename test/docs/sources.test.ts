// docs/sources.md against the loader: its examples are sources, and its table has every key with its default.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../catalog/load-sources.ts';
import { keysOf } from '../../catalog/sources/source-schema.ts';
import { documentFormats } from '../../catalog/sources/source-spec.ts';

const text = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');
const groups = ['accept', 'expect', 'politeness', 'recheck', 'list'];
const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
  .map((match) => match[1] ?? '')
  .filter((yaml) => yaml.includes('kind:'));

describe('docs/sources.md', () => {
  it.each(examples.map((yaml) => [/name: (.*)/.exec(yaml)?.[1], yaml]))(
    'the example "%s" is a source',
    (_, yaml) => {
      const source = readSource(yaml ?? '', 'example.yml');
      expect(source.id).toBe('example');
      expect(source.enabled).toBe(true);
    },
  );

  it('has an example of each kind', () => {
    expect(new Set(examples.map((yaml) => readSource(yaml, 'x.yml').kind))).toEqual(
      new Set(['folder', 'html-list', 'feed', 'sitemap']),
    );
  });

  it('lists every key, and no other', () => {
    const rows = [...text.matchAll(/^\| `([a-z_.]+)` \|/gm)].map((match) => match[1] ?? '');
    const keys = [
      ...keysOf([]).filter((key) => !groups.includes(key)),
      ...groups.flatMap((group) => keysOf([group]).map((key) => `${group}.${key}`)),
    ];
    expect(rows.sort()).toEqual(keys.sort());
  });

  it('names the defaults that are in force', () => {
    const { accept, politeness, recheck, everyHours } = readSource(
      'name: a\nkind: folder\npath: b\n',
      'a.yml',
    );
    const defaultOf = (key: string): string =>
      new RegExp(`^\\| \`${key}\` \\| ([^|]*) \\|`, 'm').exec(text)?.[1] ?? '';
    expect(defaultOf('accept.formats')).toBe(`\`[${accept.formats.join(', ')}]\``);
    expect(defaultOf('every')).toBe(`\`${everyHours / 24} day\``);
    expect(defaultOf('politeness.delay_seconds')).toBe(`\`${politeness.delaySeconds}\``);
    expect(defaultOf('politeness.max_pages')).toBe(`\`${politeness.maxPages}\``);
    expect(defaultOf('politeness.max_documents')).toBe(`\`${politeness.maxDocuments}\``);
    expect(defaultOf('recheck.recent_days')).toBe(`\`${recheck.recentDays}\``);
    expect(defaultOf('recheck.recent_every_days')).toBe(`\`${recheck.recentEveryDays}\``);
    expect(defaultOf('recheck.later_every_days')).toBe(`\`${recheck.laterEveryDays}\``);
    for (const format of documentFormats) expect(text).toContain(`\`${format}\``);
  });
});
