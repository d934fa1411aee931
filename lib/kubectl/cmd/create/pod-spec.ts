import type { JsonMap } from '../../go-format'

const SUFFIX = 'bcdfghjklmnpqrstvwxz2456789'

/** utilrand.String: five characters of Kubernetes' safe alphabet. */
export function randomSuffix(random: () => number, length = 5): string {
  return Array.from({ length }, () => SUFFIX[Math.floor(random() * SUFFIX.length)]).join('')
}

/** The container name that an image gives: its last part, without tag and digest. */
export function containerName(image: string, random: () => number): string {
  const base = image
    .slice(image.lastIndexOf('/') + 1)
    .split(':')[0]!
    .split('@')[0]!
  return /[_.]/.test(base) ? `${base.replace(/[_.]/g, '-')}-${randomSuffix(random)}` : base
}

/** The pod template's spec of generated workloads: one container per image. */
export function podSpecFor(
  images: string[],
  command: string[],
  random: () => number,
): { containers: JsonMap[] } {
  return {
    containers: images.map((image) => ({
      name: containerName(image, random),
      image,
      ...(command.length > 0 ? { command } : {}),
      resources: {},
    })),
  }
}
