// `npm run build`: JavaScript and declarations in dist/, with the catalogue's data files beside their loader.
// The sources run as they are; a build is for publishing (Node does not strip types inside node_modules).

import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const config = join(root, 'tsconfig.build.tmp.json');
/** What is published; everything else in the checkout is for us. */
const published = [
  'index.ts',
  'model',
  'numbers',
  'catalog',
  'extractors',
  'transformers',
  'loaders',
  'sources',
  'pipelines',
  'cli',
];

function compile(): void {
  const include = published.map((name) => (name.endsWith('.ts') ? name : `${name}/**/*.ts`));
  writeFileSync(
    config,
    JSON.stringify({
      extends: './tsconfig.json',
      // Importing `.ts` is allowed because the endings are rewritten; declarations let others compile against us.
      compilerOptions: { noEmit: false, outDir: 'dist', rootDir: '.', declaration: true },
      include,
    }),
  );
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit', cwd: root });
  rmSync(config, { force: true });
  if (status !== 0) throw new Error(`tsc ended with ${status}`);
}

/** Data files of the published folders, at the same place in dist/. */
function copyData(): number {
  let copied = 0;
  for (const folder of published.filter((name) => !name.endsWith('.ts'))) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!['.yml', '.csv', '.json'].includes(extname(file))) continue;
      cpSync(join(root, folder, file), join(dist, folder, file));
      copied++;
    }
  }
  return copied;
}

/** The built command line must start; a wrong path in the build shows here and not at the user's. */
function tryBuild(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'cli/main.js'), '--help'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the built command line does not start: ${stderr}`);
}

rmSync(dist, { recursive: true, force: true });
compile();
const copied = copyData();
tryBuild();
console.log(`dist/: compiled, ${copied} data files copied, command line starts`);
