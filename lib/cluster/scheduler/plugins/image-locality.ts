import {
  MAX_NODE_SCORE,
  type NodeInfo,
  perKind,
  type SchedulerPlugin,
} from '@/lib/cluster/scheduler/framework'

const MB = 1024 * 1024
const MIN_THRESHOLD = 23 * MB
const MAX_CONTAINER_THRESHOLD = 1000 * MB

const normalized = (image: string) =>
  image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image

const sizeOn = ({ node }: NodeInfo, name: string) =>
  Number(node.status?.images?.find((image) => image.names?.includes(name))?.sizeBytes ?? 0)

/** The pod's images, and how many nodes hold each. */
interface Wanted {
  name: string
  share: number
}

const wantedBy = perKind(({ pod, snapshot }): Wanted[] => {
  const names = [
    ...[...(pod.spec.initContainers ?? []), ...pod.spec.containers].map((c) => c.image ?? ''),
    ...(pod.spec.volumes ?? []).flatMap(({ image }) => (image ? [image.reference ?? ''] : [])),
  ].map(normalized)
  const shares = new Map<string, number>()
  for (const name of names)
    if (!shares.has(name)) {
      const holders = snapshot.nodes.filter((info) => sizeOn(info, name) > 0).length
      shares.set(name, holders / snapshot.nodes.length)
    }
  return names.map((name) => ({ name, share: shares.get(name) ?? 0 }))
})

/** Mirrors: plugins/imagelocality – nodes that hold the images already, as `status.images` tells. */
export const imageLocality: SchedulerPlugin = {
  name: 'ImageLocality',
  // A node that comes, goes or changes ends what is remembered of all.
  local: true,
  score(cycle, info) {
    const wanted = wantedBy(cycle)
    let sum = 0
    for (const { name, share } of wanted) if (share > 0) sum += Math.floor(sizeOn(info, name) * share)
    const max = MAX_CONTAINER_THRESHOLD * wanted.length
    const clamped = Math.min(Math.max(sum, MIN_THRESHOLD), max)
    return Math.floor((MAX_NODE_SCORE * (clamped - MIN_THRESHOLD)) / (max - MIN_THRESHOLD))
  },
}
