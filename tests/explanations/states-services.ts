import { one } from './lines'

import { deployment, inA, manifest, type StateSituation, type Step } from './state-situation'

const create: Step = 'create deployment web --image=nginx --port=80 -n a'
const service = (rest: string, selector = 'app: web') =>
  manifest('v1', 'Service', 'web', `spec: {selector: {${selector}}, ports: [{port: 80, ${rest}}]}`)
const web = { object: inA('Service', 'web') }
const ingress = (backend: string, more = '') =>
  manifest(
    'networking.k8s.io/v1',
    'Ingress',
    'site',
    `spec: {${more}rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {${backend}}}}]}}]}`,
  )
const site = { object: inA('Ingress', 'site') }
const nginx: Step = [
  'create -f -',
  'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx}\nspec: {controller: k8s.io/ingress-nginx}',
]

/** Why a Service or an Ingress leads nowhere. */
export const services: StateSituation[] = [
  {
    title: 'The selector of a Service has another value than the pods',
    given: [create, service('targetPort: 80', 'app: wbe')],
    ...web,
    way: ['Service web no match'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.selector',
      found: { app: 'wbe' },
      wanted: { app: 'web' },
    },
    command: 'create -f -',
  },
  {
    title: 'The selector of a Service has one label too many',
    given: [create, service('targetPort: 80', 'app: web, tier: front')],
    ...web,
    way: ['Service web no match'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.selector',
      found: { app: 'web', tier: 'front' },
      wanted: { app: 'web' },
    },
    command: 'create -f -',
  },
  {
    title: 'The pods are in another namespace than their Service',
    given: ['create deployment web --image=nginx -n b', service('targetPort: 80')],
    ...web,
    way: ['Service web no match'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'metadata.namespace',
      found: 'a',
      wanted: ['b'],
    },
    command: 'create -f -',
  },
  {
    title: 'The Deployment behind a Service was scaled to nothing',
    given: [create, service('targetPort: 80'), 'scale deployment web --replicas=0 -n a'],
    ...web,
    way: ['Service web waits', 'Deployment web none asked'],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'none asked',
      field: 'spec.replicas',
      found: 0,
    },
    command: 'scale deployment web --replicas=0 -n a',
  },
  {
    title: 'The pods behind a Service are not ready',
    given: [
      deployment(one(', readinessProbe: {httpGet: {path: /none, port: 80}, periodSeconds: 1}')),
      service('targetPort: 80'),
    ],
    ...web,
    way: [
      'Service web waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… probe',
      'Deployment web probe',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.template.spec.containers[0].readinessProbe.httpGet.path',
      found: '/none',
    },
    command: 'create -f -',
  },
  {
    title: 'No container has the name of the target port',
    given: [deployment(one(', ports: [{containerPort: 80, name: web}]')), service('targetPort: http')],
    ...web,
    way: ['Service web no match'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.ports[0].targetPort',
      found: 'http',
      wanted: ['web'],
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody listens on the target port',
    given: [create, service('targetPort: 8080')],
    ...web,
    way: ['Service web no match'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.ports[0].targetPort',
      found: 8080,
      wanted: [80],
    },
    command: 'create -f -',
  },
  {
    title: 'A Service without a selector has no endpoints',
    given: [manifest('v1', 'Service', 'web', 'spec: {ports: [{port: 80}]}')],
    ...web,
    way: ['Service web none asked'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'none asked',
      field: 'spec.selector',
      found: null,
      wanted: [],
    },
    command: 'create -f -',
  },
  {
    title: 'No cloud gives the Service an address',
    given: [create, 'expose deployment web --type=LoadBalancer -n a'],
    ...web,
    way: ['Service web nobody'],
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'a' },
      why: 'nobody',
      field: 'status.loadBalancer.ingress',
      found: [],
    },
    command: 'expose deployment web --type=LoadBalancer -n a',
  },
  {
    title: 'The class of an Ingress is not there',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: web, port: {number: 80}', 'ingressClassName: nginxx, '),
    ],
    ...site,
    way: ['Ingress site waits', 'IngressClass nginxx missing'],
    cause: { object: { kind: 'IngressClass', name: 'nginxx' }, why: 'missing', wanted: ['nginx'] },
    command: 'create -f -',
  },
  {
    title: 'The Ingress names no class, and none is the default',
    given: [nginx, create, 'expose deployment web -n a', ingress('name: web, port: {number: 80}')],
    ...site,
    way: ['Ingress site nobody'],
    cause: {
      object: { kind: 'Ingress', name: 'site', namespace: 'a' },
      why: 'nobody',
      field: 'spec.ingressClassName',
      found: null,
      wanted: ['nginx'],
    },
    command: 'create -f -',
  },
  {
    title: 'The Service of an Ingress is not there',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: wbe, port: {number: 80}', 'ingressClassName: nginx, '),
    ],
    ...site,
    way: ['Ingress site waits', 'Service wbe missing'],
    cause: { object: { kind: 'Service', name: 'wbe', namespace: 'a' }, why: 'missing', wanted: ['web'] },
    command: 'create -f -',
  },
  {
    title: 'The Service of an Ingress has another port',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: web, port: {number: 8080}', 'ingressClassName: nginx, '),
    ],
    ...site,
    way: ['Ingress site no match'],
    cause: {
      object: { kind: 'Ingress', name: 'site', namespace: 'a' },
      why: 'no match',
      field: 'spec.rules[0].http.paths[0].backend.service.port.number',
      found: 8080,
      wanted: [{ port: 80 }],
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody answers behind the Service of an Ingress',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: web, port: {number: 80}', 'ingressClassName: nginx, '),
      'set image deployment web nginx=nginx:doesnotexist -n a',
      'delete pod -l app=web -n a',
      'scale deployment web --replicas=0 -n a',
    ],
    ...site,
    way: ['Ingress site waits', 'Service web waits', 'Deployment web none asked'],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'none asked',
      field: 'spec.replicas',
      found: 0,
    },
    command: 'scale deployment web --replicas=0 -n a',
  },
  {
    title: 'The certificate of an Ingress is not there',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: web, port: {number: 80}', 'ingressClassName: nginx, tls: [{secretName: cert}], '),
    ],
    ...site,
    way: ['Ingress site waits', 'Secret cert missing'],
    cause: { object: { kind: 'Secret', name: 'cert', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'No controller works for the class of an Ingress',
    given: [
      nginx,
      create,
      'expose deployment web -n a',
      ingress('name: web, port: {number: 80}', 'ingressClassName: nginx, '),
    ],
    ...site,
    way: ['Ingress site waits', 'IngressClass nginx nobody'],
    cause: {
      object: { kind: 'IngressClass', name: 'nginx' },
      why: 'nobody',
      field: 'spec.controller',
      found: 'k8s.io/ingress-nginx',
    },
    command: 'create -f -',
  },
]
