import type { Command, ExecResult } from 'just-bash'
import { command } from '@/lib/shell/commands'
import type { Jobs } from '@/lib/shell/jobs'
import { LAST_JOB_COMMAND } from '@/lib/shell/rewrite'

const ok = (stdout = ''): ExecResult => ({ stdout, stderr: '', exitCode: 0 })

const SIGNALS = '1) SIGHUP   2) SIGINT   3) SIGQUIT   9) SIGKILL  15) SIGTERM\n'

function kill(jobs: Jobs, args: string[]): ExecResult {
  if (args[0] === '-l') return ok(SIGNALS)
  const targets = args.filter((arg, index) => !/^-\w+$/.test(arg) && !/^-[sn]$/.test(args[index - 1] ?? ''))
  if (targets.length === 0)
    return {
      ...ok(),
      stderr: 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ...\n',
      exitCode: 2,
    }
  const probing = args[0] === '-0'
  let stderr = ''
  for (const target of targets) {
    const found = probing
      ? jobs.list().some(({ pid, number }) => [String(pid), `%${number}`].includes(target))
      : jobs.end(target)
    if (found) continue
    if (target.startsWith('%')) stderr += `bash: kill: ${target}: no such job\n`
    else if (/^\d+$/.test(target)) stderr += `bash: kill: (${target}) - No such process\n`
    else stderr += `bash: kill: ${target}: arguments must be process or job IDs\n`
  }
  return { stdout: '', stderr, exitCode: stderr === '' ? 0 : 1 }
}

function list(jobs: Jobs, args: string[]): ExecResult {
  const all = jobs.list()
  const lines = all.map(({ number, pid, line }, index) => {
    const mark = index === all.length - 1 ? '+' : index === all.length - 2 ? '-' : ' '
    if (args.includes('-p')) return `${pid}\n`
    const id = args.includes('-l') ? ` ${pid}` : ''
    return `[${number}]${mark}${id}  Running                 ${line} &\n`
  })
  return ok(lines.join(''))
}

/** kill, jobs and what else speaks of background jobs. `wait` does not wait: what is left are servers. */
export const jobCommands = (jobs: Jobs): Command[] => [
  command('kill', (args) => kill(jobs, args)),
  command('jobs', (args) => list(jobs, args)),
  command('wait', () => ok()),
  command('disown', () => ok()),
  command('pkill', (args) => ({
    ...ok(),
    exitCode: jobs.endMatching(args.find((arg) => !arg.startsWith('-')) ?? '') ? 0 : 1,
  })),
  command(LAST_JOB_COMMAND, () => ok(`${jobs.lastPid || ''}\n`)),
]
