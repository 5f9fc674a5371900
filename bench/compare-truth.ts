// The facts of one extraction against the truth of its fixture, value by value.

import type { FixtureTruth, StandardTruth } from '../fixtures/read-truth.ts';
import type { Extraction, Fact } from '../model/index.ts';

export interface Comparison {
  readonly expected: number;
  readonly right: number;
  /** Truths without a fact, and with a fact that differs: what was expected and what came. */
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
  /** Facts of standard tables and notes that the truth does not have. */
  readonly invented: readonly string[];
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const pathKey = (path: readonly string[]): string => path.map(squeeze).join('/');

/** Everything about a fact that must be right: indicator, path, year, value in the canonical unit, printed form, status. */
function describeFact(fact: Fact): string {
  return [
    fact.from === 'note' ? 'note' : 'table',
    fact.indicatorId,
    yearOf(fact),
    fact.status,
    squeeze(fact.valueText),
  ].join(' | ');
}

function describeTruth(truth: StandardTruth): string {
  return [truth.source, truth.indicatorId, truth.year, truth.status, squeeze(truth.valueText)].join(' | ');
}

const yearOf = (fact: Fact): number | null =>
  fact.period.end === null ? null : Number(fact.period.end.slice(0, 4));

/** Compares the standard tables and their notes; `toCanonical` converts a truth's value in its printed unit. */
export function compareTruth(
  extraction: Extraction,
  truth: FixtureTruth,
  toCanonical: (value: string, unit: string | null) => string,
): Comparison {
  const facts = extraction.observations.filter(
    (fact) => fact.from === 'standard_table' || fact.from === 'note',
  );
  const left = new Set(facts);
  const missing: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  for (const expected of truth.standard) {
    const key = describeTruth(expected);
    const fact = [...left].find(
      (candidate) => describeFact(candidate) === key && fits(candidate, expected, toCanonical),
    );
    if (fact) {
      right++;
      left.delete(fact);
      continue;
    }
    const near = [...left].find(
      (candidate) => candidate.indicatorId === expected.indicatorId && yearOf(candidate) === expected.year,
    );
    if (near) {
      left.delete(near);
      wrong.push(
        `${key} ${pathKey(expected.path)} = ${expected.value} ${expected.unit} ≠ ${describeFact(near)} ${pathKey(near.path)} = ${near.value} ${near.unit}`,
      );
    } else missing.push(`${key} ${pathKey(expected.path)}`);
  }
  return { expected: truth.standard.length, right, missing, wrong, invented: [...left].map(describeFact) };
}

function fits(
  fact: Fact,
  truth: StandardTruth,
  toCanonical: (value: string, unit: string | null) => string,
): boolean {
  const value = truth.value === null ? null : toCanonical(truth.value, truth.unit);
  const paths = [truth.path, ...(truth.pathAlt ?? [])].map(pathKey);
  const surveyed = truth.surveyed === undefined || (fact.dims.surveyed ?? null) === truth.surveyed;
  const method =
    truth.method === undefined || squeeze(fact.dims.method ?? '') === squeeze(truth.method ?? '');
  return fact.value === value && paths.includes(pathKey(fact.path)) && surveyed && method;
}
