/**
 * What users hold by the roles and bindings that are stored, and what they could ever come to hold.
 *
 * The closure ({@link reachable}) is what the documentation of RBAC lets a set of actors reach together, from a
 * policy, by any requests in any order. The least sets with:
 * - who is bound to a role holds what the role holds, and what anyone could write into it;
 * - who may write a role writes what he holds in its scope, or anything with `escalate` on it; a ClusterRole can be
 *   labelled by its writers, and so adds the same to every role that aggregates;
 * - who may write a binding gives everyone, in its scope, what its role could hold, when he holds that or has
 *   `bind` on it;
 * - who may create `serviceaccounts/token` of an account, or pods in its namespace, is that account too; so is whoever
 *   may impersonate it, or a user with all the groups that he has.
 * It bounds from above: what two actors can only do in an order that the policy excludes is counted as done.
 */
import { ANY, type Atoms, atom, atomsOf, EVERYTHING, RBAC, type Rule, within } from './rbac-atoms'

/** `` is the whole cluster. */
export type Scope = '' | 'a' | 'b'
export const SCOPES: readonly Scope[] = ['', 'a', 'b']

export interface Actor {
  username: string
  groups: string[]
}

export interface Role {
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
  rules?: Rule[] | null
  aggregationRule?: unknown
}

export interface Binding {
  metadata: { name: string; namespace?: string }
  roleRef: { kind: string; name: string }
  subjects?: { kind: string; name: string; namespace?: string }[]
}

/** All that is stored of RBAC. */
export interface Policy {
  roles: Role[]
  bindings: Binding[]
}

/** `/c0` is a ClusterRole, `a/r0` a Role. */
export const keyOf = ({ metadata: { namespace = '', name } }: Role | Binding): string =>
  `${namespace}/${name}`
export const refKey = ({ roleRef }: Binding, scope: string): string =>
  `${roleRef.kind === 'Role' ? scope : ''}/${roleRef.name}`
export const rolesAt = (scope: Scope): string => (scope === '' ? 'clusterroles' : 'roles')
export const bindingsAt = (scope: Scope): string => (scope === '' ? 'clusterrolebindings' : 'rolebindings')

export const accountName = (namespace: string, name: string) => `system:serviceaccount:${namespace}:${name}`

export const isSubject = (
  actor: Actor,
  { kind, name, namespace }: { kind: string; name: string; namespace?: string },
) =>
  kind === 'Group'
    ? actor.groups.includes(name)
    : actor.username === (kind === 'User' ? name : accountName(namespace ?? '', name))

export type Held = Record<Scope, Atoms>

const spread = (held: Held): Held => ({ '': held[''], a: held.a | held[''], b: held.b | held[''] })

/** What an actor holds in each scope; what holds everywhere holds in a namespace too. */
export function heldBy(policy: Policy, actor: Actor, contents = contentsOf(policy)): Held {
  const held: Held = { '': 0n, a: 0n, b: 0n }
  for (const binding of policy.bindings) {
    const scope = (binding.metadata.namespace ?? '') as Scope
    if (!SCOPES.includes(scope) || !binding.subjects?.some((subject) => isSubject(actor, subject))) continue
    held[scope] |= contents.get(refKey(binding, scope)) ?? 0n
  }
  return spread(held)
}

export const contentsOf = (policy: Policy): Map<string, Atoms> =>
  new Map(policy.roles.map((role) => [keyOf(role), atomsOf(role.rules)]))

export const has = (held: Atoms, verb: string, resource: string, name = ANY, group = RBAC): boolean =>
  within(atom(verb, group, resource, name), held)

/** Creation names nothing, unless it is made by an update or an apply. */
const mayCreate = (held: Atoms, resource: string, name: string) =>
  has(held, 'create', resource) || (has(held, 'create', resource, name) && mayChange(held, resource, name))
const mayChange = (held: Atoms, resource: string, name: string) =>
  has(held, 'update', resource, name) || has(held, 'patch', resource, name)

/** Groups that come by themselves, with any user or with an account. */
export const ownGroups = ({ groups }: Actor): string[] =>
  groups.filter((group) => !group.startsWith('system:'))

export function mayImpersonate(held: (scope: Scope) => Atoms, other: Actor): boolean {
  const [, , namespace, name] = other.username.split(':')
  if (namespace && name) return has(held(namespace as Scope), 'impersonate', 'serviceaccounts', name, '')
  const may = (resource: string, one: string) => has(held(''), 'impersonate', resource, one, '')
  return may('users', other.username) && ownGroups(other).every((group) => may('groups', group))
}

const BINDINGS = ['b0', 'b1']
const ROLES = ['r0', 'r1', 'c0', 'c1', 'sum', 'view', 'cluster-admin']

export interface Reach {
  held: Map<string, Held>
  /** Who an actor can become. */
  tokens: Map<string, Set<string>>
}

class Closure {
  readonly held: Map<string, Held>
  readonly tokens = new Map<string, Set<string>>()
  /** What could be written into a role. */
  private readonly written = new Map<string, Atoms>()
  private readonly stored: Map<string, Atoms>
  private changed = true

  constructor(
    private readonly policy: Policy,
    private readonly actors: readonly Actor[],
  ) {
    this.stored = contentsOf(policy)
    this.held = new Map(actors.map((actor) => [actor.username, heldBy(policy, actor, this.stored)]))
    while (this.changed) this.round()
  }

  private round(): void {
    this.changed = false
    for (const { username } of this.actors) {
      for (const scope of SCOPES) {
        const held = this.heldAt(username, scope)
        for (const name of ROLES) this.writeRole(held, scope, name)
        for (const name of BINDINGS) this.writeBinding(held, scope, name)
        if (scope !== '') this.takeToken(username, held, scope)
      }
      for (const other of this.actors)
        if (mayImpersonate((scope) => this.heldAt(username, scope), other))
          this.become(username, other.username)
    }
    for (const binding of this.policy.bindings) {
      const scope = (binding.metadata.namespace ?? '') as Scope
      for (const actor of this.actors)
        if (binding.subjects?.some((subject) => isSubject(actor, subject)))
          this.give(actor.username, scope, this.written.get(refKey(binding, scope)) ?? 0n)
    }
  }

  private heldAt = (username: string, scope: Scope): Atoms => this.held.get(username)?.[scope] ?? 0n

  private give(username: string, scope: Scope, atoms: Atoms): void {
    const held = this.held.get(username)
    if (!held || within(atoms, held[scope])) return
    held[scope] |= atoms
    this.held.set(username, spread(held))
    this.changed = true
  }

  private write(key: string, atoms: Atoms): void {
    const before = this.written.get(key) ?? 0n
    if (within(atoms, before)) return
    this.written.set(key, before | atoms)
    this.changed = true
  }

  private writeRole(held: Atoms, scope: Scope, name: string): void {
    const resource = rolesAt(scope)
    const [creates, changes] = [mayCreate(held, resource, name), mayChange(held, resource, name)]
    if (!creates && !changes) return
    const escalates = has(held, 'escalate', resource, changes ? name : ANY)
    const atoms = escalates ? EVERYTHING : held
    this.write(`${scope}/${name}`, atoms)
    if (scope !== '') return
    for (const role of this.policy.roles) if (role.aggregationRule) this.write(keyOf(role), atoms)
  }

  private writeBinding(held: Atoms, scope: Scope, name: string): void {
    const resource = bindingsAt(scope)
    if (!mayCreate(held, resource, name) && !mayChange(held, resource, name)) return
    for (const ref of ROLES) {
      this.bind(held, scope, `/${ref}`, has(held, 'bind', 'clusterroles', ref))
      if (scope !== '') this.bind(held, scope, `${scope}/${ref}`, has(held, 'bind', 'roles', ref))
    }
  }

  private bind(held: Atoms, scope: Scope, key: string, bindable: boolean): void {
    const stored = this.stored.get(key) ?? 0n
    const all = bindable || within(stored, held)
    const given = (all ? stored : stored & held) | (this.written.get(key) ?? 0n)
    for (const { username } of this.actors) this.give(username, scope, given)
  }

  private takeToken(username: string, held: Atoms, scope: Scope): void {
    const named = has(held, 'create', 'serviceaccounts/token', 'robot', '')
    if (!named && !has(held, 'create', 'pods', ANY, '')) return
    this.become(username, accountName(scope, 'robot'))
  }

  private become(username: string, other: string): void {
    this.tokens.set(username, (this.tokens.get(username) ?? new Set()).add(other))
    for (const where of SCOPES) this.give(username, where, this.heldAt(other, where))
  }
}

export const reachable = (policy: Policy, actors: readonly Actor[]): Reach => new Closure(policy, actors)
