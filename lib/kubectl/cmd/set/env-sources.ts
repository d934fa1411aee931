import type { CommandContext } from '../../cli/command'
import { dig, digString } from '../../go-format'
import type { Info } from '../../resource/resource-finder'

/** `configmap settings, key color`: where a variable's value comes from. */
export function describeEnvSource(source: unknown): string {
  const configMap = dig(source, 'configMapKeyRef')
  if (configMap) return `configmap ${digString(configMap, 'name')}, key ${digString(configMap, 'key')}`
  const secret = dig(source, 'secretKeyRef')
  if (secret) return `secret ${digString(secret, 'name')}, key ${digString(secret, 'key')}`
  const field = dig(source, 'fieldRef')
  if (field) return `field path ${digString(field, 'fieldPath')}`
  const resource = dig(source, 'resourceFieldRef')
  if (!resource) return 'invalid valueFrom'
  const container = digString(resource, 'containerName')
  return `resource field ${container ? `${container}.` : ''}${digString(resource, 'resource')}`
}

/** The value behind a reference; undefined where it cannot be found. */
export function resolveEnvSource(context: CommandContext, info: Info, source: unknown): string | undefined {
  for (const [field, type] of [
    ['configMapKeyRef', 'configmaps'],
    ['secretKeyRef', 'secrets'],
  ] as const) {
    const reference = dig(source, field)
    if (!reference) continue
    const object = context.client.find(context.mapper.get(type), info.namespace, digString(reference, 'name'))
    const value = dig(object, 'data', digString(reference, 'key'))
    if (value === undefined) return undefined
    return type === 'secrets' ? new TextDecoder().decode(decodeBase64(String(value))) : String(value)
  }
  return undefined
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
