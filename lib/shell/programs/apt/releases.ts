/**
 * Releases of Kubernetes that can be installed, as packages and by kubeadm.
 * Differs: a snapshot of our own, not what is published today.
 */
/** Minor release → its last patch. */
const LAST_PATCH: Readonly<Record<string, number>> = { 'v1.34': 9, 'v1.35': 6, 'v1.36': 2, 'v1.37': 1 }

export const isMinor = (minor: string): boolean => LAST_PATCH[minor] !== undefined

/** `v1.37` → `v1.37.1`, `v1.37.0` */
export function releasesOf(minor: string): string[] {
  const last = LAST_PATCH[minor]
  return last === undefined ? [] : Array.from({ length: last + 1 }, (_, at) => `${minor}.${last - at}`)
}

export const isRelease = (version: string): boolean =>
  releasesOf(version.split('.').slice(0, 2).join('.')).includes(version)

/** Numbers of a version: `v1.36.2` → [1, 36, 2] */
export const numbersOf = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number)

/** As sort wants it. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
