// Brings the catalogue into the warehouse: units, institutions, standard tables, indicators and all their names. Does
// nothing when the warehouse has this catalogue already. Entries the catalogue dropped stay while facts use them.

import type { Insertable, Transaction } from 'kysely';
import { foldName } from '../catalog/fold-name.ts';
import type { Catalog, Indicator, InstitutionName } from '../catalog/types.ts';
import { insertRows } from './insert-rows.ts';
import type { Warehouse } from './open-warehouse.ts';
import { readMeta, writeMeta } from './runs/meta.ts';
import type { CoreIndicatorNameTable, CoreInstitutionNameTable, WarehouseSchema } from './schema/index.ts';
import { writeTransaction } from './write-transaction.ts';

type Trx = Transaction<WarehouseSchema>;

const CHUNK = 400;

/**
 * Makes the warehouse's catalogue tables equal to `catalog`; whether anything was done. Extractions can be written only
 * after the catalogue that they were made with.
 * @throws WarehouseError `warehouse_busy`, `warehouse_readonly`, `warehouse_damaged`.
 */
export async function syncCatalog(warehouse: Warehouse, catalog: Catalog): Promise<boolean> {
  if ((await readMeta(warehouse.db, 'catalog_digest')) === catalog.digest) return false;
  await writeTransaction(warehouse, async (trx) => {
    await syncUnits(trx, catalog);
    await syncInstitutions(trx, catalog);
    await syncStandardTables(trx, catalog);
    await syncIndicators(trx, catalog);
    await writeMeta(trx, 'catalog_digest', catalog.digest);
  });
  return true;
}

async function syncUnits(trx: Trx, { units }: Catalog): Promise<void> {
  await trx.deleteFrom('core_unit').execute();
  const rows = [...units.units.values()];
  await insertRows(
    trx,
    'core_unit',
    rows.map(({ id, dimension, zh, en }) => ({ id, dimension, name_zh: zh, name_en: en })),
  );
}

async function syncStandardTables(trx: Trx, { standardTables }: Catalog): Promise<void> {
  await trx.deleteFrom('core_standard_table').execute();
  await insertRows(
    trx,
    'core_standard_table',
    standardTables.map(({ id, zh, en }, position) => ({ id, name_zh: zh, name_en: en, position })),
  );
}

async function syncInstitutions(trx: Trx, { institutions }: Catalog): Promise<void> {
  await trx.updateTable('core_institution').set({ in_catalogue: 0 }).execute();
  await trx.deleteFrom('core_institution_name').where('kind', '<>', 'printed').execute();
  const rows = institutions.all.map(
    ({ code, name, kind, level, region, ownership, doubleHigh, validTo }) => ({
      id: code,
      code,
      name,
      kind,
      level,
      region,
      valid_from: null,
      valid_to: validTo ?? null,
      provisional: 0 as const,
      in_catalogue: 1 as const,
      ownership: ownership ?? null,
      double_high: doubleHigh?.kind ?? null,
      double_high_grade: doubleHigh?.grade ?? null,
    }),
  );
  for (let i = 0; i < rows.length; i += CHUNK)
    await trx
      .insertInto('core_institution')
      .values(rows.slice(i, i + CHUNK))
      .onConflict((c) =>
        c.column('id').doUpdateSet(({ ref }) => ({
          code: ref('excluded.code'),
          name: ref('excluded.name'),
          kind: ref('excluded.kind'),
          level: ref('excluded.level'),
          region: ref('excluded.region'),
          valid_to: ref('excluded.valid_to'),
          ownership: ref('excluded.ownership'),
          double_high: ref('excluded.double_high'),
          double_high_grade: ref('excluded.double_high_grade'),
          provisional: 0,
          in_catalogue: 1,
        })),
      )
      .execute();
  const names = institutions.all.flatMap(({ code, name, formerNames, names: dated = [], aliases = [] }) => [
    nameRow(code, name, 'current', dated),
    ...[...new Set(formerNames)].map((former) => nameRow(code, former, 'former', dated)),
    ...[...new Set(aliases)].map((alias) => nameRow(code, alias, 'alias', [])),
  ]);
  await insertRows(trx, 'core_institution_name', names);
  await dropUnusedInstitutions(trx);
}

const nameRow = (
  institution_id: string,
  name: string,
  kind: CoreInstitutionNameTable['kind'],
  dated: readonly InstitutionName[],
): Insertable<CoreInstitutionNameTable> => {
  const years = dated.find((entry) => entry.name === name);
  return {
    institution_id,
    name,
    folded: foldName(name),
    kind,
    valid_from: years?.from ?? null,
    valid_to: years?.to ?? null,
  };
};

/** Institutions that left the catalogue and that nothing names. */
async function dropUnusedInstitutions(trx: Trx): Promise<void> {
  const unused = trx
    .selectFrom('core_institution as i')
    .where('i.in_catalogue', '=', 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('raw_document as d').select('d.id').whereRef('d.institution_id', '=', 'i.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('core_fact as f').select('f.id').whereRef('f.institution_id', '=', 'i.id'))),
    )
    .select('i.id');
  await trx.deleteFrom('core_institution_name').where('institution_id', 'in', unused).execute();
  await trx.deleteFrom('core_institution').where('id', 'in', unused).execute();
}

async function syncIndicators(trx: Trx, catalog: Catalog): Promise<void> {
  await trx.updateTable('core_indicator').set({ in_catalogue: 0 }).execute();
  await trx.deleteFrom('core_indicator_name').execute();
  const all = [...catalog.indicators.values()];
  const latest = Math.max(...all.flatMap(({ years }) => readYears(years)));
  for (const [position, indicator] of all.entries()) {
    const row = indicatorColumns(indicator, position, latest);
    await trx
      .insertInto('core_indicator')
      .values({ id: indicator.id, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  }
  await insertRows(trx, 'core_indicator_name', indicatorNames(catalog));
  await trx
    .deleteFrom('core_indicator')
    .where('in_catalogue', '=', 0)
    .where('id', 'not in', (q) =>
      q
        .selectFrom('core_fact')
        .select('indicator_id')
        .where('indicator_id', 'is not', null)
        .$castTo<{ indicator_id: string }>(),
    )
    .execute();
}

const indicatorColumns = (indicator: Indicator, position: number, latest: number) => {
  const years = readYears(indicator.years);
  const last = years.length ? Math.max(...years) : null;
  return {
    name_zh: indicator.zh,
    name_en: indicator.en,
    unit_printed: indicator.unit,
    dimension: indicator.dimension,
    parent_id: indicator.parent,
    standard_table: indicator.table,
    schools: indicator.schools,
    years_in_force: indicator.years,
    year_from: years.length ? Math.min(...years) : null,
    // the newest template known is taken to be in force still
    year_to: last === latest ? null : last,
    definition: indicator.definition,
    source: indicator.source,
    position,
    in_catalogue: 1,
    better: indicator.better ?? 'none',
    changed: JSON.stringify(indicator.changed ?? []),
  } as const;
};

/** The years named in `2022?-2024(seen 2023,2024)`; the span from the first to the last is in force. */
const readYears = (years: string): number[] => (years.match(/\b(?:19|20)\d{2}(?!\d)/g) ?? []).map(Number);

function indicatorNames({ indicators, standardTables }: Catalog): Insertable<CoreIndicatorNameTable>[] {
  const rows = new Map<string, Insertable<CoreIndicatorNameTable>>();
  const add = (indicator_id: string, name: string, kind: CoreIndicatorNameTable['kind']) => {
    if (indicators.has(indicator_id) && name)
      rows.set(`${indicator_id}\n${kind}\n${name}`, { indicator_id, name, folded: foldName(name), kind });
  };
  for (const { id, zh, en, aliases } of indicators.values()) {
    add(id, zh, 'zh');
    add(id, en, 'en');
    for (const alias of aliases) add(id, alias, 'alias');
  }
  for (const { rows: template } of standardTables)
    for (const { indicator, names } of template) for (const name of names) add(indicator, name, 'template');
  return [...rows.values()];
}
