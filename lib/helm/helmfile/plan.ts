/** The order in which releases come: groups, each of which needs only those before it. */
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { idOf, type ReleaseSpec } from '@/lib/helm/helmfile/state'

/** `needs` without a namespace mean one in the release's own, or the only one of that name. */
function needsOf(release: ReleaseSpec, all: readonly ReleaseSpec[]): string[] {
  return (release.needs ?? []).map((need) => {
    if (need.includes('/') || !release.namespace) return need
    return all.some((one) => idOf(one) === need) ? need : `${release.namespace}/${need}`
  })
}

/** One way round: from who is needed to who needs it. */
function cycleAmong(left: readonly ReleaseSpec[], all: readonly ReleaseSpec[]): string[] {
  const next = (id: string) => left.find((one) => needsOf(one, all).includes(id))
  const path: string[] = []
  const [first] = [...left.map(idOf)].sort().filter((id) => next(id))
  for (let id = first; id !== undefined && !path.includes(id); ) {
    path.push(id)
    const following = next(id)
    id = following && idOf(following)
    if (id !== undefined && path.includes(id)) return [...path.slice(path.indexOf(id)), id]
  }
  return path
}

function checkNeeds(releases: readonly ReleaseSpec[]): void {
  const known = new Set(releases.map(idOf))
  for (const release of releases)
    for (const need of needsOf(release, releases)) {
      if (known.has(need)) continue
      const name = need.split('/').at(-1)
      throw new HelmfileError(
        `release(s) "${idOf(release)}" depend(s) on an undefined release "${need}". Perhaps you made a typo in "needs" or forgot defining a release named "${name}" with appropriate "namespace" and "kubeContext"?`,
      )
    }
}

/** @throws HelmfileError for a release that is not there, and for a circle */
export function planGroups(releases: readonly ReleaseSpec[]): ReleaseSpec[][] {
  checkNeeds(releases)
  const groups: ReleaseSpec[][] = []
  const done = new Set<string>()
  let left = [...releases]
  while (left.length > 0) {
    const group = left.filter((release) => needsOf(release, releases).every((need) => done.has(need)))
    if (group.length === 0)
      throw new HelmfileError(`cycle detected: ${cycleAmong(left, releases).join(' -> ')}`)
    groups.push(group)
    for (const release of group) done.add(idOf(release))
    left = left.filter((release) => !group.includes(release))
  }
  return groups
}

/** Those that a selection needs, and what these need. */
export function withNeeds(chosen: readonly ReleaseSpec[], all: readonly ReleaseSpec[]): ReleaseSpec[] {
  const wanted = new Set(chosen.map(idOf))
  for (let before = -1; before !== wanted.size; ) {
    before = wanted.size
    for (const release of all)
      if (wanted.has(idOf(release))) for (const need of needsOf(release, all)) wanted.add(need)
  }
  return all.filter((release) => wanted.has(idOf(release)))
}
