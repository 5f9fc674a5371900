// Counts what pdf.js makes of a page while it makes it: a small page can draw for ever, and the list of operators comes
// only when it is whole. Listens to the messages from the parsing to the reading half of pdf.js; holds nothing of them.

import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type LimitName, refuseBeyond } from '../limits.ts';

/** A part of an operator list as pdf.js sends it; other messages lack `chunk`. */
interface ListMessage {
  /** One for each list. */
  readonly streamId?: number;
  readonly chunk?: {
    readonly fnArray?: ArrayLike<number>;
    readonly argsArray?: ArrayLike<readonly unknown[] | null>;
  };
}

/** Where both halves of pdf.js send their messages to. */
interface Port {
  readonly addEventListener: (type: 'message', listener: (event: { data: unknown }) => void) => void;
}

const OPENING: ReadonlySet<number> = new Set([OPS.save, OPS.beginGroup, OPS.paintFormXObjectBegin]);
const CLOSING: ReadonlySet<number> = new Set([OPS.restore, OPS.endGroup, OPS.paintFormXObjectEnd]);

const isPort = (port: object): port is Port => 'addEventListener' in port;

/**
 * Rejects with an UnreadableError once a page holds more than a page may; never resolves.
 * @param port of a pdf.js worker that is ready.
 */
export function limitOperators(port: object): Promise<never> {
  if (!isPort(port)) throw new TypeError('pdf.js has a port of another kind');
  const { promise, reject } = Promise.withResolvers<never>();
  // nobody may be waiting when it rejects
  promise.catch(() => {});
  let page = new PageCounter(-1);
  port.addEventListener('message', ({ data }) => {
    const { streamId = -1, chunk } = data as ListMessage;
    if (!chunk?.fnArray) return;
    if (streamId !== page.streamId) page = new PageCounter(streamId);
    try {
      page.count(chunk.fnArray, chunk.argsArray);
    } catch (error) {
      reject(error);
    }
  });
  return promise;
}

class PageCounter {
  readonly streamId: number;
  private readonly counts = new Map<LimitName, number>();

  constructor(streamId: number) {
    this.streamId = streamId;
  }

  /** @throws UnreadableError `document_holds_too_much` */
  count(operators: ArrayLike<number>, args: ArrayLike<readonly unknown[] | null> = []): void {
    this.add('operators', operators.length);
    for (let i = 0; i < operators.length; i++) {
      const operator = operators[i] ?? 0;
      if (OPENING.has(operator)) this.add('saves', 1);
      else if (CLOSING.has(operator)) this.add('saves', -1);
      else if (operator === OPS.showText) this.add('glyphs', lengthOf(args[i]?.[0]));
    }
  }

  private add(limit: LimitName, more: number): void {
    const count = Math.max(0, (this.counts.get(limit) ?? 0) + more);
    this.counts.set(limit, count);
    refuseBeyond(limit, count);
  }
}

const lengthOf = (items: unknown): number => (Array.isArray(items) ? items.length : 0);
