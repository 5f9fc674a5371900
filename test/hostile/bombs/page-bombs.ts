// PDF pages within every limit that are work for our own stages: what is done for each pair of things would take for ever.

import type { Bomb } from './bomb.ts';
import { buildPdf, deflated, FONT, onePage, show } from './build-pdf.ts';

const many = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
/** Scattered over 0 … `below`, always the same. */
const scattered = (i: number, below: number): number => (i * 7919 + 104_729) % below;
const words = (count: number, at: (i: number) => string): string =>
  `BT /F1 6 Tf ${many(count, (i) => `${at(i)} Tm (12) Tj `)}ET`;

export const pageBombs: readonly Bomb[] = [
  {
    file: 'pdf-white-words.pdf',
    attack: '40,000 white words on 50,000 coloured areas',
    make: () =>
      onePage(
        deflated(
          `${show('text')}0.5 g ${many(50_000, (i) => `${scattered(i, 590)} ${scattered(i, 831)} 4 4 re f `)}1 g ${words(40_000, (i) => `1 0 0 1 ${i % 590} ${840 - (i % 7)}`)}`,
        ),
      ),
    outcome: ['read'],
  },
  {
    file: 'pdf-scattered-words.pdf',
    attack: '40,000 words one over the other, 10,000 at an angle',
    make: () =>
      onePage(
        deflated(
          `${words(40_000, (i) => `1 0 0 1 ${scattered(i, 587)} ${scattered(i, 829)}`)} ${words(10_000, (i) => `0.7 0.7 -0.7 0.7 ${scattered(i, 587)} ${scattered(i, 829)}`)}`,
        ),
      ),
    outcome: ['read'],
  },
  {
    file: 'pdf-long-sentence.pdf',
    attack: 'a sentence over 300 pages',
    make: () => {
      const page =
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
      const numbers = Array.from({ length: 300 }, (_, i) => i + 6);
      return buildPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] /Count 300 >>`,
        'null',
        {
          dict: '',
          data: many(30, (i) => `BT /F1 12 Tf 72 ${700 - i * 20} Td (the ${i} words of a page) Tj ET `),
        },
        FONT,
        ...numbers.map(() => page),
      ]);
    },
    outcome: ['read'],
  },
  {
    file: 'pdf-wall.pdf',
    attack: 'a page of 35 m with drawings all over',
    make: () =>
      onePage(
        deflated(
          `${show('text')}20 w ${many(3000, (i) => `${scattered(i, 90_001)} ${scattered(i, 90_007)} m 10 10 500 500 ${scattered(i, 90_011)} 9000 c S ${scattered(i, 90_011)} 0 m ${scattered(i, 90_011)} 98000 l S `)}`,
        ),
        { page: '/MediaBox [0 0 99000 99000]' },
      ),
    outcome: ['read'],
  },
  {
    file: 'pdf-cells.pdf',
    attack: '20,000 cells drawn one by one',
    make: () =>
      onePage(
        deflated(
          `0.2 w ${many(20_000, (i) => `${(i % 140) * 4} ${Math.floor(i / 140) * 4} 4 4 re S `)}${words(20_000, (i) => `0.2 0 0 0.2 ${(i % 140) * 4 + 1} ${Math.floor(i / 140) * 4 + 1}`)}`,
        ),
      ),
    outcome: ['read'],
  },
];
