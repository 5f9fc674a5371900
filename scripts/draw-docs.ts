// Draws the pictures of docs/tables.md: pages of invented reports with what was read painted over. Same bytes each time.

import { mkdirSync, writeFileSync } from 'node:fs';
import { drawPages } from '../extractors/pdf/draw-pages.ts';
import { listReports } from '../fixtures/content/list-reports.ts';
import { placeReport } from '../fixtures/layout/place-report.ts';
import { type TableRuling, writePdf } from '../fixtures/writers/write-pdf.ts';

interface Picture {
  readonly name: string;
  readonly report: string;
  readonly ruling: TableRuling;
  readonly page: number;
}

const pictures: readonly Picture[] = [
  { name: 'ruled', report: 'lanchuan-2023', ruling: 'full', page: 7 },
  { name: 'three-line', report: 'lanchuan-2023', ruling: 'three', page: 7 },
  { name: 'unruled', report: 'lanchuan-2023', ruling: 'none', page: 10 },
  { name: 'continued', report: 'lanchuan-2023', ruling: 'full', page: 12 },
];

const folder = new URL('../docs/tables/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { name, report: id, ruling, page } of pictures) {
  const report = listReports().find((r) => r.id === id);
  if (!report) throw new Error(`no fixture ${id}`);
  const bytes = new Uint8Array(await writePdf(report, placeReport(report), ruling));
  const [drawing] = await drawPages(bytes, [page], 1.1);
  if (drawing) writeFileSync(new URL(`${name}.png`, folder), drawing.png);
}
