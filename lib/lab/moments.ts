import type { Cluster } from '@/lib/cluster/create-cluster'

/** The cluster as it was, by virtual time. */
export interface Moment {
  /** Virtual ms. */
  at: number
  /** How many entries the log had. */
  entries: number
  /** A fork: never changed. */
  cluster: Cluster
}

/** Half a megabyte each at most, mostly some ten kilobytes: what did not change is shared. */
const MOST = 400

/**
 * What one can look back at: a fork of the cluster whenever it has changed. When there are too many, every second one
 * of the older half goes.
 */
export class Moments {
  private kept: Moment[] = []

  /** Forgets all. */
  clear(): void {
    this.kept = []
  }

  keep(cluster: Cluster, entries: number): void {
    const last = this.kept.at(-1)
    if (last && last.entries === entries && last.cluster.revision() === cluster.revision()) return
    this.kept.push({ at: cluster.now(), entries, cluster: cluster.fork() })
    if (this.kept.length > MOST) this.thin()
  }

  private thin(): void {
    const old = MOST / 2
    this.kept = this.kept.filter((_, index) => index >= old || index % 2 === 0)
  }

  /** By its place, the oldest is 0. */
  get(place: number): Moment | undefined {
    return this.kept[place]
  }

  /** The place of the last moment that is not later (virtual ms), or the first. */
  placeAt(at: number): number {
    return Math.max(
      0,
      this.kept.findLastIndex((moment) => moment.at <= at),
    )
  }

  get count(): number {
    return this.kept.length
  }
}
