/** Which component of a process gets which change, and in what order. */
import { findKind } from '@/lib/cluster/apis/index'
import { type CacheChange, isWatched, watchEvent } from '@/lib/cluster/client/cache'
import {
  type Component,
  type ComponentWatch,
  CUSTOM_RESOURCES,
  type WatchEvent,
} from '@/lib/cluster/client/component'

/** One watch of a component. */
export interface Watcher {
  component: Component
  /** Where the component stands among those of its process. */
  place: number
  watch: ComponentWatch
  order: number
}

interface Watchers {
  all: readonly Watcher[]
  byResource: ReadonlyMap<string, readonly Watcher[]>
}

/** Forks run the same components. */
const known = new WeakMap<readonly Component[], Watchers>()

function watchersOf(components: readonly Component[]): Watchers {
  const before = known.get(components)
  if (before) return before
  const all = components.flatMap((component, place) =>
    component.watches.map((watch) => ({ component, place, watch })),
  )
  const ordered = all.map((watcher, order) => ({ ...watcher, order }))
  const byResource = new Map<string, Watcher[]>()
  for (const watcher of ordered) {
    const same = byResource.get(watcher.watch.resource)
    if (same) same.push(watcher)
    else byResource.set(watcher.watch.resource, [watcher])
  }
  const made = { all: ordered, byResource }
  known.set(components, made)
  return made
}

/** In the order in which components get their events. */
export const allWatchers = (components: readonly Component[]): readonly Watcher[] =>
  watchersOf(components).all

const NOBODY: readonly Watcher[] = []

/** Those who watch a resource, in order. */
function watching({ byResource }: Watchers, resource: string): readonly Watcher[] {
  const own = byResource.get(resource) ?? NOBODY
  return findKind(resource) ? own : [...own, ...(byResource.get(CUSTOM_RESOURCES) ?? NOBODY)]
}

/** Those who watch what has changed, in order. Mostly that is one object. */
function concerned(watchers: Watchers, changes: readonly CacheChange[]): readonly Watcher[] {
  const first = changes[0]?.resource ?? ''
  if (changes.every(({ resource }) => resource === first)) return watching(watchers, first)
  const resources = new Set(changes.map(({ resource }) => resource))
  const all = new Set([...resources].flatMap((resource) => watching(watchers, resource)))
  return [...all].sort((a, b) => a.order - b.order)
}

/** Tells components what has changed: watch by watch, each in the order of the changes. */
export function deliverChanges(
  components: readonly Component[],
  changes: readonly CacheChange[],
  deliver: (watcher: Watcher, event: WatchEvent, rv: number) => void,
): void {
  /** By change: what all see who watch without a selector. */
  const seen: WatchEvent[] = []
  for (const watcher of concerned(watchersOf(components), changes)) {
    const { watch } = watcher
    for (let place = 0; place < changes.length; place++) {
      const change = changes[place] as CacheChange
      if (!isWatched(watch, change.resource)) continue
      const event = watch.fieldSelector
        ? watchEvent(watch, change)
        : (seen[place] ?? watchEvent(watch, change))
      if (!event) continue
      if (!watch.fieldSelector) seen[place] = event
      deliver(watcher, event, change.rv)
    }
  }
}
