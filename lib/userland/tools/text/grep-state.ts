/** What grep knows while it reads: what was asked, and where it is in the file of the moment. */
import type { SyntaxOptions } from '@/lib/userland/tools/regex/syntax'

/** A line with where it is in its file. */
export interface GrepRow {
  text: string
  line: number
  offset: number
}

export interface GrepState {
  patterns: string[]
  syntax: SyntaxOptions
  has: Record<string, boolean>
  before: number
  after: number
  max: number
  withName: boolean
  color: boolean
  group: string | undefined
  label: string
  separator: string
  /** Of this file. */
  name: string
  line: number
  offset: number
  count: number
  printed: number
  pending: GrepRow[]
  binary: boolean
  afterLeft: number
  found: boolean
  anyOutput: boolean
  isFolder: boolean
  failures: number
}
