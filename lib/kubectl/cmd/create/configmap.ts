import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { configMapKey } from '@/lib/cluster/apimachinery/names'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { isBinary, toBase64 } from '../../file-bytes'
import { type JsonMap, marshalJson, quote } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'
import { KEY_VALUE_FLAGS, readKeyValues } from './key-values'

/** The suffix of --append-hash: hex letters that could spell words are replaced. */
export function contentHash(fields: JsonMap): string {
  const readable: Record<string, string> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' }
  return [...sha256(utf8Bytes(marshalJson(fields))).slice(0, 10)]
    .map((char) => readable[char] ?? char)
    .join('')
}

export const createConfigMap = defineGenerator({
  use: 'configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Create a config map from a local file, directory or literal value',
  aliases: ['cm'],
  examples: `
    # Two pairs
    kubectl create configmap settings --from-literal=color=blue --from-literal=size=10

    # Each file of a directory becomes a key
    kubectl create configmap pages --from-file=html/
  `,
  failure: 'failed to create configmap:',
  flags: KEY_VALUE_FLAGS,
  build(context) {
    const name = nameArgument(context)
    const data: Record<string, string> = {}
    const binaryData: Record<string, string> = {}
    for (const [key, value] of readKeyValues(context)) {
      const problems = configMapKey(key)
      if (problems.length > 0) {
        throw new KubectlError(`${quote(key)} is not a valid key name for a ConfigMap: ${problems.join(',')}`)
      }
      const holder = key in data ? 'Data' : key in binaryData ? 'BinaryData' : undefined
      if (holder) {
        throw new KubectlError(
          `cannot add key ${quote(key)}, another key by that name already exists in ${holder} for ConfigMap ${quote(name)}`,
        )
      }
      if (isBinary(value)) binaryData[key] = toBase64(value)
      else data[key] = value
    }
    const filled = <T extends object>(map: T) => (Object.keys(map).length > 0 ? map : undefined)
    const hash = context.flags.bool('append-hash')
      ? `-${contentHash({ kind: 'ConfigMap', name, data, binaryData: filled(binaryData) })}`
      : ''
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: generatedMetadata(context, name + hash),
      data: filled(data),
      binaryData: filled(binaryData),
    }
  },
})
