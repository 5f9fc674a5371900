// Pages that keep tree builders, selectors and grids busy.

import type { Bomb } from './bomb.ts';

const page = (body: string): string => `<!doctype html><html><body>${body}`;
const tooComplex = ['markup_too_complex'];
const tooMuch = ['document_holds_too_much'];

export const htmlBombs: readonly Bomb[] = [
  {
    file: 'html-nested-div.html',
    attack: '200,000 elements inside each other',
    make: () => page('<div>'.repeat(200_000)),
    outcome: tooComplex,
  },
  {
    file: 'html-nested-tables.html',
    attack: '20,000 tables inside each other',
    make: () => page('<table><tr><td>'.repeat(20_000)),
    outcome: tooComplex,
  },
  {
    file: 'html-misnested.html',
    attack: '12,000 times <a><b><div>, quadratic in the HTML standard',
    make: () => page('<a><b><div>'.repeat(12_000)),
    outcome: tooComplex,
  },
  {
    file: 'html-formatting.html',
    attack: '16,000 formatting elements inside each other',
    make: () => page(`${'<b>'.repeat(16_000)}text`),
    outcome: ['read'],
  },
  {
    file: 'html-attributes.html',
    attack: 'one tag with 100,000 attributes',
    make: () => page(`<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>text`),
    outcome: tooComplex,
  },
  {
    file: 'html-spans.html',
    attack: '200 × 200 cells, each over 1,000 columns and 65,534 rows',
    make: () => page(`<table>${`<tr>${'<td colspan=1000 rowspan=65534>1'.repeat(200)}`.repeat(200)}</table>`),
    outcome: ['read'],
  },
  {
    file: 'html-columns.html',
    attack: '500 cells over 1,000 columns each, in 100 rows',
    make: () => page(`<table>${`<tr>${'<td colspan=1000>1'.repeat(500)}`.repeat(100)}</table>`),
    outcome: ['read'],
  },
  {
    file: 'html-cells.html',
    attack: 'a table of 900,000 cells',
    make: () => page(`<table>${`<tr>${'<td>1'.repeat(300)}`.repeat(3000)}</table>`),
    outcome: tooMuch,
  },
  {
    file: 'html-tables.html',
    attack: '60,000 small tables',
    make: () => page('<table><tr><td>甲<td>1<tr><td>乙<td>2</table>'.repeat(60_000)),
    outcome: tooMuch,
  },
  {
    file: 'html-tags.html',
    attack: '3 million tags',
    make: () => page('<br>'.repeat(3e6)),
    outcome: tooComplex,
  },
  {
    file: 'html-comments.html',
    attack: 'a million comments that are never closed',
    make: () => page(`text${'<!--'.repeat(1e6)}`),
    outcome: ['read'],
  },
  {
    file: 'html-entities.html',
    attack: '5 million ampersands',
    make: () => page('&'.repeat(5e6)),
    outcome: tooMuch,
  },
  {
    file: 'html-laughs.html',
    attack: 'entities that expand to 10^10 characters',
    make: () =>
      `<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><html><body><p>${'&b;'.repeat(1000)}</p></body></html>`,
    outcome: ['read'],
  },
  {
    file: 'html-data-url.html',
    attack: 'a picture of 120 MB in the page',
    make: () => page(`<img src="data:image/png;base64,${'A'.repeat(120e6)}"><p>text</p>`),
    outcome: ['file_too_large'],
  },
  {
    file: 'html-overlaps.html',
    attack: 'a storm of overlapping spans over 2,000 rows, no tag closed',
    make: () =>
      page(
        `<table>${Array.from({ length: 2000 }, (_, r) => `<tr>${Array.from({ length: 20 }, (_, c) => `<td rowspan=${(r * 7 + c * 13) % 97} colspan=${(r * 5 + c * 3) % 31}>${r}`).join('')}`).join('')}`,
      ),
    outcome: ['read'],
  },
  {
    file: 'html-wide-nests.html',
    attack: '300 tables inside each other, 40 cells beside each',
    make: () => page(`${'<table><tr>'.concat('<td>1'.repeat(40), '<td>').repeat(300)}<p>x`),
    outcome: ['document_too_complex'],
  },
  {
    file: 'html-one-line.html',
    attack: '10 MB of words in one line',
    make: () => page('年报 '.repeat(1_500_000)),
    outcome: tooMuch,
  },
  {
    file: 'html-paragraphs.html',
    attack: '450,000 paragraphs',
    make: () => page('<p>1'.repeat(450_000)),
    outcome: tooComplex,
  },
  {
    file: 'html-captions.html',
    attack: '1,000 tables with 20 captions before each',
    make: () =>
      page(
        Array.from(
          { length: 1000 },
          (_, i) =>
            `${`<p>表${i} 计分卡`.repeat(20)}<table><tr><td>指标<td>2023年<tr><td>毕业生人数<td>${i}</table>`,
        ).join(''),
      ),
    outcome: ['read'],
  },
];
