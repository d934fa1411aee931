import { bindingIn, inA, listPods, no, READ, READ_RULE, roleIn, TO_ANN } from './names'
import type { AccessSituation } from './situation'

/** For what the rules of a role list. */
export const rules: AccessSituation[] = [
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
    title: 'A path that is no resource',
    given: [
      'create clusterrole paths --verb=get --non-resource-url=/logs/*',
      'create clusterrolebinding paths --clusterrole=paths --user=ann',
    ],
    when: 'get --raw /metrics --as ann',
    says: `forbidden: ${no('get path "/metrics"', '').trim()}`,
    nearest: [{ differences: [{ attribute: 'path', asked: '/metrics', listed: ['/logs/*'] }] }],
  },
]
