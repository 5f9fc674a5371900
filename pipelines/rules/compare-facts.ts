// What two readings of one document differ in, fact by fact. A fact is the same when it stands at the same place.

import type { Fact } from '../../model/index.ts';

/** Which field of a fact differs, as text. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export type FactChange =
  | { readonly change: 'gained'; readonly fact: Fact }
  | { readonly change: 'lost'; readonly fact: Fact }
  | { readonly change: 'altered'; readonly fact: Fact; readonly fields: readonly FieldChange[] };

/** The fields of a fact that say what it is; confidence and the name of the rule are no part of that. */
const fields: readonly (readonly [string, (fact: Fact) => string])[] = [
  ['indicator', (f) => f.path.join(' / ')],
  ['indicator_id', (f) => f.indicatorId ?? ''],
  ['entity', (f) => f.entity ?? ''],
  ['value', (f) => f.value ?? [f.valueMin, f.valueMax].filter(Boolean).join('–')],
  ['unit', (f) => f.unit ?? ''],
  ['printed', (f) => f.valueText],
  ['status', (f) => f.status],
  ['modifier', (f) => f.modifier],
  ['kind', (f) => f.kind],
  ['change', (f) => (f.change ? `${f.change.direction} ${f.change.base}` : '')],
  ['period', (f) => [f.period.kind, f.period.start, f.period.end].join(' ')],
  ['dims', (f) => JSON.stringify(f.dims)],
  ['from', (f) => f.from],
];

/** The changes from `before` to `after`: those of `after` in its order, then what was lost. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const known = new Map<string, Fact[]>();
  for (const fact of before) known.set(placeOf(fact), [...(known.get(placeOf(fact)) ?? []), fact]);
  const changes: FactChange[] = [];
  for (const fact of after) {
    const old = known.get(placeOf(fact))?.shift();
    if (!old) {
      changes.push({ change: 'gained', fact });
      continue;
    }
    const differing = fields.flatMap(([field, read]): FieldChange[] =>
      read(old) === read(fact) ? [] : [{ field, before: read(old), after: read(fact) }],
    );
    if (differing.length > 0) changes.push({ change: 'altered', fact, fields: differing });
  }
  const lost = new Set([...known.values()].flat());
  return [
    ...changes,
    ...before.filter((fact) => lost.has(fact)).map((fact): FactChange => ({ change: 'lost', fact })),
  ];
}

const placeOf = (fact: Fact): string => JSON.stringify(fact.anchor);
