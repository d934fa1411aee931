import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Answer, Query } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'

/** What a server knows of where it runs: as much of a process as is there without a kernel, too. */
export interface ServerContext {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly hostname: string
  readonly files: Pick<FileSystem, 'stat' | 'read' | 'list'>
  /** Virtual ms. */
  now(): number
  ask(query: Query): Answer
}

export const contextOf = (process: Process): ServerContext => ({
  argv: process.argv,
  env: process.env,
  hostname: process.machine.hostname,
  files: process.files,
  now: () => process.machine.now(),
  ask: (query) => process.machine.network?.ask(query) ?? { kind: 'unreachable' },
})

/** A file's text; undefined where there is none that can be read. */
export function textOf(files: ServerContext['files'], path: string): string | undefined {
  try {
    return files.stat(path)?.type === 'file' ? files.read(path) : undefined
  } catch {
    return undefined
  }
}
