// Which part of the school each block is about, so that the numbers of a 专业群 are not held against those of the school.

import type { CheckRules } from '../../../catalog/types.ts';
import type { Document } from '../../../model/index.ts';

const OPENING = 24;
/** 学校化学与制药工程学院根据…: a name of a part at the start of a paragraph. */
const OWN = /^(?:我校|学校|全校|本校)(?=[\u4e00-\u9fff])/u;

/** Numbering says more of the depth of a heading than what a reader of plain text makes of it. */
const RANKS = [
  /^第[一二三四五六七八九十]+[章部]/u,
  /^[一二三四五六七八九十]+、/u,
  /^[(（][一二三四五六七八九十]+[)）]/u,
  /^\d+[.、．](?!\d)/u,
];

function rankOf(heading: string): number | null {
  const rank = RANKS.findIndex((pattern) => pattern.test(heading));
  return rank < 0 ? null : rank;
}

/** For each block of `doc` the part of the school it is about, in a word; '' for the school itself. */
export function readScopes(doc: Document, rules: CheckRules): string[] {
  const own = /[^（(]*(?:学院|大学|学校)/u;
  let heading = '';
  let depth = 99;
  return doc.blocks.map((block) => {
    const text = block.text.replace(/\s+/gu, '');
    if (block.kind === 'heading') {
      const level = rankOf(text) ?? (block.level ?? 1) + RANKS.length;
      const part = /专业群(?=层面|任务|绩效|建设任务)|分校|校区/u.exec(text)?.[0] ?? '';
      if (part !== '' || level <= depth) {
        heading = part;
        depth = part === '' ? 99 : level;
      }
      return heading;
    }
    const opening = text.slice(0, OPENING).split(/[，。；、：]/u)[0] ?? '';
    const subject = opening.replace(OWN, '');
    const at = rules.subUnits.map(
      (word) => subject.indexOf(word) + word.length * Number(subject.includes(word)),
    );
    const end = Math.max(0, ...at.filter((position) => position > 2));
    const name = subject.slice(0, end);
    const isPart = end > 0 && subject !== opening && own.test(name);
    return isPart ? name : heading;
  });
}
