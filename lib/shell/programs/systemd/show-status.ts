/**
 * `systemctl status UNIT`.
 * Mirrors: systemd 252, src/systemctl/systemctl-show.c.
 * Differs: no lines about tasks, memory and processor time: nothing is measured here.
 */

import type { UnitDefinition } from '@/lib/cluster/host/systemd/unit-definition'
import { lastValue, valuesOf } from '@/lib/cluster/host/systemd/unit-file'
import { descriptionOf, type UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import type { UnitRun } from '@/lib/cluster/host/systemd/unit-state'
import { journalLine } from '@/lib/shell/programs/systemd/journal-line'
import { ago, span, timestamp } from '@/lib/shell/programs/systemd/times'

const DOTS = { active: '●', inactive: '○', failed: '×', activating: '●' } as const
const LINES = 10

const field = (name: string, value: string) => `${name.padStart(11)}: ${value}`

const resultOf = ({ exit }: UnitRun) => (exit && exit.code !== 0 ? ' (Result: exit-code)' : '')

function activeWords(run: UnitRun): string {
  if (run.state === 'active') return 'active (running)'
  if (run.state === 'activating') return `activating (auto-restart)${resultOf(run)}`
  return run.state === 'failed' ? `failed${resultOf(run)}` : 'inactive (dead)'
}

/** How a process has ended: `code=exited, status=1/FAILURE`. */
export function exitWords(code: number): string {
  return `code=exited, status=${code}/${code === 0 ? 'SUCCESS' : code === 203 ? 'EXEC' : 'FAILURE'}`
}

function processLines(found: UnitDefinition, run: UnitRun): string[] {
  const { process, exit, state } = run
  if (!process) return []
  if (state === 'active') {
    const slice = `/system.slice/${found.name}`
    const program = (process.argv[0] ?? '').replace(/^.*\//, '')
    return [
      field('Main PID', `${process.pid} (${program})`),
      field('CGroup', slice),
      `${' '.repeat(13)}└─${process.pid} ${process.argv.join(' ')}`,
    ]
  }
  if (!exit) return []
  const command = lastValue(found.unit, 'Service', 'ExecStart') ?? ''
  const words = exitWords(exit.code)
  return [
    field('Process', `${process.pid} ExecStart=${command} (${words})`),
    field('Main PID', `${process.pid} (${words})`),
  ]
}

/** @param lines how many of the journal's are shown */
export function statusLines(
  manager: UnitManager,
  found: UnitDefinition,
  host: string,
  now: number,
  lines = LINES,
): string[] {
  const { name, path, dropIns } = found
  const run = manager.run(name)
  const enabled = manager.enabled(name)
  const title = `${DOTS[run.state]} ${name} - ${descriptionOf(found)}`
  const loaded =
    enabled === 'masked'
      ? `masked (Reason: Unit ${name} is masked.)`
      : `loaded (${path}; ${enabled}; preset: enabled)`
  const since = run.since > 0 ? ` since ${timestamp(run.since)}; ${ago(now - run.since)}` : ''
  const folder = dropIns[0]?.replace(/\/[^/]*$/, '')
  const drops = dropIns.map(
    (each, at) => `${' '.repeat(13)}${at === dropIns.length - 1 ? '└─' : '├─'}${each.replace(/^.*\//, '')}`,
  )
  const isOver = run.state === 'inactive' && run.process !== undefined && run.exit !== undefined
  const docs = valuesOf(found.unit, 'Unit', 'Documentation')
  const said = manager.journal().filter(({ unit }) => unit === name)
  return [
    title,
    field('Loaded', loaded),
    ...(folder ? [field('Drop-In', folder), ...drops] : []),
    field('Active', activeWords(run) + since),
    ...(isOver ? [field('Duration', span(run.since - (run.process?.startedAt ?? run.since)))] : []),
    ...docs.map((doc, at) => (at === 0 ? field('Docs', doc) : `${' '.repeat(13)}${doc}`)),
    ...processLines(found, run),
    ...(said.length > 0 && lines > 0
      ? ['', ...said.slice(-lines).map((entry) => journalLine(entry, host))]
      : []),
  ]
}
