// The checks over several reports of a school, run over a whole warehouse, their findings stored beside those of ingest.

import type { Catalog } from '../../catalog/types.ts';
import { clearDue, listDue } from '../../loaders/findings/due-schools.ts';
import { listSchoolsWithSeries, readReportFacts } from '../../loaders/findings/read-report-facts.ts';
import { writeReportFindings } from '../../loaders/findings/write-report-findings.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { writeTransaction } from '../../loaders/write-transaction.ts';
import { checkReports } from '../../transformers/checks/across/check-reports.ts';
import type { ReportFinding } from '../../transformers/checks/across/report-facts.ts';

/**
 * Compares each school's reports year by year and stores what was found in place of what an earlier call found. A function of
 * the reports in force: called twice, it changes nothing. Returns how many findings there are.
 * @param which `due`: only schools whose reports changed since they were last compared.
 * @throws WarehouseError `warehouse_readonly`, `warehouse_busy`, `warehouse_damaged`.
 *
 * @example
 * await checkWarehouse(warehouse, loadCatalog()); // 3
 */
export async function checkWarehouse(
  warehouse: Warehouse,
  catalog: Pick<Catalog, 'checks'>,
  which: 'all' | 'due' = 'all',
): Promise<number> {
  const schools = which === 'due' ? await listDue(warehouse) : null;
  if (schools?.length === 0) return 0;
  const findings = await findAcrossReports(warehouse, catalog, schools);
  return await writeTransaction(warehouse, async (trx) => {
    await clearDue(trx, schools);
    return writeReportFindings(trx, findings, schools);
  });
}

/** What {@link checkWarehouse} would store, for `schools` or for all; reads only. */
export async function findAcrossReports(
  warehouse: Pick<Warehouse, 'db'>,
  catalog: Pick<Catalog, 'checks'>,
  schools: readonly string[] | null = null,
): Promise<ReportFinding[]> {
  const findings: ReportFinding[] = [];
  for (const school of schools ?? (await listSchoolsWithSeries(warehouse)))
    for (const reports of await readReportFacts(warehouse, school))
      findings.push(...checkReports(reports, catalog));
  return findings;
}
