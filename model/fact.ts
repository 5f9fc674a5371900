// An observation made comparable: exact value in a canonical unit, period, kind; the printed form stays.

import type { FactKind, Observation, PeriodOrigin } from './observation.ts';

/** A decimal number written out: `-?\d+(\.\d+)?`. Never a float that was computed with. */
export type DecimalString = string;
export type Modifier = 'exact' | 'about' | 'more_than' | 'less_than' | 'at_least' | 'at_most';
export type PeriodKind = 'calendar' | 'academic' | 'cohort' | 'as_of' | 'range' | 'unstated';

/** ISO dates, both ends included; an academic year runs from 1 September to 31 August. Null when unstated. */
export interface Period {
  readonly text: string | null;
  readonly kind: PeriodKind;
  readonly start: string | null;
  readonly end: string | null;
  readonly from: PeriodOrigin;
}

export interface Fact extends Omit<Observation, 'periodText' | 'periodFrom' | 'entityText' | 'kind'> {
  /** Name of the institution the number belongs to. */
  readonly entity: string;
  /** In `unit`; null when nothing is reported or the value is a range. */
  readonly value: DecimalString | null;
  readonly valueMin?: DecimalString;
  readonly valueMax?: DecimalString;
  /** Id of the canonical unit in the unit catalogue; null when the unit is unknown or absent. */
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly modifier: Modifier;
  readonly kind: FactKind;
  readonly period: Period;
}
