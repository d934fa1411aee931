/**
 * Whether one user may act as another.
 * Mirrors: k8s.io/apiserver/pkg/endpoints/filters/impersonation: the constrained modes, then the old one.
 * Differs: a service account cannot act as the node that it runs on by the mode for just that node.
 */
import { badRequest, isForbidden } from '@/lib/cluster/apimachinery/errors'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import { serviceAccountGroups } from '@/lib/cluster/auth/authenticate-token'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import { ANONYMOUS, type Impersonation, type UserInfo } from '@/lib/cluster/auth/user'

/** Asks the authorizer; with a reason it refuses without asking. @throws ApiError Forbidden */
export type Check = (attributes: AuthorizationAttributes, refused?: string) => void

const AUTHENTICATION = 'authentication.k8s.io'
const MASTERS = 'system:masters'

type Mode = 'arbitrary-node' | 'serviceaccount' | 'user-info' | undefined

function splitAccount(username: string): [namespace: string, name: string] | undefined {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? []
  return namespace && name ? [namespace, name] : undefined
}

function nodeName(username: string): string | undefined {
  const name = /^system:node:(.+)$/.exec(username)?.[1]
  return name !== undefined && dns1123Subdomain(name).length === 0 ? name : undefined
}

function modeOf({ username, uid, groups, extra = {} }: Impersonation): Mode {
  const nameOnly = !uid && groups.length === 0 && Object.keys(extra).length === 0
  if (nodeName(username) !== undefined) return nameOnly ? 'arbitrary-node' : undefined
  if (splitAccount(username)) return nameOnly ? 'serviceaccount' : undefined
  return 'user-info'
}

/** The groups that come by themselves. */
function withImplied({ username, groups, uid, extra }: Impersonation, mode: Mode): UserInfo {
  const account = splitAccount(username)
  const own =
    mode === 'arbitrary-node'
      ? ['system:nodes']
      : account && groups.length === 0
        ? serviceAccountGroups(account[0])
        : groups
  const anonymous = username === ANONYMOUS.username
  const implied = anonymous ? 'system:unauthenticated' : 'system:authenticated'
  const complete = own.includes(implied) || (!anonymous && own.includes('system:unauthenticated'))
  return {
    username,
    ...(uid ? { uid } : {}),
    groups: complete ? own : [...own, implied],
    ...(extra && Object.keys(extra).length > 0 ? { extra } : {}),
  }
}

interface Asked {
  verb: string
  group: string
  resource: string
  name: string
  namespace?: string
  subresource?: string
}

function nameCheck(wanted: Impersonation, verb: string, mode: Mode): Asked {
  const account = splitAccount(wanted.username)
  const group = mode ? AUTHENTICATION : ''
  if (account) return { verb, group, resource: 'serviceaccounts', namespace: account[0], name: account[1] }
  const node = mode ? nodeName(wanted.username) : undefined
  if (node !== undefined) return { verb, group, resource: 'nodes', name: node }
  return { verb, group, resource: 'users', name: wanted.username }
}

/** All that a mode asks of the requestor's rights. */
function checksOf(wanted: Impersonation, verb: string, mode: Mode): Asked[] {
  const { uid, groups, extra = {} } = wanted
  const group = mode ? AUTHENTICATION : ''
  return [
    nameCheck(wanted, verb, mode),
    ...(uid ? [{ verb, group: AUTHENTICATION, resource: 'uids', name: uid }] : []),
    ...groups.map((name) => ({ verb, group, resource: 'groups', name })),
    ...Object.entries(extra).flatMap(([subresource, values]) =>
      values.map((name) => ({ verb, group: AUTHENTICATION, resource: 'userextras', subresource, name })),
    ),
  ]
}

/** As Go prints its user.DefaultInfo. */
function namelessError({ uid = '', groups }: Impersonation) {
  const list = groups.map((group) => JSON.stringify(group)).join(', ')
  const all = groups.length > 0 ? `[]string{${list}}` : '[]string(nil)'
  const info = `&user.DefaultInfo{Name:"", UID:${JSON.stringify(uid)}, Groups:${all}, Extra:map[string][]string(nil)}`
  return badRequest(`requested ${info} without impersonating a user name`)
}

/**
 * The user that a request then comes from.
 * @param request what is asked for, by whom
 * @throws ApiError BadRequest without a name; Forbidden by the first mode that applies
 */
export function impersonate(wanted: Impersonation, request: AuthorizationAttributes, check: Check): UserInfo {
  if (!wanted.username) throw namelessError(wanted)
  const run = (mode: Mode): UserInfo => {
    if (mode) check({ ...request, verb: `impersonate-on:${mode}:${request.verb}` })
    for (const asked of checksOf(wanted, mode ? `impersonate:${mode}` : 'impersonate', mode)) {
      const masters = mode && asked.resource === 'groups' && asked.name === MASTERS
      const why = masters ? 'impersonating the system:masters group is not allowed' : undefined
      check({ user: request.user, ...asked, path: '' }, why)
    }
    return withImplied(wanted, mode)
  }
  const mode = modeOf(wanted)
  if (!mode) return run(undefined)
  try {
    return run(mode)
  } catch (first) {
    if (!isForbidden(first)) throw first
    try {
      return run(undefined)
    } catch (error) {
      throw isForbidden(error) ? first : error
    }
  }
}
