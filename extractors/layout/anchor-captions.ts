// Tables → the same tables with the place of their caption, so that a check can point at the words it doubts.
// The block of a table carries the words of its caption, in every format.

import { type DocumentContent, mergeAnchors, type Table } from '../../model/index.ts';

/** The content with `captionAnchor` on each table whose caption is printed somewhere. */
export function anchorCaptions<T extends Pick<DocumentContent, 'blocks' | 'tables'>>(content: T): T {
  const places = new Map(
    content.blocks.flatMap(({ table, segments }) =>
      table !== undefined && segments.length > 0
        ? [[table, mergeAnchors(segments.map((s) => s.anchor))] as const]
        : [],
    ),
  );
  const tables = content.tables.map((table): Table => {
    const captionAnchor = table.caption === null ? undefined : places.get(table.id);
    return captionAnchor ? { ...table, captionAnchor } : table;
  });
  return { ...content, tables };
}
