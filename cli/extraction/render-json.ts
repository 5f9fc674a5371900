// The result of one document as JSON (DESIGN contract): one item a line, so that big files stay readable and diffable.

import type { Block, Cell, Extraction, Table } from '../../model/index.ts';

/** The text's own offsets serve the stages; outside, the anchor of the item is its place. */
const bare = <T extends Block | Cell>({ segments: _, text, ...rest }: T) => ({ ...rest, text });

const bareTable = (table: Table) => ({ ...table, cells: table.cells.map(bare) });

/** Keys in the order of the contract; arrays with one element a line; ends with a line feed. */
export function renderExtractionJson(extraction: Extraction): string {
  const { source, extractor, report, pages, observations, findings, numerals, messages } = extraction;
  const blocks = extraction.blocks.map(bare);
  const tables = extraction.tables.map(bareTable);
  const parts = {
    source,
    extractor,
    report,
    pages,
    blocks,
    tables,
    observations,
    findings,
    numerals,
    messages,
  };
  const lines = Object.entries(parts).map(([key, value]) => `${JSON.stringify(key)}: ${renderValue(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function renderValue(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n  ${value.map((item) => JSON.stringify(item)).join(',\n  ')}\n]`;
}
