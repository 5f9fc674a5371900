import { describe, expect, it } from 'vitest';
import { describePace, describeSeconds, openPace } from '../../../cli/ingest/measure-pace.ts';

describe('openPace', () => {
  it('says nothing before two documents are done', () => {
    const pace = openPace(0);
    pace.step(1000);
    expect(pace.rate(1000)).toBeNull();
    expect(describePace(pace, 10, 1000, 'en')).toBe('');
    pace.step(2000);
    expect(pace.rate(2000)).toBe(1);
    expect(describePace(pace, 90, 2000, 'en')).toBe('1.0/s, 1 min 30 s left');
    expect(describePace(pace, 90, 2000, 'zh')).toBe('1.0 份/秒，还需 1分30秒');
  });

  it('forgets a quick beginning', () => {
    const pace = openPace(0);
    for (let i = 1; i <= 1000; i++) pace.step(i);
    expect(pace.secondsLeft(1000, 1000)).toBeCloseTo(1, 1);
    for (let i = 1; i <= 60; i++) pace.step(1000 + i * 2000);
    expect(pace.secondsLeft(100, 121_000)).toBeCloseTo(200, 0);
  });

  it('counts the time since the last document', () => {
    const pace = openPace(0);
    for (let i = 1; i <= 10; i++) pace.step(i * 100);
    expect(pace.rate(1000)).toBe(10);
    expect(pace.rate(10_000)).toBe(1);
  });
});

it.each([
  [0, '0 s', '0秒'],
  [59.6, '1 min', '1分'],
  [310, '5 min 10 s', '5分10秒'],
  [7500, '2 h 5 min', '2小时5分'],
])('%d s is %s', (seconds, en, zh) => {
  expect(describeSeconds(seconds, 'en')).toBe(en);
  expect(describeSeconds(seconds, 'zh')).toBe(zh);
});
