/** Which component of a process gets which change, and in what order. */
import { findKind } from '@/lib/cluster/apis/index'
import { type CacheChange, isWatched, watchEvent } from '@/lib/cluster/client/cache'
import {
  type Component,
  type ComponentWatch,
  CUSTOM_RESOURCES,
  type WatchEvent,
} from '@/lib/cluster/client/component'

interface Watcher {
  component: Component
  watch: ComponentWatch
  order: number
}

type Watchers = ReadonlyMap<string, readonly Watcher[]>

/** Forks run the same components. */
const known = new WeakMap<readonly Component[], Watchers>()

/** Who watches a resource; the order is that in which components get their events. */
function watchersOf(components: readonly Component[]): Watchers {
  const before = known.get(components)
  if (before) return before
  const watchers = new Map<string, Watcher[]>()
  let order = 0
  for (const component of components) {
    for (const watch of component.watches) {
      const entry = { component, watch, order: order++ }
      const same = watchers.get(watch.resource)
      if (same) same.push(entry)
      else watchers.set(watch.resource, [entry])
    }
  }
  known.set(components, watchers)
  return watchers
}

const NOBODY: readonly Watcher[] = []

/** Those who watch what has changed, in order. Mostly that is one object. */
function concerned(watchers: Watchers, changes: readonly CacheChange[]): readonly Watcher[] {
  const of = (resource: string) => {
    const own = watchers.get(resource) ?? NOBODY
    return findKind(resource) ? own : [...own, ...(watchers.get(CUSTOM_RESOURCES) ?? NOBODY)]
  }
  const first = changes[0]?.resource ?? ''
  if (changes.every(({ resource }) => resource === first)) return of(first)
  const all = new Set([...new Set(changes.map(({ resource }) => resource))].flatMap(of))
  return [...all].sort((a, b) => a.order - b.order)
}

/** Tells components what has changed: watch by watch, each in the order of the changes. */
export function deliverChanges(
  components: readonly Component[],
  changes: readonly CacheChange[],
  deliver: (component: Component, watch: ComponentWatch, event: WatchEvent, rv: number) => void,
): void {
  /** By change: what all see who watch without a selector. */
  const seen: WatchEvent[] = []
  for (const { component, watch } of concerned(watchersOf(components), changes))
    for (let place = 0; place < changes.length; place++) {
      const change = changes[place] as CacheChange
      if (!isWatched(watch, change.resource)) continue
      const event = watch.fieldSelector
        ? watchEvent(watch, change)
        : (seen[place] ?? watchEvent(watch, change))
      if (!event) continue
      if (!watch.fieldSelector) seen[place] = event
      deliver(component, watch, event, change.rv)
    }
}
