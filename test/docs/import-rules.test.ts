import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const rules = readFileSync(new URL('.dependency-cruiser.js', root), 'utf8');
const dependencies = Object.keys(
  JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).dependencies,
);

/** The entries of one of the objects that the rules are made of: key → the words in its value. */
function entriesOf(name: string): [string, string[]][] {
  const body = new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(rules)?.[1] ?? '';
  return [...body.matchAll(/^ {2}'?([^':]+)'?: (.+),$/gm)].map(([, key = '', value = '']) => [
    key,
    [...value.matchAll(/[\w./-]+/g)].map(([word]) => word),
  ]);
}

test('every folder that the import rules name exists, and none of the product is left out', () => {
  const named = entriesOf('mayImport');
  expect(named.find(([folder]) => folder === 'cli')?.[1]).toEqual([
    'model',
    'catalog',
    'pipelines',
    'loaders',
  ]);
  for (const folder of named.flatMap(([key, values]) => [key, ...values]))
    expect(existsSync(new URL(folder, root)), folder).toBe(true);
  const others = ['bench', 'bin', 'coverage', 'dist', 'docs', 'fixtures', 'node_modules', 'scripts', 'test'];
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !others.includes(entry.name))
    .map(({ name }) => name);
  // a folder that holds code is one of the product
  const withCode = folders.filter((name) =>
    readdirSync(new URL(name, root), { recursive: true }).some((file) => String(file).endsWith('.ts')),
  );
  expect(named.map(([folder]) => folder).sort()).toEqual(withCode.sort());
});

test('every package has an owner that exists, and every owned package is a dependency', () => {
  const owned = entriesOf('owners');
  for (const folder of owned.flatMap(([, folders]) => folders))
    expect(existsSync(new URL(folder, root)), folder).toBe(true);
  // `node` is the program that runs, not a module
  expect(owned.map(([name]) => name).sort()).toEqual(dependencies.filter((name) => name !== 'node').sort());
});
