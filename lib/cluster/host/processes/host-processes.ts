/**
 * What runs on a host: its services, and what its container runtime has started.
 * Mirrors: a Debian host with containerd: one shim for each sandbox, its pause, and the containers' own processes below it.
 * Differs: the kernel's own threads are left out.
 */
import type { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import type { HostSandbox } from '@/lib/cluster/host/cri/host-sandbox'
import { containerPid, sandboxPid, shimPid } from '@/lib/cluster/host/processes/host-pids'
import type { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { atRest } from '@/lib/cluster/kubelet/container/rest'
import { repositoryOf } from '@/lib/cluster/kubelet/images'
import { imageUsage } from '@/lib/cluster/kubelet/usage/image-usage'
import type { ProcessInfo } from '@/lib/userland/kernel/process'

/** What a process belongs to, for whoever sends it a signal. */
export type ProcessOwner =
  | { unit: string }
  | { sandbox: HostSandbox }
  /** `inner`: its number in the container. */
  | { container: HostContainer; inner: number }

export type HostProcess = ProcessInfo & { owner?: ProcessOwner }

interface Room {
  runtime: ContainerRuntimeService
  units: UnitManager
  /** When the host was switched on, ms. */
  bootedAt: number
}

const KB = 1024
const PAUSE_USER = 65_535

const service = (pid: number, argv: readonly string[], startedAt: number, rss: number): HostProcess => ({
  ...{ pid, ppid: 1, pgid: pid, uid: 0, gid: 0, argv, startedAt, state: 'S', tty: undefined },
  ...{ exe: argv[0] ?? '', rss },
})

/** kB that services hold. */
const SERVICE_MEMORY: Readonly<Record<string, number>> = { kubelet: 98_304, containerd: 65_536 }

function services({ units, bootedAt }: Room): HostProcess[] {
  const init = service(1, ['/sbin/init'], bootedAt, 12_800)
  const own = units.names().flatMap((unit): HostProcess[] => {
    const { state, process } = units.run(unit)
    if (state !== 'active' || !process) return []
    const rss = SERVICE_MEMORY[unit.replace(/\.service$/, '')] ?? 5376
    return [{ ...service(process.pid, process.argv, process.startedAt, rss), owner: { unit } }]
  })
  return [{ ...init, ppid: 0 }, ...own]
}

const SHIM = '/usr/bin/containerd-shim-runc-v2'

function ofSandbox(sandbox: HostSandbox): HostProcess[] {
  const { id, createdAt } = sandbox
  const argv = [SHIM, '-namespace', 'k8s.io', '-id', id, '-address', '/run/containerd/containerd.sock']
  const shim = service(shimPid(sandbox), argv, createdAt, 15_232)
  const pid = sandboxPid(sandbox)
  const user = { uid: PAUSE_USER, gid: PAUSE_USER }
  const pause = { ...service(pid, ['/pause'], createdAt, 4), ppid: shim.pid, ...user }
  return [shim, pause].map((one) => ({ ...one, owner: { sandbox } }))
}

/** Its processes as its own namespace counts them; what rests is looked at without being woken. */
function processesIn({ env, instance, name }: HostContainer): ProcessInfo[] {
  if (!env || !instance.process) return []
  const pod = instance.pid === undefined ? atRest(env, name) : PodKernel.of(env, pidNamespace(env.pod, name))
  return (pod?.kernel.processes() ?? []).filter(({ pid }) => pod?.kernel.placeOf(pid)?.place === name)
}

function ofContainer(container: HostContainer): HostProcess[] {
  const base = containerPid(container)
  const all = processesIn(container)
  const first = all[0]?.pid ?? 1
  const onHost = (inner: number) => base + (inner - first)
  const rss = imageUsage(repositoryOf(container.canonical)).memory / KB
  return all.map((one) => {
    const isOwn = one.pid === first
    return {
      ...one,
      pid: onHost(one.pid),
      ppid: isOwn || one.ppid < first ? shimPid({ id: container.podId }) : onHost(one.ppid),
      pgid: onHost(one.pgid),
      tty: one.tty === undefined ? undefined : 'pts/0',
      ...(isOwn ? { rss } : {}),
      owner: { container, inner: one.pid },
    }
  })
}

/** By their numbers. */
export function hostProcesses(room: Room): HostProcess[] {
  const { runtime } = room
  const all = [
    ...services(room),
    ...runtime
      .sandboxes()
      .filter(({ ready }) => ready)
      .flatMap(ofSandbox),
    ...runtime
      .containers()
      .filter(({ running }) => running)
      .flatMap(ofContainer),
  ]
  return all.sort((a, b) => a.pid - b.pid)
}
