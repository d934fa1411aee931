/** How long clients have had the backends of Services with a session affinity: what the kernel keeps of it. */
import type { World } from '@/lib/cluster/proxy/world'
import type { RuntimeState } from '@/lib/cluster/runtime-state'

/** Who came longest ago is forgotten first. */
const MOST = 200

export function affinitiesOf(
  state: Pick<RuntimeState, 'now' | 'affinities'>,
): Pick<World, 'keep' | 'keptSince'> {
  const sinceOf = (key: string, seconds: number) => {
    const known = state.affinities?.[key]
    return known && state.now - known.last <= seconds * 1000 ? known.since : state.now
  }
  return {
    keptSince: sinceOf,
    keep(key, seconds) {
      const { [key]: _, ...others } = state.affinities ?? {}
      const kept = Object.entries(others).slice(1 - MOST)
      state.affinities = {
        ...Object.fromEntries(kept),
        [key]: { since: sinceOf(key, seconds), last: state.now },
      }
    },
  }
}
