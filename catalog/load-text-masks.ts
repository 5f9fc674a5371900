// What masks the scan of running text lays over numerals that measure nothing, and what keeps it from taking the
// beginning of a word for a unit: `text-masks.yml`. The loader runs the file's own examples.

import { z } from 'zod';
import { expandPieces, findBoundProblem } from './expand-pattern.ts';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { TextMask, TextMasks, UnitLexicon } from './types.ts';

const FILE = 'text-masks.yml';
/** A mask looks at no more than a clause; a longer pattern is a sign that it should be two masks. */
const MAX_PATTERN = 700;
/** Pieces are built from the unit lexicon as well, so the expanded pattern is longer. */
const MAX_EXPANDED = 12_000;

const text = z.string().min(1);
const entry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  pattern: text.max(MAX_PATTERN),
  /** Only looked for in texts that hold one of these words: saves time, says nothing more. */
  needs: z.array(text).default([]),
  is_period: z.boolean().default(false),
  yields: z.enum(['reference', 'rank']).default('reference'),
  priority: z.int().default(0),
  /** Each with the expected spans between ⟦ and ⟧. */
  examples: z.array(text).min(1),
  /** Texts in which the mask finds nothing. */
  not: z.array(text).default([]),
});

const file = z.strictObject({
  pieces: z.record(z.string().regex(/^[a-z_]+$/), text),
  masks: z.array(entry),
  unit_blockers: z.record(text, text),
  han_counters: z.array(text),
  lone_one_counters: z.array(text),
});

export type TextMaskFile = z.input<typeof file>;

/**
 * The masks of `text-masks.yml`.
 * @throws CatalogError naming the mask and the example when the file is malformed, a pattern is no regular expression or
 * not bounded, or an example fails.
 */
export function loadTextMasks(units: UnitLexicon): TextMasks {
  return readTextMasks(readCatalogFile(FILE, file), units);
}

/** Masks from the content of a file, after running their examples. See `loadTextMasks`. */
export function readTextMasks(content: TextMaskFile, units: UnitLexicon): TextMasks {
  const { pieces, masks, unit_blockers, han_counters, lone_one_counters } = file.parse(content);
  const blockers = new Map(
    Object.entries(unit_blockers).map(([unit, words]) => [
      unit,
      compile(`unit_blockers.${unit}`, words, 'y'),
    ]),
  );
  const unknown = [...blockers.keys(), ...han_counters, ...lone_one_counters].filter(
    (unit) => units.find(unit) === null,
  );
  if (unknown.length > 0) throw new CatalogError(FILE, `${unknown.join(' ')}: not in units.yml`);
  const all = { ...pieces, unit: unitPiece(units, unit_blockers) };
  const seen = new Set<string>();
  const compiled = masks.map((mask, order): TextMask => {
    if (seen.has(mask.id)) throw new CatalogError(FILE, `${mask.id} is given twice`);
    seen.add(mask.id);
    return toMask(mask, all, order);
  });
  const failures = masks.flatMap((mask, i) => runExamples(mask, compiled[i]));
  if (failures.length > 0)
    throw new CatalogError(
      FILE,
      failures.map((cause) => ({ line: null, cause })),
    );
  return {
    masks: compiled,
    unitBlockers: blockers,
    hanCounters: new Set(han_counters),
    loneOneCounters: new Set(lone_one_counters),
  };
}

function toMask(
  mask: z.output<typeof entry>,
  pieces: Readonly<Record<string, string>>,
  order: number,
): TextMask {
  const expanded = expandPieces(mask.pattern, pieces);
  if ('unknown' in expanded) throw new CatalogError(FILE, `${mask.id}: no piece {${expanded.unknown}}`);
  const problem =
    expanded.pattern.length > MAX_EXPANDED
      ? `longer than ${MAX_EXPANDED} characters`
      : findBoundProblem(expanded.pattern);
  if (problem !== null) throw new CatalogError(FILE, `${mask.id}: ${problem}`);
  return {
    id: mask.id,
    isPeriod: mask.is_period,
    yields: mask.yields,
    priority: mask.priority,
    order,
    needs: mask.needs,
    pattern: compile(mask.id, expanded.pattern, 'g'),
  };
}

function compile(id: string, pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    throw new CatalogError(FILE, `${id}: ${String(error)}`);
  }
}

/** All spellings of units, longest first, each not before the words that swallow it; ratio signs are no units of text. */
function unitPiece(units: UnitLexicon, blockers: Readonly<Record<string, string>>): string {
  const forms = [...units.units.values()]
    .filter((unit) => unit.dimension !== 'ratio')
    .flatMap((unit) => unit.forms.map((form) => form.text))
    .sort((a, b) => b.length - a.length);
  const quote = (form: string) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const guard = (form: string) => (blockers[form] === undefined ? '' : `(?!${blockers[form]})`);
  return `(?:${forms.map((form) => quote(form) + guard(form)).join('|')})`;
}

/** Whether `text` holds a word that `mask` needs, so that its pattern is worth trying. */
export const mayHold = (text: string, mask: TextMask): boolean =>
  mask.needs.length === 0 || mask.needs.some((word) => text.includes(word));

/** What is wrong with the examples of a mask, as sentences that name mask and example. */
function runExamples(mask: z.output<typeof entry>, compiled: TextMask | undefined): string[] {
  const run = (text: string) =>
    compiled && mayHold(text, compiled) ? text.replace(compiled.pattern, (span) => `⟦${span}⟧`) : text;
  const wrong = mask.examples.flatMap((example) => {
    if (!example.includes('⟦')) return [`${mask.id}: example "${example}" marks no span`];
    const found = run(example.replace(/[⟦⟧]/g, ''));
    return found === example ? [] : [`${mask.id}: example "${example}" is masked as "${found}"`];
  });
  const taken = mask.not.flatMap((counter) => {
    const found = run(counter);
    return found === counter ? [] : [`${mask.id}: counter-example "${counter}" is masked as "${found}"`];
  });
  return [...wrong, ...taken];
}
