// Keeps header rows and first columns of a workbook in sight. The library that writes the workbook cannot say this, so
// it is put into the sheets' XML (ECMA-376 part 1, 18.3.1.66 `pane`).

import { CFB, utils } from 'xlsx';

export interface FrozenPart {
  readonly rows: number;
  readonly columns: number;
}

/** The workbook `bytes` with the first rows and columns of its sheets, in order, frozen. */
export function freezePanes(bytes: Uint8Array, parts: readonly FrozenPart[]): Uint8Array {
  const archive = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  for (const [i, part] of parts.entries()) {
    const entry = CFB.find(archive, `/xl/worksheets/sheet${i + 1}.xml`);
    if (!entry) continue;
    const xml = Buffer.from(entry.content).toString('utf8');
    const changed = xml.replace(/<sheetView([^>]*?)\/>|<sheetView([^>]*?)><\/sheetView>/, (_, a, b) => {
      return `<sheetView${a ?? b ?? ''}>${paneOf(part)}</sheetView>`;
    });
    entry.content = Buffer.from(changed);
    entry.size = entry.content.length;
  }
  return CFB.write(archive, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array;
}

function paneOf({ rows, columns }: FrozenPart): string {
  const corner = utils.encode_cell({ r: rows, c: columns });
  const pane = columns > 0 ? (rows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
}
