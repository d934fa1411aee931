import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ConditionInput } from '@/lib/goal/condition'
import { valuesAt } from '@/lib/goal/field-path'
import type { ChangedObject } from './changed-objects'
import { type Leaf, leavesOf } from './leaves'

const MOST = 12
const INDEX = /\[\d+\]/

/** What an object has otherwise than it would have, as conditions. */
export function changedFields({ resource, name, namespace, before, after }: ChangedObject): ConditionInput[] {
  if (!after) return []
  const was = before ? leavesOf(before) : new Map<string, Leaf>()
  const is = leavesOf(after)
  const of = { kind: 'field' as const, resource, name, ...(namespace ? { namespace } : {}) }
  const fresh = [...is].filter(
    ([path, value]) => was.get(path) !== value && !(before === undefined && isGiven(after, path, value)),
  )
  const gone = [...was].filter(([path]) => !is.has(path))
  return [
    ...fresh.map(([path, equals]) => ({ ...of, path, equals })),
    ...gone.flatMap(([path, value]) => goneOf(after, path, value).map((matcher) => ({ ...of, ...matcher }))),
  ].slice(0, MOST)
}

/** An element of a list that is gone leaves others in its place: none of them may say the same. */
function goneOf(
  after: KubeObject,
  path: string,
  value: Leaf,
): { path: string; present?: false; lacks?: Leaf }[] {
  if (!INDEX.test(path)) return [{ path, present: false }]
  const any = path.replaceAll(new RegExp(INDEX, 'g'), '[*]')
  return valuesAt(after, any).includes(value) ? [] : [{ path: any, lacks: value }]
}

/** What an object is when it is made and nobody says otherwise; a task that changes it says so. */
function isGiven(object: KubeObject, path: string, value: Leaf): boolean {
  return (path === 'spec.type' && value === 'ClusterIP') || isCopied(object, path, value)
}

/** Labels that kubectl copies from a selector when it makes an object: no task asks for them. */
function isCopied(object: KubeObject, path: string, value: Leaf): boolean {
  const key = /^metadata\.labels(?:\.([^.[\]]+)|\[([^\]]+)\])$/.exec(path)
  const label = key?.[1] ?? key?.[2]
  if (label === undefined) return false
  const { selector } = (object.spec ?? {}) as { selector?: { matchLabels?: Record<string, string> } }
  const labels = (selector?.matchLabels ?? selector ?? {}) as Record<string, string>
  return labels[label] === value
}
