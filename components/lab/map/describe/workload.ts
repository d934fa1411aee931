import { objectKey } from '@/lib/lab/picture/object-key'
import { ownerKey } from '../owner-tree'
import { type Describe, isIt, keysOf } from './description'
import { ownersOf } from './owners-of'

export const describeWorkload: Describe = (picture, ref) => {
  const key = objectKey(ref)
  const found = picture.workloads.find((one) => objectKey(one) === key)
  if (!found) return undefined
  const { ready, wanted, updated, note, owner, namespace, mood } = found
  const isOwn = (one: { namespace: string; owner?: string | undefined }) =>
    one.owner !== undefined && ownerKey(one.owner, one.namespace) === key
  const scalers = picture.autoscalers.filter((one) => ownerKey(one.target, one.namespace) === key)
  return {
    mood,
    facts: { wanted: String(wanted), ready: String(ready), updated: updated?.toString(), note },
    relations: {
      owners: ownersOf(picture, owner, namespace),
      owns: picture.workloads.filter(isOwn).map(objectKey),
      pods: keysOf('Pod', picture.pods.filter(isOwn)),
      autoscalers: keysOf('HorizontalPodAutoscaler', scalers),
    },
  }
}

export const describeAutoscaler: Describe = ({ autoscalers }, ref) => {
  const found = autoscalers.find(isIt(ref))
  if (!found) return undefined
  const { min, max, wanted, now, note, target, namespace, mood } = found
  return {
    mood,
    facts: { range: `${min}–${max}`, wanted: String(wanted), ready: String(now), note },
    relations: { scales: [ownerKey(target, namespace)] },
  }
}
