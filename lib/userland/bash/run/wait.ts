import { Discarded } from '@/lib/userland/bash/errors'
import type { FrameOf } from '@/lib/userland/bash/frames'
import { completed } from '@/lib/userland/bash/run/completed'
import { addJob, jobLine, makeCurrent, signalWords } from '@/lib/userland/bash/run/jobs'
import { foreground } from '@/lib/userland/bash/run/pipeline'
import type { Shell } from '@/lib/userland/bash/shell'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Signal } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'
import { exitCodeOf as statusOf } from '@/lib/userland/kernel/signal-numbers'

/** Waits for foreground processes. */
export function runWait(sh: Shell, frame: FrameOf<'wait'>): Step | undefined {
  for (const [at, pid] of frame.pids.entries()) {
    if (frame.statuses[at] !== undefined) continue
    const news = reap(sh, pid)
    if (!news) return { wait: 'child' }
    if ('stopped' in news) {
      if (sh.option('monitor')) return stopped(sh, frame, news.stopped)
      return { wait: 'child' }
    }
    frame.statuses[at] = statusOf(news)
    if ('signal' in news && at === frame.pids.length - 1) frame.killed = news.signal
  }
  return ended(sh, frame)
}

function reap(sh: Shell, pid: number) {
  try {
    return sh.process.reap(pid)?.status
  } catch (error) {
    if (error instanceof Errno) return { code: 127 }
    throw error
  }
}

function stopped(sh: Shell, frame: FrameOf<'wait'>, signal: Signal): undefined {
  const { state, process } = sh
  const { pids, pgid, text, statuses } = frame
  const known = state.jobs.find((job) => job.id === frame.job)
  if (known) Object.assign(known, { stopped: signal, statuses, noticed: true })
  const job =
    known ?? addJob(sh, { pids, pgid, text, statuses, stopped: signal, noticed: true, background: false })
  makeCurrent(sh, job)
  foreground(sh, process.pgid)
  sh.write(2, `\n${jobLine(sh, job)}\n`)
  sh.pop(statusOf({ stopped: signal }))
  // The rest of the line does not run.
  throw new Discarded(state.status)
}

function ended(sh: Shell, frame: FrameOf<'wait'>): undefined {
  const { state, process } = sh
  const statuses = frame.statuses.map((status) => status ?? 0)
  state.pipeStatus = statuses
  const failing = sh.option('pipefail') ? statuses.findLast((status) => status !== 0) : undefined
  const status = failing ?? statuses.at(-1) ?? 0
  if (frame.job !== undefined) state.jobs = state.jobs.filter((job) => job.id !== frame.job)
  if (sh.option('monitor')) foreground(sh, process.pgid)
  sh.pop(status)
  if (frame.killed) tellKilled(sh, frame, frame.killed)
  return completed(sh, frame, status)
}

/** `Terminated`; an interrupt ends the whole line. */
function tellKilled(sh: Shell, frame: FrameOf<'wait'>, signal: Signal): void {
  if (signal === 'INT') {
    if (!sh.state.interactive) return
    sh.write(2, '\n')
    if (sh.state.traps.has('INT')) return
    throw new Discarded(130)
  }
  if (signal === 'PIPE') return
  if (sh.state.interactive || signal === 'TERM') sh.write(2, `${signalWords(signal)}\n`)
  else if (sh.busybox) sh.write(2, `${signalWords(signal)}\n`)
  else
    sh.write(
      2,
      `${sh.prefix}${String(frame.pids.at(-1)).padStart(5)} ${signalWords(signal).padEnd(23)} ${frame.text}\n`,
    )
}
