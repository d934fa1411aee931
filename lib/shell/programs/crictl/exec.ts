import { ApiError } from '@/lib/cluster/apimachinery/errors'
import type { ExecResult } from '@/lib/cluster/kubelet/exec'
import {
  type CrictlCall,
  type CrictlCommand,
  type CrictlWork,
  getContainer,
} from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { Step } from '@/lib/userland/kernel/program'

const FAILED = 'execing command in container: '
/** What the API server puts before the runtime's own words. */
const OF_THE_API = /^Internal error occurred: (?=Internal)/

interface ExecWork {
  id?: string
  session?: string
  /** Nothing more comes from its standard input. */
  inputEnded?: boolean
}

const isInteractive = ({ flags, process }: CrictlCall) => flags.has('interactive') && process.isTerminal(0)
const wantsTerminal = (call: CrictlCall) => call.flags.has('tty') && isInteractive(call)

function begin(call: CrictlCall, work: ExecWork): ExecResult {
  const [id = '', ...command] = call.operands
  if (id === '') throw new CrictlError('ID cannot be empty', { usage: true })
  const container = getContainer(call, id, FAILED)
  if (!container.running)
    throw new CrictlError(`${FAILED}rpc error: code = Unknown desc = container is in CONTAINER_EXITED state`)
  work.id = container.id
  const { process, flags } = call
  const size = wantsTerminal(call) ? process.terminal(0) : undefined
  if (flags.has('interactive'))
    for (const signal of ['INT', 'QUIT'] as const) process.onSignal(signal, 'catch')
  return call.runtime.exec(container, {
    container: container.name,
    command,
    ...(flags.has('interactive') ? { open: true } : {}),
    ...(size ? { tty: { columns: size.columns, rows: size.rows } } : {}),
  })
}

/** What has been typed since the last time goes there. */
function goOn(call: CrictlCall, work: ExecWork): ExecResult {
  const container = getContainer(call, work.id ?? '', FAILED)
  const { process, runtime } = call
  const session = work.session ?? ''
  const signals = process.takeSignals()
  const isTty = wantsTerminal(call)
  if (signals.length > 0 && !isTty) {
    runtime.exec(container, { session, leave: true })
    throw new CrictlError(`${FAILED}interrupted: context canceled`)
  }
  const keys = signals.includes('INT') ? '\x03' : ''
  const text = call.flags.has('interactive') && !work.inputEnded ? process.read(0) : ''
  const closes = text === undefined && !work.inputEnded
  if (closes) work.inputEnded = true
  const input = keys + (text ?? '')
  return runtime.exec(container, {
    session,
    ...(input === '' ? {} : { input }),
    ...(closes && !isTty ? { close: true } : {}),
  })
}

function leaveTerminal({ process }: CrictlCall): void {
  if (process.isTerminal(0)) process.setTerminalMode(0, { cooked: true, echo: true })
}

/** What to wait for until it goes on. */
function waitFor(call: CrictlCall, work: ExecWork, { until, reads }: ExecResult): Step {
  const { process, flags } = call
  const time = until === undefined ? {} : { until }
  if (reads && process.isTerminal(0)) process.setTerminalMode(0, reads)
  const asks = flags.has('interactive') && !work.inputEnded && (reads !== undefined || !isInteractive(call))
  if (asks) return { wait: 'input', fds: [0], ...time }
  return { wait: 'change', ...time }
}

/** @throws CrictlError with what the runtime says */
function attempt(call: CrictlCall, work: ExecWork): ExecResult {
  try {
    return work.session === undefined ? begin(call, work) : goOn(call, work)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new CrictlError(FAILED + error.message.replace(OF_THE_API, ''))
  }
}

function exec(call: CrictlCall, state: CrictlWork): Step {
  const work = state as ExecWork
  const { process } = call
  const result = attempt(call, work)
  process.write(1, result.stdout)
  process.write(2, result.stderr)
  if (result.exitCode === undefined) {
    work.session = result.session ?? work.session ?? ''
    return waitFor(call, work, result)
  }
  leaveTerminal(call)
  if (result.exitCode === 0) return { exit: 0 }
  throw new CrictlError(`${FAILED}command terminated with exit code ${result.exitCode}`)
}

export const execCommand: CrictlCommand = {
  ...{
    name: 'exec',
    operands: 'CONTAINER-ID COMMAND [ARG...]',
    usage: 'Run a command in a running container',
  },
  flags: 'interactive|i tty|t sync|s timeout: ignore-errors|e quiet|q transport|r:',
  step: exec,
}
