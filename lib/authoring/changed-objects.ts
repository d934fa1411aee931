import type { KubeObject, ResourceName } from '@/lib/cluster/apimachinery/object'
import { WATCHED } from '@/lib/drill/damage'
import { RequestRefused, type Stage } from '@/lib/goal/stage'

export interface ChangedObject {
  resource: ResourceName
  name: string
  namespace?: string
  kind: string
  /** As it would be if nobody had done anything. */
  before?: KubeObject
  after?: KubeObject
}

/** What a namespace gets by itself. */
const OF_NAMESPACES = new Set(['configmaps/kube-root-ca.crt', 'serviceaccounts/default'])

/** What a controller has named: with another seed it is called otherwise. */
const MADE_UP = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`

const isOwned = ({ metadata }: KubeObject): boolean =>
  metadata.ownerReferences?.some((owner) => owner.controller) === true

/** Objects that a person has made, changed or deleted, in the order of their kinds and names. */
export function changedObjects(before: Stage, after: Stage): ChangedObject[] {
  return WATCHED.flatMap((resource) => changedOf(resource, before, after))
}

function changedOf(resource: ResourceName, before: Stage, after: Stage): ChangedObject[] {
  const [old, young] = [shown(before, resource), shown(after, resource)]
  const names = [...new Set([...old.keys(), ...young.keys()])].sort()
  return names.flatMap((key) => {
    const [was, is] = [old.get(key), young.get(key)]
    const any = (is ?? was) as KubeObject
    if (OF_NAMESPACES.has(`${resource}/${any.metadata.name}`) || MADE_UP.test(any.metadata.name)) return []
    if (was && is && was.metadata.uid === is.metadata.uid && isSame(was, is)) return []
    const { name, namespace } = any.metadata
    return [
      {
        ...{ resource, name, kind: any.kind },
        ...(namespace ? { namespace } : {}),
        ...(was ? { before: was } : {}),
        ...(is ? { after: is } : {}),
      },
    ]
  })
}

const isSame = (a: KubeObject, b: KubeObject): boolean =>
  a.metadata.resourceVersion === b.metadata.resourceVersion

/** Those that no controller looks after, and that are not about to go. */
function shown(stage: Stage, resource: ResourceName): Map<string, KubeObject> {
  const objects = list(stage, resource).filter(
    (object) => !isOwned(object) && object.metadata.deletionTimestamp === undefined,
  )
  return new Map(objects.map((object) => [keyOf(object), object]))
}

function list(stage: Stage, resource: ResourceName): KubeObject[] {
  try {
    return stage.list(resource) as KubeObject[]
  } catch (error) {
    if (error instanceof RequestRefused) return []
    throw error
  }
}
