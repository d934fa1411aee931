import { quote } from '@/lib/kubectl/go-format'
import type { KubectlIo } from '@/lib/kubectl/io'

/** The world as one helm process sees it: kubectl's, and more of the files. */
export interface HelmIo extends KubectlIo {
  /** Absolute. */
  resolve(path: string): string
  /** Names in a folder; undefined when the path is none. */
  listDir(path: string): string[] | undefined
  /** With the folders above it. */
  makeFolder(path: string): void
  /** A file, or a folder with all that is in it. */
  remove(path: string): void
}

/** Why helm gives control back: virtual time has to pass. */
export interface HelmWait {
  ms: number
}

export type HelmSteps<T = void> = Generator<HelmWait, T, unknown>

type Level = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

const word = (text: string) => (/[\s="]|^$/.test(text) ? quote(text) : text)

/** A line of helm's log, as Go's slog writes it: `level=WARN msg="upgrade failed" name=web`. */
export function logLine(level: Level, message: string, fields: Record<string, string | number> = {}): string {
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${word(String(value))}`)
  return `${[`level=${level}`, `msg=${word(message)}`, ...pairs].join(' ')}\n`
}
