import { describe, expect, it } from 'vitest'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import { impersonate } from '@/lib/cluster/auth/impersonate'
import type { Impersonation } from '@/lib/cluster/auth/user'

const request: AuthorizationAttributes = {
  user: { username: 'ann', groups: [] },
  verb: 'list',
  group: '',
  resource: 'pods',
  namespace: 'a',
  path: '',
}

/** What ann is asked for, in short; she may do only what matches. */
function run(wanted: Partial<Impersonation>, allowed: RegExp) {
  const asked: string[] = []
  const check = ({ verb, group, resource, subresource, name }: AuthorizationAttributes, refused?: string) => {
    const what = [verb, group, subresource ? `${resource}/${subresource}` : resource, name]
      .filter(Boolean)
      .join(' ')
    asked.push(what)
    if (refused !== undefined || !allowed.test(what))
      throw forbidden({ group, resource }, name ?? '', refused ?? what)
  }
  try {
    return { user: impersonate({ username: 'kim', groups: [], ...wanted }, request, check), asked }
  } catch (error) {
    return { error: (error as Error).message, asked }
  }
}

const LEGACY = /^impersonate /
const ALL = /./

describe('acting as another', () => {
  it.each<[string, Partial<Impersonation>, RegExp, string[]]>([
    ['a user', {}, LEGACY, ['system:authenticated']],
    ['a user with groups', { groups: ['dev'] }, ALL, ['dev', 'system:authenticated']],
    ['nobody', { username: 'system:anonymous' }, ALL, ['system:unauthenticated']],
    [
      'a service account',
      { username: 'system:serviceaccount:a:bot' },
      ALL,
      ['system:serviceaccounts', 'system:serviceaccounts:a', 'system:authenticated'],
    ],
    ['a node', { username: 'system:node:n1' }, ALL, ['system:nodes', 'system:authenticated']],
    ['a node by the old verb', { username: 'system:node:n1' }, LEGACY, ['system:authenticated']],
    [
      'the superusers by the old verb',
      { groups: ['system:masters'] },
      ALL,
      ['system:masters', 'system:authenticated'],
    ],
  ])('%s', (_what, wanted, allowed, groups) => {
    expect(run(wanted, allowed).user?.groups).toEqual(groups)
  })

  it('asks for the request, then for each part of the user, and falls back to the old verb', () => {
    const wanted = { uid: '7', groups: ['dev'], extra: { 'a.b/c': ['x'] } }
    expect(run(wanted, ALL).asked).toEqual([
      'impersonate-on:user-info:list pods',
      'impersonate:user-info authentication.k8s.io users kim',
      'impersonate:user-info authentication.k8s.io uids 7',
      'impersonate:user-info authentication.k8s.io groups dev',
      'impersonate:user-info authentication.k8s.io userextras/a.b/c x',
    ])
    expect(run(wanted, LEGACY).asked.slice(1)).toEqual([
      'impersonate users kim',
      'impersonate authentication.k8s.io uids 7',
      'impersonate groups dev',
      'impersonate authentication.k8s.io userextras/a.b/c x',
    ])
  })

  it('is refused with what was asked first', () => {
    expect(run({}, /nothing/).error).toContain('impersonate-on:user-info:list')
    expect(run({ username: '', groups: ['dev'] }, ALL).error).toBe(
      'requested &user.DefaultInfo{Name:"", UID:"", Groups:[]string{"dev"}, Extra:map[string][]string(nil)} without impersonating a user name',
    )
  })
})
