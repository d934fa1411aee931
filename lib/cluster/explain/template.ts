/** What is wrong with a pod that somebody else makes is to be put right in the template that it is made from. */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { controllerOf, type KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { findObject, type View } from '@/lib/cluster/explain/view'

/** Fields that controllers and the scheduler fill in. */
const DRAWN = /^(spec\.nodeName|status|metadata)\b/

/** What stands behind an object through all its controllers; undefined when it is its own. */
export function topOwner(view: View, object: KubeObject): KubeObject | undefined {
  const reference = controllerOf(object)
  if (!reference) return undefined
  const { kind, name, uid } = reference
  const { namespace } = object.metadata
  const owner = findObject(view, { kind, name, ...(namespace ? { namespace } : {}) })
  if (owner?.metadata.uid !== uid) return undefined
  return topOwner(view, owner) ?? owner
}

/** What stands at a path such as `spec.containers[0].image`; keys may hold dots only at the end. */
function valueAt(object: unknown, path: string): unknown {
  if (path === '') return object
  if (object === null || typeof object !== 'object') return undefined
  const [whole = '', key = '', index] = /^([^.[\]]+)(?:\[(\d+)\])?\.?/.exec(path) ?? []
  const known = (object as Record<string, unknown>)[path]
  if (known !== undefined) return known
  const value = (object as Record<string, unknown>)[key]
  const next = index === undefined ? value : (value as unknown[] | undefined)?.[Number(index)]
  return whole === '' ? undefined : valueAt(next, path.slice(whole.length))
}

const MIRROR = 'kubernetes.io/config.mirror'

/** A static pod of the control plane's host is put right in its file. */
function manifestLink(view: View, { object, why, field, found }: Link): Link[] {
  const { host, folder, files = [] } = view.manifests() ?? {}
  const file = files.find((name) => object.name === `${name.replace(/\.ya?ml$/, '')}-${host}`)
  if (!file) return []
  return [{ object: { kind: 'File', name: `${folder}/${file}` }, why, ...(field ? { field } : {}), found }]
}

/** The same as the last link, of the template; nothing when the pod is its own. */
export function templateLink(view: View, last: Link | undefined): Link[] {
  if (last?.object.kind !== 'Pod' || !last.field || DRAWN.test(last.field)) return []
  const pod = findObject(view, last.object)
  const owner = pod && topOwner(view, pod)
  if (!owner) return pod?.metadata.annotations?.[MIRROR] ? manifestLink(view, last) : []
  const at = owner.kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template'
  const field = `${at}.${last.field}`
  const there = valueAt(owner, field)
  if (there === undefined ? last.found !== null : !deepEqual(there, last.found)) return []
  const { why, found, wanted } = last
  return [{ object: refOf(owner), why, field, found, ...(wanted === undefined ? {} : { wanted }) }]
}
