import { milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { compareStrings, digList } from '../../go-format'

const ROOT = '/apis/metrics.k8s.io/v1beta1'

/** Millicores and bytes. */
export interface Usage {
  cpu: number
  memory: number
  swap: number
}

export function usageOf(map: Record<string, unknown>): Usage {
  const bytes = (name: string) => quantityValue(String(map[name] ?? '0'))
  return { cpu: milliValue(String(map.cpu ?? '0')), memory: bytes('memory'), swap: bytes('swap') }
}

export function sumUsage(list: Usage[]): Usage {
  const sum = { cpu: 0, memory: 0, swap: 0 }
  for (const name of ['cpu', 'memory', 'swap'] as const) for (const one of list) sum[name] += one[name]
  return sum
}

/** @throws KubectlError `Metrics API not available` without a metrics server */
export function readMetrics(
  context: CommandContext,
  path: string,
  query: Record<string, string>,
): Manifest[] {
  const { mapper } = context
  const isServed = mapper
    .groupVersions()
    .some(({ group, version }) => group === 'metrics.k8s.io' && version === 'v1beta1')
  if (!isServed || mapper.isStale('metrics.k8s.io', 'v1beta1'))
    throw new KubectlError('Metrics API not available')
  const body = context.client.request('GET', `${ROOT}${path}`, { query }) as Manifest
  return Array.isArray(body.items) ? (body.items as Manifest[]) : [body]
}

/** @throws KubectlError */
export function checkSortBy(context: CommandContext): void {
  const sortBy = context.flags.string('sort-by')
  if (['', 'cpu', 'memory'].includes(sortBy)) return
  throw new KubectlError('--sort-by accepts only cpu or memory')
}

/** By the usage that was asked for, else by namespace (where several are shown) and name. */
export function sortUsage<T extends { name: string; namespace?: string; usage: Usage }>(
  context: CommandContext,
  rows: T[],
): T[] {
  const sortBy = context.flags.string('sort-by')
  const order = (a: T, b: T) => {
    if (sortBy === 'cpu') return b.usage.cpu - a.usage.cpu
    if (sortBy === 'memory') return b.usage.memory - a.usage.memory
    return compareStrings(a.namespace ?? '', b.namespace ?? '') || compareStrings(a.name, b.name)
  }
  return [...rows].sort(order)
}

export const cpuText = ({ cpu }: Usage): string => `${cpu}m`
const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)}Mi`
export const memoryText = ({ memory }: Usage): string => mebibytes(memory)
export const swapText = ({ swap }: Usage): string => mebibytes(swap)

export function containersOf(metrics: Manifest): { name: string; usage: Usage }[] {
  return digList(metrics, 'containers').map((one) => ({
    name: String(one.name),
    usage: usageOf(one.usage as Record<string, unknown>),
  }))
}
