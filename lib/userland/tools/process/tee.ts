/** tee, yes, true, false. */
import { Errno } from '@/lib/userland/kernel/errno'
import { fileName, type Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions } from '@/lib/userland/tools/options'
import { immediateTool, steppedTool } from '@/lib/userland/tools/tool'

const TEE: OptionSpec = {
  options: 'aip',
  long: { append: 'a', 'ignore-interrupts': 'i', 'output-error::': 'output-error' },
  usage: '[OPTION]... [FILE]...',
}

interface TeeState {
  fds: number[]
  failed: boolean
}

function openAll(io: Io): TeeState {
  const args = readOptions(io.name, TEE, io.process.argv.slice(1), io.dialect)
  const append = args.has('a')
  if (args.has('i')) io.process.onSignal('INT', 'ignore')
  const state: TeeState = { fds: [1], failed: false }
  for (const path of args.operands) {
    try {
      state.fds.push(io.process.open(path, { write: true, create: true, append, truncate: !append }))
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      io.warn(`${io.isBusybox ? path : fileName(path)}: ${error.message}`)
      state.failed = true
    }
  }
  return state
}

export const tee = steppedTool<TeeState>({
  start: openAll,
  step(state, io) {
    const { process } = io
    const text = process.read(0)
    if (text === undefined) return { exit: state.failed ? 1 : 0 }
    if (text === '') return { wait: 'input', fds: [0] }
    for (const fd of state.fds) process.write(fd, text)
    return { wait: 'output', fd: 1 }
  },
})

/** Units of text that one step of yes writes. */
const YES_CHUNK = 16_384

export const yes = steppedTool<{ text: string }>({
  start(io) {
    const { operands } = readOptions(
      io.name,
      { options: '', usage: '[STRING]...' },
      io.process.argv.slice(1),
      io.dialect,
    )
    const line = `${operands.join(' ') || 'y'}\n`
    return { text: line.repeat(Math.ceil(YES_CHUNK / line.length)) }
  },
  step({ text }, io) {
    io.process.write(1, text)
    return { wait: 'output', fd: 1 }
  },
})

const always = (code: number) => immediateTool({ options: '', isOperand: () => true, run: () => code })

export const alwaysTrue = always(0)
export const alwaysFalse = always(1)
