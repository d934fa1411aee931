/**
 * systemctl on a host.
 * Mirrors: systemctl 252 for services: start, stop, restart, reload, enable, disable, mask, status, is-*, cat, show, edit,
 * daemon-reload, list-units, list-unit-files, reboot, poweroff.
 * Differs: of other kinds of units only their files are known; jobs are done at once.
 */
import type { Cluster } from '@/lib/cluster/cluster'
import { unitName } from '@/lib/cluster/host/systemd/unit-definition'
import { disable, enable, mask, unmask } from '@/lib/cluster/host/systemd/unit-links'
import type { UnitAnswer, UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { listUnitFiles, listUnits } from '@/lib/shell/programs/systemd/list-units'
import { showLines } from '@/lib/shell/programs/systemd/show-properties'
import { statusLines } from '@/lib/shell/programs/systemd/show-status'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, ToolExit } from '@/lib/userland/tools/options'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: 't:p:alqfn:H:',
  long: {
    ...{ type: 't', property: 'p', all: 'a', full: 'l', quiet: 'q', force: 'f', lines: 'n', host: 'H' },
    ...{ now: 'now', 'no-pager': 'no-pager', 'no-legend': 'no-legend', failed: 'failed', 'state:': 'state' },
    ...{ 'no-block': 'no-block', value: 'value', plain: 'plain', system: 'system', 'no-reload': 'no-reload' },
  },
  usage: '[OPTIONS...] COMMAND ...',
  version: 'systemd 252 (252.39-1~deb12u1)',
}

interface Call {
  cluster: Cluster
  host: string
  manager: UnitManager
  args: Args
  io: Io
  units: string[]
}

/** What a verb says: its exit code, or what becomes of the process. */
type Verb = (call: Call) => number | Step

const changed = (unit: string) =>
  `Warning: The unit file, source configuration file or drop-ins of ${unit} changed on disk. Run 'systemctl daemon-reload' to reload units.\n`

/** Does it with every unit; the last error is its own. */
function each({ units, io, manager }: Call, act: (unit: string) => UnitAnswer): number {
  let code = 0
  if (units.length === 0) throw new ToolExit(1, 'Too few arguments.\n')
  for (const unit of units) {
    if (manager.needsReload(unit)) io.err(changed(unit))
    const answer = act(unit)
    if (!answer) continue
    io.err(`${answer.error}\n`)
    code = answer.code
  }
  return code
}

const LINKS = { enable, disable, mask, unmask }

function link({ units, io, manager, args, host, cluster }: Call, verb: keyof typeof LINKS): number {
  if (units.length === 0) throw new ToolExit(1, 'Too few arguments.\n')
  const files = cluster.hosts.files(host)
  if (!files) return 1
  for (const unit of units) {
    const answer = LINKS[verb](files, unit)
    if ('error' in answer) {
      io.err(`${answer.error}\n`)
      return 1
    }
    for (const line of answer.lines) io.err(`${line}\n`)
  }
  manager.daemonReload()
  if (!args.has('now')) return 0
  let code = 0
  for (const unit of units) {
    const failed =
      verb === 'enable' ? manager.start(unit) : verb === 'unmask' ? undefined : manager.stop(unit)
    if (failed) {
      io.err(`${failed.error}\n`)
      code = failed.code
    }
  }
  return code
}

/** One word for each unit; the code tells whether one of them is as asked. */
function asked(
  { units, io, args }: Call,
  word: (unit: string) => string,
  good: readonly string[],
  bad: number,
): number {
  const words = units.map(word)
  if (!args.has('q')) for (const one of words) io.out(`${one}\n`)
  return words.some((one) => good.includes(one)) ? 0 : bad
}

function status(call: Call): number {
  const { units, io, manager, host, args } = call
  let code = 0
  const lines = args.value('n')
  for (const [at, unit] of units.entries()) {
    const found = manager.definition(unit)
    if (!found) {
      io.err(`Unit ${unit} could not be found.\n`)
      code = 4
      continue
    }
    if (at > 0) io.out('\n')
    if (manager.needsReload(unit)) io.err(changed(unit))
    const shown = statusLines(
      manager,
      found,
      host,
      io.process.machine.now(),
      lines === undefined ? undefined : Number(lines),
    )
    io.out(`${shown.join('\n')}\n`)
    if (manager.run(unit).state !== 'active') code = 3
  }
  return code
}

function cat({ units, io, manager }: Call): number {
  let code = 0
  for (const [at, unit] of units.entries()) {
    const found = manager.definition(unit)
    if (!found) {
      io.err(`No files found for ${unit}.\n`)
      code = 1
      continue
    }
    if (at > 0) io.out('\n')
    const { texts } = found
    const parts = texts.flatMap((path, index) => (index % 2 === 0 ? [`# ${path}\n${texts[index + 1]}`] : []))
    io.out(parts.join('\n'))
  }
  return code
}

/** The editor on a drop-in, and the units read anew. */
function edit({ units, args, manager, io }: Call): number | Step {
  const unit = units[0]
  const found = unit === undefined ? undefined : manager.definition(unit)
  if (!found) {
    io.err(unit === undefined ? 'Too few arguments.\n' : `No files found for ${unit}.\n`)
    return 1
  }
  const own = `/etc/systemd/system/${found.name}`
  const path = args.has('l') ? own : `${own}.d/override.conf`
  const copy = args.has('l') ? `[ -e ${own} ] || cp ${found.path} ${own}; ` : `mkdir -p ${own}.d; `
  return {
    exec: ['sh', '-c', `${copy}\${SYSTEMD_EDITOR:-\${EDITOR:-vi}} ${path} && systemctl daemon-reload`],
  }
}

/** Whoever is logged in is thrown out. */
function reboot({ cluster, host, io }: Call, comesBack: boolean): number | Step {
  if (cluster.hosts.controlPlanes().includes(host)) {
    io.err('Failed to reboot: the host of a control plane cannot go down in this lab.\n')
    return 1
  }
  cluster.hosts.powerOff(host)
  if (comesBack) cluster.hosts.powerOnAt(host, cluster.now() + REBOOT)
  return { exec: ['sh', '-c', 'kill -HUP $PPID 2>/dev/null || kill -HUP $$'] }
}

/** ms that a host is away */
const REBOOT = 20_000

const VERBS: Readonly<Record<string, Verb>> = {
  start: (call) => each(call, (unit) => call.manager.start(unit)),
  stop: (call) => each(call, (unit) => call.manager.stop(unit)),
  restart: (call) => each(call, (unit) => call.manager.restart(unit)),
  'try-restart': (call) =>
    each(call, (unit) =>
      call.manager.run(unit).state === 'active' ? call.manager.restart(unit) : undefined,
    ),
  'reload-or-restart': (call) => each(call, (unit) => call.manager.restart(unit)),
  reload: (call) =>
    each(call, (unit) => ({
      error: `Failed to reload ${unit}: Job type reload is not applicable for unit ${unit}.`,
      code: 1,
    })),
  enable: (call) => link(call, 'enable'),
  disable: (call) => link(call, 'disable'),
  mask: (call) => link(call, 'mask'),
  unmask: (call) => link(call, 'unmask'),
  status: (call) => (call.units.length === 0 ? listUnits(call.manager, call.io, call.args) : status(call)),
  'is-active': (call) => asked(call, (unit) => call.manager.run(unit).state, ['active'], 3),
  'is-failed': (call) => asked(call, (unit) => call.manager.run(unit).state, ['failed'], 1),
  'is-enabled': (call) =>
    asked(call, (unit) => call.manager.enabled(unit) ?? 'not-found', ['enabled', 'static', 'alias'], 1),
  'daemon-reload': ({ manager }) => {
    manager.daemonReload()
    return 0
  },
  'daemon-reexec': () => 0,
  'reset-failed': () => 0,
  'list-units': ({ manager, io, args }) => listUnits(manager, io, args),
  'list-unit-files': ({ manager, io, args }) => listUnitFiles(manager, io, args),
  cat,
  show: (call) => {
    for (const unit of call.units) call.io.out(showLines(call.manager, unit, call.args))
    return 0
  },
  edit,
  reboot: (call) => reboot(call, true),
  poweroff: (call) => reboot(call, false),
  'get-default': ({ io }) => {
    io.out('multi-user.target\n')
    return 0
  },
}

export const systemctl = (cluster: () => Cluster) =>
  steppedTool<{ begun: boolean }>({
    start: () => ({ begun: false }),
    step(_, io) {
      const args = argsOf(SPEC, io)
      const [name = 'list-units', ...words] = args.operands
      const verb = VERBS[name]
      if (!verb) throw new ToolExit(1, `Unknown command verb ${name}.\n`)
      const host = io.process.machine.name
      const manager = cluster().hosts.systemd(host)
      const answer = verb({ cluster: cluster(), host, manager, args, io, units: words.map(unitName) })
      return typeof answer === 'number' ? { exit: answer } : answer
    },
  })
