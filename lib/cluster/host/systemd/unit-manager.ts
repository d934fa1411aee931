/**
 * The service manager of a host.
 * Mirrors: systemd 252: start, stop, restart, enable, mask, daemon-reload, Restart= and RestartSec=, what the journal
 * says of them.
 * Differs: services of which the engine knows nothing start and stay; there are no dependencies between units, no
 * limits of starts, no watchdogs; jobs are done at once.
 */

import { klogLine } from '@/lib/cluster/host/klog'
import type { Repeated } from '@/lib/cluster/host/systemd/kubelet-complaints'
import { environmentOf, execLine, missingEnvironmentFile } from '@/lib/cluster/host/systemd/service-command'
import type { Complaint, ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import {
  definitionOf,
  type Enabled,
  enabledState,
  isMasked,
  type UnitDefinition,
  unitDefinition,
  unitNames,
} from '@/lib/cluster/host/systemd/unit-definition'
import { lastValue, unitTime } from '@/lib/cluster/host/systemd/unit-file'
import {
  JOURNAL_LINES,
  type JournalEntry,
  type UnitRun,
  type UnitsState,
} from '@/lib/cluster/host/systemd/unit-state'
import { own } from '@/lib/cluster/sim/own'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS } from '@/lib/userland/kernel/signal-numbers'

/** What the service manager needs of its host. */
export interface UnitRoom {
  now(): number
  /** When the host came up. */
  bootedAt(): number
  files(): FileSystem
  /** The files as they were when nobody had touched them. */
  originalFiles(): FileSystem
  read(): UnitsState | undefined
  write(next: UnitsState): void
  /** Calls {@link UnitManager.wake} with the unit at that time. */
  wakeAt(at: number, unit: string): void
  /** A unit's main process starts. */
  begin(unit: string, argv: readonly string[], pid: number): ServiceStart
  /** It has ended, or was ended. */
  end(unit: string): void
  /** What a unit's main process says again and again because of what it finds. */
  complaints(unit: string): readonly Repeated[]
}

export type UnitAnswer = { error: string; code: number } | undefined

const notFound = (name: string): UnitAnswer => ({ error: `Unit ${name} not found.`, code: 5 })

export class UnitManager {
  constructor(private readonly room: UnitRoom) {}

  private get state(): UnitsState {
    return this.room.read() ?? { runs: {}, journal: [], nextPid: FIRST_PID }
  }

  private save(change: Partial<UnitsState>): void {
    this.room.write({ ...this.state, ...change })
  }

  /** Adds lines to the journal. */
  say(
    program: string,
    pid: number,
    unit: string | undefined,
    lines: readonly string[],
    at = this.room.now(),
  ): void {
    const made = lines.map((text): JournalEntry => ({ at, program, pid, text, ...(unit ? { unit } : {}) }))
    this.save({ journal: [...this.state.journal, ...made].slice(-JOURNAL_LINES) })
  }

  private tell(unit: string, text: string): void {
    this.say('systemd', 1, unit, [text])
  }

  /** The unit as the manager has read it: a file that was changed counts after daemon-reload. */
  definition(name: string): UnitDefinition | undefined {
    const { loaded } = this.state
    const texts = own(loaded, name)
    if (texts) return definitionOf(name, texts)
    const first = loaded === undefined ? unitDefinition(this.room.originalFiles(), name) : undefined
    return first ?? unitDefinition(this.room.files(), name)
  }

  /** Its files are no longer what the manager has read. */
  needsReload(name: string): boolean {
    const known = this.definition(name)
    const there = unitDefinition(this.room.files(), name)
    return known !== undefined && known.texts.join('\0') !== (there?.texts.join('\0') ?? '')
  }

  enabled(name: string): Enabled | undefined {
    const files = this.room.files()
    if (isMasked(files, name)) return 'masked'
    const found = unitDefinition(files, name)
    return found && enabledState(files, found)
  }

  names(): string[] {
    return unitNames(this.room.files())
  }

  run(name: string): UnitRun {
    const known = this.state.runs[name]
    if (known) return known
    const files = this.room.originalFiles()
    const found = unitDefinition(files, name)
    const since = this.room.bootedAt()
    if (!found || !startsAtBoot(enabledState(files, found)))
      return { state: 'inactive', since: 0, restarts: 0 }
    const argv = execLine(found, environmentOf(found, files))
    return { state: 'active', since, restarts: 0, process: { pid: bootPid(name), startedAt: since, argv } }
  }

  /** What was said at the boot, since, and what is said again and again. Oldest first. */
  journal(): readonly JournalEntry[] {
    const { journal, runs } = this.state
    const now = this.room.now()
    const complaints = [
      ...Object.entries(runs).flatMap(([unit, run]) => complaintLines(unit, run, now)),
      ...this.names().flatMap((unit) => this.repeatedLines(unit, now)),
    ]
    const all = [...this.bootLines(), ...journal, ...complaints]
    return complaints.length === 0 ? all : all.sort((a, b) => a.at - b.at)
  }

  private repeatedLines(unit: string, now: number): JournalEntry[] {
    const { state, process, complaint } = this.run(unit)
    if (state !== 'active' || !process || complaint) return []
    return this.room.complaints(unit).flatMap((one) => {
      const startedAt = Math.max(one.since, process.startedAt)
      return repeatedLines(unit, { ...process, startedAt }, one, now)
    })
  }

  private bootLines(): JournalEntry[] {
    const files = this.room.originalFiles()
    const at = this.room.bootedAt()
    return unitNames(files).flatMap((unit): JournalEntry[] => {
      const found = unitDefinition(files, unit)
      if (!found || !startsAtBoot(enabledState(files, found))) return []
      return [{ at, unit, program: 'systemd', pid: 1, text: `Started ${unit} - ${descriptionOf(found)}.` }]
    })
  }

  /** The host comes up again: what is enabled starts, everything else does not. */
  boot(): void {
    const files = this.room.files()
    const { loaded: _, ...state } = this.state
    this.room.write({ ...state, runs: {} })
    this.daemonReload()
    for (const name of this.names()) {
      const found = unitDefinition(files, name)
      this.put(name, { state: 'inactive', since: 0, restarts: 0 })
      if (found && !isMasked(files, name) && startsAtBoot(enabledState(files, found)))
        this.launch(name, found)
    }
  }

  private put(name: string, run: UnitRun): void {
    this.save({ runs: { ...this.state.runs, [name]: run } })
  }

  start(name: string): UnitAnswer {
    const { room } = this
    if (isMasked(room.files(), name))
      return { error: `Failed to start ${name}: Unit ${name} is masked.`, code: 1 }
    const found = this.definition(name)
    if (!found) return notFoundTo('start', name)
    const run = this.run(name)
    if (run.state === 'active') return undefined
    // Whoever starts it anew begins to count anew; one that waits for its restart only waits no longer.
    if (run.state !== 'activating') this.put(name, { ...run, restarts: 0 })
    this.launch(name, found)
    return undefined
  }

  private launch(name: string, found: UnitDefinition): void {
    const { room } = this
    const now = room.now()
    const argv = execLine(found, environmentOf(found, room.files()))
    const { nextPid: pid } = this.state
    this.save({ nextPid: pid + 7 })
    this.tell(name, `Started ${name} - ${descriptionOf(found)}.`)
    const { ending: _, complaint: __, ...before } = this.run(name)
    const run: UnitRun = { ...before, state: 'active', since: now, process: { pid, startedAt: now, argv } }
    const trouble = this.unstartable(found, argv)
    if (trouble) {
      this.put(name, run)
      this.say(`(${programOf(argv)})`, pid, name, trouble.lines)
      this.died(name, trouble)
      return
    }
    const { lines, ends, complaint } = room.begin(name, argv, pid)
    this.say(programOf(argv), pid, name, lines)
    this.put(name, {
      ...run,
      ...(ends ? { ending: { at: now + ends.after, code: ends.code } } : {}),
      ...(complaint ? { complaint } : {}),
    })
    if (ends) room.wakeAt(now + ends.after, name)
  }

  /** Why a main process cannot even begin. */
  private unstartable(
    found: UnitDefinition,
    argv: readonly string[],
  ): { lines: string[]; code: number } | undefined {
    const files = this.room.files()
    const { name } = found
    const missing = missingEnvironmentFile(found, files)
    if (missing !== undefined)
      return { lines: [`${name}: Failed to load environment files: No such file or directory`], code: 1 }
    const [path = ''] = argv
    if (files.stat(path)?.type === 'file') return undefined
    return {
      lines: [
        `${name}: Unable to locate executable '${path}': No such file or directory`,
        `${name}: Failed at step EXEC spawning ${path}: No such file or directory`,
      ],
      code: 203,
    }
  }

  stop(name: string): UnitAnswer {
    if (!this.definition(name)) return notFoundTo('stop', name)
    const { state, process, ending: _, complaint: __, comesBackAt: ___, ...rest } = this.run(name)
    if (state === 'inactive' || state === 'failed') return undefined
    const at = this.room.now()
    const found = this.definition(name) as UnitDefinition
    if (state === 'active') {
      this.room.end(name)
      this.tell(name, `Stopping ${name} - ${descriptionOf(found)}...`)
      this.tell(name, `${name}: Deactivated successfully.`)
    }
    this.tell(name, `Stopped ${name} - ${descriptionOf(found)}.`)
    const exit = state === 'active' ? { code: 0, at } : rest.exit
    const run: UnitRun = {
      ...rest,
      state: 'inactive',
      since: at,
      ...(process ? { process } : {}),
      ...(exit ? { exit } : {}),
    }
    this.put(name, run)
    return undefined
  }

  restart(name: string): UnitAnswer {
    const { room } = this
    if (!isMasked(room.files(), name) && this.definition(name)) this.stop(name)
    const answer = this.start(name)
    return answer && { ...answer, error: answer.error.replace('Failed to start', 'Failed to restart') }
  }

  /** A main process gives up: what it says last. */
  fail(name: string, lines: readonly string[]): void {
    const { process } = this.run(name)
    if (process) this.say(programOf(process.argv), process.pid, name, lines)
    this.died(name, { code: 1 })
  }

  /** What kept a main process from its work is gone. */
  takeBack(name: string): void {
    const { complaint: _, ...run } = this.run(name)
    this.put(name, run)
  }

  /** A time that was asked for has come: a main process ends, or a unit comes back. */
  wake(name: string): void {
    const { room } = this
    const { ending, state, comesBackAt } = this.run(name)
    const now = room.now()
    if (state === 'active' && ending !== undefined && ending.at <= now) this.died(name, ending)
    else if (state === 'activating' && comesBackAt !== undefined && comesBackAt <= now) {
      const found = this.definition(name)
      const restarts = this.run(name).restarts + 1
      this.put(name, { ...this.run(name), restarts })
      this.tell(name, `${name}: Scheduled restart job, restart counter is at ${restarts}.`)
      if (found) this.launch(name, found)
    }
  }

  /** The main process has ended: by itself, or by a signal. */
  died(name: string, { code = 0, signal }: { code?: number; signal?: Signal }): void {
    const at = this.room.now()
    const found = this.definition(name)
    this.room.end(name)
    const failed = signal === undefined ? code !== 0 : !CLEAN.includes(signal)
    if (failed) {
      const exited = `code=exited, status=${code}/${code === 203 ? 'EXEC' : 'FAILURE'}`
      const how = signal === undefined ? exited : `code=killed, status=${SIGNAL_NUMBERS[signal]}/${signal}`
      this.tell(name, `${name}: Main process exited, ${how}`)
      this.tell(name, `${name}: Failed with result '${signal === undefined ? 'exit-code' : 'signal'}'.`)
    } else this.tell(name, `${name}: Deactivated successfully.`)
    const restart = found && lastValue(found.unit, 'Service', 'Restart')
    const returns = restart === 'always' || (restart === 'on-failure' && failed)
    const { ending: _, complaint: __, ...rest } = this.run(name)
    const exit = { code, at, ...(signal === undefined ? {} : { signal }) }
    const delay = unitTime((found && lastValue(found.unit, 'Service', 'RestartSec')) ?? '100ms') ?? 100
    const next: UnitRun = returns
      ? { ...rest, state: 'activating', since: at, exit, comesBackAt: at + delay }
      : { ...rest, state: failed ? 'failed' : 'inactive', since: at, exit }
    this.put(name, next)
    if (returns) this.room.wakeAt(at + delay, name)
  }

  /** Reads all unit files anew. */
  daemonReload(): void {
    const files = this.room.files()
    const loaded = Object.fromEntries(
      this.names().flatMap((name) => {
        const found = unitDefinition(files, name)
        return found ? [[name, found.texts]] : []
      }),
    )
    this.say('systemd', 1, undefined, ['Reloading.'])
    this.save({ loaded })
  }
}

/** Signals that are an orderly end. */
const CLEAN: readonly Signal[] = ['HUP', 'INT', 'TERM', 'PIPE']

const FIRST_PID = 4211
/** Main processes of the boot, by name. */
const bootPid = (name: string): number =>
  600 + ([...name].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % 900)

const notFoundTo = (verb: string, name: string): UnitAnswer => ({
  ...(notFound(name) as { error: string; code: number }),
  error: `Failed to ${verb} ${name}: Unit ${name} not found.`,
})

export const descriptionOf = ({ unit, name }: UnitDefinition): string =>
  lastValue(unit, 'Unit', 'Description') ?? name

/** Those that nobody can enable are part of every boot. */
const startsAtBoot = (enabled: Enabled): boolean => enabled === 'enabled' || enabled === 'static'

/** What is kept of a line that comes every few seconds. */
const LAST_COMPLAINTS = 200

function complaintLines(unit: string, { complaint, process }: UnitRun, now: number): JournalEntry[] {
  return complaint && process ? repeatedLines(unit, process, complaint, now) : []
}

function repeatedLines(
  unit: string,
  process: NonNullable<UnitRun['process']>,
  { every, place, text }: Complaint,
  now: number,
): JournalEntry[] {
  const { startedAt, pid } = process
  const count = Math.floor((now - startedAt) / every)
  return Array.from({ length: Math.min(count, LAST_COMPLAINTS) }, (_, at) => {
    const said = startedAt + (count - Math.min(count, LAST_COMPLAINTS) + at + 1) * every
    return {
      at: said,
      program: programOf(process.argv),
      pid,
      unit,
      text: klogLine('E', said, place, text, pid),
    }
  })
}

const programOf = (argv: readonly string[]): string => (argv[0] ?? '').replace(/^.*\//, '')
