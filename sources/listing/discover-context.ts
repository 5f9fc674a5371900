// What reading a listing needs besides the source. Type only.

import type { SourceEffects } from '../effects.ts';
import type { PoliteClient } from '../polite/open-polite-client.ts';
import type { PageMemory } from './listed-item.ts';

export interface DiscoverContext {
  readonly client: PoliteClient;
  readonly memory: PageMemory;
  readonly effects: Pick<SourceEffects, 'clock' | 'log'>;
  /** The absolute path of a `folder` source. */
  readonly resolvePath: (path: string) => string;
  /** Reads every page anew, as if nothing were remembered. */
  readonly fresh?: boolean;
}
