import type { Shell } from '@/lib/userland/bash/shell'
import type { Job } from '@/lib/userland/bash/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { ExitStatus, Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS, exitCodeOf as statusOf } from '@/lib/userland/kernel/signal-numbers'

export function addJob(
  sh: Shell,
  job: Pick<Job, 'pids' | 'pgid' | 'text' | 'background'> & Partial<Job>,
): Job {
  const { jobs } = sh.state
  const id = 1 + Math.max(0, ...jobs.map((one) => one.id))
  const added: Job = { id, statuses: job.pids.map(() => undefined), noticed: false, ...job }
  jobs.push(added)
  makeCurrent(sh, added)
  return added
}

/** `%+`; what was that is `%-`. */
export function makeCurrent(sh: Shell, job: Job): void {
  const { state } = sh
  state.recentJobs = [job.id, ...state.recentJobs.filter((id) => id !== job.id)]
}

/** `[1] 1234`. */
export function announce(sh: Shell, job: Job): void {
  if (sh.state.interactive) sh.write(2, `[${job.id}] ${job.pids.at(-1)}\n`)
}

export const isEnded = (job: Job) => job.statuses.every((status) => status !== undefined)

/** The ids of `%+` and `%-`. */
export function currentJobs(sh: Shell): [number | undefined, number | undefined] {
  const { jobs, recentJobs } = sh.state
  const alive = recentJobs.filter((id) => jobs.some((job) => job.id === id))
  const stopped = alive.filter((id) => jobs.some((job) => job.id === id && job.stopped))
  const order = [...stopped, ...alive.filter((id) => !stopped.includes(id))]
  return [order[0], order[1]]
}

function settle(job: Job, at: number, status: ExitStatus) {
  if ('stopped' in status) {
    job.stopped = status.stopped
    job.noticed = false
    return
  }
  job.statuses[at] = statusOf(status)
  if ('signal' in status && at === job.pids.length - 1) job.killed = status.signal
}

/** Looks which processes of jobs have ended or stopped. */
export function pollJobs(sh: Shell): void {
  for (const job of sh.state.jobs) {
    if (job.inherited) continue
    for (const [at, pid] of job.pids.entries()) {
      if (job.statuses[at] !== undefined) continue
      try {
        const news = sh.process.reap(pid)
        if (news) settle(job, at, news.status)
      } catch (error) {
        if (!(error instanceof Errno)) throw error
        job.statuses[at] = 127
      }
    }
    if (isEnded(job)) delete job.stopped
  }
}

export const jobStatus = (job: Job) => job.statuses.at(-1) ?? 0

const ENDED_BY: Partial<Record<Signal, string>> = {
  HUP: 'Hangup',
  INT: 'Interrupt',
  QUIT: 'Quit',
  KILL: 'Killed',
  USR1: 'User defined signal 1',
  USR2: 'User defined signal 2',
  PIPE: 'Broken pipe',
  ALRM: 'Alarm clock',
  TERM: 'Terminated',
}

export const signalWords = (signal: Signal) => ENDED_BY[signal] ?? `Signal ${SIGNAL_NUMBERS[signal]}`

const STOPPED_BY: Partial<Record<Signal, string>> = {
  STOP: 'Stopped (signal)',
  TTIN: 'Stopped (tty input)',
  TTOU: 'Stopped (tty output)',
}

/** `Running`, `Done`, `Exit 1`, `Terminated`, `Stopped`. */
export function stateWords(job: Job): string {
  if (job.stopped) return STOPPED_BY[job.stopped] ?? 'Stopped'
  if (!isEnded(job)) return 'Running'
  if (job.killed) return signalWords(job.killed)
  return jobStatus(job) === 0 ? 'Done' : `Exit ${jobStatus(job)}`
}

export interface JobLineOptions {
  /** With process ids. */
  long?: boolean
}

/** A line of `jobs`, or of a notice. */
export function jobLine(sh: Shell, job: Job, { long }: JobLineOptions = {}): string {
  const [current, previous] = currentJobs(sh)
  const mark = job.id === current ? '+' : job.id === previous ? '-' : ' '
  const running = !job.stopped && !isEnded(job)
  const pid = long ? `${String(job.pids[0]).padStart(5)} ` : ''
  const state = sh.busybox ? stateWords(job).padEnd(26) : stateWords(job).padEnd(24)
  return `[${job.id}]${mark} ${long ? pid : ' '}${state}${job.text}${running && job.background ? ' &' : ''}`
}

/** Tells of what has happened to jobs since the last prompt, and forgets those that ended. */
export function tellJobs(sh: Shell): void {
  pollJobs(sh)
  const { state } = sh
  for (const job of state.jobs) {
    if (job.noticed || !(job.stopped || isEnded(job))) continue
    job.noticed = true
    if (state.interactive) sh.write(2, `${jobLine(sh, job)}\n`)
  }
  dropEnded(sh)
}

/** Forgets jobs that ended and were told of. */
export function dropEnded(sh: Shell): void {
  const { state } = sh
  state.jobs = state.jobs.filter((job) => !(isEnded(job) && job.noticed))
}
