// Who may import whom: one direction of flow (docs/architecture.md). Run by `npm run cycles`.

/** Each folder and the folders it may import besides itself. */
const mayImport = {
  model: [],
  numbers: ['model'],
  catalog: ['model'],
  extractors: ['model', 'numbers', 'catalog'],
  transformers: ['model', 'numbers', 'catalog'],
  loaders: ['model', 'catalog'],
  sources: ['model', 'catalog'],
  pipelines: ['model', 'numbers', 'catalog', 'extractors', 'transformers', 'loaders', 'sources'],
  cli: ['model', 'catalog', 'pipelines', 'loaders'],
};

/** A third-party package has one owner folder. */
const owners = {
  'better-sqlite3': 'loaders',
  kysely: 'loaders',
  'pdfjs-dist': 'extractors/pdf',
  '@napi-rs/canvas': 'extractors/pdf',
  mammoth: 'extractors/docx',
  cheerio: 'extractors/html|sources/listing',
  htmlparser2: 'extractors/html|sources/listing',
  xlsx: 'extractors/xlsx|cli',
  yaml: 'catalog',
  zod: 'catalog',
  'p-queue': 'pipelines|sources',
  undici: 'sources',
  pino: 'pipelines/log',
  nodemailer: 'sources',
  croner: 'cli',
  commander: 'cli',
  'cli-progress': 'cli',
  'csv-stringify': 'cli',
  'string-width': 'cli',
  'hyparquet-writer': 'cli/export',
};

const folders = Object.keys(mayImport).join('|');

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-from-tests',
      comment: 'the product does not import its tests, fixtures or benches',
      severity: 'error',
      from: { path: `^(${folders})/` },
      to: { path: '^(test|fixtures|bench|scripts)/' },
    },
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: `^(${folders})/`, pathNot: `^(${[folder, ...allowed].join('|')})/` },
    })),
    ...Object.entries(owners).map(([name, owner]) => ({
      name: `${name}-has-one-owner`,
      severity: 'error',
      from: { path: `^(${folders})/`, pathNot: `^(${owner})/` },
      to: { path: `(^|/)node_modules/${name}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
