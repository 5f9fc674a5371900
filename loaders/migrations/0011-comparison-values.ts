// All that a comparison needs of a value, in the order in which it reads them: by indicator and year. The rows themselves lie
// by school; fetching them one by one from there takes longer than everything else a comparison does.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const comparisonValues: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('out_best_value_comparison')
      .on('out_best_value')
      .columns([
        'indicator_id',
        'year',
        'institution_id',
        'value',
        'value_min',
        'value_max',
        'value_num',
        'alternatives',
        'conflict',
        'resolution',
        'fact_id',
        'anchor',
        'value_printed',
        'period_key',
        'unit',
        'unit_printed',
        'modifier',
        'kind',
        'trust',
        'period_kind',
        'period_label',
        'document',
      ])
      .execute();
    await db.schema.dropIndex('out_best_value_indicator').execute();
  },
};
