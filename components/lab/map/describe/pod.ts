import { objectKey } from '@/lib/lab/picture/object-key'
import { type Describe, isIt, isNear, keysOf, pairs } from './description'
import { ownersOf } from './owners-of'

export const describePod: Describe = (picture, ref) => {
  const found = picture.pods.find(isIt(ref))
  if (!found) return undefined
  const { namespace, name, node, owner, claims, status, ready, restarts, ip, images, labels } = found
  const services = picture.services
    .filter(isNear(ref))
    .filter(({ backends }) => backends.some(({ pod }) => pod === name))
  const policies = picture.policies.filter(isNear(ref)).filter(({ pods }) => pods.includes(name))
  return {
    ...{ mood: found.mood, why: found.why },
    facts: { status, ready, restarts, ip, images: images.join(', '), labels: pairs(labels) },
    relations: {
      node: [node && `Node/${node}`],
      owners: ownersOf(picture, owner, namespace),
      services: keysOf('Service', services),
      policies: keysOf('NetworkPolicy', policies),
      claims: claims.map((claim) => objectKey({ kind: 'PersistentVolumeClaim', namespace, name: claim })),
    },
  }
}
