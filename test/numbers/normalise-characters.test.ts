import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';

describe('normaliseCharacters', () => {
  it('makes widths and signs one', () => {
    expect(normaliseCharacters('２７：１')).toBe('27:1');
    expect(normaliseCharacters('－０．１２％')).toBe('-0.12%');
    expect(normaliseCharacters('１０～２０　ＧＢ')).toBe('10~20 GB');
    expect(normaliseCharacters('3\u00a0萬\u200b餘')).toBe('3 万 余');
  });

  it('never makes ， a thousands separator', () => {
    expect(normaliseCharacters('100，200')).toBe('100，200');
  });

  it('leaves words alone that only look like cheque numerals', () => {
    expect(normaliseCharacters('队伍、大陆、参加')).toBe('队伍、大陆、参加');
  });

  it('keeps the length of any text, and is done after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseCharacters(text);
        expect(once.length).toBe(text.length);
        expect(normaliseCharacters(once)).toBe(once);
      }),
    );
  });
});
