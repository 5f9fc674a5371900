// Whatever `show` found, in words.

import type { UnitLexicon } from '../../catalog/types.ts';
import type { Shown } from '../../loaders/queries/show-id.ts';
import type { Context } from '../command.ts';
import { describeDocument } from './describe-document.ts';
import { describeFact } from './describe-fact.ts';
import { describeInstitution } from './describe-institution.ts';

/** @param units names the units of values. */
export function describeShown(shown: Shown, context: Context, units: UnitLexicon): string {
  switch (shown.kind) {
    case 'fact':
      return describeFact(shown, context, units);
    case 'document':
      return describeDocument(shown, context);
    case 'institution':
      return describeInstitution(shown, context);
  }
}
