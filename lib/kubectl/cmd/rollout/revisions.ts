import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { schemaType } from '../../apply/client-side-apply'
import type { CommandContext } from '../../cli/command'
import { groupVersion, type Manifest } from '../../client/rest-client'
import { dig, digString, type JsonMap } from '../../go-format'
import type { Info } from '../../resource/resource-finder'
import { replicaSetsOf, revisionOf } from './rollout-flags'

/** One entry of a workload's history. */
export interface Revision {
  revision: number
  /** The ReplicaSet or ControllerRevision. */
  object: Manifest
  template: JsonMap
}

function controllerRevisions(context: CommandContext, info: Info): Revision[] {
  const mapping = context.mapper.forKind(groupVersion(info.mapping), 'ControllerRevision')
  const uid = digString(info.object, 'metadata', 'uid')
  return context.client
    .list(mapping, info.namespace)
    .items.filter((item) => {
      const owners = (item.metadata?.ownerReferences as { uid: string }[] | undefined) ?? []
      return owners.some((owner) => owner.uid === uid)
    })
    .map((object) => {
      const applied = strategicMergePatch(info.object, object.data as JsonMap, schemaType(info.mapping) ?? '')
      return {
        revision: Number(object.revision),
        object,
        template: dig(applied, 'spec', 'template') as JsonMap,
      }
    })
    .sort((a, b) => a.revision - b.revision)
}

/** A workload's history, oldest first; undefined for kinds that keep none. */
export function revisionsOf(context: CommandContext, info: Info): Revision[] | undefined {
  if (info.mapping.kind === 'Deployment') {
    return replicaSetsOf(context, info).map((object) => ({
      revision: revisionOf(object),
      object,
      template: dig(object, 'spec', 'template') as JsonMap,
    }))
  }
  if (info.mapping.kind === 'DaemonSet' || info.mapping.kind === 'StatefulSet')
    return controllerRevisions(context, info)
  return undefined
}
