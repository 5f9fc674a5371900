// What docs/prose.md says of sentences is so: each row of its table of rules is run.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { extractReport } from '../../pipelines/extract-report.ts';

const catalog = loadCatalog();
const text = readFileSync(new URL('../../docs/prose.md', import.meta.url), 'utf8');

interface Row {
  readonly rules: readonly string[];
  readonly sentence: string;
  readonly becomes: string;
}

/** Rows of the table with the columns rule, sentence, becomes. */
const rows: Row[] = [...text.matchAll(/^\| ((?:`prose-[a-z-]+`(?:, )?)+) \| (.+?) \| (.+) \|$/gmu)].map(
  ([, rules = '', sentence = '', becomes = '']) => ({
    rules: [...rules.matchAll(/`([^`]+)`/gu)].map(([, rule = '']) => rule),
    sentence,
    becomes,
  }),
);

const observe = async (sentence: string) =>
  (await extractReport(new TextEncoder().encode(`${sentence}\n`), 'a.txt', catalog, {})).observations;

describe('docs/prose.md', () => {
  it('has its table of rules', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows)('$sentence', async ({ rules, sentence, becomes }) => {
    const facts = await observe(sentence);
    expect(rules).toContainEqual(expect.toBeOneOf(facts.map((fact) => fact.rule)));
    const stated = [...becomes.matchAll(/(?:^|; )([^=;:]+) = (\d[\d.]*)/gu)];
    expect(stated.length).toBeGreaterThan(0);
    for (const [, name = '', value = ''] of stated)
      expect(
        facts.map((fact) => [name.includes(' / ') ? fact.path.join(' / ') : fact.indicatorText, fact.value]),
      ).toContainEqual([expect.stringMatching(new RegExp(`(?:^| / )${name.trim()}$`, 'u')), value]);
    const split = [
      ...becomes.matchAll(/(?:^|; )(?:[^=;]+ = )?(\d[\d.]*)[^;,]*, (item|award|scope) ([^;,.]+)/gu),
    ];
    for (const [, value = '', dim = '', part = ''] of split)
      expect(facts.map((fact) => [fact.value, fact.dims?.[dim]])).toContainEqual([value, part.trim()]);
  });

  it('names every group of the words', () => {
    const named = new Set([...text.matchAll(/`([a-z_]+)`/gu)].map(([, name]) => name));
    const groups = catalog.proseWords.groups.filter((group) => !group.startsWith('indicator:'));
    expect(groups.filter((group) => !named.has(group))).toEqual([]);
  });
});
