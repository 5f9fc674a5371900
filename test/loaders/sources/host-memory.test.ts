import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LastingHostMemory, openHostMemory } from '../../../loaders/sources/host-memory.ts';
import { rememberInProcess } from '../../../sources/polite/host-memory.ts';

const NOW = Date.parse('2025-03-01T02:00:00Z');
const DAY = 86_400_000;

let folder = '';
let file = '';
const open: LastingHostMemory[] = [];
const openAt = (now = NOW, mostRows?: number): LastingHostMemory => {
  const memory = openHostMemory(file, now, mostRows);
  open.push(memory);
  return memory;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-hosts-'));
  file = join(folder, 'hosts.db');
});
afterEach(() => {
  for (const memory of open.splice(0)) memory.close();
  rmSync(folder, { recursive: true });
});

const robots = (origin: string, fetchedAt = NOW) => ({
  origin,
  fetchedAt,
  expiresAt: fetchedAt + DAY,
  status: 200,
  text: 'User-agent: *\nDisallow: /x',
});

describe('openHostMemory', () => {
  it('keeps turns, holds and robots.txt until they are past', () => {
    const first = openAt();
    first.endTurn('a.test', NOW + 5000);
    first.hold('b.test', NOW + DAY);
    first.hold('b.test', NOW + 1000);
    first.keepRobots(robots('http://a.test'));
    first.close();
    const second = openAt(NOW + 1000);
    expect(second.takeTurn('a.test', NOW + 1000, NOW + 2000)).toBe(NOW + 5000);
    expect(second.heldUntil('b.test')).toBe(NOW + DAY);
    expect(second.recallRobots('http://a.test')).toEqual(robots('http://a.test'));
    expect(second.recallRobots('https://a.test')).toBeNull();
    const later = openAt(NOW + DAY);
    expect(later.heldUntil('b.test')).toBe(0);
    expect(later.recallRobots('http://a.test')).toBeNull();
  });

  it('gives a turn to one of two processes only', () => {
    const [one, other] = [openAt(), openAt()];
    expect(one.takeTurn('a.test', NOW, NOW + 30_000)).toBe(NOW);
    expect(other.takeTurn('a.test', NOW, NOW + 30_000)).toBe(NOW + 30_000);
    expect(other.takeTurn('b.test', NOW, NOW + 30_000)).toBe(NOW);
    one.endTurn('a.test', NOW + 2000);
    expect(other.takeTurn('a.test', NOW + 2000, NOW + 9000)).toBe(NOW + 2000);
  });

  it('begins anew when the file is damaged or something else', () => {
    writeFileSync(file, 'no database at all, but long enough to be looked at '.repeat(50));
    const memory = openAt();
    memory.hold('a.test', NOW + DAY);
    memory.close();
    expect(openAt().heldUntil('a.test')).toBe(NOW + DAY);
    for (const opened of open.splice(0)) opened.close();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 5000), Buffer.alloc(bytes.length - 5000, 7)]));
    expect(openAt().heldUntil('a.test')).toBe(0);
  });

  it('tells a folder that cannot be written', () => {
    expect(() => openHostMemory(join(folder, 'nowhere', 'hosts.db'), NOW)).toThrow(
      expect.objectContaining({ code: 'warehouse_unreachable' }),
    );
  });

  it('stays small: so many hosts and no more, those that are over first go first', () => {
    const memory = openAt(NOW, 20);
    for (let i = 0; i < 30; i++) {
      memory.hold(`h${i}.test`, NOW + DAY + i);
      memory.keepRobots({ ...robots(`http://h${i}.test`), expiresAt: NOW + DAY + i });
    }
    expect(memory.recallRobots('http://h9.test')).toBeNull();
    expect(memory.recallRobots('http://h10.test')).not.toBeNull();
    const next = openAt(NOW, 20);
    expect([next.heldUntil('h9.test'), next.heldUntil('h10.test')]).toEqual([0, NOW + DAY + 10]);
  });

  it('takes any name as a value, and makes no file of it', () => {
    const names = ['../../etc/passwd', "a'); drop table host; --", '', '主机', 'x'.repeat(10_000), 'a\0b'];
    const memory = openAt();
    for (const [i, name] of names.entries()) memory.hold(name, NOW + i + 1);
    expect(names.map((name) => memory.heldUntil(name) - NOW)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(readdirSync(folder)).toEqual(['hosts.db']);
  });

  it('does what the memory of a process does', () => {
    const host = fc.constantFrom('a', 'b');
    const time = fc.integer({ min: 0, max: 50 }).map((n) => NOW + n * 1000);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), host, time }),
      fc.record({ kind: fc.constant('end' as const), host, time }),
      fc.record({ kind: fc.constant('hold' as const), host, time }),
      fc.record({ kind: fc.constant('release' as const), host, time }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        rmSync(file, { force: true });
        const lasting = openHostMemory(file, NOW);
        const passing = rememberInProcess();
        try {
          for (const { kind, host: name, time: at } of steps) {
            const results = [lasting, passing].map((memory) => {
              if (kind === 'take') return memory.takeTurn(name, at, at + 3000);
              if (kind === 'end') return memory.endTurn(name, at);
              return kind === 'hold' ? memory.hold(name, at) : memory.release(name);
            });
            expect(results[0]).toEqual(results[1]);
            expect(lasting.heldUntil(name)).toBe(passing.heldUntil(name));
          }
        } finally {
          lasting.close();
        }
      }),
      { numRuns: 30 },
    );
  });
});
