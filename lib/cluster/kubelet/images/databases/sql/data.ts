/** What a small SQL server holds: plain data. */
export type Cell = string | null

export interface Table {
  columns: { name: string; type: string; counts?: true }[]
  rows: Cell[][]
}

export interface Data {
  databases: Record<string, Record<string, Table>>
  /** Passwords by name. */
  users: Record<string, string>
}

/** What a statement came to. */
export type Result =
  | { kind: 'rows'; columns: string[]; rows: Cell[][] }
  | { kind: 'done'; tag: string; affected: number }

export type Fault =
  | { kind: 'syntax'; near: string }
  | { kind: 'no-database'; name: string }
  | { kind: 'database-exists'; name: string }
  | { kind: 'none-selected' }
  | { kind: 'no-table'; name: string }
  | { kind: 'table-exists'; name: string }
  | { kind: 'no-column'; name: string }
  | { kind: 'count' }

/** A statement that cannot be run; each server has its own words for it. */
export class SqlError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind)
  }
}
