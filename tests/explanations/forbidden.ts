import type { AccessSituation } from './situation'

const no = (what: string, where: string, who = 'ann') => `User "${who}" cannot ${what} ${where}`
const inA = 'in the namespace "a"'
const anywhere = 'at the cluster scope'
const READ = 'create role read --verb=get,list --resource=pods -n a'
const READ_RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }
const TO_ANN = 'create rolebinding read --role=read --user=ann -n a'
const bindingIn = (namespace: string, name = 'read') => ({ kind: 'RoleBinding', name, namespace })
const roleIn = (namespace: string, name = 'read') => ({ kind: 'Role', name, namespace })
const clusterRole = (name: string) => ({ kind: 'ClusterRole', name })
const ROBOT = 'system:serviceaccount:a:robot'
const podsForbidden = (rest: string) => `pods is forbidden: ${rest}`
const listPods = (who = 'ann') => podsForbidden(no('list resource "pods" in API group ""', inA, who))

export const allowed: AccessSituation[] = [
  {
    title: 'A RoleBinding allows it',
    given: [READ, TO_ANN],
    when: 'get pods -n a --as ann',
    grant: {
      binding: bindingIn('a'),
      role: roleIn('a'),
      subject: { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ann' },
      rule: READ_RULE,
    },
  },
  {
    title: 'A ClusterRole, bound in one namespace to a service account, allows it there',
    given: [
      'create sa robot -n a',
      'create rolebinding read --clusterrole=view --serviceaccount=a:robot -n a',
    ],
    when: `get services -n a --as ${ROBOT}`,
    grant: {
      binding: bindingIn('a'),
      role: clusterRole('view'),
      subject: { kind: 'ServiceAccount', name: 'robot', namespace: 'a' },
    },
  },
  {
    title: 'A ClusterRoleBinding to a group of the user allows it',
    given: ['create clusterrolebinding devs --clusterrole=view --group=dev'],
    when: 'get pods -A --as ann --as-group dev',
    grant: { binding: { kind: 'ClusterRoleBinding', name: 'devs' }, role: clusterRole('view') },
  },
  { title: 'A member of system:masters may do anything', when: 'get secrets -A', superuser: true },
  {
    title: 'A kubelet reads what its own pods need',
    given: [
      'create secret generic key -n a',
      [
        'create -f -',
        'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: a}\nspec: {nodeName: worker-1, containers: [{name: main, image: nginx}], volumes: [{name: key, secret: {secretName: key}}]}',
      ],
    ],
    when: 'get secret key -n a --as system:node:worker-1 --as-group system:nodes',
    node: true,
  },
  {
    title: 'A Namespace counts as in the namespace of its own name',
    given: [
      'create role self --verb=get --resource=namespaces -n a',
      'create rolebinding self --role=self --user=ann -n a',
    ],
    when: 'get namespace a --as ann',
    grant: { binding: bindingIn('a', 'self'), role: roleIn('a', 'self') },
  },
]

export const forbidden: AccessSituation[] = [
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
    title: 'The verb is missing',
    given: [READ, TO_ANN],
    when: 'delete pod web -n a --as ann',
    says: `pods "web" is forbidden: ${no('delete resource "pods" in API group ""', inA)}`,
    nearest: [
      {
        binding: bindingIn('a'),
        role: roleIn('a'),
        rule: READ_RULE,
        differences: [{ attribute: 'verb', asked: 'delete', listed: ['get', 'list'] }],
      },
    ],
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
    title: 'The role has pods, but not their logs',
    given: [READ, TO_ANN, 'run web --image=nginx -n a'],
    when: 'logs web -n a --as ann',
    says: `pods "web" is forbidden: ${no('get resource "pods/log" in API group ""', inA)}`,
    nearest: [{ differences: [{ attribute: 'subresource', asked: 'pods/log', listed: ['pods'] }] }],
  },
  {
    title: 'The role has only the logs of pods',
    given: ['create role read --verb=get,list --resource=pods/log -n a', TO_ANN],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [{ differences: [{ attribute: 'subresource', asked: 'pods', listed: ['pods/log'] }] }],
  },
  {
    title: 'exec asks for create on pods/exec, not for get on pods',
    given: [READ, TO_ANN, 'run web --image=nginx -n a'],
    when: 'exec web -n a --as ann -- ls',
    says: `pods "web" is forbidden: ${no('create resource "pods/exec" in API group ""', inA)}`,
    nearest: [
      {
        differences: [
          { attribute: 'subresource', asked: 'pods/exec', listed: ['pods'] },
          { attribute: 'verb', asked: 'create', listed: ['get', 'list'] },
        ],
      },
    ],
  },
  {
    title: 'Deployments under the core API group',
    given: [
      [
        'apply -f -',
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: read, namespace: a}\nrules: [{apiGroups: [""], resources: [deployments], verbs: [get, list]}]',
      ],
      TO_ANN,
    ],
    when: 'get deployments -n a --as ann',
    says: `deployments.apps is forbidden: ${no('list resource "deployments" in API group "apps"', inA)}`,
    nearest: [{ differences: [{ attribute: 'apiGroup', asked: 'apps', listed: [''] }] }],
  },
  {
    title: 'The rule says pod, not pods',
    given: [
      [
        'apply -f -',
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: read, namespace: a}\nrules: [{apiGroups: [""], resources: [Pod], verbs: [get, list]}]',
      ],
      TO_ANN,
    ],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [{ differences: [{ attribute: 'resource spelling', asked: 'pods', listed: ['Pod'] }] }],
  },
  {
    title: 'The rule is for an object of another name',
    given: ['create role read --verb=get --resource=configmaps --resource-name=settings -n a', TO_ANN],
    when: 'get configmap other -n a --as ann',
    says: `configmaps "other" is forbidden: ${no('get resource "configmaps" in API group ""', inA)}`,
    nearest: [{ differences: [{ attribute: 'resourceName', asked: 'other', listed: ['settings'] }] }],
  },
  {
    title: 'A list has no name, so a rule with names does not allow it',
    given: ['create role read --verb=get,list --resource=configmaps --resource-name=settings -n a', TO_ANN],
    when: 'get configmaps -n a --as ann',
    says: `configmaps is forbidden: ${no('list resource "configmaps" in API group ""', inA)}`,
    nearest: [{ differences: [{ attribute: 'resourceName', asked: '', listed: ['settings'] }] }],
  },
  {
    title: 'The role is about another resource',
    given: [READ, TO_ANN],
    when: 'get secrets -n a --as ann',
    says: `secrets is forbidden: ${no('list resource "secrets" in API group ""', inA)}`,
    nearest: [{ differences: [{ attribute: 'resource', asked: 'secrets', listed: ['pods'] }] }],
  },
  {
    title: 'The bound service account lives in another namespace',
    given: [READ, 'create rolebinding read --role=read --serviceaccount=b:robot -n a'],
    when: `get pods -n a --as ${ROBOT}`,
    says: listPods(ROBOT),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'namespace',
            asked: ROBOT,
            bound: { kind: 'ServiceAccount', name: 'robot', namespace: 'b' },
          },
        ],
      },
    ],
  },
  {
    title: 'A User of the name of the service account is bound',
    given: [READ, 'create rolebinding read --role=read --user=robot -n a'],
    when: `get pods -n a --as ${ROBOT}`,
    says: listPods(ROBOT),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'kind',
            asked: ROBOT,
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'robot' },
          },
        ],
      },
    ],
  },
  {
    title: 'A User of the name of the group is bound',
    given: [READ, 'create rolebinding read --role=read --user=dev -n a'],
    when: 'get pods -n a --as ann --as-group dev',
    says: listPods(),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'kind',
            asked: 'ann',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'dev' },
          },
        ],
      },
    ],
  },
  {
    title: 'A Group of the name of the user is bound',
    given: [READ, 'create rolebinding read --role=read --group=ann -n a'],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'kind',
            asked: 'ann',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ann' },
          },
        ],
      },
    ],
  },
  {
    title: 'Names of users differ by case',
    given: [READ, 'create rolebinding read --role=read --user=Ann -n a'],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'case',
            asked: 'ann',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'Ann' },
          },
        ],
      },
    ],
  },
  {
    title: 'Names of groups differ by a letter',
    given: [READ, 'create rolebinding read --role=read --group=developer -n a'],
    when: 'get pods -n a --as ann --as-group developers',
    says: listPods(),
    nearest: [
      {
        differences: [
          {
            attribute: 'subject',
            mistake: 'spelling',
            asked: 'ann',
            bound: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'developer' },
          },
        ],
      },
    ],
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
    title: 'The role has no rules',
    given: [
      [
        'apply -f -',
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: read, namespace: a}',
      ],
      TO_ANN,
    ],
    when: 'get pods -n a --as ann',
    says: listPods(),
    nearest: [{ binding: bindingIn('a'), differences: [{ attribute: 'rules' }] }],
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
    title: 'scale patches deployments/scale, not deployments',
    given: [
      'create role edit --verb=get,patch --resource=deployments.apps -n a',
      'create rolebinding edit --role=edit --user=ann -n a',
      'create deployment web --image=nginx -n a',
    ],
    when: 'scale deployment web --replicas=2 -n a --as ann',
    says: `deployments.apps "web" is forbidden: ${no('patch resource "deployments/scale" in API group "apps"', inA)}`,
    nearest: [
      { differences: [{ attribute: 'subresource', asked: 'deployments/scale', listed: ['deployments'] }] },
    ],
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
    title: 'A path that is no resource',
    given: [
      'create clusterrole paths --verb=get --non-resource-url=/logs/*',
      'create clusterrolebinding paths --clusterrole=paths --user=ann',
    ],
    when: 'get --raw /metrics --as ann',
    says: `forbidden: ${no('get path "/metrics"', '').trim()}`,
    nearest: [{ differences: [{ attribute: 'path', asked: '/metrics', listed: ['/logs/*'] }] }],
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
