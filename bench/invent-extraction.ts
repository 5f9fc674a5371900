// Extractions of invented reports of the listed schools, for a warehouse of any size: facts of every indicator that has a
// unit, without the text around them.

import type { Catalog, Indicator, Institution } from '../catalog/types.ts';
import type { Extraction, Fact, Period } from '../model/index.ts';

/** Facts of one document. */
export const inventedFacts = 210;

/** The report of `school` in `year`; another `seed`, other bytes and values. */
export function inventExtraction(
  known: Catalog,
  school: Institution,
  year: number,
  seed: number,
): Extraction {
  const indicators = [...known.indicators.values()].filter(({ unit }) => unit !== null);
  const observations = Array.from({ length: inventedFacts }, (_, i): Fact => {
    const indicator = indicators[i % indicators.length] as Indicator;
    return inventFact(known, indicator, { school, year, place: i, seed });
  });
  return {
    source: {
      path: `reports/${year}/${school.code}-${seed}.pdf`,
      sha256: seed.toString(16).padStart(8, '0').split('').reverse().join('').padEnd(64, '0'),
      mediaType: 'application/pdf',
      bytes: 1,
    },
    pages: [],
    blocks: [],
    tables: [],
    messages: [],
    extractor: 'bench',
    report: {
      type: 'higher_vocational_quality',
      institution: { ...school, nameAsPrinted: school.name },
      year,
      title: `${school.name}${year}年质量年报`,
    },
    observations,
    findings: [],
    numerals: {
      total: inventedFacts,
      facts: inventedFacts,
      cells: 0,
      references: 0,
      unresolved: 0,
      reasons: {},
    },
  };
}

interface Place {
  readonly school: Institution;
  readonly year: number;
  readonly place: number;
  readonly seed: number;
}

function inventFact(known: Catalog, indicator: Indicator, { school, year, place, seed }: Place): Fact {
  const value = String(((seed * 7919 + place * 104729) % 100_000) / 100);
  const absent = (seed + place) % 19 === 0;
  const period: Period = {
    text: `${year}年`,
    kind: 'calendar',
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    from: 'column',
  };
  return {
    id: `o${place + 1}`,
    indicatorText: indicator.zh,
    indicatorId: indicator.id,
    path: [indicator.zh],
    entity: school.name,
    value: absent ? null : value,
    valueText: absent ? '——' : value,
    unitText: indicator.unit ?? '',
    unit: known.units.find(indicator.unit ?? '')?.unit ?? null,
    dimension: indicator.dimension,
    modifier: 'exact',
    kind: 'level',
    status: absent ? 'not_applicable' : 'reported',
    period,
    dims: {},
    from: 'standard_table',
    quote: `${indicator.zh} ${value}`,
    rule: 'standard_row',
    confidence: 1,
    anchor: { page: 1 + (place % 60), bbox: [70, 100, 120, 112] },
  };
}
