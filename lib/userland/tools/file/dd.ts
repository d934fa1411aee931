import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import { errorOf, humanSize, quoted } from '@/lib/userland/tools/file/common'
import { resize } from '@/lib/userland/tools/file/resize'
import type { Io } from '@/lib/userland/tools/io'
import { usageError } from '@/lib/userland/tools/options'
import { readAmount, sliceBytes } from '@/lib/userland/tools/shared/bytes'
import { steppedTool } from '@/lib/userland/tools/tool'

interface State {
  values: Record<string, string>
  input: number
  output: number
  /** Bytes of a block, blocks that are wanted. */
  size: number
  count: number
  skip: number
  seek: number
  parts: string[]
  bytes: number
}

const KNOWN = [
  'if',
  'of',
  'bs',
  'ibs',
  'obs',
  'cbs',
  'count',
  'skip',
  'seek',
  'conv',
  'iflag',
  'oflag',
  'status',
]

function start(io: Io): State {
  const { process } = io
  const values: Record<string, string> = {}
  for (const word of process.argv.slice(1)) {
    const [name = '', value] = word.split(/=(.*)/s)
    if (value === undefined || !KNOWN.includes(name))
      throw usageError(
        io.name,
        { options: '', usage: '[OPERAND]...' },
        io.dialect,
        io.isBusybox ? undefined : `unrecognized operand ${io.quote(word)}`,
      )
    values[name] = value
  }
  const amount = (name: string, fallback: number) => {
    const text = values[name]
    if (text === undefined) return fallback
    return (
      readAmount(text) ??
      io.fail(io.isBusybox ? `invalid number '${text}'` : `invalid number: ${io.quote(text)}`)
    )
  }
  const open = (path: string | undefined, options: Parameters<typeof process.open>[1], fallback: number) => {
    if (path === undefined) return fallback
    let fd = fallback
    const failure = errorOf(() => (fd = process.open(path, options)))
    if (failure)
      io.fail(
        `${io.isBusybox ? `can't open '${path}'` : `failed to open ${quoted(path)}`}: ${failure.message}`,
      )
    return fd
  }
  const truncate = !values.conv?.includes('notrunc') && values.seek === undefined
  const size = amount('bs', amount('ibs', 512))
  if (size === 0) io.fail(`invalid number: ${io.quote(values.bs ?? '0')}`)
  process.hold(size)
  return {
    values,
    input: open(values.if, { read: true }, 0),
    output: open(values.of, { write: true, create: true, truncate }, 1),
    size,
    count: amount('count', Infinity),
    skip: amount('skip', 0),
    seek: amount('seek', 0),
    parts: [],
    bytes: 0,
  }
}

const records = (bytes: number, size: number) =>
  `${Math.floor(bytes / size)}+${bytes % size > 0 ? 1 : 0} records`

/** Units of 1000 with a blank, as dd's own line has them. */
function spaced(bytes: number, base: number): string {
  const text = humanSize(bytes, base).replace(/([a-zA-Z])$/, ' $1')
  return `${text}${base === 1024 && /[A-Za-z]$/.test(text) ? 'i' : ''}B`.replace(/(\d)B$/, '$1 B')
}

function summary(state: State, io: Io, bytes: number, read = bytes): void {
  const { status } = state.values
  if (status === 'none') return
  const seconds = 0.000_1 + bytes / 2e9
  const lines = `${records(read, state.size)} in\n${records(bytes, state.size)} out\n`
  const units = [bytes >= 1000 ? spaced(bytes, 1000) : '', bytes >= 1024 ? spaced(bytes, 1024) : ''].filter(
    Boolean,
  )
  const shown = `${bytes} byte${bytes === 1 ? '' : 's'}${units.length > 0 ? ` (${units.join(', ')})` : ''} copied`
  const speed = spaced(Math.floor(bytes / seconds), 1000)
  const busybox = `${bytes} bytes (${humanSize(bytes)}B) copied, ${seconds.toFixed(6)} seconds, ${humanSize(Math.floor(bytes / seconds))}B/s`
  if (status === 'noxfer') io.err(lines)
  else
    io.err(
      `${lines}${io.isBusybox ? busybox : `${shown}, ${Number(seconds.toPrecision(6))} s, ${speed}/s`}\n`,
    )
}

/** Zero bytes into a file are not held one by one. */
function zeros(state: State, io: Io): number | undefined {
  const { values, size, count, seek } = state
  if (values.if !== '/dev/zero' || values.of === undefined || count === Infinity) return undefined
  const stat = io.process.files.stat(values.of)
  if (stat?.type !== 'file') return undefined
  const wanted = size * (seek + count)
  const failure = errorOf(() =>
    resize(io, values.of ?? '', values.conv?.includes('notrunc') ? Math.max(wanted, stat.size) : wanted),
  )
  const bytes = failure
    ? Math.max(0, (io.process.files.stat(values.of)?.size ?? 0) - size * seek)
    : size * count
  if (failure) io.warn(`error writing ${quoted(values.of)}: ${failure.message}`)
  // What could not be written had been read.
  summary(state, io, bytes, failure ? Math.floor(bytes / size + 1) * size : bytes)
  return failure ? 1 : 0
}

function finish(state: State, io: Io): Step {
  const { process } = io
  const { values, size, skip, count, seek, output } = state
  const text = sliceBytes(
    state.parts.join(''),
    skip * size,
    count === Infinity ? undefined : (skip + count) * size,
  )
  const failure = errorOf(() => {
    if (
      values.of !== undefined &&
      (seek > 0 || values.conv?.includes('notrunc')) &&
      process.files.stat(values.of)?.type === 'file'
    ) {
      const before = process.files.read(values.of)
      const head = sliceBytes(before, 0, seek * size)
      const hole = '\0'.repeat(Math.max(0, seek * size - byteLength(head)))
      const tail = values.conv?.includes('notrunc') ? sliceBytes(before, seek * size + byteLength(text)) : ''
      process.files.write(values.of, head + hole + text + tail)
    } else process.write(output, text)
  })
  if (failure) io.warn(`error writing ${quoted(values.of ?? 'standard output')}: ${failure.message}`)
  summary(state, io, failure ? 0 : byteLength(text))
  return { exit: failure ? 1 : 0 }
}

export const dd = steppedTool<State>({
  start,
  step(state, io) {
    const { process } = io
    const done = zeros(state, io)
    if (done !== undefined) return { exit: done }
    const wanted = (state.skip + state.count) * state.size
    while (state.bytes < wanted) {
      const text = process.read(state.input, Math.min(65_536, wanted - state.bytes))
      if (text === '') return { wait: 'input', fds: [state.input] }
      if (text === undefined) break
      state.parts.push(text)
      state.bytes += byteLength(text)
    }
    return finish(state, io)
  },
})
