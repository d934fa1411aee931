import { MAX_NODE_SCORE, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

const MB = 1024 * 1024
const MIN_THRESHOLD = 23 * MB
const MAX_CONTAINER_THRESHOLD = 1000 * MB

const normalized = (image: string) =>
  image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image

/** Mirrors: plugins/imagelocality – nodes that hold the images already, as `status.images` tells. */
export const imageLocality: SchedulerPlugin = {
  name: 'ImageLocality',
  events: [],
  score(pod, { node }, snapshot) {
    const wanted = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map((c) =>
      normalized(c.image ?? ''),
    )
    const sizeOn = (name: string, images = node.status?.images) =>
      images?.find((image) => image.names?.includes(name))?.sizeBytes ?? 0
    const sum = wanted.reduce((total, name) => {
      const holders = snapshot.nodes.filter((n) => sizeOn(name, n.node.status?.images) > 0).length
      return total + Math.floor(Number(sizeOn(name)) * (holders / snapshot.nodes.length))
    }, 0)
    const max = MAX_CONTAINER_THRESHOLD * wanted.length
    const clamped = Math.min(Math.max(sum, MIN_THRESHOLD), max)
    return Math.floor((MAX_NODE_SCORE * (clamped - MIN_THRESHOLD)) / (max - MIN_THRESHOLD))
  },
}
