// Automatic numbers of paragraphs (一、 1.2 （3） and serial numbers in tables), which Word computes when it shows a document
// and mammoth leaves out: computed and put in front of the text. Bullets are left out.
// Rules: ECMA-376 part 1, 17.9 (numbering), 17.18.59 (formats).

import { childNamed, isElement, type MarkupElement } from '../html/markup.ts';
import { refuseBeyond } from '../limits.ts';
import { formatNumber } from './format-number.ts';
import { ADDED, textRun } from './repair-body.ts';
import { all, type StyleSheet } from './style-sheet.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1章`; empty when the level states none. */
  readonly text: string;
  readonly separator: string;
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

interface Numbering {
  /** Numberings of one abstract definition count on together. */
  readonly counters: number[];
  readonly levels: readonly (Level | undefined)[];
  /** Levels that begin anew with this numbering, and where. */
  readonly restarts: Map<number, number>;
}

const value = (parent: MarkupElement | undefined, name: string): string | undefined =>
  childNamed(parent, name)?.attributes['w:val'];

/**
 * Puts the automatic number in front of every numbered paragraph below `root`, in document order.
 * @throws UnreadableError `document_holds_too_much` when the numbers alone are more text than a document has
 */
export function numberParagraphs(
  root: MarkupElement,
  definitions: MarkupElement | null,
  styles: StyleSheet,
): void {
  const numberings = readNumberings(definitions);
  if (numberings.size === 0) return;
  let characters = 0;
  for (const paragraph of all(root, 'w:p')) {
    if (paragraph.attributes[ADDED] !== undefined) continue;
    const reference = styles.numbering(paragraph);
    const numbering = reference && numberings.get(reference.numId);
    if (!reference || !numbering) continue;
    const label = nextLabel(numbering, levelOf(numbering, paragraph, reference.level));
    if (label === '') continue;
    characters += label.length;
    refuseBeyond('characters', characters);
    const first = paragraph.children.findIndex((child) => isElement(child) && child.name === 'w:pPr') + 1;
    paragraph.children.splice(first, 0, textRun(label));
  }
}

/** A level may be bound to the paragraph's style. */
function levelOf(numbering: Numbering, paragraph: MarkupElement, stated: number): number {
  const style = value(childNamed(paragraph, 'w:pPr'), 'w:pStyle');
  const own = childNamed(childNamed(childNamed(paragraph, 'w:pPr'), 'w:numPr'), 'w:ilvl');
  const bound = own
    ? -1
    : numbering.levels.findIndex((level) => level?.style !== undefined && level.style === style);
  return bound >= 0 ? bound : stated;
}

/** Counts on at `at` and answers with the number as shown, and what stands between it and the text. */
function nextLabel(numbering: Numbering, at: number): string {
  const level = numbering.levels[at];
  if (!level) return '';
  const { counters, restarts } = numbering;
  const restart = restarts.get(at);
  restarts.delete(at);
  const last = counters[at];
  counters[at] = restart ?? (last === undefined ? level.start : last + 1);
  counters.length = at + 1;
  if (level.format === 'bullet') return '';
  const label = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = numbering.levels[index];
    const count = counters[index] ?? shown?.start ?? 1;
    counters[index] ??= count;
    return formatNumber(count, level.isLegal ? 'decimal' : (shown?.format ?? 'decimal'));
  });
  return label === '' ? '' : label + (/[、）)】]$/u.test(label) ? '' : level.separator);
}

function readNumberings(root: MarkupElement | null): Map<string, Numbering> {
  const found = new Map<string, Numbering>();
  const abstracts = new Map(
    all(root, 'w:abstractNum').map((a) => [a.attributes['w:abstractNumId'] ?? '', a]),
  );
  const counters = new Map<string, number[]>();
  for (const num of all(root, 'w:num')) {
    const id = linkedAbstract(value(num, 'w:abstractNumId') ?? '', abstracts);
    const shared = counters.get(id) ?? [];
    counters.set(id, shared);
    const levels = readLevels(abstracts.get(id));
    const restarts = new Map<number, number>();
    for (const override of num.children.filter(
      (c) => isElement(c) && c.name === 'w:lvlOverride',
    ) as MarkupElement[]) {
      const at = Number(override.attributes['w:ilvl'] ?? 0);
      const start = value(override, 'w:startOverride');
      if (start !== undefined) restarts.set(at, Number(start));
      const level = childNamed(override, 'w:lvl');
      if (level) levels[at] = readLevel(level);
    }
    found.set(num.attributes['w:numId'] ?? '', { counters: shared, levels, restarts });
  }
  return found;
}

/** A definition may point to a numbering style, and the definition that bears the style's name is meant. */
function linkedAbstract(id: string, abstracts: ReadonlyMap<string, MarkupElement>): string {
  const link = value(abstracts.get(id), 'w:numStyleLink');
  if (link === undefined) return id;
  for (const [other, definition] of abstracts) if (value(definition, 'w:styleLink') === link) return other;
  return id;
}

function readLevels(definition: MarkupElement | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const level of definition?.children.filter(isElement) ?? [])
    if (level.name === 'w:lvl') levels[Number(level.attributes['w:ilvl'] ?? 0)] = readLevel(level);
  return levels;
}

function readLevel(level: MarkupElement): Level {
  const suffix = value(level, 'w:suff');
  return {
    start: Number(value(level, 'w:start') ?? 0) || 0,
    format: value(level, 'w:numFmt') ?? 'decimal',
    text: value(level, 'w:lvlText') ?? '',
    separator: suffix === 'nothing' ? '' : ' ',
    isLegal: childNamed(level, 'w:isLgl') !== undefined,
    style: value(level, 'w:pStyle'),
  };
}
