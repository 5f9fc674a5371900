// Blocks and tables of a document in reading order, for any way of printing it. Loses no table.

import type { Block, DocumentContent, Table } from '../../model/index.ts';

export type Piece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'table'; readonly table: Table };

/** Each block in order, with the table it stands for in its place; tables that no block stands for come last. */
export function inReadingOrder(content: DocumentContent): Piece[] {
  const left = new Map(content.tables.map((table) => [table.id, table]));
  const pieces: Piece[] = [];
  for (const block of content.blocks) {
    const table = block.table === undefined ? undefined : left.get(block.table);
    if (table && left.delete(table.id)) pieces.push({ kind: 'table', table });
    else if (block.table === undefined) pieces.push({ kind: 'block', block });
  }
  return [...pieces, ...[...left.values()].map((table): Piece => ({ kind: 'table', table }))];
}
