// Two warehouse files → which documents and values appeared, vanished or changed, each with its cause. Reads both, one
// school at a time; writes neither.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import {
  listSchoolsWithValues,
  readCatalogueDigest,
  readDocumentStates,
  readFactStates,
  readSchoolValues,
} from '../../loaders/queries/read-state.ts';
import { compareVersions, nameCauses, type Side, type Sourced } from './name-causes.ts';
import type { Cause, ChangeKind, Difference, DocumentChange, ValueChange } from './types.ts';

type DocumentRow = Awaited<ReturnType<typeof readDocumentStates>>[number];
type ValueRow = Awaited<ReturnType<typeof readSchoolValues>>[number];
type LoadedSide = Side & { readonly warehouse: Warehouse; readonly rows: readonly DocumentRow[] };
type Sides = { readonly before: LoadedSide; readonly after: LoadedSide };

/** What has to happen to the warehouse `before` to become `after`. */
export async function compareWarehouses(before: Warehouse, after: Warehouse): Promise<Difference> {
  const sides = { before: await loadSide(before), after: await loadSide(after) };
  return {
    versions: { before: versionsOf(sides.before), after: versionsOf(sides.after) },
    documents: await compareDocuments(sides),
    values: await compareValues(sides),
  };
}

async function loadSide(warehouse: Warehouse): Promise<LoadedSide> {
  const rows = await readDocumentStates(warehouse);
  return {
    warehouse,
    rows,
    documents: new Map(rows.map((row) => [row.id, row])),
    bySha: new Map(rows.map((row) => [row.sha256, row])),
    catalogue: await readCatalogueDigest(warehouse),
  };
}

const versionsOf = ({ rows, catalogue }: LoadedSide) => ({
  extractors: [...new Set(rows.flatMap(({ extractor }) => extractor ?? []))].sort(),
  catalogue,
});

async function compareDocuments(sides: Sides): Promise<DocumentChange[]> {
  const before = new Map(sides.before.rows.map((row) => [row.sha256, row]));
  const after = new Map(sides.after.rows.map((row) => [row.sha256, row]));
  const changes: DocumentChange[] = [];
  for (const row of sides.after.rows) {
    const known = before.get(row.sha256);
    if (!known) changes.push(describeDocument('appeared', [appearance(row, sides)], null, row, null));
    else {
      const causes = documentCauses(known, row);
      if (causes.length === 0) continue;
      const facts = known.extractor === row.extractor ? null : await compareFacts(sides, known, row);
      changes.push(describeDocument('changed', causes, known, row, facts));
    }
  }
  for (const row of sides.before.rows)
    if (!after.has(row.sha256))
      changes.push(describeDocument('vanished', ['removed_document'], row, null, null));
  return changes;
}

/** Whether a new document is a newer version of one that was there. */
function appearance({ id }: DocumentRow, { before, after }: Sides): Cause {
  const replaced = after.rows.some((row) => row.supersededBy === id && before.bySha.has(row.sha256));
  return replaced ? 'revised_document' : 'new_document';
}

function documentCauses(known: DocumentRow, row: DocumentRow): Cause[] {
  const causes = compareVersions(known.extractor, row.extractor);
  if (known.supersededBy === null && row.supersededBy !== null) causes.push('revised_document');
  if (known.supersededBy !== null && row.supersededBy === null) causes.push('removed_document');
  return causes;
}

function describeDocument(
  change: ChangeKind,
  causes: readonly Cause[],
  before: DocumentRow | null,
  after: DocumentRow | null,
  facts: DocumentChange['facts'],
): DocumentChange {
  const row = after ?? before;
  return {
    change,
    causes,
    path: row?.path ?? '',
    sha256: row?.sha256 ?? '',
    institution: row?.institution ?? null,
    year: row?.year ?? null,
    factsBefore: before?.facts ?? 0,
    factsAfter: after?.facts ?? 0,
    facts,
  };
}

/** Facts of a document that was read twice, matched by place and words; several alike are matched in their order. */
async function compareFacts({ before, after }: Sides, known: DocumentRow, row: DocumentRow) {
  const pending = new Map<string, string[]>();
  for (const { key, says } of await readFactStates(before.warehouse, known.id))
    pending.set(key, [...(pending.get(key) ?? []), says]);
  const counts = { appeared: 0, vanished: 0, changed: 0 };
  for (const { key, says } of await readFactStates(after.warehouse, row.id)) {
    const earlier = pending.get(key)?.shift();
    if (earlier === undefined) counts.appeared++;
    else if (earlier !== says) counts.changed++;
  }
  for (const left of pending.values()) counts.vanished += left.length;
  return counts;
}

async function compareValues(sides: Sides): Promise<ValueChange[]> {
  const schools = new Set([
    ...(await listSchoolsWithValues(sides.before.warehouse)),
    ...(await listSchoolsWithValues(sides.after.warehouse)),
  ]);
  const changes: ValueChange[] = [];
  for (const school of [...schools].sort()) {
    const [before, after] = await Promise.all([
      readSchoolValues(sides.before.warehouse, school),
      readSchoolValues(sides.after.warehouse, school),
    ]);
    changes.push(...compareSchool(before, after, sides));
  }
  return changes;
}

const keyOf = (row: ValueRow): string => `${row.indicator_id}\n${row.period_key}`;

function compareSchool(before: readonly ValueRow[], after: readonly ValueRow[], sides: Sides): ValueChange[] {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  const later = new Map(after.map((row) => [keyOf(row), row]));
  const changes: ValueChange[] = [];
  for (const row of after) {
    const known = earlier.get(keyOf(row)) ?? null;
    if (known === null || !saysSame(known, row)) changes.push(describeChange(known, row, sides));
  }
  for (const row of before) if (!later.has(keyOf(row))) changes.push(describeChange(row, null, sides));
  return changes;
}

const SAYING = ['value', 'value_min', 'value_max', 'unit', 'modifier'] as const;
const saysSame = (a: ValueRow, b: ValueRow): boolean =>
  SAYING.every((name) => a[name] === b[name]) && (a.trust === 'correction') === (b.trust === 'correction');

function describeChange(before: ValueRow | null, after: ValueRow | null, sides: Sides): ValueChange {
  const [from, to] = [before && toState(before), after && toState(after)];
  const row = after ?? before;
  return {
    change: before === null ? 'appeared' : after === null ? 'vanished' : 'changed',
    causes: nameCauses(from, to, sides),
    institution: row?.institution ?? '',
    indicator: { id: row?.indicator_id ?? '', zh: row?.name_zh ?? '', en: row?.name_en ?? '' },
    period: row?.period_label ?? '',
    before: from,
    after: to,
  };
}

const toState = (row: ValueRow): Sourced => ({
  value: row.value,
  valueMin: row.value_min,
  valueMax: row.value_max,
  unit: row.unit,
  modifier: row.modifier,
  printed: row.value_printed,
  trust: row.trust,
  factId: row.fact_id,
  path: row.path,
  anchor: row.anchor,
  document: row.document,
});
