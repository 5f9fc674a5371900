// Kinds of reports and how they are told apart, from `report-types.yml`; the loader runs the file's own examples.

import { z } from 'zod';
import type { InstitutionKind } from '../model/index.ts';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { ReportTypeRule } from './types.ts';

const FILE = 'report-types.yml';
const texts = z.array(z.string().min(1)).default([]);

const entry = z.strictObject({
  type: z.enum([
    'higher_vocational_quality',
    'secondary_vocational_quality',
    'technical_school_quality',
    'double_high_self_evaluation',
    'regional_quality',
    'employment_quality',
    'news',
    'other',
  ]),
  zh: z.string().min(1),
  en: z.string().min(1),
  kind: z.enum(['higher_vocational', 'secondary_vocational', 'technical', 'region', 'other']).optional(),
  names: texts,
  name_examples: texts,
  not_names: texts,
  patterns: texts,
  with_kind: texts,
  examples: texts,
  not: texts,
  signs: texts,
  signs_needed: z.int().min(1).default(1),
  sign_examples: texts,
  not_signs: texts,
});

type FileEntry = z.infer<typeof entry>;

/**
 * The rules of `report-types.yml`, in the order in which they are to be tried.
 * @throws CatalogError when the file is malformed, a pattern is no regular expression, or one of its examples fails.
 */
export function loadReportTypes(): readonly ReportTypeRule[] {
  return readReportTypes(readCatalogFile(FILE, z.strictObject({ types: z.array(entry) })).types);
}

/** Rules from entries as the file gives them, after running their examples. See `loadReportTypes`. */
export function readReportTypes(entries: readonly z.input<typeof entry>[]): readonly ReportTypeRule[] {
  const parsed = entries.map((e) => entry.parse(e));
  const rules = parsed.map(toRule);
  for (const e of parsed) check(e, rules);
  return rules;
}

const toRule = (e: FileEntry): ReportTypeRule => ({
  type: e.type,
  zh: e.zh,
  en: e.en,
  patterns: e.patterns,
  names: e.names,
  withKind: e.with_kind,
  signs: e.signs,
  signsNeeded: e.signs_needed,
  ...(e.kind && { kind: e.kind }),
});

/** The kind of institution that `name` tells by its ending; null when no rule knows it. */
export function institutionKindOf(name: string, rules: readonly ReportTypeRule[]): InstitutionKind | null {
  return rules.find((rule) => matchesAny(rule.names ?? [], name))?.kind ?? null;
}

/** Whether one of the regular expressions `patterns` matches `text`. */
export const matchesAny = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => compile(pattern).test(text));

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const expression = new RegExp(pattern, 'u');
  compiled.set(pattern, expression);
  return expression;
}

/** @throws CatalogError with the first thing in `e` that does not hold. */
function check(e: FileEntry, rules: readonly ReportTypeRule[]): void {
  for (const failure of failuresOf(e, rules)) throw new CatalogError(FILE, `${e.type}: ${failure}`);
}

function* failuresOf(e: FileEntry, rules: readonly ReportTypeRule[]): Generator<string> {
  for (const pattern of [...e.names, ...e.patterns, ...e.with_kind, ...e.signs])
    if (!isExpression(pattern)) yield `${pattern} is not a regular expression`;
  if (e.names.length > 0 && !e.kind) yield 'names need a kind';
  const decisive = [...e.patterns, ...e.with_kind];
  yield* e.examples.filter((t) => !matchesAny(decisive, t)).map((t) => `the example ${t} does not match`);
  yield* e.not.filter((t) => matchesAny(e.patterns, t)).map((t) => `the counter-example ${t} matches`);
  yield* e.name_examples
    .filter((name) => institutionKindOf(name, rules) !== e.kind)
    .map((name) => `the name ${name} is taken for ${institutionKindOf(name, rules) ?? 'no institution'}`);
  yield* e.not_names.filter((name) => matchesAny(e.names, name)).map((name) => `the name ${name} matches`);
  yield* e.sign_examples
    .filter((t) => e.signs.filter((sign) => matchesAny([sign], t)).length < e.signs_needed)
    .map((t) => `the example ${t} shows too few signs`);
  yield* e.not_signs
    .filter((t) => matchesAny(e.signs, t))
    .map((t) => `the counter-example ${t} shows a sign`);
}

function isExpression(pattern: string): boolean {
  try {
    compile(pattern);
    return true;
  } catch {
    return false;
  }
}
