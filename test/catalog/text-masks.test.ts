import { describe, expect, it } from 'vitest';
import { expandPieces, findBoundProblem } from '../../catalog/expand-pattern.ts';
import { loadTextMasks, readTextMasks, type TextMaskFile } from '../../catalog/load-text-masks.ts';
import { loadUnits } from '../../catalog/load-units.ts';
import { CatalogError } from '../../catalog/read-catalog-file.ts';

const units = loadUnits();
const file = (mask: Partial<TextMaskFile['masks'][number]>): TextMaskFile => ({
  pieces: { int: '(?<!\\d)\\d{1,4}(?!\\d)' },
  masks: [{ id: 'figure', pattern: '图 ?{int}', examples: ['如⟦图3⟧所示'], ...mask }],
  unit_blockers: { 名: '师' },
  han_counters: ['个'],
  lone_one_counters: ['个'],
});
const causeOf = (mask: Partial<TextMaskFile['masks'][number]>): string => {
  try {
    readTextMasks(file(mask), units);
    return 'accepted';
  } catch (error) {
    return error instanceof CatalogError ? error.message : 'another error';
  }
};

describe('text-masks.yml', () => {
  it('loads, each mask with examples that hold', () => {
    const { masks, unitBlockers, hanCounters } = loadTextMasks(units);
    expect(masks.map((mask) => mask.id)).toContain('document-number');
    expect(unitBlockers.get('名')?.sticky).toBe(true);
    expect(hanCounters.has('所')).toBe(true);
  });
});

describe('readTextMasks', () => {
  it('accepts a mask whose examples hold', () => {
    expect(causeOf({})).toBe('accepted');
    expect(causeOf({ not: ['地图三幅'] })).toBe('accepted');
  });

  it('names the mask and the example that fails', () => {
    expect(causeOf({ examples: ['⟦表3⟧'] })).toMatch(/figure: example "⟦表3⟧" is masked as "表3"/);
    expect(causeOf({ examples: ['如⟦图⟧3'] })).toMatch(/figure: example .* is masked as "如⟦图3⟧"/);
    expect(causeOf({ examples: ['如图3'] })).toMatch(/figure: example "如图3" marks no span/);
    expect(causeOf({ not: ['地图 3 幅'] })).toMatch(/figure: counter-example .*⟦图 3⟧/);
  });

  it('refuses a mask that would not be tried on its own examples', () => {
    expect(causeOf({ needs: ['表'] })).toMatch(/figure: example/);
  });

  it('refuses unknown pieces, broken and unbounded patterns', () => {
    expect(causeOf({ pattern: '图{number}' })).toMatch(/figure: no piece \{number\}/);
    expect(causeOf({ pattern: '图(' })).toMatch(/figure: /);
    expect(causeOf({ pattern: '图.*' })).toMatch(/repeats without a small bound/);
    expect(causeOf({ pattern: `图${'?'.repeat(800)}` })).not.toBe('accepted');
  });

  it('refuses a counter that is no unit', () => {
    expect(() => readTextMasks({ ...file({}), han_counters: ['昨天'] }, units)).toThrow(
      /昨天: not in units.yml/,
    );
  });
});

describe('findBoundProblem', () => {
  it.each(['a{1,4}b?', '(?:ab{1,3})?', '[*+]{2}', '\\+\\*', '(?<=a{0,2})b', '(?:a|b{3}){0,1}'])(
    'accepts %s',
    (pattern) => {
      expect(findBoundProblem(pattern)).toBeNull();
    },
  );
  it.each(['a*', 'a+', 'a{3,}', 'a{1,500}', '(?:a{1,3}){2}', '(?:(?:a{1,3})?b){1,4}'])(
    'refuses %s',
    (pattern) => {
      expect(findBoundProblem(pattern)).not.toBeNull();
    },
  );
});

describe('expandPieces', () => {
  it('puts pieces in, pieces of pieces too', () => {
    expect(expandPieces('a{x}{1,2}', { x: '{y}b', y: 'c' })).toEqual({ pattern: 'a(?:(?:c)b){1,2}' });
  });
  it('names a piece that is missing or uses itself', () => {
    expect(expandPieces('{x}', {})).toEqual({ unknown: 'x' });
    expect(expandPieces('{x}', { x: '{x}' })).toMatchObject({ unknown: expect.any(String) });
  });
});
