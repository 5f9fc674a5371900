// A clock that stands still but for the sleeping of those who use it, so that politeness costs a test no time.

export interface FakeClock {
  readonly clock: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Moves the clock to `time`. */
  readonly set: (time: string | number) => void;
  readonly slept: number[];
}

export function fakeClock(start: string): FakeClock {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    clock: () => new Date(now),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += Math.max(0, milliseconds);
    },
    set: (time) => {
      now = typeof time === 'number' ? time : Date.parse(time);
    },
    slept,
  };
}
