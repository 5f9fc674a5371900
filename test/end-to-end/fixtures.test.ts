import { describe, expect, it } from 'vitest';
import { scoreFixtures } from '../../bench/score-fixtures.ts';
import { listFixtures } from '../../fixtures/read-truth.ts';
import type { Fact } from '../../model/index.ts';

const scores = await scoreFixtures();
const truths = new Map(listFixtures().map((fixture) => [fixture.id, fixture.truth]));

/** A fact without its place: what must be the same whatever the format. */
const essence = (fact: Fact) =>
  [
    fact.from,
    fact.indicatorId,
    fact.path.join('/').replace(/\s+/gu, ''),
    fact.period.start,
    fact.period.end,
    fact.value,
    fact.unit,
    fact.status,
    fact.kind,
    JSON.stringify(fact.dims),
  ].join(' | ');

describe.each(scores.map((score) => [`${score.id} as ${score.format}`, score] as const))(
  '%s',
  (_, { id, comparison, extraction }) => {
    it('has every value of the national tables and notes right, and no other', () => {
      expect([...comparison.missing, ...comparison.wrong, ...comparison.invented]).toEqual([]);
      expect(comparison.right).toBe(truths.get(id)?.standard.length);
    });

    it('says where each value stands', () => {
      for (const fact of extraction.observations) expect(fact.anchor, fact.id).toBeTruthy();
      expect(new Set(extraction.observations.map((fact) => fact.id)).size).toBe(
        extraction.observations.length,
      );
    });

    it('knows school and year', () => {
      const truth = truths.get(id)?.report;
      expect(extraction.report.institution?.name.replace(/\s+/gu, '')).toBe(truth?.institution.name);
      expect(extraction.report.year).toBe(truth?.year);
    });
  },
);

describe.each([...truths.keys()])('%s', (id) => {
  it('gives the same facts from every format', () => {
    const own = scores.filter((score) => score.id === id);
    const facts = (format: string) =>
      own
        .find((score) => score.format === format)
        ?.extraction.observations.filter((fact) => fact.from === 'standard_table' || fact.from === 'note')
        .map(essence) ?? [];
    const reference = facts('html');
    expect(reference.length).toBeGreaterThan(100);
    for (const { format } of own) expect(facts(format), format).toEqual(reference);
  });
});
