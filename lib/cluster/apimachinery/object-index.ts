/** Ways to find objects without a look at all of them (client-go's Indexers). */
import { controllerOf, type KubeObject, type Pod } from '@/lib/cluster/apimachinery/object'
import { canonicalJson } from '@/lib/cluster/sim/hash'

export interface ObjectIndex {
  /** What an object is found under. A pure function of it. */
  valueOf(object: KubeObject): string | undefined
  /** The same of an object that is not made yet, when that is told without it. */
  valueOfLate?(late: object): string | undefined
  /** Equal for objects that are one to whoever counts them. */
  likenessOf?(object: KubeObject): string
}

/** Objects with one value that are alike. Never changed in place. */
export interface Likes<T = KubeObject> {
  count: number
  /** One that is, or was, among them: only what makes them alike may be read of it. */
  sample: T
}

/** Pods by the node that they are bound to. */
export const BY_NODE: ObjectIndex = {
  valueOf: (object) => (object as unknown as Pod).spec.nodeName || undefined,
}

/** Any objects by the uid of what controls them. */
export const BY_CONTROLLER: ObjectIndex = { valueOf: (object) => controllerOf(object)?.uid }

/** Labels are shared by the versions of an object. */
const labelTexts = new WeakMap<object, string>()

function textOfLabels(labels: Readonly<Record<string, string>> | undefined): string {
  if (!labels) return ''
  const known = labelTexts.get(labels)
  if (known !== undefined) return known
  const text = canonicalJson(labels)
  labelTexts.set(labels, text)
  return text
}

const ORPHANS = 'orphans of '

/** Under what {@link POD_COUNTS} has the pods that nothing controls. */
export const orphansOf = (namespace: string | undefined): string => `${ORPHANS}${namespace ?? ''}`

/** Pods by the uid of what controls them, counted by phase, readiness, being deleted, and labels. */
export const POD_COUNTS: ObjectIndex = {
  valueOf: (object) => controllerOf(object)?.uid ?? orphansOf(object.metadata.namespace),
  likenessOf(object) {
    const { metadata, status } = object as unknown as Pod
    const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? ''
    const leaving = metadata.deletionTimestamp ? '-' : '+'
    return `${status?.phase ?? ''} ${ready} ${leaving} ${textOfLabels(metadata.labels)}`
  },
}
