import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import { applyConfig } from '@/lib/cluster/apiserver/apply-config'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'

const kind = (resource: string) => {
  const found = findKind(resource)
  if (!found) throw new TypeError(resource)
  return found
}
const configMaps = kind('configmaps')
const deployments = kind('deployments.apps')
const NOW = 1_795_168_800_000

interface Entry {
  manager: string
  operation: string
  fieldsV1: unknown
}
const entries = (object: unknown) =>
  (object as { metadata: { managedFields?: Entry[] } }).metadata.managedFields ?? []
const fieldsOf = (object: unknown, manager: string) =>
  entries(object).find((entry) => entry.manager === manager)?.fieldsV1

const configMap = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'ledger' },
  data,
})

const deployment = (containers: object[], more: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { ...more, template: { spec: { containers } } },
})

const apply = (live: unknown, config: object, manager: string, force = false, of = configMaps) =>
  applyConfig(of, live as KubeObject | undefined, config as Record<string, unknown>, {
    manager,
    force,
    now: NOW,
  })

const update = (live: unknown, next: object, manager: string) => {
  const draft = structuredClone(next) as KubeObject
  const writer = { manager, operation: 'Update' as const, apiVersion: 'v1' }
  trackUpdate(configMaps, live as KubeObject | undefined, draft, writer, NOW)
  return draft
}

const conflictOf = (run: () => unknown): string => {
  try {
    run()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('applying', () => {
  it('owns what the configuration states, and nothing of the name', () => {
    const object = apply(undefined, configMap({ a: '1' }), 'alice')
    expect(fieldsOf(object, 'alice')).toEqual({ 'f:data': { 'f:a': {} } })
  })

  it('removes what its manager no longer states, unless another one does', () => {
    const first = apply(undefined, configMap({ a: '1', b: '2', c: '3' }), 'alice')
    const shared = apply(first, configMap({ b: '2' }), 'bob')
    expect(apply(shared, configMap({ a: '1' }), 'alice')).toMatchObject({ data: { a: '1', b: '2' } })
    expect(apply(shared, configMap({ a: '1' }), 'alice').data).not.toHaveProperty('c')
  })

  it('refuses values of others, in their words, and takes them by force', () => {
    const live = update(undefined, configMap({ a: '1', b: '2' }), 'kubectl-create')
    const change = configMap({ a: '9', b: '8' })
    expect(conflictOf(() => apply(live, configMap({ a: '9' }), 'alice'))).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-create" using v1: .data.a',
    )
    expect(conflictOf(() => apply(live, change, 'alice'))).toBe(
      'Apply failed with 2 conflicts: conflicts with "kubectl-create" using v1:\n- .data.a\n- .data.b',
    )
    const forced = apply(live, change, 'alice', true)
    expect(forced.data).toEqual({ a: '9', b: '8' })
    expect(fieldsOf(forced, 'kubectl-create')).toEqual({ 'f:data': {} })
  })

  it('merges lists by their keys and keeps the items of others', () => {
    const first = apply(undefined, deployment([{ name: 'a', image: 'x' }]), 'alice', false, deployments)
    const both = apply(first, deployment([{ name: 'b', image: 'y' }]), 'bob', false, deployments)
    const names = (object: unknown) =>
      (object as ReturnType<typeof deployment>).spec.template.spec.containers.map(
        (one) => (one as { name: string }).name,
      )
    expect(names(both)).toEqual(['a', 'b'])
    expect(names(apply(both, deployment([{ name: 'c' }]), 'bob', false, deployments))).toEqual(['a', 'c'])
  })

  it.each([
    [deployment([{ image: 'x' }]), '.spec.template.spec.containers: element 0: associative list with keys'],
    [deployment([{ name: 'a' }, { name: 'a' }]), 'duplicate entries for key [name="a"]'],
    [deployment([], { replica: 1 }), '.spec.replica: field not declared in schema'],
    [deployment([], { replicas: '1' }), '.spec.replicas: expected numeric (int or float), got string'],
  ])('refuses what has not the type %#', (config, message) => {
    expect(conflictOf(() => apply(undefined, config, 'alice', false, deployments))).toContain(message)
  })
})

describe('updating', () => {
  it('moves a changed field to who changed it and forgets a removed one', () => {
    const made = update(undefined, configMap({ a: '1', b: '2', c: '3' }), 'kubectl-create')
    const changed = update(made, configMap({ a: '9', b: '2' }), 'kubectl-edit')
    expect(fieldsOf(changed, 'kubectl-create')).toEqual({ 'f:data': { '.': {}, 'f:b': {} } })
    expect(fieldsOf(changed, 'kubectl-edit')).toEqual({ 'f:data': { 'f:a': {} } })
  })

  it('knows keys that every object has', () => {
    const made = update(undefined, configMap({ a: '1' }), 'kubectl-create')
    const changed = update(
      made,
      configMap({ a: '1', toString: 'x', constructor: 'y' } as never),
      'kubectl-edit',
    )
    expect(fieldsOf(changed, 'kubectl-edit')).toEqual({
      'f:data': { 'f:toString': {}, 'f:constructor': {} },
    })
    expect(apply(changed, configMap({ toString: 'x' } as never), 'me').data).toMatchObject({ toString: 'x' })
  })

  it('leaves the entries alone when nothing changes', () => {
    const made = update(undefined, configMap({ a: '1' }), 'kubectl-create')
    expect(entries(update(made, configMap({ a: '1' }), 'kubectl-edit'))).toEqual(entries(made))
  })

  it('forgets all managers for a list of one empty entry', () => {
    const made = update(undefined, configMap({ a: '1' }), 'kubectl-create')
    const reset = { ...configMap({ a: '1' }), metadata: { name: 'ledger', managedFields: [{}] } }
    expect(entries(update(made, reset, 'kubectl-edit'))).toEqual([])
  })
})
