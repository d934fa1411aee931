import { expect, it } from 'vitest'
import { nearSubject } from '@/lib/cluster/auth/near-subject'

const person = { username: 'ann@example.com', groups: ['developers', 'system:authenticated'] }
const account = {
  username: 'system:serviceaccount:a:robot',
  groups: ['system:serviceaccounts', 'system:serviceaccounts:a', 'system:authenticated'],
}
const nobody = { username: 'system:anonymous', groups: ['system:unauthenticated'] }

it.each([
  [person, 'User', 'ann@example.com', undefined, 'exactly'],
  [person, 'User', 'Ann@example.com', undefined, 'case'],
  [person, 'User', 'ann@exmaple.com', undefined, 'spelling'],
  [person, 'User', 'ann@example.org', undefined, undefined],
  [person, 'User', 'bob@example.com', undefined, undefined],
  [person, 'User', 'developers', undefined, 'kind'],
  [person, 'Group', 'developer', undefined, 'spelling'],
  [person, 'Group', 'ann@example.com', undefined, 'kind'],
  [person, 'Group', 'operators', undefined, undefined],
  [person, 'ServiceAccount', 'ann@example.com', 'a', 'kind'],
  [account, 'ServiceAccount', 'robot', 'a', 'exactly'],
  [account, 'ServiceAccount', 'robot', undefined, 'exactly'],
  [account, 'ServiceAccount', 'robot', 'b', 'namespace'],
  [account, 'ServiceAccount', 'robots', 'a', 'spelling'],
  [account, 'ServiceAccount', 'robots', 'b', undefined],
  [account, 'User', 'robot', undefined, 'kind'],
  [account, 'User', 'a:robot', undefined, 'kind'],
  [account, 'User', 'system:serviceaccount:b:robot', undefined, 'namespace'],
  [account, 'Group', 'robot', undefined, 'kind'],
  [account, 'Group', 'system:serviceaccounts:b', undefined, 'namespace'],
  [nobody, 'Group', 'system:authenticated', undefined, 'not authenticated'],
  [nobody, 'User', 'ann', undefined, undefined],
])('%j: %s %s in %s: %s', (user, kind, name, namespace, expected) => {
  const found = nearSubject([{ kind, name, ...(namespace ? { namespace } : {}) }], user, 'a')
  expect(found && (found.mistake ?? 'exactly')).toBe(expected)
})

it('prefers whoever is the user to those who are like him', () => {
  const subjects = ['Ann@example.com', 'ann@example.com'].map((name) => ({ kind: 'User', name }))
  expect(nearSubject(subjects, person, '')).toEqual({ subject: subjects[1] })
})
