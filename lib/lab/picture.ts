import type { Event, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { nodePicture } from '@/lib/lab/picture/nodes'
import { EMPTY_PICTURE } from '@/lib/lab/picture/patch'
import { podPictures } from '@/lib/lab/picture/pods'
import { list } from '@/lib/lab/picture/read'
import type { LabPicture } from '@/lib/lab/picture/schema'
import { inTime, timelineOf } from '@/lib/lab/picture/timeline'

export type { LabPicture, TimelineEntry } from '@/lib/lab/picture/schema'

/** What there is around nodes and Pods: who owns, finds, guards and asks them. */
export type Surroundings = Omit<
  LabPicture,
  'now' | 'reachable' | 'nodes' | 'pods' | 'timeline' | 'components'
>

let surroundingsOf: ((cluster: Cluster, pods: readonly Pod[]) => Surroundings) | undefined

/** It is code of its own, which a browser fetches behind the first prompt. */
export async function loadSurroundings(): Promise<void> {
  surroundingsOf ??= (await import('@/lib/lab/picture/surroundings')).surroundingsOf
}

/** Whatever has not changed since a picture before is the same object as there. */
export function takePicture(cluster: Cluster): LabPicture {
  const seen = { ...EMPTY_PICTURE, now: cluster.now(), components: cluster.components() }
  try {
    const events = inTime(list<Event>(cluster, '/api/v1/events'))
    const pods = list<Pod>(cluster, '/api/v1/pods')
    return {
      ...seen,
      nodes: list<Node>(cluster, '/api/v1/nodes').map(nodePicture),
      pods: podPictures(cluster, pods, byObject(events)),
      ...surroundingsOf?.(cluster, pods),
      timeline: timelineOf(cluster.causes(), events),
    }
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error
    return { ...seen, reachable: false }
  }
}

/** Events by the uid of what they are about. */
function byObject(events: readonly Event[]): Map<string | undefined, Event[]> {
  const groups = new Map<string | undefined, Event[]>()
  for (const event of events) {
    const { uid } = event.involvedObject
    const group = groups.get(uid)
    if (group) group.push(event)
    else groups.set(uid, [event])
  }
  return groups
}
