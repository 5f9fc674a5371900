// One observation as a fact: exact value in a canonical unit, period, kind, owner. The printed words all stay.

import type { Catalog, Indicator } from '../catalog/types.ts';
import {
  type Fact,
  type Message,
  makeMessage,
  type Observation,
  type ReportProfile,
} from '../model/index.ts';
import { decideKind, describeChange } from './decide-kind.ts';
import { type Measure, measureValue, withoutValue } from './measure-value.ts';
import { findScope } from './names/find-scope.ts';
import { layPath } from './names/lay-path.ts';
import { matchIndicator } from './names/match-indicator.ts';
import { matchProseIndicator, proseUnit } from './names/match-prose-indicator.ts';
import { matchQualifiedName } from './names/match-qualified-name.ts';
import { resolveOwner } from './names/resolve-owner.ts';
import { settlePeriod } from './periods/settle-period.ts';
import type { ExpectedUnit } from './units/choose-unit.ts';
import { unitInName } from './units/resolve-unit.ts';

export interface NormalisedObservation {
  readonly fact: Fact;
  readonly messages: readonly Message[];
}

/**
 * `observation` made comparable within `report`. An indicator the extractor did not know is looked for in the catalogue by
 * name. A value that is not understood keeps its printed form with the status `illegible` and a message.
 */
export function normaliseObservation(
  observation: Observation,
  report: ReportProfile,
  catalog: Catalog,
): NormalisedObservation {
  const { periodText, periodFrom, entityText, ...kept } = observation;
  const named = nameIndicator(observation, catalog);
  const indicator = named.id === null ? null : (catalog.indicators.get(named.id) ?? null);
  const scope = named.scope ?? (indicator && findScope(observation, indicator, catalog));
  const measure = measureObservation(observation, indicator, catalog);
  const period = settlePeriod(periodText, periodFrom, report.year);
  const kind = observation.kind ?? decideKind(observation.indicatorText, measure);
  const messages = [
    ...problemsOf(observation, measure),
    ...(period.understood
      ? []
      : [makeMessage('period_not_understood', { text: periodText ?? '' }, observation.anchor)]),
  ];
  const fact: Fact = {
    ...kept,
    path: layPath(observation),
    indicatorId: named.id,
    ...(scope !== null && { dims: { ...observation.dims, scope } }),
    confidence: Math.round(observation.confidence * named.confidence * 1000) / 1000,
    unitText: measure.unitText,
    status: measure.status,
    entity: resolveOwner(entityText, report, catalog.institutions),
    value: measure.value,
    ...(measure.valueMin !== undefined && { valueMin: measure.valueMin }),
    ...(measure.valueMax !== undefined && { valueMax: measure.valueMax }),
    unit: measure.unit,
    dimension: measure.dimension,
    modifier: measure.modifier,
    kind,
    ...(kind === 'change' && {
      change: observation.change ?? describeChange(observation.indicatorText, observation.quote, measure),
    }),
    period: period.period,
  };
  return { fact, messages };
}

interface Named {
  readonly id: string | null;
  readonly confidence: number;
  /** The part that the fact is about, from words before the name; null for the whole. */
  readonly scope: string | null;
}

function nameIndicator(observation: Observation, catalog: Catalog): Named {
  if (observation.indicatorId !== null) return { id: observation.indicatorId, confidence: 1, scope: null };
  const query = {
    text: observation.indicatorText,
    path: observation.path,
    unit: observation.unitText ?? unitInName(catalog.units, observation.indicatorText),
  };
  const found = matchIndicator(catalog, query);
  if (found) return { ...found, scope: null };
  // Running text puts in front of a name what a table leaves to its caption.
  // The share of one answer is not the rate that was asked for.
  const isAnswer = observation.kind === 'share' && observation.dims.item !== undefined;
  if (observation.from !== 'prose' || isAnswer) return { id: null, confidence: 1, scope: null };
  const qualified = matchQualifiedName(catalog, query);
  if (qualified) return qualified;
  return { ...(matchProseIndicator(catalog, observation) ?? { id: null, confidence: 1 }), scope: null };
}

function measureObservation(
  observation: Observation,
  indicator: Indicator | null,
  catalog: Catalog,
): Measure {
  const { status, valueText } = observation;
  const unitText =
    observation.from === 'prose'
      ? proseUnit(observation.indicatorText, observation.unitText)
      : (observation.unitText ?? unitInName(catalog.units, observation.indicatorText));
  if (status !== 'reported') return withoutValue(catalog.units, status, unitText);
  const expected: ExpectedUnit | null = indicator && {
    unit: indicator.unit,
    dimension: indicator.dimension,
    assume: observation.from === 'standard_table' || observation.corrects !== undefined,
  };
  // the scan of running text has told grouped digits from two numbers
  return measureValue(catalog.units, valueText, unitText, expected, {
    blankGroups: observation.from === 'prose',
  });
}

function problemsOf(observation: Observation, measure: Measure): Message[] {
  const { anchor, indicatorText, valueText } = observation;
  const messages: Message[] = [];
  if (measure.reason !== null)
    messages.push(
      makeMessage(
        'value_not_understood',
        { text: `${indicatorText} ${valueText}`, reason: measure.reason },
        anchor,
      ),
    );
  if (measure.unknownUnit !== null)
    messages.push(makeMessage('unit_unknown', { unit: measure.unknownUnit }, anchor));
  if (measure.unexpected)
    messages.push(
      makeMessage(
        'unit_dimension_unexpected',
        { name: indicatorText, unit: measure.unitText ?? measure.unit ?? '' },
        anchor,
      ),
    );
  return messages;
}
