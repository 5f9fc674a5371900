// The names under which a warehouse knows files: they mean the same wherever it is used from, and travel with it.

import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

export interface PathNames {
  /** The name of a file: relative to the warehouse's folder when it lies below that, else absolute; `/` separates. */
  readonly toStored: (file: string) => string;
  /** The absolute path of a name. */
  readonly toFile: (name: string) => string;
}

/** The names of the warehouse in the file `warehousePath`. */
export function namePaths(warehousePath: string): PathNames {
  const folder = dirname(resolve(warehousePath));
  return {
    toStored: (file) => {
      const below = relative(folder, resolve(file));
      const outside = below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
      return (outside ? resolve(file) : below).split(sep).join('/');
    },
    toFile: (name) => resolve(folder, name),
  };
}
