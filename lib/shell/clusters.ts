import type { Cluster } from '@/lib/cluster/create-cluster'

/** Clusters that were made from a terminal, by the names of their contexts: `kind-dev`, `minikube`. */
export type FurtherClusters = Readonly<Record<string, Cluster>>

/** The same, each a fork. */
export const forkFurther = (further: FurtherClusters): FurtherClusters =>
  Object.fromEntries(Object.entries(further).map(([name, cluster]) => [name, cluster.fork()]))

/** The rounds in which clusters wait for each other to come to rest. */
const MOST_ROUNDS = 3

/**
 * The clusters that a terminal knows: the one that it begins with, whose clock is the terminal's, and those that were
 * made from it. Each of these is a whole cluster with a clock of its own, which is brought up to the first one's
 * whenever time has passed for that.
 */
export class Clusters {
  private readonly further: Map<string, Cluster>

  constructor(
    readonly first: Cluster,
    further: FurtherClusters = {},
  ) {
    this.further = new Map(Object.entries(further))
  }

  add(name: string, cluster: Cluster): void {
    this.further.set(name, cluster)
  }

  remove(name: string): void {
    this.further.delete(name)
  }

  get(name: string): Cluster | undefined {
    return this.further.get(name)
  }

  /** Undefined while there are none: most terminals have one cluster. */
  all(): FurtherClusters | undefined {
    return this.further.size > 0 ? Object.fromEntries(this.further) : undefined
  }

  /** The further cluster that a host is one of, by its node's name. */
  ofHost(host: string): { name: string; cluster: Cluster } | undefined {
    for (const [name, cluster] of this.further)
      if (Object.hasOwn(cluster.hosts.addresses, host)) return { name, cluster }
    return undefined
  }

  /** The cluster that a machine belongs to; the learner's own to the first. */
  at(machine: string): Cluster {
    return this.ofHost(machine)?.cluster ?? this.first
  }

  /** Brings every clock up to the first one's. */
  follow(): void {
    const now = this.first.now()
    for (const cluster of this.further.values()) if (cluster.now() < now) cluster.advance(now - cluster.now())
  }

  /** Lets time pass until all of them are quiet, as `Cluster.settle` does for one. */
  settle(): void {
    this.first.settle()
    this.follow()
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const begun = this.first.now()
      for (const cluster of this.further.values()) {
        cluster.settle()
        this.first.advance(Math.max(0, cluster.now() - this.first.now()))
        this.follow()
      }
      if (this.first.now() === begun) return
    }
  }
}
