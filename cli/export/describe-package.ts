// The descriptor of a data package (https://datapackage.org/standard/data-package/): what each CSV file holds, the type
// of each column, and how the files refer to each other.

import type { Lang } from '../../model/index.ts';
import type { WrittenFile } from './write-csv-files.ts';

/** The text of `datapackage.json`. */
export function describePackage(files: readonly WrittenFile[], version: string, lang: Lang): string {
  const names = new Set<string>(files.map(({ resource }) => resource.name));
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'nianbao',
    title: lang === 'zh' ? '职业院校质量年报数据' : 'Data of annual quality reports of vocational schools',
    contributors: [{ title: `nianbao ${version}`, roles: ['creator'] }],
    resources: files.map(({ resource, columns, file, bytes, sha256 }) => ({
      name: resource.name,
      title: resource.title[lang],
      path: file,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      schema: {
        fields: columns.map(({ name, type }) => ({ name, type })),
        missingValues: [''],
        primaryKey: resource.key,
        foreignKeys: Object.entries(resource.references)
          .filter(([, table]) => names.has(table))
          .map(([field, table]) => ({ fields: [field], reference: { resource: table, fields: ['id'] } })),
      },
    })),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}
