// HTML text → markup tree, as a browser would build it (missing end tags, misnested tags, tbody and all).

import { load } from 'cheerio';
import { checkMarkup } from './check-markup.ts';
import { element, type MarkupElement } from './markup.ts';

export interface HtmlPage {
  /** Text of `<title>`, white space collapsed; empty when absent. */
  readonly title: string;
  readonly body: MarkupElement;
}

/**
 * The tree of an HTML page.
 * @throws UnreadableError what `checkMarkup` throws
 */
export function parseHtml(html: string): HtmlPage {
  const $ = load(checkMarkup(html), { scriptingEnabled: false });
  const body = $('body').get(0);
  // misplaced titles count as well, those of pictures (svg) do not
  const title = $('head > title, body > title').get(0);
  const titleText = title ? plainTree(title).children.filter((child) => typeof child === 'string') : [];
  return {
    title: titleText.join('').replace(/\s+/gu, ' ').trim(),
    body: body ? plainTree(body) : element('body'),
  };
}

/** What is asked of a parser's node: cheerio's element, text and comment nodes all fit. */
interface ParsedNode {
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly object[];
  readonly data?: string;
  readonly type: string;
}

function plainTree(root: ParsedNode): MarkupElement {
  const top = toElement(root);
  const stack: [ParsedNode, MarkupElement][] = [[root, top]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [source, target] = next;
    for (const child of (source.children ?? []) as ParsedNode[]) {
      if (child.type === 'text') target.children.push(child.data ?? '');
      else if (child.name !== undefined && child.attribs) {
        const copy = toElement(child);
        target.children.push(copy);
        stack.push([child, copy]);
      }
    }
  }
  return top;
}

const toElement = (node: ParsedNode): MarkupElement => element(node.name ?? '', node.attribs ?? {});
