import { milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { Manifest } from '../client/rest-client'
import { dig, digMap, digString, sortedKeys } from '../go-format'

/** What a fieldRef points at, as text. */
export function fieldValue(pod: Manifest, path: string): string {
  const keyed = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/.exec(path)
  if (keyed) return digString(pod, ...keyed[1]!.split('.'), keyed[2]!)
  if (path === 'metadata.labels' || path === 'metadata.annotations') {
    const map = digMap(pod, ...path.split('.'))
    return sortedKeys(map)
      .map((key) => `${key}=${JSON.stringify(map[key])}`)
      .join('\n')
  }
  return digString(pod, ...path.split('.'))
}

/** What a resourceFieldRef points at in its own container. */
export function resourceFieldValue(reference: unknown, container: unknown): string {
  const resource = digString(reference, 'resource')
  const [field = '', name = ''] = resource.split('.')
  const amount = dig(container, 'resources', field, name)
  const divisor = digString(reference, 'divisor') || '1'
  if (amount === undefined) return field === 'limits' ? 'node allocatable' : '0'
  if (name === 'cpu') {
    const by = divisor === '0' ? 1000 : milliValue(divisor)
    return String(Math.ceil(milliValue(String(amount)) / by))
  }
  const by = divisor === '0' ? 1 : quantityValue(divisor)
  return String(Math.ceil(quantityValue(String(amount)) / by))
}
