// Numbers of tables that leave one out: 附表 1, 3, 4 without 2, or a caption that no table follows.

import type { Block, Document, Finding, Table } from '../../../model/index.ts';
import { placedFinding } from './place-finding.ts';

const NUMBER = /^\s*(附?表)\s*(\d{1,2})(?![\d.\-—－])/u;
/** Without these a gap is a habit of numbering. */
const RUN = 3;

interface Numbered {
  readonly kind: string;
  readonly number: number;
  readonly table: Table;
}

/** One finding for each number missing inside a run of numbered tables. A run starts anew where the numbers do. */
export function checkNumbering(doc: Document): Finding[] {
  const runs: Numbered[][] = [];
  for (const table of doc.tables) {
    const [, kind = '', digits] = NUMBER.exec(table.caption ?? '') ?? [];
    if (digits === undefined) continue;
    const next = { kind, number: Number(digits), table };
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && before.kind === kind && next.number >= before.number) last.push(next);
    else runs.push([next]);
  }
  return runs.flatMap((run) =>
    gaps(run)
      .filter((gap) => !isPrinted(gap, doc.blocks))
      .map((gap) => describe(gap, run, doc.blocks)),
  );
}

interface Gap {
  readonly number: number;
  readonly before: Numbered;
  readonly after: Numbered;
}

function gaps(run: readonly Numbered[]): Gap[] {
  const found = run.flatMap((after, i) => {
    const before = run[i - 1];
    return before && after.number === before.number + 2 ? [{ number: before.number + 1, before, after }] : [];
  });
  return run.length >= RUN && found.length <= run.length / RUN ? found : [];
}

/** Whether the caption stands there, though no table was read under it: that is another matter. */
function isPrinted({ number, before, after }: Gap, blocks: readonly Block[]): boolean {
  const at = (one: Numbered) => blocks.findIndex((block) => block.table === one.table.id);
  return blocks.slice(Math.max(0, at(before)), at(after)).some((block) => {
    const [, kind, digits] = NUMBER.exec(block.text) ?? [];
    return kind === before.kind && Number(digits) === number;
  });
}

function describe(
  { number, before, after }: Gap,
  run: readonly Numbered[],
  blocks: readonly Block[],
): Finding {
  const anchors = [after, before].flatMap(({ table }) => {
    const block = blocks.find((b) => b.table === table.id);
    return block ? [block.anchor] : table.anchors.slice(0, 1);
  });
  const name = `${before.kind}${number}`;
  const numbers = run.map((one) => one.number).join('、');
  return placedFinding(
    'table_missing',
    'warning',
    anchors,
    [],
    `缺少“${name}”：编号为 ${numbers}（“${before.table.caption}”之后即“${after.table.caption}”）`,
    `there is no table ${name}: the numbers are ${numbers} (${after.table.caption} follows ${before.table.caption})`,
  );
}
