/** What components are told and can look up, against what the server lists. */
import { expect } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { scheduler } from '@/lib/cluster/scheduler/scheduler'
import { type Ask, carries, controllerOf, items } from './facts'

const PROCESSES = ['kube-controller-manager', 'kube-scheduler']
const SPIED = [...controllers, scheduler as Component]

/** What a component has been told: by resource and key, the revision. It lies in its state, so that forks keep it. */
type Told = Record<string, Record<string, string>>

const stateOf = ({ state }: ComponentContext) => state as { told?: Told }

/** The contexts that components were last called with. */
const contexts = new Map<string, ComponentContext>()

function note({ resource, type, object }: WatchEvent, ctx: ComponentContext): void {
  const state = stateOf(ctx)
  state.told ??= {}
  const known = state.told[resource] ?? {}
  state.told[resource] = known
  const key = keyOf(object as KubeObject)
  if (type === 'DELETED') delete known[key]
  else known[key] = object.metadata.resourceVersion
}

const isWhole = ({ fieldSelector }: Component['watches'][number]) => !fieldSelector

/** Runs something while all controllers and the scheduler keep a list of what they are told. */
export function withSpies<R>(run: () => R): R {
  const undo: (() => void)[] = []
  for (const component of SPIED) {
    const { start, reconcile } = component
    component.start = (ctx) => {
      stateOf(ctx).told = {}
      start?.(ctx)
    }
    component.reconcile = (key, ctx) => {
      contexts.set(component.name, ctx)
      reconcile(key, ctx)
    }
    undo.push(() => {
      component.reconcile = reconcile
      if (start) component.start = start
      else delete component.start
    })
    const seen = new Set<string>()
    for (const watch of component.watches) {
      const { map } = watch
      // Two watches of one resource would both note it.
      if (!isWhole(watch) || seen.has(watch.resource)) continue
      seen.add(watch.resource)
      watch.map = (event, ctx) => {
        note(event, ctx)
        return map(event, ctx)
      }
      undo.push(() => {
        watch.map = map
      })
    }
  }
  try {
    return run()
  } finally {
    for (const back of undo) back()
    contexts.clear()
  }
}

/** From here on what they are told is noted from the first list on. To be called within {@link withSpies}. */
export function startNoting(cluster: Cluster): void {
  for (const name of PROCESSES) {
    cluster.stopComponent(name)
    cluster.startComponent(name)
  }
  cluster.drain()
}

function pathOf(resource: string): string | undefined {
  const kind = findKind(resource)
  if (!kind) return undefined
  return `${kind.group ? `/apis/${kind.group}` : '/api'}/${kind.version}/${kind.plural}`
}

const stamps = (objects: readonly KubeObject[]) =>
  Object.fromEntries(objects.map((object) => [keyOf(object), object.metadata.resourceVersion]))

const LOOKED_UP = ['pods', 'replicasets.apps', 'services', 'nodes', 'deployments.apps', 'configmaps']

/** Each component has been told of all there is, and of nothing else. */
export function toldOfEverything(cluster: Cluster, ask: Ask): void {
  const { runtime } = cluster.snapshot() as unknown as {
    runtime: { processes: Record<string, { components: Record<string, { state: { told?: Told } }> }> }
  }
  const lists = new Map<string, Record<string, string>>()
  for (const name of PROCESSES) {
    for (const [component, { state }] of Object.entries(runtime.processes[name]?.components ?? {})) {
      for (const [resource, told] of Object.entries(state.told ?? {})) {
        const path = pathOf(resource)
        if (!path) continue
        const list = lists.get(resource) ?? stamps(items(ask, path))
        lists.set(resource, list)
        expect(told, `${component} of ${resource}`).toEqual(list)
      }
    }
  }
}

/** What a component can look up is what the server lists. */
export function looksUpTheSame(cluster: Cluster, ask: Ask): void {
  contexts.clear()
  startNoting(cluster)
  const [ctx] = contexts.values()
  if (!ctx) throw new Error('no component looks at anything')
  const names = (objects: readonly object[]) => (objects as KubeObject[]).map(keyOf).sort()
  for (const resource of LOOKED_UP) {
    const all = items(ask, pathOf(resource) ?? '')
    expect(stamps(ctx.lister.list(resource) as KubeObject[]), resource).toEqual(stamps(all))
    const lost = all.filter(
      (object) => ctx.lister.byKey(resource, keyOf(object))?.metadata.uid !== object.metadata.uid,
    )
    expect(names(lost), `${resource} by key`).toEqual([])
    for (const namespace of new Set(all.map(({ metadata }) => metadata.namespace))) {
      if (namespace === undefined) continue
      const own = all.filter(({ metadata }) => metadata.namespace === namespace)
      expect(names(ctx.lister.list(resource, namespace)), `${resource} in ${namespace}`).toEqual(names(own))
    }
    for (const owner of new Set(all.map(controllerOf))) {
      if (owner === undefined) continue
      const own = all.filter((one) => controllerOf(one) === owner)
      expect(names(ctx.lister.controlledBy(resource, owner)), `${resource} of ${owner}`).toEqual(names(own))
    }
    const chosen = ctx.lister.list(resource, undefined, [{ key: 'app', operator: '=', values: ['d0'] }])
    expect(names(chosen), `${resource} of d0`).toEqual(
      names(all.filter((one) => carries({ app: 'd0' }, one))),
    )
  }
}
