import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { Failed } from '@/lib/userland/bash/errors'
import {
  currentJobs,
  dropEnded,
  isEnded,
  jobLine,
  jobStatus,
  makeCurrent,
  pollJobs,
  tellJobs,
} from '@/lib/userland/bash/run/jobs'
import { foreground } from '@/lib/userland/bash/run/pipeline'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Job } from '@/lib/userland/bash/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS, signalOf } from '@/lib/userland/kernel/signal-numbers'

/** `%1`, `%%`, `%-`, `%name`, `%?text`. @throws Failed */
export function jobOf(sh: Shell, spec: string, command: string): Job {
  const { jobs } = sh.state
  const [current, previous] = currentJobs(sh)
  const byId = (id: number | undefined) => jobs.find((job) => job.id === id)
  const text = spec.replace(/^%/, '')
  let found: Job | undefined
  if (text === '' || text === '%' || text === '+') found = byId(current)
  else if (text === '-') found = byId(previous)
  else if (/^\d+$/.test(text)) found = byId(Number(text))
  else {
    const matching = jobs.filter((job) =>
      text.startsWith('?') ? job.text.includes(text.slice(1)) : job.text.startsWith(text),
    )
    if (matching.length > 1) throw new Failed(`${command}: ${text}: ambiguous job spec`)
    found = matching[0]
  }
  if (found) return found
  const shown = text === '' || text === '%' || text === '+' ? 'current' : spec
  throw new Failed(`${command}: ${shown}: no such job`)
}

export const jobs: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(
    words,
    'lnprs',
    'jobs [-lnprs] [jobspec ...] or jobs -x command [args]',
  )
  pollJobs(sh)
  const chosen = operands.length > 0 ? operands.map((spec) => jobOf(sh, spec, 'jobs')) : sh.state.jobs
  for (const job of chosen) {
    if (options.has('r') && (job.stopped || isEnded(job))) continue
    if (options.has('s') && !job.stopped) continue
    if (options.has('p')) sh.print(`${job.pids[0]}\n`)
    else sh.print(`${jobLine(sh, job, { long: options.has('l') })}\n`)
    if (job.stopped || isEnded(job)) job.noticed = true
  }
  dropEnded(sh)
  return 0
}

function resume(sh: Shell, job: Job): void {
  delete job.stopped
  job.noticed = false
  try {
    sh.process.kill(-job.pgid, 'CONT')
  } catch (error) {
    if (!(error instanceof Errno)) throw error
  }
}

function needControl(sh: Shell, name: string) {
  if (!sh.option('monitor')) throw new Failed(`${name}: no job control`)
}

export const fg: Builtin = (sh, words) => {
  needControl(sh, 'fg')
  pollJobs(sh)
  const job = jobOf(sh, words[1] ?? '%+', 'fg')
  if (isEnded(job)) throw new Failed('fg: job has terminated')
  sh.print(`${job.text}\n`)
  makeCurrent(sh, job)
  job.background = false
  foreground(sh, job.pgid)
  resume(sh, job)
  const { pids, statuses, pgid, text } = job
  return sh.push({ k: 'wait', s: 0, n: 0, at: 0, quiet: true, pids, statuses, pgid, text, job: job.id })
}

export const bg: Builtin = (sh, words) => {
  needControl(sh, 'bg')
  for (const spec of words.length > 1 ? words.slice(1) : ['%+']) {
    const job = jobOf(sh, spec, 'bg')
    if (!job.stopped) {
      sh.warn(`bg: job ${job.id} already in background`)
      continue
    }
    job.background = true
    resume(sh, job)
    const mark = job.id === currentJobs(sh)[0] ? '+' : ' '
    sh.print(`[${job.id}]${mark} ${job.text} &\n`)
  }
  return 0
}

function waitForJob(_sh: Shell, job: Job | undefined): number | undefined {
  if (!job) return 127
  if (!isEnded(job)) return undefined
  job.waited = true
  return jobStatus(job)
}

export const wait: Builtin = (sh, words, frame) => {
  const { options, operands } = parseOptions(words, 'fnp:', 'wait [-fn] [-p var] [id ...]')
  const { state } = sh
  pollJobs(sh)
  const waited = frame.data.waited
  frame.data.waited = true
  const [signal] = state.pendingTraps
  if (waited && signal) return 128 + SIGNAL_NUMBERS[signal as Signal]
  let status: number | undefined = 0
  if (options.has('n')) {
    const chosen =
      operands.length > 0
        ? operands.map((one) => jobFor(sh, one))
        : state.jobs.filter((job) => !job.inherited)
    const done = chosen.find((job) => job && isEnded(job) && !job.waited)
    status =
      done || chosen.length === 0 || chosen.every((job) => !job || isEnded(job))
        ? waitForJob(sh, done)
        : undefined
  } else if (operands.length === 0) {
    if (!state.jobs.every((job) => isEnded(job) || job.stopped || job.inherited)) status = undefined
    else for (const job of state.jobs) job.waited = true
  } else {
    for (const operand of operands) {
      const job = jobFor(sh, operand)
      const seen = /^\d+$/.test(operand) ? state.ended?.get(Number(operand)) : undefined
      if (!job && seen === undefined)
        sh.warn(
          `wait: ${/^\d+$/.test(operand) ? `pid ${operand} is not a child of this shell` : `${operand}: no such job`}`,
        )
      status = job ? waitForJob(sh, job) : (seen ?? 127)
      if (status === undefined) break
    }
  }
  if (status === undefined) return { wait: 'child' }
  for (const job of state.jobs) {
    if (!isEnded(job) || !job.waited) continue
    job.noticed ||= !state.interactive
    state.ended ??= new Map()
    for (const [at, pid] of job.pids.entries()) state.ended.set(pid, job.statuses[at] ?? 0)
  }
  if (state.interactive) tellJobs(sh)
  else dropEnded(sh)
  return status
}

function jobFor(sh: Shell, operand: string): Job | undefined {
  if (operand.startsWith('%')) {
    try {
      return jobOf(sh, operand, 'wait')
    } catch (error) {
      if (error instanceof Failed) return undefined
      throw error
    }
  }
  if (!/^\d+$/.test(operand)) throw new Failed(`wait: \`${operand}': not a pid or valid job spec`)
  return sh.state.jobs.find((job) => !job.inherited && job.pids.includes(Number(operand)))
}

export const disown: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'ahr', 'disown [-h] [-ar] [jobspec ... | pid ...]')
  const { state } = sh
  const chosen = options.has('a')
    ? state.jobs
    : (operands.length > 0 ? operands : ['%+']).map((spec) => jobOf(sh, spec, 'disown'))
  state.jobs = state.jobs.filter((job) => !chosen.includes(job))
  return 0
}

const USAGE = 'kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]'

/** All signals as `kill -l` lists them: five a line. */
function listSignals(): string {
  const names = [
    ...'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN'.split(
      ' ',
    ),
    ...'TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(' '),
  ].map((name, i) => [i + 1, `SIG${name}`] as const)
  const real = Array.from({ length: 31 }, (_, i) => {
    const n = 34 + i
    return [
      n,
      n === 34 ? 'SIGRTMIN' : n === 64 ? 'SIGRTMAX' : n <= 49 ? `SIGRTMIN+${n - 34}` : `SIGRTMAX-${64 - n}`,
    ] as const
  })
  const cells = [...names, ...real].map(([n, name]) => `${String(n).padStart(2)}) ${name}`)
  return cells.map((cell, i) => cell + ((i + 1) % 5 === 0 || i === cells.length - 1 ? '\n' : '\t')).join('')
}

function listOne(sh: Shell, operand: string): boolean {
  const number = Number(operand)
  const signal = signalOf(/^\d+$/.test(operand) && number > 128 ? String(number - 128) : operand)
  if (!signal) {
    sh.warn(`kill: ${operand}: invalid signal specification`)
    return false
  }
  sh.print(/^\d+$/.test(operand) ? `${signal}\n` : `${SIGNAL_NUMBERS[signal]}\n`)
  return true
}

export const kill: Builtin = (sh, words) => {
  let [, ...operands] = words
  let signal: string = 'TERM'
  const [first = ''] = operands
  if (first === '-l' || first === '-L') {
    if (operands.length === 1) sh.print(listSignals())
    return operands.slice(1).every((operand) => listOne(sh, operand)) ? 0 : 1
  }
  if (first === '-s' || first === '-n') {
    signal = operands[1] ?? ''
    operands = operands.slice(2)
  } else if (/^-./.test(first) && first !== '--') {
    signal = first.slice(1)
    operands = operands.slice(1)
  }
  if (operands[0] === '--') operands = operands.slice(1)
  const found = signalOf(signal)
  if (found === undefined) throw new Failed(`kill: ${signal}: invalid signal specification`)
  if (operands.length === 0) {
    sh.write(2, `kill: usage: ${USAGE}\n`)
    return 2
  }
  pollJobs(sh)
  return operands.map((operand) => killOne(sh, operand, found)).every(Boolean) ? 0 : 1
}

function killOne(sh: Shell, operand: string, signal: Signal | 0): boolean {
  const fail = (problem: string) => {
    sh.warn(sh.busybox ? problem : `kill: ${problem}`)
    return false
  }
  let target: number
  if (operand.startsWith('%')) {
    const job = jobOf(sh, operand, 'kill')
    target = job.pgid ? -job.pgid : (job.pids.at(-1) ?? 0)
    // What is stopped can only end when it goes on.
    if (job.stopped && (signal === 'TERM' || signal === 'HUP')) {
      sh.process.kill(target, signal)
      resume(sh, job)
      return true
    }
  } else if (/^-?\d+$/.test(operand)) target = Number(operand)
  else
    return fail(
      sh.busybox ? `invalid number '${operand}'` : `${operand}: arguments must be process or job IDs`,
    )
  try {
    sh.process.kill(target, signal)
    return true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    return fail(sh.busybox ? `can't kill pid ${target}: ${error.message}` : `(${target}) - ${error.message}`)
  }
}

export const suspend: Builtin = (sh, words) => {
  if (!sh.option('monitor')) throw new Failed('suspend: cannot suspend: no job control')
  if (words[1] !== '-f' && sh.shopt('login_shell')) throw new Failed('suspend: cannot suspend a login shell')
  sh.process.kill(sh.process.pid, 'STOP')
  return 0
}
