// What must hold between indicators of one report, as data. Ids are those of the indicator catalogue. Besides these, an
// indicator is never more than its `parent` in the catalogue when both are counted in the same unit.

import type { Severity } from '../../model/index.ts';

/** Parts that do not overlap; `exhaustive` ones make up the whole. */
export interface Partition {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly exhaustive: boolean;
  /** When the parts exceed the whole. A course may be counted at several levels, so that is a warning only. */
  readonly severity: Severity;
}

const byLevel = (whole: string): Partition => ({
  whole,
  parts: [`${whole}_national`, `${whole}_provincial`, `${whole}_school`],
  exhaustive: true,
  severity: 'warning',
});

export const partitions: readonly Partition[] = [
  {
    whole: 'grads_in_three_sectors',
    parts: ['grads_primary_sector', 'grads_secondary_sector', 'grads_tertiary_sector'],
    exhaustive: true,
    severity: 'error',
  },
  { whole: 'grads_employed', parts: ['grads_sme', 'grads_large'], exhaustive: false, severity: 'error' },
  byLevel('resource_bank'),
  byLevel('online_course'),
  byLevel('vr_base'),
  {
    whole: 'intl_outputs_total',
    parts: ['intl_standards', 'intl_resources', 'intl_equipment'],
    exhaustive: true,
    severity: 'error',
  },
  {
    whole: 'intl_standards',
    parts: ['intl_standards_major', 'intl_standards_course'],
    exhaustive: false,
    severity: 'error',
  },
];

/** The first is never more than the second, though the catalogue does not list it as a part of it. */
export const neverMore: readonly (readonly [less: string, more: string, severity: Severity])[] = [
  ['graduates_placed', 'graduates', 'error'],
  ['grads_in_three_sectors', 'graduates_placed', 'warning'],
  ['grads_employed', 'graduates_placed', 'warning'],
  ['fitness_tested', 'enrolment', 'warning'],
  ['registered', 'admissions', 'error'],
];

/** Indicators whose percentage may pass 100. */
export const MAY_PASS_100 = /完成|达成|增长|增幅|同比|保值|收益/u;

/** Keys of `dims` that describe the survey behind a number, not a part of the quantity. */
export const SAMPLE_DIMS: ReadonlySet<string> = new Set(['surveyed', 'method']);

/** Dimensions in which parts add up to a whole; rates, averages and durations do not. */
export const ADDITIVE: ReadonlySet<string> = new Set([
  'person',
  'person_time',
  'person_day',
  'item',
  'event',
  'medal',
  'money',
  'class_hour',
  'area',
]);
