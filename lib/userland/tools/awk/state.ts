import type { Cell, Value } from '@/lib/userland/tools/awk/value'
import type { Input } from '@/lib/userland/tools/input'

export interface Frame {
  /** Where the caller goes on, and how high its stack was. */
  back: number
  base: number
  locals: Cell[]
}

/** A file or command that is read by getline. */
export interface Reading {
  input: Input
  pid: number | undefined
}

export interface AwkState {
  source: string
  globals: Cell[]
  stack: (Cell | string[])[]
  frames: Frame[]
  pc: number
  phase: 'begin' | 'main' | 'end'
  /** The next record has to be read before the rules run. */
  needsRecord: boolean
  record: string
  fields: Value[]
  /** The record is newer than the fields, or the fields than the record. */
  stale: 'none' | 'fields' | 'record'
  ranges: boolean[]
  input: Input
  isOpen: boolean
  /** Operands that are still to be looked at: files and assignments. */
  operands: string[]
  hadFile: boolean
  outputs: Record<string, { fd: number; pid: number | undefined }>
  readings: Record<string, Reading>
  /** What a call to system or close waits for. */
  waiting: { pid: number } | undefined
  /** Children to wait for at the end. */
  children: number[]
  seed: number
  lastSeed: number
  status: number | undefined
  isEnding: boolean
}
