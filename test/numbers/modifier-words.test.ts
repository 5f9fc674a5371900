import { describe, expect, it } from 'vitest';
import { combineModifiers, findModifierStart } from '../../numbers/modifier-words.ts';

/** What stands before the first digit of `text` as its modifiers. */
const modifiersBefore = (text: string, floor = 0): string => {
  const at = text.search(/\d/);
  return text.slice(findModifierStart(text, at, floor), at);
};

describe('findModifierStart', () => {
  it.each([
    ['投入约30', '约'],
    ['投入近 30', '近 '],
    ['投入超过约 30', '超过约 '],
    ['不少于30', '不少于'],
    ['投入30', ''],
    ['达30', ''],
    ['30', ''],
  ])('of %s finds %j', (text, modifiers) => {
    expect(modifiersBefore(text)).toBe(modifiers);
  });

  it.each(['签约30家', '节约 30 万', '附近3所', '最近5次', '赶超3项', '关键技术突破3项', '弥补不足3处'])(
    'leaves %s: the end of another word',
    (text) => {
      expect(modifiersBefore(text)).toBe('');
    },
  );

  it('does not look behind the floor', () => {
    expect(modifiersBefore('不超过30', 1)).toBe('超过');
    expect(modifiersBefore('约30', 1)).toBe('');
  });
});

describe('combineModifiers', () => {
  it('keeps one, lets the stricter of one direction win and calls mixtures about', () => {
    expect(combineModifiers([])).toBe('exact');
    expect(combineModifiers(['exact', 'about', 'about'])).toBe('about');
    expect(combineModifiers(['more_than', 'at_least'])).toBe('more_than');
    expect(combineModifiers(['at_most', 'less_than'])).toBe('less_than');
    expect(combineModifiers(['about', 'more_than'])).toBe('about');
  });
});
