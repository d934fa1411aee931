import { mergePatch, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import { jsonDepth } from '@/lib/cluster/apimachinery/nesting'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { LIMITS } from '@/lib/cluster/sim/limits'
import type { CommandContext } from '../cli/command'
import type { FlagSpec } from '../cli/flag-types'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import type { JsonMap } from '../go-format'
import { typedObject } from '../typed-object'

export const OVERRIDE_FLAGS: FlagSpec[] = [
  {
    name: 'override-type',
    type: 'string',
    default: 'merge',
    usage: 'How --overrides is applied: json, merge or strategic',
  },
  { name: 'overrides', type: 'string', usage: 'JSON that changes the generated object.' },
]

function parseOverrides(text: string, type: string): unknown {
  try {
    if (jsonDepth(text) > LIMITS.nesting) throw new RangeError()
    return JSON.parse(text)
  } catch {
    throw new KubectlError(type === 'strategic' ? 'invalid JSON document' : 'Invalid JSON Patch')
  }
}

function overridden(object: Manifest, patch: unknown, how: string, type: string): unknown {
  switch (how) {
    case 'json':
      return jsonPatch(object, patch)
    case 'merge':
      return mergePatch(object, patch)
    case 'strategic':
      return strategicMergePatch(object, patch as JsonMap, type)
    default:
      throw new KubectlError(`invalid override type: ${how}`)
  }
}

/** The generated object with `--overrides` on top. @throws KubectlError */
export function applyOverrides(context: CommandContext, object: Manifest, type: string): Manifest {
  const text = context.flags.string('overrides')
  if (!text) return object
  const how = context.flags.string('override-type') || 'merge'
  try {
    return typedObject(overridden(object, parseOverrides(text, how), how, type))
  } catch (error) {
    if (error instanceof PatchError) throw new KubectlError(error.message)
    throw error
  }
}
