import type { Core } from '@/lib/userland/kernel/core'
import type { OpenFile, Pipe, ProcessRecord } from '@/lib/userland/kernel/state'

const reads = (file: OpenFile) => file.kind === 'read' || file.kind === 'both'
const writes = (file: OpenFile) => file.kind === 'write' || file.kind === 'both'

function pipeOf(core: Core, file: OpenFile): Pipe | undefined {
  return 'pipe' in file ? core.pipe(file.pipe) : undefined
}

/** One more descriptor leads there. */
export function retain(core: Core, id: number): void {
  const file = core.file(id)
  file.refs += 1
  if (file.refs > 1) return
  const pipe = pipeOf(core, file)
  if (!pipe) return
  if (reads(file)) {
    pipe.readers += 1
    pipe.hadReader = true
  }
  if (writes(file)) {
    pipe.writers += 1
    pipe.hadWriter = true
  }
}

export function release(core: Core, id: number): void {
  const file = core.file(id)
  file.refs -= 1
  if (file.refs > 0) return
  core.state.files.delete(id)
  const pipe = pipeOf(core, file)
  if (!pipe || !('pipe' in file)) return
  if (reads(file)) pipe.readers -= 1
  if (writes(file)) pipe.writers -= 1
  if (pipe.readers > 0 || pipe.writers > 0) return
  if (pipe.fifo !== undefined && pipe.size > 0 && !pipe.hadReader) return
  core.state.pipes.delete(file.pipe)
  if (pipe.fifo !== undefined) core.state.fifos.delete(pipe.fifo)
}

/** Gives a process a descriptor, the lowest free one by default. */
export function install(core: Core, record: ProcessRecord, id: number, fd?: number): number {
  let at = fd ?? 0
  if (fd === undefined) while (record.fds.has(at)) at += 1
  retain(core, id)
  const before = record.fds.get(at)
  record.fds.set(at, id)
  if (before !== undefined) release(core, before)
  return at
}

export function closeAll(core: Core, record: ProcessRecord): void {
  for (const id of record.fds.values()) release(core, id)
  record.fds = new Map()
}
