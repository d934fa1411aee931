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
}

export function usageOf(map: Record<string, unknown>): Usage {
  return { cpu: milliValue(String(map.cpu ?? '0')), memory: quantityValue(String(map.memory ?? '0')) }
}

export function sumUsage(list: Usage[]): Usage {
  return list.reduce((sum, one) => ({ cpu: sum.cpu + one.cpu, memory: sum.memory + one.memory }), {
    cpu: 0,
    memory: 0,
  })
}

/** @throws KubectlError `Metrics API not available` without a metrics server */
export function readMetrics(
  context: CommandContext,
  path: string,
  query: Record<string, string>,
): Manifest[] {
  const groups = digList(context.client.request('GET', '/apis'), 'groups')
  if (!groups.some(({ name }) => name === 'metrics.k8s.io')) {
    throw new KubectlError('Metrics API not available')
  }
  const body = context.client.request('GET', `${ROOT}${path}`, { query }) as Manifest
  return Array.isArray(body.items) ? (body.items as Manifest[]) : [body]
}

/** @throws KubectlError */
export function checkSortBy(context: CommandContext): void {
  const sortBy = context.flags.string('sort-by')
  if (['', 'cpu', 'memory'].includes(sortBy)) return
  throw new KubectlError('--sort-by accepts only cpu or memory')
}

/** By the usage that was asked for, else by name. */
export function sortUsage<T extends { name: string; usage: Usage }>(context: CommandContext, rows: T[]): T[] {
  const sortBy = context.flags.string('sort-by')
  const order = (a: T, b: T) => {
    if (sortBy === 'cpu') return b.usage.cpu - a.usage.cpu
    if (sortBy === 'memory') return b.usage.memory - a.usage.memory
    return compareStrings(a.name, b.name)
  }
  return [...rows].sort(order)
}

export const cpuText = ({ cpu }: Usage): string => `${cpu}m`
export const memoryText = ({ memory }: Usage): string => `${Math.floor(memory / 1024 ** 2)}Mi`

export function containersOf(metrics: Manifest): { name: string; usage: Usage }[] {
  return digList(metrics, 'containers').map((one) => ({
    name: String(one.name),
    usage: usageOf(one.usage as Record<string, unknown>),
  }))
}
