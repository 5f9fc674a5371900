// Names the state of the catalogue by what its files hold, in three parts: a change of one part has another cause for a
// reader of numbers than a change of another.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type CorrectionFile, listCorrectionFiles } from './load-corrections.ts';
import { locateCatalogFile } from './locate-file.ts';

/** What is counted and who counts it; every other file (but sources, which say where reports come from) is a rule. */
const KNOWLEDGE = /^(?:indicators|units|standard-tables)\.yml$|^institutions\//;
const NO_PART_OF_READING = /^(?:sources|corrections)\//;

/** What the parts of a digest stand for, in order. */
export const digestParts = ['catalogue', 'rule', 'correction'] as const;

/**
 * `3f2a1b9c.77aa00ff`, or `3f2a1b9c.77aa00ff.d0c1b2a3` where there are corrections: eight hex digits of the sha256 over
 * names and bytes of the files of each part, in name order.
 */
export function digestCatalog(): string {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:yml|csv)$/.test(name) && !NO_PART_OF_READING.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(locateCatalogFile(name)) }));
  const corrections = listCorrectionFiles();
  return [
    digest(files.filter(({ name }) => KNOWLEDGE.test(name))),
    digest(files.filter(({ name }) => !KNOWLEDGE.test(name))),
    ...(corrections.length > 0 ? [digestCorrections(corrections)] : []),
  ].join('.');
}

const digestCorrections = (files: readonly CorrectionFile[]): string =>
  digest(files.map(({ label, path }) => ({ name: label, bytes: readFileSync(path) })));

function digest(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update('\0').update(bytes).update('\0');
  return hash.digest('hex').slice(0, 8);
}
