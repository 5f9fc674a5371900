// Whose number it is: the report's own institution unless the words name another.

import type { InstitutionRegistry } from '../../catalog/types.ts';
import type { ReportProfile } from '../../model/index.ts';
import { matchInstitution } from './match-institution.ts';

/** The region of a region's report; another's numbers in the report of a school. */
const REGION = /^(?:我|全|本)[省市区县]$/u;
const OWN = /^(?:我|本|该)?(?:校|学校|学院|院|单位)$|^(?:我们|全校|全院)$/u;

/**
 * The name of the institution `entityText` stands for: nothing, 我校 or 学校 is the report's own; a name the register knows,
 * also short or with its campus, becomes its registered name; other words stay as printed. Empty when the report names no
 * institution.
 */
export function resolveOwner(
  entityText: string | null,
  report: ReportProfile,
  registry: InstitutionRegistry,
): string {
  const own = report.institution?.name ?? '';
  const words = entityText?.replace(/\s+/gu, '') ?? '';
  if (words === '' || OWN.test(words) || words === report.institution?.nameAsPrinted) return own;
  if (REGION.test(words) && report.institution?.kind === 'region') return own;
  const match = matchInstitution(registry, words);
  return match.kind === 'one' ? match.institution.name : words;
}
