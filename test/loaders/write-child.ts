// A process that writes invented documents one after the other and says `written N` after each commit. Started, and
// killed, by kill-writer.test.ts. Arguments: path of the warehouse, how many documents, id of the run.

import { openWarehouse, syncCatalog, writeExtraction } from '../../loaders/index.ts';
import { inYear, makeCatalog, makeExtraction, makeFact, makeTable } from './build-extraction.ts';
import { beginRun } from './with-warehouse.ts';

const [path = '', count = '0', runId = 'run'] = process.argv.slice(2);
const FACTS = 80;

const warehouse = await openWarehouse(path);
await syncCatalog(warehouse, makeCatalog());
await beginRun(warehouse, runId);
for (let i = 0; i < Number(count); i++) {
  const facts = Array.from({ length: FACTS }, (_, n) =>
    makeFact(`o${n}`, { value: String(n), period: inYear(1850 + n) }),
  );
  const rows = facts.map((fact) => [fact.indicatorText, fact.valueText]);
  const extraction = makeExtraction({
    content: `document ${i}`,
    year: 2000 + (i % 20),
    facts,
    tables: [makeTable('t1', '表1', rows)],
    passages: facts.map((fact) => fact.quote),
  });
  await writeExtraction(warehouse, extraction, { runId });
  process.stdout.write(`written ${i}\n`);
}
await warehouse.close();
