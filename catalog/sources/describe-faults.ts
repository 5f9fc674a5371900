// What is wrong with a source file, one line for each fault: the line in the file, the value that stands there, and what
// may stand there.

import { type Document, isMap, isNode, isPair, type LineCounter } from 'yaml';
import type { z } from 'zod';
import { keysOf } from './source-schema.ts';

/** Lines such as `12: kind: "list" is none of folder, html-list, feed …`. */
export function describeFaults(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  lines: LineCounter,
): string[] {
  const data: unknown = document.toJS();
  return issues.flatMap((issue) => {
    const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line;
    if (issue.code !== 'unrecognized_keys')
      return [`${lineOf(issue.path)}: ${describeIssue(issue, valueAt(data, issue.path))}`];
    const place = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    const allowed = keysOf(issue.path).join(', ');
    return issue.keys.map(
      (key) => `${lineOf([...issue.path, key])}: ${place}the key "${key}" is none of ${allowed}`,
    );
  });
}

/** Where the deepest node along `path` begins. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(key));
      if (!isPair(pair)) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else {
      const item: unknown =
        isNode(node) && 'items' in node && Array.isArray(node.items) ? node.items[Number(key)] : null;
      if (!isNode(item)) break;
      node = item;
      if (item.range) offset = item.range[0];
    }
  }
  return offset;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

/** The issue in one line: path, the value that stands there, what may stand there. */
function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const place = issue.path.join('.') || 'the file';
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  if (issue.code === 'invalid_value')
    return `${place}: ${shown} is none of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.expected === 'boolean')
    return `${place}: ${shown} is none of true, false`;
  return `${place}: ${shown}: ${issue.message}`;
}
