/** What a node has left of memory, disk and process ids, and how little is too little. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { formatQuantity, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { PressureType } from '@/lib/cluster/kubelet/runtime'
import { type ContainerUsage, podUsage } from '@/lib/cluster/kubelet/usage/pod-usage'
import { podFolder } from '@/lib/cluster/kubelet/volume-place'
import { bytesBelow } from '@/lib/userland/kernel/folders'

/** One signal that is looked at, with the words that go with it. */
export interface Signal {
  condition: PressureType
  /** As in eviction messages. */
  resource: 'memory' | 'ephemeral-storage' | 'pids'
  available: number
  threshold: number
  /** Quantities have binary suffixes, but for numbers of processes. */
  binary: boolean
}

const PIDS = 32_768
/** Images, and what else lies on a host's disk. */
const SYSTEM_DISK = 6 * 1024 ** 3

/** evictionHard, as a kubelet has it that is told nothing. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'memory.available': '100Mi',
  'nodefs.available': '10%',
  'imagefs.available': '15%',
}

export const KUBELET_CONFIG = '/var/lib/kubelet/config.yaml'

/** The threshold of a signal: what the kubelet's configuration says, or the default. */
function thresholdOf(host: NodeHost, signal: string, capacity: number): number | undefined {
  const text = host.readText(KUBELET_CONFIG) ?? ''
  const block = /^evictionHard:\n((?:[ ]+.*\n?)+)/m.exec(text)?.[1]
  const line =
    block && new RegExp(`^ +${signal.replace('.', '\\.')}: *["']?([^"'\\s]+)`, 'm').exec(block)?.[1]
  // A block replaces all of the defaults.
  const value = block === undefined ? DEFAULTS[signal] : line
  if (value === undefined) return undefined
  if (!value.endsWith('%')) return quantityValue(value)
  return Math.floor((capacity * Number(value.slice(0, -1))) / 100)
}

export const amount = (bytes: number, binary = true): string =>
  formatQuantity({
    nano: BigInt(Math.round(bytes)) * 1_000_000_000n,
    format: binary ? 'BinarySI' : 'DecimalSI',
  })

/** What containers of a pod hold in memory. */
export const memoryOf = (pod: Pod): ContainerUsage[] => podUsage(pod, new Map())

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)

/** Bytes that a pod holds in its volumes on the node. */
export const diskOf = (host: NodeHost, uid: string): number => bytesBelow(host.files, podFolder(uid))

/** All signals of a node now. */
export function signalsOf(node: Node, pods: readonly Pod[], host: NodeHost): Signal[] {
  const { memory = 0, disk = 0, pids = 0 } = host.usage() ?? {}
  const capacity = (name: string) => quantityValue(node.status?.capacity?.[name] as string | undefined)
  const inPods = sum(pods.flatMap(memoryOf).map((usage) => usage.memory))
  const free = capacity('ephemeral-storage') - SYSTEM_DISK - disk - host.diskUsed()
  const of = (
    condition: PressureType,
    resource: Signal['resource'],
    name: string,
    total: number,
    available: number,
  ): Signal[] => {
    const threshold = thresholdOf(host, name, total)
    const left = Math.max(0, available)
    return threshold === undefined
      ? []
      : [{ condition, resource, available: left, threshold, binary: resource !== 'pids' }]
  }
  return [
    ...of(
      'MemoryPressure',
      'memory',
      'memory.available',
      capacity('memory'),
      capacity('memory') - memory - inPods,
    ),
    ...of('DiskPressure', 'ephemeral-storage', 'imagefs.available', capacity('ephemeral-storage'), free),
    ...of('DiskPressure', 'ephemeral-storage', 'nodefs.available', capacity('ephemeral-storage'), free),
    ...of('PIDPressure', 'pids', 'pid.available', PIDS, PIDS - pids),
  ]
}
