// Findings that a person looked at and accepted: kept, as information, with who accepted them and why.

import type { Finding } from '../../model/index.ts';
import type { Settled } from './apply-corrections.ts';

/** `findings`, those about a settled fact (and of the code it names) turned into information. */
export function acceptFindings(findings: readonly Finding[], settled: readonly Settled[]): Finding[] {
  return findings.map((finding) => {
    const by = settled.find(
      ({ fact, finding: code }) =>
        finding.observations.includes(fact) && (code === null || code === finding.code),
    );
    if (!by) return finding;
    const { reason, who, when } = by.correction;
    return {
      ...finding,
      severity: 'info',
      message: {
        zh: `${finding.message.zh}（已核对：${reason}；${who}，${when}）`,
        en: `${finding.message.en} (reviewed: ${reason}; ${who}, ${when})`,
      },
    };
  });
}
