/** Signals to what runs on a host besides the shell's own processes. */
import type { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import type { HostProcess } from '@/lib/cluster/host/processes/host-processes'
import type { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import type { Signal } from '@/lib/userland/kernel/process'

/** Those that end who has not asked for them. */
const ENDING: readonly Signal[] = [
  'HUP',
  'INT',
  'QUIT',
  'ABRT',
  'KILL',
  'SEGV',
  'PIPE',
  'ALRM',
  'TERM',
  'BUS',
  'FPE',
  'ILL',
]

export function signalHostProcess(
  { owner }: HostProcess,
  signal: Signal,
  { runtime, units }: { runtime: ContainerRuntimeService; units: UnitManager },
): void {
  if (!owner) return
  if ('container' in owner) runtime.signal(owner.container, owner.inner, signal)
  else if (!ENDING.includes(signal)) return
  else if ('sandbox' in owner) runtime.stopSandbox(owner.sandbox)
  else units.died(owner.unit, { signal })
}
