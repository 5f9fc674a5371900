// One finding for one cause: what two checks say of the same numbers is said once.

import type { Finding } from '../../model/index.ts';

/** Checks that only say that a number is odd; another finding about it says why. */
const VAGUE: ReadonlySet<string> = new Set(['value_implausible', 'quotient_implausible']);

/** `findings` without those of one code that share two facts with an earlier one, and without vague ones about a fact that
 * another finding explains. */
export function dropRepeats(findings: readonly Finding[]): Finding[] {
  const explained = new Set(
    findings.flatMap((f) => (VAGUE.has(f.code) || f.severity === 'info' ? [] : f.observations)),
  );
  const seen = new Map<string, string[][]>();
  return findings.filter((finding) => {
    const { code, observations } = finding;
    if (VAGUE.has(code) && observations.some((id) => explained.has(id))) return false;
    const earlier = seen.get(code) ?? [];
    if (earlier.some((ids) => observations.filter((id) => ids.includes(id)).length >= 2)) return false;
    seen.set(code, [...earlier, [...observations]]);
    return true;
  });
}
