/** Plays a sequence of requests and holds each answer, and what it changed, against the model. */
import { expect } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, ApiResponse } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { ACCESSES, ANY, type Atoms, atomsOf, describeAtoms, EVERYTHING, within } from './rbac-atoms'
import {
  type Actor,
  type Binding,
  contentsOf,
  type Held,
  has,
  heldBy,
  keyOf,
  mayImpersonate,
  ownGroups,
  type Policy,
  type Reach,
  type Role,
  reachable,
  refKey,
  rolesAt,
  SCOPES,
  type Scope,
} from './rbac-model'
import {
  ACTORS,
  appendedRules,
  collectionPath,
  type Placed,
  pluralOf,
  requestFor,
  type Step,
  type Way,
  type Write,
} from './rbac-requests'

const ADMIN: Actor = { username: 'admin', groups: ['system:masters'] }

/** What a write may add to what anybody holds. */
interface Grant {
  scope: Scope
  atoms: Atoms
}

/** One of so many accesses is asked about in the end. */
const SAMPLE = 67

const sameVersion = (body: unknown, old: Role | Binding | undefined) =>
  old !== undefined &&
  (body as KubeObject).metadata.resourceVersion === (old as unknown as KubeObject).metadata.resourceVersion

const NOTHING: Grant = { scope: '', atoms: 0n }

function make(cluster: Cluster, path: string, body: unknown): void {
  cluster.request({ method: 'POST', path, body, user: ADMIN })
}

/** The namespaces a and b, and in each the account robot. */
export function makeNamespaces(cluster: Cluster): Cluster {
  for (const name of ['a', 'b']) {
    make(cluster, '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } }
    make(cluster, `/api/v1/namespaces/${name}/serviceaccounts`, account)
  }
  cluster.settle()
  return cluster
}

export class EscalationSearch {
  private policy: Policy
  private held: Map<string, Held>
  private revision: string
  private readonly reach: Reach
  /** Who a user has shown that he can be. */
  private readonly tokens = new Map<string, Set<string>>()

  constructor(
    private readonly cluster: Cluster,
    objects: readonly Placed[],
    closure = reachable,
  ) {
    for (const { scope, body } of objects)
      make(this.cluster, collectionPath(scope, pluralOf(body.kind)), body)
    this.cluster.drain()
    this.policy = this.read()
    this.held = this.heldByAll()
    this.revision = this.latest()
    this.reach = closure(this.policy, ACTORS)
  }

  private read(): Policy {
    const list = <T>(plural: string) => {
      const { body } = this.cluster.request({ method: 'GET', path: collectionPath('', plural), user: ADMIN })
      return (body as { items: T[] }).items
    }
    return {
      roles: [...list<Role>('clusterroles'), ...list<Role>('roles')],
      bindings: [...list<Binding>('clusterrolebindings'), ...list<Binding>('rolebindings')],
    }
  }

  /** The revision of the cluster: nothing has changed while it stays. */
  private latest(): string {
    const { body } = this.cluster.request({
      method: 'GET',
      path: collectionPath('none', 'roles'),
      user: ADMIN,
    })
    return (body as KubeObject).metadata.resourceVersion
  }

  private heldByAll(): Map<string, Held> {
    const contents = contentsOf(this.policy)
    return new Map(ACTORS.map((actor) => [actor.username, heldBy(this.policy, actor, contents)]))
  }

  private heldAt(actor: Actor, scope: Scope): Atoms {
    return this.held.get(actor.username)?.[scope] ?? 0n
  }

  take(step: Step): void {
    const actor = ACTORS[step.actor] as Actor
    if (step.kind === 'impersonate') {
      this.impersonate(actor, ACTORS[step.as] as Actor)
      return
    }
    if (step.kind !== 'write') {
      this.takeIdentity(actor, step.kind, step.namespace)
      return
    }
    const other = ACTORS[step.as]
    const who = other && this.tokens.get(actor.username)?.has(other.username) ? other : actor
    const allowed = step.writes.find(({ way, object }) => this.mayAsk(who, way, object))
    const { way, object } = allowed ?? (step.writes[0] as Write)
    if (step.crooked) this.sendCrooked(who, way, object)
    else this.write(who, way, object)
  }

  private find({ scope, body }: Placed): Role | Binding | undefined {
    const stored: (Role | Binding)[] = body.kind.endsWith('Role') ? this.policy.roles : this.policy.bindings
    return stored.find((one) => keyOf(one) === `${scope}/${body.metadata.name}`)
  }

  private impersonate(actor: Actor, other: Actor): void {
    const { username } = other
    const request = {
      method: 'GET',
      path: '/version',
      impersonate: { username, groups: ownGroups(other) },
    } as const
    const { code } = this.send(actor, request)
    const may = mayImpersonate((scope) => this.heldAt(actor, scope), other)
    expect(code !== 403, `${actor.username} acts as ${username}: ${code}`).toBe(may)
    if (code < 400) this.become(actor, username)
  }

  private become(actor: Actor, username: string): void {
    expect(this.reach.tokens.get(actor.username) ?? new Set()).toContain(username)
    this.tokens.set(actor.username, (this.tokens.get(actor.username) ?? new Set()).add(username))
  }

  private takeIdentity(actor: Actor, kind: 'token' | 'pod', namespace: Scope): void {
    const held = this.heldAt(actor, namespace)
    const account = ACTORS.find(
      ({ username }) => username === `system:serviceaccount:${namespace}:robot`,
    ) as Actor
    const root = `/api/v1/namespaces/${namespace}`
    const pod = { containers: [{ name: 'c', image: 'nginx' }], serviceAccountName: 'robot' }
    const { code } =
      kind === 'token'
        ? this.send(actor, { method: 'POST', path: `${root}/serviceaccounts/robot/token`, body: {} })
        : this.send(actor, {
            method: 'POST',
            path: `${root}/pods`,
            body: { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'p-' }, spec: pod },
          })
    const may =
      kind === 'token'
        ? has(held, 'create', 'serviceaccounts/token', 'robot', '')
        : has(held, 'create', 'pods', ANY, '')
    expect(code !== 403, `${actor.username} asks for a ${kind} in ${namespace}: ${code}`).toBe(may)
    if (code >= 400) return
    this.become(actor, account.username)
  }

  private send(user: Actor, request: Omit<ApiRequest, 'user'>): ApiResponse {
    const response = this.cluster.request({ ...request, user })
    this.cluster.drain()
    return response
  }

  /** What belongs to a namespace sent to none, and the other way round: nothing is found there. */
  private sendCrooked(who: Actor, way: Way, { scope, body }: Placed): void {
    const wrong: Placed = { scope: scope === '' ? 'a' : '', body }
    const { code } = this.send(who, requestFor(way, wrong))
    expect([403, 404, 405]).toContain(code)
    this.compare(NOTHING, `crooked ${way}`)
  }

  private write(who: Actor, way: Way, object: Placed): void {
    const { scope, body } = object
    const key = `${scope}/${body.metadata.name}`
    const isRole = body.kind.endsWith('Role')
    const old = this.find(object)
    const held = this.heldAt(who, scope)
    const mayAsk = this.mayAsk(who, way, object)
    const before = this.policy
    const response = this.send(who, requestFor(way, object))
    const what = `${who.username} ${way} ${body.kind} ${key}: ${JSON.stringify(response.body)}`
    if (!mayAsk) expect([403, 404, 409, 422], what).toContain(response.code)
    if (way === 'delete' || way === 'deletecollection') {
      if (mayAsk) expect(response.code, what).not.toBe(403)
      this.compare(NOTHING, what)
      return
    }
    const grant = isRole
      ? this.grantOfRole(held, scope, old as Role | undefined, object, way)
      : this.grantOfBinding(held, scope, before, old as Binding | undefined, object, way)
    const changed = response.code < 400 && !sameVersion(response.body, old)
    if (changed) expect(mayAsk && grant !== undefined, what).toBe(true)
    if (response.code === 403) expect(mayAsk && grant !== undefined, what).toBe(false)
    this.compare(changed ? (grant ?? NOTHING) : NOTHING, what)
  }

  /** The verb alone, and create for what an update or an apply would create. */
  private mayAsk(who: Actor, way: Way, object: Placed): boolean {
    const { kind, metadata } = object.body
    const held = this.heldAt(who, object.scope)
    const plural = pluralOf(kind)
    const { name } = metadata
    if (way === 'create') return has(held, 'create', plural)
    if (way === 'deletecollection') return has(held, '*', plural)
    const verb = way === 'update' || way === 'delete' ? way : 'patch'
    const creates = !this.find(object) && (way === 'update' || way === 'apply')
    return has(held, verb, plural, name) && (!creates || has(held, 'create', plural, name))
  }

  /** What a role may bring; undefined when its writer may not write it. */
  private grantOfRole(
    held: Atoms,
    scope: Scope,
    old: Role | undefined,
    { body }: Placed,
    way: Way,
  ): Grant | undefined {
    const escalates = has(
      held,
      'escalate',
      rolesAt(scope),
      old && way !== 'create' ? body.metadata.name : ANY,
    )
    if (escalates) return { scope, atoms: EVERYTHING }
    const said = (body as Partial<Role>).rules ?? []
    const rules =
      way === 'keep'
        ? (old?.rules ?? [])
        : way === 'append'
          ? [...(old?.rules ?? []), ...appendedRules(said)]
          : said
    if (old?.aggregationRule && !within(EVERYTHING, held)) return undefined
    return within(atomsOf(rules), held) ? { scope, atoms: held } : undefined
  }

  private grantOfBinding(
    held: Atoms,
    scope: Scope,
    policy: Policy,
    old: Binding | undefined,
    { body }: Placed,
    way: Way,
  ): Grant | undefined {
    const keeps = way === 'keep' || way === 'append'
    const binding = old && keeps ? old : (body as unknown as Binding)
    const key = refKey(binding, scope)
    const rules = contentsOf(policy).get(key)
    const resource = key.startsWith('/') ? 'clusterroles' : 'roles'
    if (has(held, 'bind', resource, binding.roleRef.name)) return { scope, atoms: rules ?? 0n }
    return rules !== undefined && within(rules, held) ? { scope, atoms: held } : undefined
  }

  /** Nobody holds more than before, but for the grant; nobody holds what is out of reach. */
  private compare(grant: Grant, what: string): void {
    const revision = this.latest()
    if (revision === this.revision) return
    this.revision = revision
    const before = this.held
    this.policy = this.read()
    this.held = this.heldByAll()
    for (const actor of ACTORS) {
      for (const scope of SCOPES) {
        const now = this.heldAt(actor, scope)
        const granted = grant.scope === '' || grant.scope === scope ? grant.atoms : 0n
        const gained = now & ~(before.get(actor.username)?.[scope] ?? 0n) & ~granted
        const where = scope || 'the cluster'
        expect(gained === 0n, `${actor.username} gains ${describeAtoms(gained)} in ${where} by ${what}`).toBe(
          true,
        )
        const beyond = now & ~(this.reach.held.get(actor.username)?.[scope] ?? 0n)
        expect(
          beyond === 0n,
          `${actor.username} holds ${describeAtoms(beyond)} in ${where}: out of reach`,
        ).toBe(true)
      }
    }
  }

  /** The API server says of each actor what the model says; a sample of all that there is to ask. */
  finish(): void {
    ACTORS.forEach((actor, first) => {
      for (const scope of SCOPES) {
        for (let at = first; at < ACCESSES.length; at += SAMPLE) {
          const { access, atoms } = ACCESSES[at] as (typeof ACCESSES)[number]
          const { username: user, groups } = actor
          const spec = {
            user,
            groups,
            resourceAttributes: { ...access, ...(scope ? { namespace: scope } : {}) },
          }
          const { body } = this.cluster.request({
            method: 'POST',
            path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
            user: ADMIN,
            body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec },
          })
          const { allowed } = (body as { status: { allowed: boolean } }).status
          if (allowed !== within(atoms, this.heldAt(actor, scope)))
            expect.fail(`the server says ${allowed} to ${JSON.stringify(spec)}`)
        }
      }
    })
  }
}
