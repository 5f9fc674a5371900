// The words of `prose-words.yml` by which numbers in running text are bound; the loader runs the file's own examples.

import { z } from 'zod';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { FoundWords, ProseWords } from './types.ts';

const FILE = 'prose-words.yml';
/** Longer patterns cannot be read by people. */
const MAX_PATTERN = 260;

const texts = z.array(z.string().min(1)).default([]);
const group = z.strictObject({
  at: z.enum(['start', 'end', 'whole', 'any']),
  words: texts,
  patterns: z.array(z.string().min(1).max(MAX_PATTERN)).default([]),
  examples: z.array(z.string().min(1)).min(1),
  not: z.array(z.string().min(1)).min(1),
});

export type WordGroup = z.input<typeof group>;

let loaded: ProseWords | null = null;

/**
 * The words of `prose-words.yml`; read once.
 * @throws CatalogError when the file is malformed, a pattern is no regular expression, or one of its examples fails.
 */
export function loadProseWords(): ProseWords {
  loaded ??= readProseWords(
    readCatalogFile(FILE, z.strictObject({ groups: z.record(z.string(), group) })).groups,
  );
  return loaded;
}

/** Words from groups as the file gives them, after running their examples. See `loadProseWords`. */
export function readProseWords(groups: Readonly<Record<string, WordGroup>>): ProseWords {
  const compiled = new Map(Object.entries(groups).map(([name, entry]) => [name, compile(name, entry)]));
  const of = (name: string): RegExp => {
    const expression = compiled.get(name);
    if (!expression) throw new CatalogError(FILE, `there is no group ${name}`);
    return expression;
  };
  const find = (name: string, text: string): FoundWords | null => {
    const found = of(name).exec(text);
    return found ? { text: found[0], index: found.index } : null;
  };
  const words: ProseWords = {
    has: (name, text) => of(name).test(text),
    find,
    strip: (name, text) => {
      for (let i = 0; i < 8; i++) {
        const shorter = text.replace(of(name), '');
        if (shorter === text) break;
        text = shorter;
      }
      return text;
    },
    groups: [...compiled.keys()],
    all: (name, text) =>
      [...text.matchAll(new RegExp(of(name), 'gu'))].map((m) => ({ text: m[0], index: m.index })),
  };
  for (const [name, entry] of Object.entries(groups)) check(name, entry, words);
  return words;
}

function compile(name: string, entry: WordGroup): RegExp {
  const { at, words, patterns } = group.parse(entry);
  const literal = [...words].sort((a, b) => b.length - a.length).map(escapeWord);
  const either = `(?:${[...patterns, ...literal].join('|')})`;
  const source = { start: `^${either}`, end: `${either}$`, whole: `^${either}$`, any: either }[at];
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    throw new CatalogError(FILE, `${name}: ${String(error)}`);
  }
}

const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function check(name: string, entry: WordGroup, words: ProseWords): void {
  const missed = entry.examples.find((text) => !words.has(name, text));
  if (missed !== undefined) throw new CatalogError(FILE, `${name}: the example ${missed} does not match`);
  const taken = entry.not.find((text) => words.has(name, text));
  if (taken !== undefined) throw new CatalogError(FILE, `${name}: the counter-example ${taken} matches`);
}
