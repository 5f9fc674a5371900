// What a reader yields against the limits on any document: the last word, for what no reader counts by itself. Later stages
// compare tables with passages and index every text; they rely on it.

import type { DocumentContent } from '../model/index.ts';
import { refuseBeyond } from './limits.ts';

/** @throws UnreadableError `document_holds_too_much` when `content` is beyond a limit */
export function checkContent({ blocks, tables }: DocumentContent): void {
  refuseBeyond('blocks', blocks.length);
  refuseBeyond('tables', tables.length);
  let cells = 0;
  let characters = 0;
  const addText = ({ text }: { readonly text: string }): void => {
    refuseBeyond('unbroken', text.length);
    characters += text.length;
    refuseBeyond('characters', characters);
  };
  blocks.forEach(addText);
  for (const table of tables) {
    cells += table.cells.length;
    refuseBeyond('cells', cells);
    table.cells.forEach(addText);
  }
}
