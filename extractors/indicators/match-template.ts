// Printed rows of a national table ↔ rows of its template, and what each row is a part of. Tolerant of order, of rows
// that are missing or added, of names that changed over the years; a row that fits nothing stays uncatalogued.

import { bareRowName, foldName, nameKey } from '../../catalog/fold-name.ts';
import type { StandardTable, TemplateRow, UnitLexicon } from '../../catalog/types.ts';
import type { IndicatorRow } from './read-indicator-rows.ts';

export interface MatchedRow {
  readonly row: IndicatorRow;
  /** Indicator id; null when the template has no such row. */
  readonly indicator: string | null;
  /** Bare names from the topmost row to this one. */
  readonly path: readonly string[];
  /** 1 for the very name, less for a similar one, 0 for none. */
  readonly likeness: number;
}

const MIN_LIKENESS = 0.75;

/** Each row with its template row and path, in the order given. Without a template only the layout gives the path. */
export function matchTemplate(
  rows: readonly IndicatorRow[],
  template: StandardTable | null,
  units: UnitLexicon,
): MatchedRow[] {
  const matcher = new TemplateMatcher(template?.rows ?? [], units);
  const layout = new LayoutPaths();
  return rows.map((row, i) => {
    const byLayout = layout.place(row);
    const found = matcher.match(row, i);
    if (!found) return { row, indicator: null, path: byLayout, likeness: 0 };
    return { row, indicator: found.template.indicator, path: found.path, likeness: found.likeness };
  });
}

interface Candidate {
  readonly index: number;
  readonly likeness: number;
  readonly score: number;
}

class TemplateMatcher {
  private readonly template: readonly TemplateRow[];
  private readonly units: UnitLexicon;
  /** Template index → where it was matched and under which printed name. */
  private readonly matched = new Map<number, { readonly at: number; readonly name: string }>();
  private cursor = -1;

  constructor(template: readonly TemplateRow[], units: UnitLexicon) {
    this.template = template;
    this.units = units;
  }

  match(row: IndicatorRow, at: number): { template: TemplateRow; path: string[]; likeness: number } | null {
    const printed = bareRowName(row.name);
    const bare =
      this.isKnown(printed) || !this.isKnown(withoutFootnote(printed)) ? printed : withoutFootnote(printed);
    const best = this.candidates(bare, row.unit).sort((a, b) => b.score - a.score)[0];
    const template = best && this.template[best.index];
    if (!best || !template) return null;
    const parents = this.parentsOf(best.index);
    const name = withoutPrefix(bare, parents.at(-1));
    this.matched.set(best.index, { at, name });
    this.cursor = best.index;
    return { template, path: [...parents, name], likeness: best.likeness };
  }

  private isKnown(name: string): boolean {
    const key = nameKey(name);
    return this.template.some((row) => row.keys.includes(key));
  }

  /** Template rows that may be this row, scored: the very name, its unit, a parent met lately, the printed order. */
  private candidates(name: string, printedUnit: string | null): Candidate[] {
    const key = nameKey(name);
    const unit = printedUnit === null ? null : this.units.find(printedUnit);
    const exact = this.isKnown(name);
    const like = exact ? (a: string, b: string) => (a === b ? 1 : 0) : likeness;
    const likenesses = this.template.map((row) => Math.max(...row.keys.map((k) => like(k, key))));
    const top = Math.max(0, ...likenesses);
    if (top < MIN_LIKENESS) return [];
    return likenesses.flatMap((like, index) => {
      const template = this.template[index];
      if (!template || like < top || this.matched.has(index)) return [];
      const unitFits =
        unit === null || unit.unit === template.unit
          ? 2
          : unit.dimension === this.dimension(template)
            ? 1
            : 0;
      const parent = template.parent === null ? null : this.matched.get(template.parent);
      const nearness = parent ? 1 + parent.at / 1000 : template.parent === null ? 0.5 : 0;
      const order = index > this.cursor ? 0.4 - (index - this.cursor) / 1000 : 0;
      return [{ index, likeness: like, score: unitFits * 10 + nearness + order }];
    });
  }

  private dimension(template: TemplateRow): string | null {
    return template.unit === null ? null : (this.units.units.get(template.unit)?.dimension ?? null);
  }

  /** Printed names of the rows that this template row is a part of and that stand in the table, outermost first. */
  private parentsOf(index: number): string[] {
    const names: string[] = [];
    for (
      let parent = this.template[index]?.parent ?? null;
      parent !== null;
      parent = this.template[parent]?.parent ?? null
    ) {
      const met = this.matched.get(parent);
      if (met) names.unshift(met.name);
    }
    return names;
  }
}

/** A footnote number glued to a name: 横向技术服务产生的经济效益2. */
const withoutFootnote = (name: string): string => name.replace(/(?<=\p{Script=Han})[0-9]{1,2}$/u, '');

/** 教学计划内课程-课证融通课程数 under 教学计划内课程总数 is 课证融通课程数: the part repeats its parent's name in front. */
function withoutPrefix(name: string, parent: string | undefined): string {
  const match = /^(.{2,20}?)\s*[-－–—·]\s*(.{2,})$/u.exec(name);
  const [, prefix, rest] = match ?? [];
  return parent && prefix && rest && foldName(parent).startsWith(foldName(prefix)) ? rest : name;
}

/** 1 for equal keys; the share of common pairs of characters (Dice 1945) for others; 0 below 4 characters. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 4 || b.length < 4) return 0;
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const left = pairs(a);
  const right = pairs(b);
  let common = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    common++;
    right.splice(at, 1);
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** The path as the layout alone tells it: 其中 opens the parts of the row above; a serial number opens a new group. */
class LayoutPaths {
  private top: string | null = null;
  private inParts = false;

  place(row: IndicatorRow): string[] {
    const name = bareRowName(row.name);
    const isPart = /^\s*其\s*中/u.test(row.name);
    if (row.groups.length > 0) return [...row.groups.map(bareRowName), name];
    if (row.serial !== null && !isPart) this.inParts = false;
    if (isPart) this.inParts = true;
    if (this.inParts && this.top !== null && this.top !== name) return [this.top, name];
    this.top = name;
    return [name];
  }
}
