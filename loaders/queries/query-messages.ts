// What passes between run-read-only-query.ts and the process that runs the SQL.

export type QueryValue = string | number | null;

export interface QueryRequest {
  readonly path: string;
  readonly sql: string;
  readonly limit: number;
}

export type QueryAnswer =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly QueryValue[])[];
      readonly truncated: boolean;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly detail: string };
