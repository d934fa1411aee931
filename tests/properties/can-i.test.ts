/**
 * What an access review says, what the list of rules says and what the request then meets are the same; and the same
 * as what the documentation of RBAC says of the rules that are bound.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import {
  type AccessCase,
  ADMIN,
  type Asked,
  accessCase,
  type Granted,
  grantFor,
  servedResources,
  USERS,
} from './access-requests'
import { altered, isCaught } from './faults'
import { kubectl } from './kubectl'
import type { Rule } from './rbac-atoms'
import type { Actor } from './rbac-model'
import { allowsAccess, ruleAllows } from './rbac-rules'

const SEED = 20_261_123
const RBAC = '/apis/rbac.authorization.k8s.io/v1'
const REVIEWS = '/apis/authorization.k8s.io/v1'

const base = createCluster({ seed: 22, emptySystem: true })
const served = servedResources(base)

const ask = (
  cluster: Cluster,
  path: string,
  spec: object,
  user: Actor,
): { code: number; status: Record<string, unknown> } => {
  const { code, body } = cluster.request({ method: 'POST', path: `${REVIEWS}/${path}`, user, body: { spec } })
  return { code, status: (body as { status: Record<string, unknown> }).status }
}

function attributesOf({ path, verb, ...rest }: Asked): object {
  if (path) return { nonResourceAttributes: { path, verb } }
  return { resourceAttributes: { verb, ...rest } }
}

const mayAsk = (cluster: Cluster, { username, groups }: Actor, asked: Asked): boolean =>
  ask(cluster, 'subjectaccessreviews', { user: username, groups, ...attributesOf(asked) }, ADMIN).status
    .allowed === true

/** Stores a role with the rule, and its binding. */
function store(cluster: Cluster, { by, namespace, subject, rule }: Granted, at: number): void {
  const name = `grant-${at}`
  const roleKind = by === 'Role' ? 'Role' : 'ClusterRole'
  const bindingKind = by === 'ClusterRoleBinding' ? by : 'RoleBinding'
  const apiVersion = 'rbac.authorization.k8s.io/v1'
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: roleKind, name }
  for (const [kind, body] of [
    [roleKind, { rules: [rule] }],
    [bindingKind, { roleRef, subjects: [subject] }],
  ] as const) {
    const scope = kind.startsWith('Cluster') ? '' : `/namespaces/${namespace}`
    const path = `${RBAC}${scope}/${kind.toLowerCase()}s`
    const { code } = cluster.request({
      method: 'POST',
      path,
      user: ADMIN,
      body: { apiVersion, kind, metadata: { name }, ...body },
    })
    if (code !== 201) throw new Error(`${kind}: ${code}`)
  }
}

/** Whether the authorizer refused it; admission and validation may still refuse what is allowed. */
function isRefused(cluster: Cluster, user: Actor, { asked, request }: AccessCase): boolean {
  const { code, body } = cluster.request({ ...request, user } as ApiRequest)
  const what = asked.path ? `path "${asked.path}"` : `resource "${asked.resource}`
  const { message = '' } = (body ?? {}) as { message?: string }
  return code === 403 && message.includes(`User "${user.username}" cannot ${asked.verb} ${what}`)
}

const arbitraryCase = accessCase(served)
const world = fc
  .tuple(fc.constantFrom(...USERS), fc.array(arbitraryCase, { minLength: 1, maxLength: 6 }))
  .chain(([user, cases]) =>
    fc
      .array(
        fc.constantFrom(...cases).chain(({ asked }) => grantFor(asked)),
        { maxLength: 4 },
      )
      .map((grants) => ({ user, cases, grants })),
  )

interface World {
  user: Actor
  cases: AccessCase[]
  grants: Granted[]
}

type Change = (cluster: Cluster) => Cluster

function build({ grants }: World, change: Change = (same) => same): Cluster {
  const cluster = base.fork()
  grants.forEach((grant, at) => void store(cluster, grant, at))
  return change(cluster)
}

type Hold = (given: World, change?: Change) => void

/** The first world for which it does not hold. */
const search = (numRuns: number, hold: Hold, change?: Change) =>
  fc.check(
    fc.property(world, (given) => hold(given, change)),
    { seed: SEED, numRuns, endOnFailure: change !== undefined },
  )

const check = (numRuns: number, hold: Hold) => {
  const { failed, counterexample, errorInstance } = search(numRuns, hold)
  if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
}

const names = new Set(served.map(({ resource, group }) => `${resource.split('/')[0]}.${group}`))

/** kubectl asks about what it does not know as it is written. */
const known = (asked: Asked): Asked =>
  asked.path || names.has(`${asked.resource}.${asked.group}`) || asked.group === ''
    ? asked
    : { ...asked, resource: `${asked.resource}.${asked.group}`, group: '' }

const agreesWithRequests: Hold = (given, change) => {
  const cluster = build(given, change)
  for (const one of given.cases) {
    const said = mayAsk(cluster, given.user, one.asked)
    const what = `${given.user.username} ${JSON.stringify(one)}`
    expect(said, what).toBe(allowsAccess(cluster, given.user, one.asked))
    // What a request changes may change the next answer.
    expect(isRefused(cluster.fork(), given.user, one), what).toBe(!said)
  }
}

const agreesWithRules: Hold = (given, change) => {
  const cluster = build(given, change)
  for (const { asked } of given.cases) {
    const namespace = asked.namespace || 'default'
    const { code, status } = ask(cluster, 'selfsubjectrulesreviews', { namespace }, given.user)
    if (code === 403) continue
    const { resourceRules, nonResourceRules, incomplete } = status as Record<string, Rule[]>
    const here = { ...asked, namespace: asked.path ? '' : namespace }
    const allows = [...(resourceRules ?? []), ...(nonResourceRules ?? [])].some((rule) =>
      ruleAllows(rule, here),
    )
    expect([allows, incomplete], JSON.stringify(here)).toEqual([mayAsk(cluster, given.user, here), false])
  }
}

/** `[get list]` */
const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '')

/** A row of `auth can-i --list`. */
function ruleOfRow(row: string): Rule {
  const [, what = '', url, name, verbs] = /^(\S*)\s+\[(.*)\]\s+\[(.*)\]\s+\[(.*)\]$/.exec(row) ?? []
  const [, plural = '', group = '', subresource] = /^([^./]*)(?:\.([^/]*))?(?:\/(.*))?$/.exec(what) ?? []
  const resource = subresource === undefined ? plural : `${plural}/${subresource}`
  const rule = { verbs: words(verbs), resourceNames: words(name) }
  return what
    ? { ...rule, apiGroups: [group], resources: [resource] }
    : { ...rule, nonResourceURLs: words(url) }
}

const isPrinted: Hold = (given, change) => {
  const { username, groups } = given.user
  // Who is nobody may not ask.
  if (username === 'system:anonymous') return
  const cluster = build(given, change)
  const as = [`--as=${username}`, ...groups.map((group) => `--as-group=${group}`)]
  for (const { asked } of given.cases.slice(0, 2)) {
    const { verb, path, group, resource, subresource, name } = asked
    const namespace = asked.path ? '' : asked.namespace
    const target = path || `${group ? `${resource}.${group}` : resource}${name ? `/${name}` : ''}`
    const where = namespace ? ['-n', namespace] : ['-A']
    const flags = [...(subresource ? [`--subresource=${subresource}`] : []), ...where]
    const ran = kubectl(cluster, ['auth', 'can-i', verb, target, ...flags, ...as])
    const said = mayAsk(cluster, given.user, known(asked))
    const answer = said ? [0, 'yes'] : [1, 'no']
    expect([ran.exit, ran.stdout.split(/\s/)[0]], `${JSON.stringify(asked)}: ${ran.stderr}`).toEqual(answer)
    const { stdout } = kubectl(cluster, [
      'auth',
      'can-i',
      '--list',
      '--no-headers',
      '-n',
      namespace || 'default',
      ...as,
    ])
    const rows = stdout.trimEnd().split('\n').map(ruleOfRow)
    const here = { ...asked, namespace: path ? '' : namespace || 'default' }
    expect(
      rows.some((row) => ruleAllows(row, here)),
      stdout,
    ).toBe(mayAsk(cluster, given.user, here))
  }
}

describe('can-i', () => {
  it('agrees with what the request then does', { timeout: 60_000 }, () => check(400, agreesWithRequests))
  it('agrees with the list of rules', { timeout: 60_000 }, () => check(150, agreesWithRules))
  it('is what kubectl prints', { timeout: 60_000 }, () => check(60, isPrinted))
})

const isReview = ({ path }: ApiRequest) => path.startsWith(REVIEWS)
type Spec = { spec: { namespace?: string; resourceAttributes?: Record<string, string> } }

/** A review of something else. */
const reviewed = (request: ApiRequest, spec: object) => {
  const asked = (request.body as Partial<Spec> | undefined)?.spec
  const resourceAttributes = asked?.resourceAttributes
  if (!isReview(request) || !resourceAttributes) return {}
  return {
    body: {
      spec: { ...(request.body as Spec).spec, resourceAttributes: { ...resourceAttributes, ...spec } },
    },
  }
}

describe('a difference is found', () => {
  it.each<[string, Hold, (request: ApiRequest) => Partial<ApiRequest>]>([
    [
      'a patch that is not looked at',
      agreesWithRequests,
      ({ method }) => ({ component: method === 'PATCH' }),
    ],
    [
      'a subresource taken for its object',
      agreesWithRequests,
      ({ path }) => ({ path: path.replace(/\/(log|status|scale)$/, '') }),
    ],
    [
      'a selected name that is forgotten',
      agreesWithRequests,
      ({ query }) => ({ query: { ...query, fieldSelector: '' } }),
    ],
    ['a review without the name', agreesWithRequests, (request) => reviewed(request, { name: '' })],
    [
      'a review without the subresource',
      agreesWithRequests,
      (request) => reviewed(request, { subresource: '' }),
    ],
    ['a review of the whole cluster', agreesWithRequests, (request) => reviewed(request, { namespace: '' })],
    [
      'rules of another namespace',
      agreesWithRules,
      ({ path, body }) =>
        path.endsWith('rulesreviews') ? { body: { spec: { namespace: 'none' } } } : { body },
    ],
    [
      'kubectl in another namespace',
      isPrinted,
      (request) => (request.path.includes('/self') ? reviewed(request, { namespace: 'none' }) : {}),
    ],
  ])('%s', { timeout: 60_000 }, (_what, hold, change) => {
    expect(isCaught(search(1_000, hold, altered(change)))).toBe(true)
  })
})
