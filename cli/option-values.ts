// The options of one call, typed at the point of use.

import { CliError } from './cli-error.ts';

/** By name, camel-cased as commander does. */
export interface OptionValues {
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | null;
  /** Values given several times or with commas between them. */
  readonly list: (name: string) => readonly string[];
  /** A whole number above zero. @throws CliError `option_invalid` */
  readonly whole: (name: string) => number | null;
  /** Whole numbers above zero and ranges of them (`2021-2023`). @throws CliError `option_invalid` */
  readonly wholes: (name: string) => readonly number[];
}

/** A range of more would be a slip of the pen. */
const longestRange = 100;

/** Typed access to what the parser found. */
export function readOptions(values: Readonly<Record<string, unknown>>): OptionValues {
  const list = (name: string): readonly string[] => {
    const value = values[name];
    const given = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
    return given.flatMap((text) => text.split(/[,，、]/)).flatMap((text) => text.trim() || []);
  };
  const text = (name: string) => {
    const value = values[name];
    return value === undefined ? null : String(value);
  };
  return {
    flag: (name) => values[name] === true,
    text,
    list,
    whole: (name) => {
      const value = text(name);
      return value === null ? null : parseWhole(name, value);
    },
    wholes: (name) => list(name).flatMap((value) => parseRange(name, value)),
  };
}

function parseWhole(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) > 0) return Number(value);
  throw new CliError('option_invalid', {
    zh: `${flagOf(name)} 需要一个正整数，而不是“${value}”`,
    en: `${flagOf(name)} wants a whole number above zero, not "${value}"`,
  });
}

function parseRange(name: string, value: string): number[] {
  const [from, to] = value.split(/[-–—~]/).map((part) => parseWhole(name, part.trim()));
  if (from === undefined || to === undefined) return [parseWhole(name, value)];
  if (to >= from && to - from < longestRange)
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  throw new CliError('option_invalid', {
    zh: `${flagOf(name)} 的范围“${value}”不成立`,
    en: `${flagOf(name)} has no range "${value}"`,
  });
}

const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
