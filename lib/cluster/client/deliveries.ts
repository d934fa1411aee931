/** Which component of a process gets which change, and in what order. */
import { findKind } from '@/lib/cluster/apis/index'
import type { CacheChange } from '@/lib/cluster/client/cache'
import { type Component, type ComponentWatch, CUSTOM_RESOURCES } from '@/lib/cluster/client/component'

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

interface Delivery {
  watcher: Watcher
  changes: CacheChange[]
}

/** What changes bring to whom: watch by watch, each in the order of the changes. */
export function deliveries(components: readonly Component[], changes: readonly CacheChange[]): Delivery[] {
  const watchers = watchersOf(components)
  const byOrder: Delivery[] = []
  const add = (to: readonly Watcher[] | undefined, change: CacheChange) => {
    for (const watcher of to ?? []) {
      const known = byOrder[watcher.order]
      if (known) known.changes.push(change)
      else byOrder[watcher.order] = { watcher, changes: [change] }
    }
  }
  for (const change of changes) {
    add(watchers.get(change.resource), change)
    if (!findKind(change.resource)) add(watchers.get(CUSTOM_RESOURCES), change)
  }
  // Without the holes.
  return byOrder.filter(() => true)
}
