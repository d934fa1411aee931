/**
 * Random actors send random requests to the API of RBAC. Each answer, and each change of what anybody holds, is
 * held against a model of RBAC (rbac-model.ts); what anybody holds stays within what the model can reach.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admissionPlugins } from '@/lib/cluster/admission/index'
import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { parsePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { EscalationSearch, makeNamespaces } from './escalation-search'
import { altered, isCaught, withPlugin } from './faults'
import { heldBy, type Policy, reachable } from './rbac-model'
import { ACTORS, policy, step } from './rbac-requests'

const SEED = 20_261_122

const base = makeNamespaces(createCluster({ seed: 21, emptySystem: true }))

function search(
  numRuns: number,
  change: (cluster: Cluster) => Cluster = (same) => same,
  closure = reachable,
) {
  const property = fc.property(policy, fc.array(step, { minLength: 4, maxLength: 20 }), (objects, steps) => {
    const run = new EscalationSearch(change(base.fork()), objects, closure)
    for (const next of steps) run.take(next)
    run.finish()
  })
  return fc.check(property, { seed: SEED, numRuns, endOnFailure: true })
}

describe('no sequence of requests', () => {
  it('gains what RBAC does not give', { timeout: 60_000 }, () => {
    const { failed, counterexample, errorInstance } = search(80)
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })
})

type RoleLike = { rules?: unknown; roleRef?: { kind: string } }

/** Requests of all but the administrator. */
const ofActors = (change: (request: ApiRequest) => Partial<ApiRequest>) =>
  altered((request) => (request.user.username === 'admin' ? {} : change(request)))

describe('the search finds', () => {
  it.each<[string, (attributes: AdmissionAttributes) => boolean]>([
    ['roles that anyone writes', ({ kind }) => !kind.kind.endsWith('Binding')],
    ['bindings that anyone writes', ({ kind }) => kind.kind.endsWith('Binding')],
    [
      'bindings that hide a ClusterRole',
      ({ kind, object }) =>
        kind.kind === 'RoleBinding' && (object as RoleLike | undefined)?.roleRef?.kind === 'ClusterRole',
    ],
    [
      'labels that nobody looks at',
      ({ object, old }) =>
        old !== undefined && deepEqual((object as RoleLike | undefined)?.rules, (old as RoleLike).rules),
    ],
    ['updates that nobody looks at', ({ operation }) => operation === 'UPDATE'],
  ])('%s', { timeout: 60_000 }, (_what, skipped) => {
    const faulty = withPlugin(admissionPlugins, 'RBACEscalation', (real) => ({
      ...real,
      admit: (attributes, context) => void (skipped(attributes) || real.admit?.(attributes, context)),
    }))
    expect(isCaught(faulty(() => search(400)))).toBe(true)
  })

  it.each<[string, (request: ApiRequest) => Partial<ApiRequest>]>([
    ['verbs that nobody asks about', ({ method }) => ({ component: method === 'PATCH' })],
    [
      'a way around the scope',
      ({ path }) =>
        parsePath(path)?.resource.startsWith('cluster')
          ? { path: path.replace(/namespaces.[ab]./, ''), component: path.includes('/namespaces/') }
          : {},
    ],
    ['tokens for all', ({ path }) => ({ component: path.endsWith('/token') })],
    ['impersonation of anyone', ({ impersonate }) => (impersonate ? { impersonate: undefined } : {})],
  ])('%s', { timeout: 60_000 }, (_what, change) => {
    expect(isCaught(search(400, ofActors(change)))).toBe(true)
  })

  it('grants beyond those that the administrator made', { timeout: 60_000 }, () => {
    const still = (from: Policy) => ({
      held: new Map(ACTORS.map((actor) => [actor.username, heldBy(from, actor)])),
      tokens: new Map(),
    })
    expect(isCaught(search(400, undefined, still))).toBe(true)
  })
})
