import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWarehouse } from '../../../loaders/open-warehouse.ts';
import type { HostScript } from '../../sources/scripted-server.ts';
import { openTryOut, type TryOut } from './try-import.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/reports', name));

let tryOut: TryOut | null = null;
afterEach(async () => {
  await tryOut?.close();
  tryOut = null;
});

const list = (...entries: [string, string, string][]) =>
  `<html><body><ul class="list">${entries
    .map(([href, title, date]) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`)
    .join('')}</ul></body></html>`;

const yaml = `name: 云岭
kind: html-list
url: http://yunling.test:{port}/list.htm
list: {item: ul.list li, date: span}
`;

describe('runImport', () => {
  it('takes what a listing newly names, once', async () => {
    const host: HostScript = ({ path, headers }) => {
      if (path === '/list.htm')
        return {
          body: list(['/a/2023.pdf', '质量年报2023', '2024-01-10'], ['b.docx', '年报2024', '2025-01-09']),
        };
      if (headers['if-none-match'] === '"v1"') return { status: 304 };
      if (path === '/a/2023.pdf')
        return { body: fixture('yunling-2023/report.pdf'), headers: { etag: '"v1"' } };
      if (path === '/b.docx') return { body: fixture('yunling-2024/report.docx'), headers: { etag: '"v1"' } };
      return { status: 404 };
    };
    tryOut = await openTryOut({ 'yunling.test': host });
    const source = tryOut.source('yunling', yaml);
    const first = await tryOut.run([source]);
    expect(first.status).toBe('published');
    expect(first.documents.map((d) => d.outcome)).toEqual(['new', 'new']);
    tryOut.setTime(Date.parse('2025-03-02T02:00:00Z'));
    const second = await tryOut.run([source], { due: true });
    expect(second.sources[0]?.outcomes).toEqual({ unchanged: 2 });
    expect(second.documents).toEqual([]);
    const warehouse = await openWarehouse(tryOut.warehouse, { readonly: true });
    const docs = await warehouse.db.selectFrom('raw_document').select(['path', 'status', 'year']).execute();
    await warehouse.close();
    expect(docs).toHaveLength(2);
  });
});
