/** What Anki's `revlog` holds of one answer. https://github.com/ankidroid/Anki-Android/wiki/Database-Structure */
export interface PackageRow {
  /** ms since the epoch; unique in a collection. */
  id: number
  /** 1 (again) to 4 (easy); 0: set by hand. */
  ease: number
  /** Until it was to come back: days, or seconds below zero. */
  ivl: number
  factor: number
  /** ms that the answer took. */
  time: number
  /** 0 learning, 1 review, 2 relearning, 3 in a filtered deck, 4 and above set by hand. */
  type: number
}

/** A collection as it lies in a package, still compressed. */
export interface ReadJob {
  job: 'read'
  bytes: Uint8Array
  deflated: boolean
  zstd: boolean
  /** Of the collection, once inflated. */
  maxBytes: number
  /** Of ours, the newest. */
  maxRows: number
}

export interface MarkedRows {
  /** As the note's mark names it. */
  mark: string
  /** Oldest first. */
  rows: PackageRow[]
}

export interface ReadPackage {
  /** Rows of the whole log. */
  read: number
  /** Of notes that bear no mark. */
  notOurs: number
  /** Ours beyond `maxRows`: the oldest. */
  tooMany: number
  marked: MarkedRows[]
}

type Cell = string | number
/** Rows in the order of the columns of Anki's schema 11. */
export interface CollectionTables {
  col: Cell[][]
  notes: Cell[][]
  cards: Cell[][]
  revlog: Cell[][]
}

export interface WriteJob {
  job: 'write'
  tables: CollectionTables
}

/** Why a file was not read. */
export const PACKAGE_FAULTS = ['not-a-package', 'too-big', 'damaged', 'not-a-collection', 'too-slow'] as const
export type PackageFault = (typeof PACKAGE_FAULTS)[number]

export type WorkerAnswer =
  | { ok: true; output: unknown }
  | { ok: false; fault: PackageFault | 'internal'; message: string }
