/** Faults on purpose: what shows that a property can fail. */
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Component, WatchEvent } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/cluster'
import { onlyByRequests } from './on-write'

interface Named {
  name: string
}

/**
 * Runs something while the plugin or component of a name is another. Only clusters that are forked or made
 * meanwhile have it.
 */
export const withPlugin =
  <T extends Named>(all: readonly T[], name: string, change: (real: T) => T) =>
  <R>(run: () => R): R => {
    const list = all as T[]
    const at = list.findIndex((one) => one.name === name)
    const real = list[at]
    if (!real) throw new Error(`there is no ${name}`)
    list[at] = change(real)
    try {
      return run()
    } finally {
      list[at] = real
    }
  }

/** Makes a cluster take some requests for others. */
export const altered =
  (change: (request: ApiRequest) => Partial<ApiRequest>) =>
  (cluster: Cluster): Cluster => {
    onlyByRequests(cluster)
    const request = cluster.request.bind(cluster)
    const fork = cluster.fork.bind(cluster)
    cluster.request = (asked) => request({ ...asked, ...change(asked) })
    cluster.fork = () => altered(change)(fork())
    return cluster
  }

/** True when a property failed by what it expects, and not because something broke. */
export const isCaught = ({ failed, errorInstance }: { failed: boolean; errorInstance: unknown }): boolean =>
  failed && errorInstance instanceof Error && errorInstance.name === 'AssertionError'

/** Runs something while a controller does not hear of one type of events. */
export const deafTo =
  (controller: Component | undefined, type: WatchEvent['type']) =>
  <R>(run: () => R): R => {
    const watches = controller?.watches ?? []
    const real = watches.map(({ map }) => map)
    for (const watch of watches) {
      const { map } = watch
      watch.map = (event, ctx) => (event.type === type ? [] : map(event, ctx))
    }
    try {
      return run()
    } finally {
      for (const [at, watch] of watches.entries()) Object.assign(watch, { map: real[at] })
    }
  }
