import type { World } from '@/lib/cluster/proxy/world'

/** What was worked out at one revision of the objects, for whom. */
interface Plans {
  revision: number
  known: Map<object, Map<string, unknown>>
}

const plans = new WeakMap<World, Plans>()

const MOST = 500

/** What is known for somebody or something as long as no object changes; to be added to. */
export function plansFor<T>(world: World, whose: object): Map<string, T> {
  const revision = world.lister.revision()
  let own = plans.get(world)
  if (own?.revision !== revision || own.known.size > MOST) {
    own = { revision, known: new Map() }
    plans.set(world, own)
  }
  let found = own.known.get(whose)
  if (!found || found.size > MOST) {
    found = new Map()
    own.known.set(whose, found)
  }
  return found as Map<string, T>
}
