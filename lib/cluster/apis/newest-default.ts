import type { KubeObject } from '@/lib/cluster/apimachinery/object'

/** Of several defaults the newest counts; among those of the same moment the first by name. */
export function newestDefault<T extends Pick<KubeObject, 'metadata'>>(
  classes: readonly T[],
  isDefault: (one: T) => boolean,
): T | undefined {
  return classes
    .filter(isDefault)
    .sort(
      ({ metadata: a }, { metadata: b }) =>
        Number(a.creationTimestamp < b.creationTimestamp) -
          Number(a.creationTimestamp > b.creationTimestamp) ||
        Number(a.name > b.name) - Number(a.name < b.name),
    )[0]
}
