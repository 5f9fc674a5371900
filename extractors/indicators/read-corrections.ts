// Notes that correct a value of a table: 备注：《表 1：人才培养质量计分卡》中毕业生人数 6393 人。

import { bareRowName, foldName } from '../../catalog/fold-name.ts';
import type { Catalog, StandardTable } from '../../catalog/types.ts';
import { type Anchor, anchorAt, type Block, type Observation } from '../../model/index.ts';

export interface Correction {
  readonly target: Observation;
  readonly valueText: string;
  readonly unitText: string | null;
  readonly quote: string;
  readonly anchor: Anchor;
  /** 0–1: how sure it is which value of the table is meant. */
  readonly confidence: number;
}

/** Between the indicator's name and its number only words that state it may stand. */
const STATES =
  /^(?:的?(?:数据|数值|值)?(?:应(?:当|该)?(?:为|是)|更正为|修正为|调整为|实际为|实为|实际|合计|共计|共有|共|为|是|[:：,，])){0,2}$/u;
const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?)?/u;
const MAX_UNIT = 6;

/**
 * The corrections in one note. `rows` are the observations of the tables the note may speak of, nearest first: those of
 * the table it names, else of the table above it.
 */
export function readCorrections(note: Block, rows: readonly Observation[], catalog: Catalog): Correction[] {
  const { text, at } = compact(note.text);
  const found: Correction[] = [];
  const taken: [number, number][] = [];
  const names = [...new Set(rows.map((row) => row.indicatorText))].sort((a, b) => b.length - a.length);
  for (const name of names) {
    const key = compact(bareRowName(name)).text;
    for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + 1)) {
      const behind = from + key.length;
      const number = numberAfter(text, behind);
      if (!number || taken.some(([a, b]) => from < b && number.end > a)) continue;
      const target = chooseTarget(
        rows.filter((row) => row.indicatorText === name),
        text.slice(0, from),
      );
      const unit = unitAfter(text, number.end, catalog);
      const anchor = anchorAt(note, at[number.start] ?? 0, (at[number.end - 1] ?? 0) + 1);
      if (!target || !anchor) continue;
      taken.push([from, number.end]);
      found.push({
        target: target.row,
        valueText: text.slice(number.start, number.end),
        unitText: unit,
        quote: note.text,
        anchor,
        confidence: target.confidence,
      });
    }
  }
  return found;
}

/** The standard table a note names (《…》, or its title in the text); null when it names none. */
export function namedTable(note: string, tables: readonly StandardTable[]): StandardTable | null {
  const text = foldName(note);
  const named = tables
    .flatMap((table) => table.titleKeys.map((title) => ({ table, title })))
    .filter(({ title }) => text.includes(title));
  return named.sort((a, b) => b.title.length - a.title.length)[0]?.table ?? null;
}

function numberAfter(text: string, from: number): { start: number; end: number } | null {
  for (let start = from; start <= from + 12 && start < text.length; start++) {
    const number = NUMBER.exec(text.slice(start, start + 40));
    if (!number) continue;
    return STATES.test(text.slice(from, start)) ? { start, end: start + number[0].length } : null;
  }
  return null;
}

function unitAfter(text: string, from: number, catalog: Catalog): string | null {
  for (let length = MAX_UNIT; length > 0; length--) {
    const word = text.slice(from, from + length);
    if (word.length === length && catalog.units.find(word)) return word;
  }
  return null;
}

/** Of several years of one row: the year the note states before the name, else the newest; else the only one. */
function chooseTarget(
  rows: readonly Observation[],
  before: string,
): { row: Observation; confidence: number } | null {
  const [only] = rows;
  if (!only) return null;
  if (new Set(rows.map((row) => row.periodText)).size === 1) return { row: only, confidence: 0.98 };
  const stated = [...before.matchAll(/(?:19|20)\d{2}/gu)].at(-1)?.[0];
  if (stated === undefined)
    return { row: rows.reduce((a, b) => (lastYear(b) > lastYear(a) ? b : a)), confidence: 0.8 };
  const row = rows.find((candidate) => (candidate.periodText ?? '').includes(stated));
  return row ? { row, confidence: 0.95 } : null;
}

const lastYear = (row: Observation): number =>
  Math.max(0, ...[...(row.periodText ?? '').matchAll(/(?:19|20)\d{2}/gu)].map((match) => Number(match[0])));

/** `text` without white space and quotes, brackets and digits in one width, and the index of each character in the original. */
function compact(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const ch = text[i] as string;
    if (/[\s“”"‘’「」]/u.test(ch)) continue;
    const code = ch.charCodeAt(0);
    out += code >= 0xff01 && code <= 0xff5e && ch !== '，' ? String.fromCharCode(code - 0xfee0) : ch;
    at.push(i);
  }
  return { text: out, at };
}
