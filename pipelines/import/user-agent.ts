// Who an import says it is.

import { makeUserAgent } from '../../sources/http/user-agent.ts';
import { readPackageVersion } from '../read-package-version.ts';

/** @param contact a mail address or web page of the operator; null when none was given. */
export const importUserAgent = (contact: string | null): string =>
  makeUserAgent(readPackageVersion(), contact);
