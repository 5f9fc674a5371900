// What the checks know as data: relations between indicators and the words of running text, from `checks.yml`.

import { z } from 'zod';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { CheckRules, Indicator } from './types.ts';

const FILE = 'checks.yml';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/);
const severity = z.enum(['info', 'warning', 'error']);
const words = z.array(z.string().min(1)).min(1);

const amount = z.string().regex(/^\d{1,20}(?:\.\d{1,6})?$/);

const file = z.strictObject({
  partitions: z.array(
    z.strictObject({ whole: id, parts: z.array(id).min(2), exhaustive: z.boolean(), severity }),
  ),
  never_more: z.array(z.strictObject({ less: id, more: id, severity })),
  rates: z.array(z.strictObject({ rate: id, part: id, whole: id })),
  quotients: z.array(
    z.strictObject({
      of: id,
      by: id,
      min: amount,
      max: amount,
      zh: z.string().min(1),
      en: z.string().min(1),
    }),
  ),
  same: z.array(z.tuple([id, id])),
  may_pass_100: z.string().min(1),
  sample_dims: words,
  additive: words,
  verbs: words,
  fresh: words,
  sub_units: words,
  fillers: words,
  spellings: z.array(z.tuple([z.string().min(1), z.string().min(1)])),
  planned: words,
  enlarging: words,
  population: z.array(id).min(1),
  disjoint: z.array(words),
  levels: z.record(z.string().min(1), words),
  contests: words,
  prizes: words,
});

/**
 * The rules of `checks.yml`.
 * @throws CatalogError when the file is malformed, names an unknown indicator or its pattern is no regular expression.
 */
export function loadChecks(indicators: ReadonlyMap<string, Indicator>): CheckRules {
  const rules = readCatalogFile(FILE, file);
  const named = [
    ...rules.partitions.flatMap(({ whole, parts }) => [whole, ...parts]),
    ...rules.never_more.flatMap(({ less, more }) => [less, more]),
    ...rules.rates.flatMap(({ rate, part, whole }) => [rate, part, whole]),
    ...rules.quotients.flatMap(({ of, by }) => [of, by]),
    ...rules.same.flat(),
    ...rules.population,
  ];
  for (const name of named)
    if (!indicators.has(name)) throw new CatalogError(FILE, `there is no indicator ${name}`);
  return {
    partitions: rules.partitions,
    neverMore: rules.never_more,
    rates: rules.rates,
    quotients: rules.quotients,
    same: rules.same,
    mayPass100: compile(rules.may_pass_100),
    sampleDims: new Set(rules.sample_dims),
    additive: new Set(rules.additive),
    verbs: longestFirst(rules.verbs),
    fresh: longestFirst(rules.fresh),
    subUnits: longestFirst(rules.sub_units),
    fillers: longestFirst(rules.fillers),
    spellings: rules.spellings,
    planned: longestFirst(rules.planned),
    enlarging: longestFirst(rules.enlarging),
    population: rules.population,
    disjoint: rules.disjoint,
    levels: Object.entries(rules.levels).map(([level, list]) => [level, longestFirst(list)] as const),
    contests: longestFirst(rules.contests),
    prizes: longestFirst(rules.prizes),
  };
}

const longestFirst = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length);

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    throw new CatalogError(FILE, `may_pass_100: ${error instanceof Error ? error.message : String(error)}`);
  }
}
