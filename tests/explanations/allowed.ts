import { bindingIn, clusterRole, READ, READ_RULE, ROBOT, roleIn, TO_ANN } from './names'
import type { AccessSituation } from './situation'

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
