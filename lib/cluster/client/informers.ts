/** Tells running processes what has changed: only those that watch it. */
import { findKind } from '@/lib/cluster/apis/index'
import { selectableField } from '@/lib/cluster/apiserver/list'
import { type CacheChange, onlyValue, termsOf } from '@/lib/cluster/client/cache'
import { CUSTOM_RESOURCES } from '@/lib/cluster/client/component'
import type { Process } from '@/lib/cluster/client/process'

/** The processes that watch a resource. */
interface Interested {
  /** All of it, or a part that is not told by one value. */
  all: Set<Process>
  /** Objects with one value of a field: field → value → processes. A thousand kubelets watch their node's pods. */
  byField: Map<string, Map<string, Set<Process>>>
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function hearAll(processes: ReadonlySet<Process> | undefined, change: CacheChange): void {
  if (processes) for (const process of processes) process.hear(change)
}

/** The fan-out of watches: the cost of a change does not grow with those whom it does not concern. */
export class Informers {
  private interested: Map<string, Interested> | undefined

  constructor(private readonly processes: ReadonlyMap<string, Process>) {}

  /** Processes have come or gone. */
  reset(): void {
    this.interested = undefined
  }

  /** Many forks never see a change. */
  private prepare(): Map<string, Interested> {
    const interested = new Map<string, Interested>()
    for (const process of this.processes.values()) this.add(interested, process)
    return interested
  }

  private add(interested: Map<string, Interested>, process: Process): void {
    for (const { resource, fieldSelector } of process.watches()) {
      const of = getOrMake(interested, resource, () => ({ all: new Set(), byField: new Map() }))
      const term = fieldSelector ? onlyValue(termsOf(fieldSelector)) : undefined
      if (!term) {
        of.all.add(process)
        continue
      }
      const values = getOrMake(of.byField, term.field, () => new Map<string, Set<Process>>())
      getOrMake(values, term.value, () => new Set()).add(process)
    }
  }

  /** A change has been stored. */
  notify(change: CacheChange): void {
    this.interested ??= this.prepare()
    this.tell(this.interested.get(change.resource), change)
    const custom = this.interested.get(CUSTOM_RESOURCES)
    if (custom && !findKind(change.resource)) this.tell(custom, change)
  }

  private tell(to: Interested | undefined, change: CacheChange): void {
    if (!to) return
    hearAll(to.all, change)
    if (to.byField.size === 0) return
    const kind = findKind(change.resource)
    if (!kind) return
    for (const [field, values] of to.byField) {
      const value = selectableField(kind, change.object, field)
      hearAll(values.get(value), change)
      const old = change.old && selectableField(kind, change.old, field)
      if (old !== undefined && old !== value) hearAll(values.get(old), change)
    }
  }
}
