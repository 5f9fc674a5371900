// How fast a run goes and how long it will go on, from what was finished lately: a beginning of known files, which are
// passed over in no time, must not promise a quick end. Pure; times come in as arguments.

/** The pace is that of the last half minute, or of so many documents when they took longer. */
const windowMs = 30_000;
const fewest = 20;

export interface Pace {
  /** A document is done at `nowMs` (any clock that only goes forward). */
  readonly step: (nowMs: number) => void;
  /** Documents a second; null while there are too few to tell. */
  readonly rate: (nowMs: number) => number | null;
  /** Seconds for `remaining` documents at that rate; null while it is not known. */
  readonly secondsLeft: (remaining: number, nowMs: number) => number | null;
}

/** @param beginMs when the first document was begun. */
export function openPace(beginMs: number): Pace {
  let done: number[] = [beginMs];
  const rate = (nowMs: number): number | null => {
    const [first] = done;
    const seconds = first === undefined ? 0 : (nowMs - first) / 1000;
    return done.length < 3 || seconds <= 0 ? null : (done.length - 1) / seconds;
  };
  return {
    step: (nowMs) => {
      done.push(nowMs);
      const young = done.findIndex((time) => time >= nowMs - windowMs);
      const surplus = Math.min(young, done.length - fewest);
      if (surplus > 0) done = done.slice(surplus);
    },
    rate,
    secondsLeft: (remaining, nowMs) => {
      const perSecond = rate(nowMs);
      return perSecond === null ? null : remaining / perSecond;
    },
  };
}

/** `42 s`, `5 min 10 s`, `2 h 5 min`. */
export function describeSeconds(seconds: number, lang: 'zh' | 'en'): string {
  const [hour, minute, second] = lang === 'zh' ? ['小时', '分', '秒'] : [' h', ' min', ' s'];
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${second}`;
  const join = lang === 'zh' ? '' : ' ';
  if (whole < 3600) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)}${minute}${rest > 0 ? `${join}${rest}${second}` : ''}`;
  }
  const minutes = Math.floor((whole % 3600) / 60);
  return `${Math.floor(whole / 3600)}${hour}${minutes > 0 ? `${join}${minutes}${minute}` : ''}`;
}

/** `3.4/s, 5 min left`; empty while there are too few documents to tell. */
export function describePace(pace: Pace, remaining: number, nowMs: number, lang: 'zh' | 'en'): string {
  const rate = pace.rate(nowMs);
  const left = pace.secondsLeft(remaining, nowMs);
  if (rate === null || left === null) return '';
  const speed = rate >= 10 ? rate.toFixed(0) : rate >= 0.1 ? rate.toFixed(1) : rate.toFixed(2);
  return lang === 'zh'
    ? `${speed} 份/秒，还需 ${describeSeconds(left, lang)}`
    : `${speed}/s, ${describeSeconds(left, lang)} left`;
}
