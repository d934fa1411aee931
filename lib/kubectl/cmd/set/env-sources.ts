import { parseQuantity } from '@/lib/cluster/apimachinery/quantity'
import type { CommandContext } from '../../cli/command'
import { KubectlError } from '../../errors'
import { dig, digString, type JsonMap, quote, sortedKeys } from '../../go-format'
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

/** The value behind a reference. @throws KubectlError when there is none */
export function resolveEnvSource(
  context: CommandContext,
  info: Info,
  container: JsonMap,
  source: unknown,
): string {
  const field = dig(source, 'fieldRef')
  if (field) return fieldValue(info, digString(field, 'fieldPath'))
  const resource = dig(source, 'resourceFieldRef')
  if (resource) return resourceValue(container, resource)
  const secret = dig(source, 'secretKeyRef')
  const [type, what] = secret ? ['secrets', 'secret'] : ['configmaps', 'config map']
  const reference = secret ?? dig(source, 'configMapKeyRef')
  if (!reference) throw new KubectlError('invalid valueFrom')
  const [name, key] = [digString(reference, 'name'), digString(reference, 'key')]
  const { namespace } = context.config.namespace()
  const value = dig(context.client.get(context.mapper.get(type), namespace, name), 'data', key)
  if (value === undefined) throw new KubectlError(`key ${key} not found in ${what} ${name}`)
  return secret ? new TextDecoder().decode(decodeBase64(String(value))) : String(value)
}

function fieldValue({ object }: Info, path: string): string {
  const { labels = {}, annotations = {} } = object.metadata ?? {}
  const maps: Record<string, Record<string, string>> = {
    'metadata.labels': labels,
    'metadata.annotations': annotations,
  }
  const [, base = '', key = ''] = /^(.*)\['(.*)'\]$/.exec(path) ?? []
  if (base) {
    if (!maps[base]) throw new KubectlError(`fieldPath ${quote(path)} does not support subscript`)
    return maps[base][key] ?? ''
  }
  const map = maps[path]
  if (map)
    return sortedKeys(map)
      .map((one) => `${one}=${quote(map[one] ?? '')}`)
      .join('\n')
  const known = ['metadata.name', 'metadata.namespace', 'metadata.uid']
  if (!known.includes(path)) throw new KubectlError(`unsupported fieldPath: ${path}`)
  return digString(object, ...path.split('.'))
}

function resourceValue(container: JsonMap, source: unknown): string {
  const resource = digString(source, 'resource')
  const [list = '', name = ''] = resource.split(/\.(.*)/)
  if (!/^(limits|requests)\.(cpu|memory|ephemeral-storage)$/.test(resource)) {
    throw new KubectlError(`Unsupported container resource : ${resource}`)
  }
  const divisor = parseQuantity(digString(source, 'divisor') || '1').nano || parseQuantity('1').nano
  const { nano } = parseQuantity(digString(container, 'resources', list, name) || '0')
  return String((nano + divisor - 1n) / divisor)
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
