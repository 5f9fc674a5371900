import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../extractors/limits.ts';
import { limitOperators } from '../../../extractors/pdf/count-operators.ts';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import { onePage, show } from '../../hostile/bombs/build-pdf.ts';

type Listener = (event: { data: unknown }) => void;

/** A port to which lists of operators are sent. */
function openPort() {
  const listeners: Listener[] = [];
  return {
    addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    send: (data: unknown) => {
      for (const listener of listeners) listener({ data });
    },
  };
}

const outcome = async (exceeded: Promise<never>): Promise<string> =>
  Promise.race([
    exceeded.catch((error: Error) => error.message),
    new Promise<string>((resolve) => setImmediate(() => resolve('within'))),
  ]);
const list = (fnArray: number[], args: unknown[] = [], streamId = 1) => ({
  streamId,
  chunk: { fnArray, argsArray: args },
});

describe('limitOperators', () => {
  it.each<[string, number[], unknown[], string]>([
    ['operators', Array<number>(LIMITS.operators.most + 1).fill(OPS.constructPath), [], 'drawing operators'],
    ['characters', [OPS.showText], [[Array(LIMITS.glyphs.most + 1).fill({})]], 'characters on a page'],
    ['saved states', Array<number>(LIMITS.saves.most + 1).fill(OPS.save), [], 'saved drawing states'],
    [
      'pairs of save and restore',
      Array.from({ length: 100_000 }, (_, i) => (i % 2 ? OPS.restore : OPS.save)),
      [],
      'within',
    ],
    ['restored more often than saved', Array<number>(20_000).fill(OPS.restore), [], 'within'],
  ])('%s', async (_, operators, args, expected) => {
    const port = openPort();
    const exceeded = limitOperators(port);
    port.send(list(operators, args));
    expect(await outcome(exceeded)).toContain(expected);
  });

  it('counts over the parts of a list, and anew for each page', async () => {
    const half = Array<number>(LIMITS.operators.most / 2 + 1).fill(OPS.fill);
    const port = openPort();
    const exceeded = limitOperators(port);
    port.send(list(half, [], 1));
    port.send({ targetName: 'main', callback: 1 });
    port.send(list(half, [], 2));
    expect(await outcome(exceeded)).toBe('within');
    port.send(list(half, [], 2));
    expect(await outcome(exceeded)).toContain('drawing operators');
  });

  // pdf.js might send its lists in another way one day
  it('sees the lists that pdf.js really sends', async () => {
    const saves = 'q '.repeat(LIMITS.saves.most + 2000);
    await expect(readPdf(onePage(`${saves}${show('text')}`))).rejects.toThrow('saved drawing states');
  });
});
