import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { loadProseWords, readProseWords } from '../../catalog/load-prose-words.ts';

const group = { examples: ['学校占地'], not: ['占地'] };

describe('words for running text', () => {
  it('stand where the group says, the longest first', () => {
    const words = readProseWords({
      start: { at: 'start', words: ['学校', '学校占'], ...group },
      end: { at: 'end', words: ['人', '名人'], examples: ['三名人'], not: ['人数'] },
      whole: { at: 'whole', words: ['任务'], examples: ['任务'], not: ['任务数'] },
      any: { at: 'any', patterns: ['[一二]等奖'], examples: ['获一等奖'], not: ['等奖'] },
    });
    expect(words.find('start', '学校占地')).toEqual({ text: '学校占', index: 0 });
    expect(words.find('start', '本学校')).toBeNull();
    expect(words.strip('end', '三名人人')).toBe('三');
    expect(words.has('whole', '任务数')).toBe(false);
    expect(words.all('any', '一等奖3项、二等奖5项')).toEqual([
      { text: '一等奖', index: 0 },
      { text: '二等奖', index: 6 },
    ]);
    expect(words.groups).toEqual(['start', 'end', 'whole', 'any']);
  });

  it('take signs as signs in words, and as patterns in patterns', () => {
    const words = readProseWords({
      sign: { at: 'any', words: ['1+X'], examples: ['推进1+X'], not: ['11X'] },
    });
    expect(words.has('sign', '1+X')).toBe(true);
  });

  it.each([
    ['an example that is not found', { at: 'start' as const, words: ['学院'], ...group }, '学校占地'],
    ['a counter-example that is', { at: 'any' as const, words: ['占地'], ...group }, '占地'],
    ['a pattern that is none', { at: 'any' as const, patterns: ['('], ...group }, 'group'],
  ])('refuse %s', (_, entry, named) => {
    expect(() => readProseWords({ group: entry })).toThrow(named);
  });

  it('throw for a group that does not exist', () => {
    expect(() => loadProseWords().has('no_such_group', '')).toThrow('no_such_group');
  });
});

describe('the groups of the catalogue', () => {
  it('name indicators that exist', () => {
    const { indicators, proseWords } = loadCatalog();
    const named = proseWords.groups.filter((name) => name.startsWith('indicator:'));
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(indicators.has(name.slice('indicator:'.length)), name).toBe(true);
  });

  it('take time in proportion to the text', () => {
    const { proseWords } = loadCatalog();
    const text = '占比分别为较上年增加其中学校与企业合作建设'.repeat(500);
    const start = performance.now();
    for (const name of proseWords.groups) proseWords.has(name, text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
