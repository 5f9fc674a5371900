// Empties a document: all that was read in it, but not its row.

import type { Transaction } from 'kysely';
import { dropFindingsAbout } from '../findings/write-report-findings.ts';
import type { WarehouseSchema } from '../schema/index.ts';
import { unindexDocument } from '../sqlite/text-index.ts';

/** Removes all that was read in document `id`, but not its row, nor the values chosen from its facts. */
export async function deleteContent(trx: Transaction<WarehouseSchema>, id: string): Promise<void> {
  await dropFindingsAbout(trx, id);
  await unindexDocument(trx, 'raw_cell', id);
  await unindexDocument(trx, 'raw_passage', id);
  await trx
    .deleteFrom('core_finding_fact')
    .where('finding_id', 'in', (q) => q.selectFrom('core_finding').select('id').where('document', '=', id))
    .execute();
  for (const table of [
    'core_finding',
    'core_fact',
    'raw_cell',
    'raw_table',
    'raw_passage',
    'raw_message',
    'raw_unresolved_numeral',
  ] as const)
    await trx.deleteFrom(table).where('document', '=', id).execute();
}
