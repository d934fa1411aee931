import { expect, it } from 'vitest'
import { ruleDifferences } from '@/lib/cluster/auth/near-rule'

const user = { username: 'ann', groups: [] }
const ask = { user, verb: 'list', group: 'networking.k8s.io', resource: 'networkpolicies', path: '' }
const rule = { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'list'] }

it.each([
  ['all of it', {}, {}, []],
  ['wildcards', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, {}, []],
  ['the singular', { resources: ['networkpolicy'] }, {}, ['resource spelling']],
  ['the kind', { resources: ['NetworkPolicy'] }, {}, ['resource spelling']],
  ['a subresource of it', { resources: ['networkpolicies/status'] }, {}, ['subresource']],
  ['without the subresource', {}, { subresource: 'status' }, ['subresource']],
  [
    'another resource, whose group and names do not count',
    { resources: ['pods'], apiGroups: [''] },
    {},
    ['resource'],
  ],
  ['group and verb', { apiGroups: ['extensions'], verbs: ['get'] }, {}, ['apiGroup', 'verb']],
  ['names', { resourceNames: ['x'] }, { name: 'y', verb: 'get' }, ['resourceName']],
  ['paths', { nonResourceURLs: ['/logs'], resources: [] }, {}, undefined],
  ['a path', { nonResourceURLs: ['/logs'] }, { resource: '', path: '/logs', verb: 'get' }, []],
  [
    'another path',
    { nonResourceURLs: ['/logs'] },
    { resource: '', path: '/metrics', verb: 'put' },
    ['path', 'verb'],
  ],
  ['resources, where a path is asked', {}, { resource: '', path: '/metrics' }, undefined],
])('a rule with %s', (_what, given, asked, expected) => {
  const found = ruleDifferences({ ...rule, ...given }, { ...ask, ...asked })
  expect(found?.map(({ attribute }) => attribute)).toEqual(expected)
})
