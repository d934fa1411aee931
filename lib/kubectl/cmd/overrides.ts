import { jsonPatch, mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import { jsonDepth } from '@/lib/cluster/apimachinery/nesting'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { LIMITS } from '@/lib/cluster/sim/limits'
import type { CommandContext } from '../cli/command'
import type { FlagSpec } from '../cli/flag-types'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import type { JsonMap } from '../go-format'

export const OVERRIDE_FLAGS: FlagSpec[] = [
  {
    name: 'override-type',
    type: 'string',
    default: 'merge',
    usage: 'How --overrides is applied: json, merge or strategic',
  },
  { name: 'overrides', type: 'string', usage: 'JSON that changes the generated object.' },
]

/** The generated object with `--overrides` on top. @throws KubectlError */
export function applyOverrides(context: CommandContext, object: Manifest, type: string): Manifest {
  const text = context.flags.string('overrides')
  if (!text) return object
  let patch: unknown
  try {
    if (jsonDepth(text) > LIMITS.nesting) throw new RangeError()
    patch = JSON.parse(text)
  } catch {
    throw new KubectlError('Invalid JSON Patch')
  }
  switch (context.flags.string('override-type')) {
    case 'json':
      return jsonPatch(object, patch) as Manifest
    case 'merge':
      return mergePatch(object, patch) as Manifest
    case 'strategic':
      return strategicMergePatch(object, patch as JsonMap, type) as Manifest
    default:
      throw new KubectlError(
        `invalid override type: ${context.flags.string('override-type')}, must be one of json, merge, strategic`,
      )
  }
}
