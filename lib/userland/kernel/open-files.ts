/**
 * Open files: descriptors, offsets, pipes.
 * Differs: opening a named pipe does not wait for its other end; only reading does. A file is known by its
 * path: it is followed where a process moves or removes it, and lost where the host does.
 */
import { type Core, Ended } from '@/lib/userland/kernel/core'
import { Errno } from '@/lib/userland/kernel/errno'
import { LIMITS } from '@/lib/userland/kernel/limits'
import type { OpenOptions } from '@/lib/userland/kernel/process'
import { raise } from '@/lib/userland/kernel/signals'
import type { OpenFile, Pipe, ProcessRecord } from '@/lib/userland/kernel/state'
import { readTerminal, terminalReady } from '@/lib/userland/kernel/terminal'
import { textOf } from '@/lib/userland/kernel/text'

/** The open file behind a descriptor. @throws Errno EBADF */
export function openFileOf(core: Core, record: ProcessRecord, fd: number): OpenFile {
  const id = record.fds.get(fd)
  if (id === undefined) throw new Errno('EBADF')
  return core.file(id)
}

export function addPipeEnds(core: Core): [number, number] {
  const pipe = core.addPipe()
  return [core.addFile({ kind: 'read', pipe }), core.addFile({ kind: 'write', pipe })]
}

/** The kernel's pipe for a named one. */
export function openFifo(core: Core, key: string, options: OpenOptions): number {
  let pipe = core.state.fifos.get(key)
  if (pipe === undefined) {
    pipe = core.addPipe(key)
    core.state.fifos.set(key, pipe)
  }
  const kind = options.read ? (options.write ? 'both' : 'read') : 'write'
  return core.addFile({ kind, pipe })
}

const ZEROS = '\0'.repeat(4096)

function readDevice(core: Core, file: OpenFile & { kind: 'device' }, max: number): string | undefined {
  if (file.device === 'null') return undefined
  const size = Math.min(max, LIMITS.pipe)
  core.spendBytes(size)
  if (file.device !== 'random') return ZEROS.repeat(Math.ceil(size / ZEROS.length)).slice(0, size)
  const machine = core.machine(file.place)
  return textOf(Array.from({ length: Math.min(size, 4096) }, () => Math.floor(machine.random() * 256)))
}

/** Takes `max` units, or up to the end of a line, off the front of a pipe. */
function takeFromPipe(pipe: Pipe, max: number, line: boolean): string | undefined {
  if (pipe.size === 0) return pipe.writers > 0 || !pipe.hadWriter ? '' : undefined
  const whole = pipe.chunks.length === 1 ? (pipe.chunks[0] ?? '') : pipe.chunks.join('')
  let end = Math.min(max, whole.length)
  if (line) {
    const newline = whole.indexOf('\n')
    if (newline >= 0) end = Math.min(end, newline + 1)
    else if (pipe.writers > 0 && whole.length < Math.min(max, LIMITS.pipe)) {
      pipe.chunks = [whole]
      pipe.seen = whole.length
      return ''
    }
  }
  pipe.chunks = end < whole.length ? [whole.slice(end)] : []
  pipe.size = whole.length - end
  pipe.seen = 0
  return whole.slice(0, end)
}

function takeFromText(text: string, offset: number, max: number, line: boolean): string | undefined {
  if (offset >= text.length) return undefined
  const newline = line ? text.indexOf('\n', offset) : -1
  const end = Math.min(offset + max, newline < 0 ? text.length : newline + 1)
  return text.slice(offset, end)
}

function readFile(core: Core, file: OpenFile & { kind: 'file' }, max: number, line: boolean) {
  if (!file.read) throw new Errno('EBADF')
  const { files } = core.machine(file.place)
  if (files.stat(file.path)?.inode !== file.inode) return undefined
  const piece = takeFromText(files.read(file.path), file.offset, max, line)
  file.offset += piece?.length ?? 0
  return piece
}

/** '' is nothing yet, undefined the end. */
export function readFrom(
  core: Core,
  record: ProcessRecord,
  file: OpenFile,
  max: number,
  line: boolean,
): string | undefined {
  switch (file.kind) {
    case 'file':
      return readFile(core, file, max, line)
    case 'text': {
      const piece = takeFromText(file.text, file.offset, max, line)
      file.offset += piece?.length ?? 0
      return piece
    }
    case 'device':
      return readDevice(core, file, max)
    case 'terminal':
      return readTerminal(core, record, file.tty, max)
    case 'read':
    case 'both':
      return takeFromPipe(core.pipe(file.pipe), max, line)
    default:
      throw new Errno('EBADF')
  }
}

function writeFile(core: Core, file: OpenFile & { kind: 'file' }, text: string): void {
  if (!file.write) throw new Errno('EBADF')
  const { files } = core.machine(file.place)
  const stat = files.stat(file.path)
  if (stat?.inode !== file.inode) return
  const before = file.append ? undefined : files.read(file.path)
  if (before === undefined || file.offset === before.length) {
    files.write(file.path, text, { append: true })
    file.offset = before === undefined ? file.offset : before.length + text.length
    return
  }
  const head = before.slice(0, file.offset).padEnd(file.offset, '\0')
  file.offset += text.length
  files.write(file.path, head + text + before.slice(file.offset))
}

/** A file that has no name any more. */
function writeText(file: OpenFile & { kind: 'text' }, text: string): void {
  if (!file.write) throw new Errno('EBADF')
  const at = file.append ? file.text.length : file.offset
  file.text = file.text.slice(0, at).padEnd(at, '\0') + text + file.text.slice(at + text.length)
  file.offset = at + text.length
}

function writePipe(core: Core, record: ProcessRecord, pipe: Pipe, text: string): void {
  if (pipe.readers === 0 && pipe.hadReader) {
    raise(core, record, 'PIPE')
    if (record.ended) throw new Ended()
    throw new Errno('EPIPE')
  }
  pipe.chunks.push(text)
  pipe.size += text.length
}

export function writeTo(core: Core, record: ProcessRecord, fd: number, file: OpenFile, text: string): void {
  core.spendBytes(text.length)
  if (file.kind === 'file') writeFile(core, file, text)
  else if (file.kind === 'text') writeText(file, text)
  else if (file.kind === 'write' || file.kind === 'both') writePipe(core, record, core.pipe(file.pipe), text)
  else if (file.kind === 'terminal') core.host.output(text, { pid: record.pid, fd, tty: file.tty })
  else if (file.kind === 'sink') core.host.output(text, { pid: record.pid, fd, sink: file.name })
  else if (file.kind !== 'device') throw new Errno('EBADF')
  else if (file.device === 'full') throw new Errno('ENOSPC')
}

/** Reading would not wait. */
export function isReadable(core: Core, record: ProcessRecord, fd: number): boolean {
  const id = record.fds.get(fd)
  const file = id === undefined ? undefined : core.state.files.get(id)
  if (!file) return true
  if (file.kind === 'terminal') return terminalReady(core, record, file.tty)
  if (!('pipe' in file)) return true
  const pipe = core.state.pipes.get(file.pipe)
  return !pipe || pipe.size > pipe.seen || (pipe.writers === 0 && pipe.hadWriter)
}

export function isWritable(core: Core, record: ProcessRecord, fd: number): boolean {
  const id = record.fds.get(fd)
  const file = id === undefined ? undefined : core.state.files.get(id)
  if (!file || !('pipe' in file)) return true
  const pipe = core.state.pipes.get(file.pipe)
  return !pipe || pipe.size < LIMITS.pipe || (pipe.readers === 0 && pipe.hadReader)
}
