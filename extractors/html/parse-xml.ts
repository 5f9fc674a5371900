// XML text ↔ markup tree. Strict about nesting (a cut-off part must not pass as a short one), deaf to DTDs and entities
// other than the five of XML. Limits depth and size as it goes.

import { Parser } from 'htmlparser2';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { type LimitName, refuseBeyond } from '../limits.ts';
import { element, isElement, type MarkupElement, type MarkupNode, pushReversed } from './markup.ts';

export interface XmlOptions {
  /** Names of elements that are left out with all that is in them. */
  readonly skip?: ReadonlySet<string>;
  /** Which attributes to keep; all by default. */
  readonly keepAttribute?: (name: string) => boolean;
  /** Limits on the number of elements by name, besides that on all. */
  readonly limits?: ReadonlyMap<string, LimitName>;
}

/**
 * The root element of `xml`, or null when there is none.
 * @throws UnreadableError `document_damaged` when elements are not closed, `markup_too_complex` or
 * `document_holds_too_much` beyond the limits
 */
export function parseXml(xml: string, options: XmlOptions = {}): MarkupElement | null {
  const top = element('');
  const open: MarkupElement[] = [top];
  const { skip, keepAttribute, limits } = options;
  const counts = new Map<LimitName, number>();
  const count = (limit: LimitName): void => {
    const found = (counts.get(limit) ?? 0) + 1;
    counts.set(limit, found);
    refuseBeyond(limit, found);
  };
  /** Levels below the outermost element that is being skipped. */
  let skipping = 0;
  let openedAt = -1;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        openedAt = parser.endIndex;
        if (skipping > 0 || skip?.has(name)) {
          skipping++;
          return;
        }
        const parent = open.at(-1);
        if (!parent) return;
        const child = element(name, keepAttribute ? pick(attributes, keepAttribute) : attributes);
        parent.children.push(child);
        open.push(child);
        refuseBeyond('xmlDepth', open.length);
        count('xmlElements');
        const limit = limits?.get(name);
        if (limit !== undefined) count(limit);
      },
      onprocessinginstruction(name) {
        // entities are how small files become large ones; no office file declares any
        if (name.toLowerCase() === '!doctype')
          throw new UnreadableError(makeMessage('document_damaged', { detail: 'XML with a DOCTYPE' }));
      },
      ontext(text) {
        if (skipping > 0) return;
        const siblings = open.at(-1)?.children;
        const last = siblings?.at(-1);
        if (siblings && typeof last === 'string') siblings[siblings.length - 1] = last + text;
        else siblings?.push(text);
      },
      onclosetag(name, implied) {
        // <b/> closes where it opens; any other end tag that is not there was lost
        if (implied && parser.endIndex !== openedAt)
          throw new UnreadableError(
            makeMessage('document_damaged', { detail: `XML element <${name}> is not closed` }),
          );
        if (skipping > 0) skipping--;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return top.children.find(isElement) ?? null;
}

const pick = (
  attributes: Readonly<Record<string, string>>,
  keep: (name: string) => boolean,
): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const name in attributes) if (keep(name)) kept[name] = attributes[name] ?? '';
  return kept;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/gu, (char) => ESCAPES[char] ?? char);

/** `root` as XML text with a UTF-8 declaration. */
export function serialiseXml(root: MarkupElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  const stack: (MarkupNode | { readonly close: string })[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') out.push(escapeXml(next));
    else if ('close' in next) out.push(`</${next.close}>`);
    else {
      const attributes = Object.entries(next.attributes).map(
        ([key, value]) => ` ${key}="${escapeXml(value)}"`,
      );
      out.push(`<${next.name}${attributes.join('')}>`);
      stack.push({ close: next.name });
      pushReversed(stack, next.children);
    }
  }
  return out.join('');
}
