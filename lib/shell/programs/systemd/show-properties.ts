/** `systemctl show UNIT`. Differs: a handful of its properties. */

import { lastValue } from '@/lib/cluster/host/systemd/unit-file'
import { descriptionOf, type UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { timestamp } from '@/lib/shell/programs/systemd/times'
import type { Args } from '@/lib/userland/tools/options'

const SUB = { active: 'running', inactive: 'dead', failed: 'failed', activating: 'auto-restart' } as const

function propertiesOf(manager: UnitManager, unit: string): Record<string, string> {
  const found = manager.definition(unit)
  const run = manager.run(unit)
  const running = run.state === 'active' ? run.process : undefined
  return {
    Restart: (found && lastValue(found.unit, 'Service', 'Restart')) ?? 'no',
    NRestarts: `${run.restarts}`,
    MainPID: `${running?.pid ?? 0}`,
    ExecMainStatus: `${running ? 0 : (run.exit?.code ?? 0)}`,
    Id: unit,
    Description: found ? descriptionOf(found) : unit,
    LoadState: found ? (manager.enabled(unit) === 'masked' ? 'masked' : 'loaded') : 'not-found',
    ActiveState: run.state,
    SubState: SUB[run.state],
    FragmentPath: found?.path ?? '',
    DropInPaths: found?.dropIns.join(' ') ?? '',
    UnitFileState: manager.enabled(unit) ?? '',
    NeedDaemonReload: manager.needsReload(unit) ? 'yes' : 'no',
    ActiveEnterTimestamp: run.state === 'active' ? timestamp(run.since) : '',
  }
}

export function showLines(manager: UnitManager, unit: string, args: Args): string {
  const all = propertiesOf(manager, unit)
  const names = args.values('p').flatMap((value) => value.split(','))
  const wanted = names.length > 0 ? names.filter((name) => name in all) : Object.keys(all)
  return wanted.map((name) => (args.has('value') ? `${all[name]}\n` : `${name}=${all[name]}\n`)).join('')
}
