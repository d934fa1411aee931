import type { Difference, NearMiss } from '@/lib/cluster/auth/explain-forbidden'
import {
  anywhere,
  bindingIn,
  clusterRole,
  inA,
  listPods,
  no,
  podsForbidden,
  READ,
  READ_RULE,
  ROBOT,
  roleIn,
  TO_ANN,
} from './names'
import type { AccessSituation } from './situation'

type Meant = Extract<Difference, { attribute: 'subject' }>

/** Who is bound is almost who asks. */
const meantFor = (mistake: Meant['mistake'], asked: string, bound: Meant['bound']): Partial<NearMiss>[] => [
  { differences: [{ attribute: 'subject', mistake, asked, bound }] },
]

const user = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name })
const group = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name })

/** For whom a role is bound to, and where. */
export const bindings: AccessSituation[] = [
  {
    title: 'A kubelet reads nothing of the pods of others',
    given: ['create secret generic key -n a'],
    when: 'get secret key -n a --as system:node:worker-1 --as-group system:nodes',
    says: `secrets "key" is forbidden: ${no('get resource "secrets" in API group ""', inA, 'system:node:worker-1')}: no relationship found between node 'worker-1' and this object`,
    nearest: [],
  },
  {
    title: 'Who acts as somebody else must be allowed to',
    given: [
      'create clusterrole act --verb=impersonate --resource=users --resource-name=bob',
      'create clusterrolebinding act --clusterrole=act --user=ann',
    ],
    when: {
      method: 'GET',
      path: '/api/v1/pods',
      user: { username: 'ann', groups: ['system:authenticated'] },
      impersonate: { username: 'eve', groups: [] },
    },
    says: podsForbidden(no('impersonate-on:user-info:list resource "pods" in API group ""', anywhere)),
    nearest: [
      {
        role: clusterRole('act'),
        differences: [{ attribute: 'resourceName', asked: 'eve', listed: ['bob'] }],
      },
    ],
  },
  {
    title: 'Nothing is bound to anybody like the user',
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [],
  },
  {
    title: 'The RoleBinding is in another namespace',
    given: [READ, TO_ANN],
    when: 'get pods -n b --as ann',
    says: podsForbidden(no('list resource "pods" in API group ""', 'in the namespace "b"')),
    nearest: [{ binding: bindingIn('a'), differences: [{ attribute: 'namespace', asked: 'b', bound: 'a' }] }],
  },
  {
    title: 'A RoleBinding does not reach all namespaces at once',
    given: [READ, TO_ANN],
    when: 'get pods -A --as ann',
    says: podsForbidden(no('list resource "pods" in API group ""', anywhere)),
    nearest: [{ binding: bindingIn('a'), differences: [{ attribute: 'scope', bound: 'a' }] }],
  },
  {
    title: 'A ClusterRole for nodes is bound by a RoleBinding only',
    given: [
      'create clusterrole nodes --verb=get,list --resource=nodes',
      'create rolebinding nodes --clusterrole=nodes --user=ann -n a',
    ],
    when: 'get nodes --as ann',
    says: `nodes is forbidden: ${no('list resource "nodes" in API group ""', anywhere)}`,
    nearest: [
      {
        binding: bindingIn('a', 'nodes'),
        role: clusterRole('nodes'),
        differences: [{ attribute: 'scope', bound: 'a' }],
      },
    ],
  },
  {
    title: 'The bound service account lives in another namespace',
    given: [READ, 'create rolebinding read --role=read --serviceaccount=b:robot -n a'],
    when: `get pods -n a --as ${ROBOT}`,
    says: listPods(ROBOT),
    nearest: meantFor('namespace', ROBOT, { kind: 'ServiceAccount', name: 'robot', namespace: 'b' }),
  },
  {
    title: 'A User of the name of the service account is bound',
    given: [READ, 'create rolebinding read --role=read --user=robot -n a'],
    when: `get pods -n a --as ${ROBOT}`,
    says: listPods(ROBOT),
    nearest: meantFor('kind', ROBOT, user('robot')),
  },
  {
    title: 'A User of the name of the group is bound',
    given: [READ, 'create rolebinding read --role=read --user=dev -n a'],
    when: 'get pods -n a --as ann --as-group dev',
    says: listPods(),
    nearest: meantFor('kind', 'ann', user('dev')),
  },
  {
    title: 'A Group of the name of the user is bound',
    given: [READ, 'create rolebinding read --role=read --group=ann -n a'],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: meantFor('kind', 'ann', group('ann')),
  },
  {
    title: 'Names of users differ by case',
    given: [READ, 'create rolebinding read --role=read --user=Ann -n a'],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: meantFor('case', 'ann', user('Ann')),
  },
  {
    title: 'Names of groups differ by a letter',
    given: [READ, 'create rolebinding read --role=read --group=developer -n a'],
    when: 'get pods -n a --as ann --as-group developers',
    says: listPods(),
    nearest: meantFor('spelling', 'ann', group('developer')),
  },
  {
    title: 'The binding names a Role; what is there is a ClusterRole',
    given: ['create clusterrole read --verb=get,list --resource=pods', TO_ANN],
    when: 'get pods -n a --as ann',
    says: `${listPods()}: RBAC: role.rbac.authorization.k8s.io "read" not found`,
    nearest: [
      {
        binding: bindingIn('a'),
        differences: [{ attribute: 'role', missing: roleIn('a'), others: [clusterRole('read')] }],
      },
      { role: clusterRole('read'), differences: [{ attribute: 'binding', bound: [] }] },
    ],
  },
  {
    title: 'The role is bound to nobody',
    given: [READ],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [{ role: roleIn('a'), rule: READ_RULE, differences: [{ attribute: 'binding', bound: [] }] }],
  },
  {
    title: 'The role is bound to another service account: the pod runs as default',
    given: [READ, 'create rolebinding read --role=read --serviceaccount=a:robot -n a'],
    when: 'get pods -n a --as system:serviceaccount:a:default',
    says: listPods('system:serviceaccount:a:default'),
    nearest: [
      {
        role: roleIn('a'),
        differences: [
          { attribute: 'binding', bound: [{ kind: 'ServiceAccount', name: 'robot', namespace: 'a' }] },
        ],
      },
    ],
  },
  {
    title: 'A ClusterRole lacks the label by which view would take it up',
    given: [
      'create clusterrole read-secrets --verb=get,list --resource=secrets',
      'create clusterrolebinding ann --clusterrole=view --user=ann',
    ],
    when: 'get secrets -n a --as ann',
    says: `secrets is forbidden: ${no('list resource "secrets" in API group ""', inA)}`,
    nearest: [
      {
        binding: { kind: 'ClusterRoleBinding', name: 'ann' },
        role: clusterRole('read-secrets'),
        differences: [
          {
            attribute: 'aggregation',
            into: clusterRole('view'),
            selectors: [{ matchLabels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } }],
            labels: {},
          },
        ],
      },
      { differences: [{ attribute: 'resource' }] },
    ] as AccessSituation['nearest'],
  },
  {
    title: 'Two near misses: the one with fewer differences comes first',
    given: [
      READ,
      TO_ANN,
      'create role clean --verb=delete --resource=pods -n b',
      'create rolebinding clean --role=clean --user=Ann -n b',
    ],
    when: 'delete pod web -n a --as ann',
    says: `pods "web" is forbidden: ${no('delete resource "pods" in API group ""', inA)}`,
    nearest: [
      {
        binding: bindingIn('a'),
        differences: [{ attribute: 'verb', asked: 'delete', listed: ['get', 'list'] }],
      },
      {
        binding: bindingIn('b', 'clean'),
        differences: [
          {
            attribute: 'subject',
            mistake: 'case',
            asked: 'ann',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'Ann' },
          },
          { attribute: 'namespace', asked: 'a', bound: 'b' },
        ],
      },
    ],
  },
  {
    title: 'Nobody knows who asks, and the binding is for whoever is known',
    given: ['create clusterrolebinding everyone --clusterrole=view --group=system:authenticated'],
    when: 'get pods -n a --as system:anonymous',
    says: listPods('system:anonymous'),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'not authenticated',
            asked: 'system:anonymous',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' },
          },
        ],
      },
    ],
  },
]
