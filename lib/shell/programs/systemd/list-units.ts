/** `systemctl list-units` and `list-unit-files`. Mirrors: systemd 252. Differs: services only. */
import { descriptionOf, type UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import type { UnitRun } from '@/lib/cluster/host/systemd/unit-state'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'

const SUB = { active: 'running', inactive: 'dead', failed: 'failed', activating: 'auto-restart' } as const

function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join(' '),
  )
}

const isOther = (args: Args) =>
  args.has('t') && !args.values('t').some((type) => type.split(',').includes('service'))

export function listUnits(manager: UnitManager, io: Io, args: Args): number {
  const states = args.has('failed') ? ['failed'] : args.values('state').flatMap((value) => value.split(','))
  const wanted = ({ state }: UnitRun) =>
    states.length > 0
      ? states.includes(state) || states.includes(SUB[state])
      : args.has('a') || state !== 'inactive'
  const found = isOther(args)
    ? []
    : manager.names().flatMap((name) => {
        const definition = manager.definition(name)
        const run = manager.run(name)
        return definition && wanted(run) ? [{ name, definition, run }] : []
      })
  const rows = found.map(({ name, definition, run }) => [
    run.state === 'failed' ? '●' : ' ',
    name,
    'loaded',
    run.state,
    SUB[run.state],
    descriptionOf(definition),
  ])
  const legend = !args.has('no-legend')
  const shown = table([...(legend ? [[' ', 'UNIT', 'LOAD', 'ACTIVE', 'SUB', 'DESCRIPTION']] : []), ...rows])
  for (const line of shown) io.out(`${line.trimEnd()}\n`)
  if (!legend) return 0
  io.out('\nLOAD   = Reflects whether the unit definition was properly loaded.\n')
  io.out('ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n')
  io.out('SUB    = The low-level unit activation state, values depend on unit type.\n')
  io.out(`${found.length} loaded units listed.\n`)
  return 0
}

export function listUnitFiles(manager: UnitManager, io: Io, args: Args): number {
  const states = args.values('state').flatMap((value) => value.split(','))
  const names = isOther(args) ? [] : manager.names()
  const rows = names
    .map((name): [string, string] => [name, manager.enabled(name) ?? 'static'])
    .filter(([, state]) => states.length === 0 || states.includes(state))
  const legend = !args.has('no-legend')
  const preset = (state: string) => (state === 'static' ? '-' : 'enabled')
  const shown = table([
    ...(legend ? [['UNIT FILE', 'STATE', 'PRESET']] : []),
    ...rows.map(([name, state]) => [name, state, preset(state)]),
  ])
  for (const line of shown) io.out(`${line.trimEnd()}\n`)
  if (legend) io.out(`\n${rows.length} unit files listed.\n`)
  return 0
}
