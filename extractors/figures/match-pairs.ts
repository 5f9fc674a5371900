// The pairing of rows with columns of least total cost (Kuhn 1955, in the form of Jonker & Volgenant 1987: shortest
// augmenting paths with potentials), for labels whose names only stand near them.

/** For each row the column it goes with. `cost` has no more rows than columns; O(rows² · columns). */
export function matchPairs(cost: readonly (readonly number[])[]): number[] {
  const matching = new Matching(cost);
  for (let row = 1; row <= cost.length; row++) matching.add(row);
  return matching.columns();
}

/** Rows and columns count from 1; 0 stands for the row that is being added. */
class Matching {
  private readonly cost: readonly (readonly number[])[];
  private readonly rowPotential: Float64Array;
  private readonly colPotential: Float64Array;
  /** Row that holds each column; 0 = none. */
  private readonly owner: Int32Array;

  constructor(cost: readonly (readonly number[])[]) {
    const cols = cost[0]?.length ?? 0;
    this.cost = cost;
    this.rowPotential = new Float64Array(cost.length + 1);
    this.colPotential = new Float64Array(cols + 1);
    this.owner = new Int32Array(cols + 1);
  }

  /** Matches one more row, moving others along the cheapest path. */
  add(row: number): void {
    const size = this.owner.length;
    this.owner[0] = row;
    const least = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(size);
    const seen = new Uint8Array(size);
    let col = 0;
    do {
      seen[col] = 1;
      col = this.step(col, least, before, seen);
    } while (this.owner[col] !== 0);
    for (; col !== 0; col = before[col] ?? 0) this.owner[col] = this.owner[before[col] ?? 0] ?? 0;
  }

  /** The column nearest to the path so far; potentials are moved so that it costs nothing to reach. */
  private step(from: number, least: Float64Array, before: Int32Array, seen: Uint8Array): number {
    const row = this.owner[from] ?? 0;
    let next = 0;
    for (let c = 1; c < least.length; c++) {
      if (seen[c]) continue;
      const reduced =
        (this.cost[row - 1]?.[c - 1] ?? 0) - (this.rowPotential[row] ?? 0) - (this.colPotential[c] ?? 0);
      if (reduced < (least[c] ?? 0)) {
        least[c] = reduced;
        before[c] = from;
      }
      if (next === 0 || (least[c] ?? 0) < (least[next] ?? 0)) next = c;
    }
    this.lower(least[next] ?? 0, least, seen);
    return next;
  }

  private lower(delta: number, least: Float64Array, seen: Uint8Array): void {
    for (let c = 0; c < least.length; c++) {
      if (!seen[c]) least[c] = (least[c] ?? 0) - delta;
      else {
        const held = this.owner[c] ?? 0;
        this.rowPotential[held] = (this.rowPotential[held] ?? 0) + delta;
        this.colPotential[c] = (this.colPotential[c] ?? 0) - delta;
      }
    }
  }

  /** The column of each row, both from 0. */
  columns(): number[] {
    const found = new Array<number>(this.cost.length).fill(-1);
    this.owner.forEach((row, c) => {
      if (c > 0 && row > 0) found[row - 1] = c - 1;
    });
    return found;
  }
}
