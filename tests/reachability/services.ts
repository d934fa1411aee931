import { DOCS, type Row, type Section } from './world'

const PAGE = `${DOCS}/concepts/services-networking/service/`
const DEBUG = `${DOCS}/tasks/debug/debug-application/debug-service/`
const VIRTUAL = `${DOCS}/reference/networking/virtual-ips/`

const service = (name: string, spec: string) =>
  `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {${spec}}
`

const FRONT = { from: 'shop/client', to: 'front', port: 80 }
const object = { kind: 'Service', name: 'front', namespace: 'shop' }
const ports = (rest: string) => `ports: [{port: 80, ${rest}}]`
const WEB = 'selector: {app: web}'
const ADDRESS = 'clusterIP: 10.96.0.70'

const pod = (name: string, labels: string, spec: string) =>
  `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {${labels}}}
spec: {nodeName: worker-1, ${spec}}
`

const rows: Row[] = [
  {
    title: 'A Service leads to its pods',
    page: `${PAGE}#type-clusterip`,
    from: 'shop/client',
    to: 'web',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'From another namespace by the name of its own',
    page: `${PAGE}#dns`,
    from: 'ops/client',
    to: 'web.shop',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'The selector is spelt otherwise than the labels',
    page: `${DEBUG}#does-the-service-have-any-endpointslices`,
    given: [service('front', `selector: {app: wbe}, ${ports('targetPort: 80')}`)],
    ...FRONT,
    outcome: 'refused',
    code: 'no endpoint',
    cause: { object, why: 'no match', field: 'spec.selector' },
  },
  {
    title: 'The target port is not that of the process',
    page: `${DEBUG}#is-the-service-defined-correctly`,
    given: [service('front', `${WEB}, ${ports('targetPort: 8080')}`)],
    ...FRONT,
    outcome: 'refused',
    code: 'not listening',
    cause: { object, why: 'no match', field: 'spec.ports[0].targetPort', found: 8080, wanted: [80] },
  },
  {
    title: 'No container names its port so',
    page: `${PAGE}#field-spec-ports`,
    given: [service('front', `${WEB}, ${ports('targetPort: https')}`)],
    ...FRONT,
    outcome: 'refused',
    code: 'no endpoint',
    cause: { object, field: 'spec.ports[0].targetPort', found: 'https' },
  },
  {
    title: 'The Service has another port than the one that is asked for',
    page: `${DEBUG}#is-the-service-defined-correctly`,
    from: 'shop/client',
    to: 'web',
    port: 8080,
    outcome: 'timeout',
    code: 'no such port',
    cause: { object: { ...object, name: 'web' }, field: 'spec.ports', found: 8080, wanted: [80] },
  },
  {
    title: 'The only pod is not ready',
    page: `${DEBUG}#does-the-service-have-any-endpointslices`,
    given: [
      pod(
        'late',
        'app: late',
        'containers: [{name: c, image: nginx, readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 1}}]',
      ),
      service('front', `selector: {app: late}, ${ports('targetPort: 80')}`),
    ],
    ...FRONT,
    outcome: 'refused',
    code: 'no endpoint',
    cause: { object: { kind: 'Pod', name: 'late', namespace: 'shop' }, why: 'probe' },
  },
  {
    title: 'Not ready, but published so',
    page: `${DOCS}/concepts/services-networking/dns-pod-service/#pod-s-setHostnameasfqdn-field`.replace(
      /#.*/,
      '',
    ),
    given: [
      pod(
        'late',
        'app: late',
        'containers: [{name: c, image: nginx, readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 1}}]',
      ),
      service('front', `selector: {app: late}, publishNotReadyAddresses: true, ${ports('targetPort: 80')}`),
    ],
    ...FRONT,
    outcome: 'ok',
  },
  {
    title: 'The process listens on its own loopback only',
    page: `${DEBUG}#are-the-pods-working`,
    given: [
      pod(
        'inner',
        'app: inner',
        'containers: [{name: c, image: nginx, volumeMounts: [{name: conf, mountPath: /etc/nginx/conf.d}]}], volumes: [{name: conf, configMap: {name: inner}}]',
      ),
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: inner, namespace: shop}\ndata: {default.conf: "server { listen 127.0.0.1:80; }"}\n',
      service('front', `selector: {app: inner}, ${ports('targetPort: 80')}`),
    ],
    ...FRONT,
    outcome: 'refused',
    code: 'loopback only',
  },
  {
    title: 'A Service without selector, whose EndpointSlice is written by hand',
    page: `${PAGE}#services-without-selectors`,
    given: [
      service('front', ports('targetPort: 80')),
      'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: front-1, namespace: shop, labels: {kubernetes.io/service-name: front}}\naddressType: IPv4\nports: [{port: 80, protocol: TCP}]\nendpoints: [{addresses: [203.0.113.10]}]\n',
    ],
    ...FRONT,
    outcome: 'ok',
  },
  {
    title: 'A Service without selector, and nothing else',
    page: `${PAGE}#services-without-selectors`,
    given: [service('front', ports('targetPort: 80'))],
    ...FRONT,
    outcome: 'refused',
    code: 'no endpoint',
    cause: { object, why: 'none asked', field: 'spec.selector' },
  },
  {
    title: 'A headless Service: the name leads to the pod, whose port it is',
    page: `${PAGE}#headless-services`,
    given: [service('front', `${WEB}, clusterIP: None, ${ports('targetPort: 80')}`)],
    ...FRONT,
    outcome: 'ok',
  },
  {
    title: 'A headless Service changes no port',
    page: `${PAGE}#headless-services`,
    given: [service('front', `${WEB}, clusterIP: None, ports: [{port: 8080, targetPort: 80}]`)],
    ...FRONT,
    port: 8080,
    outcome: 'refused',
    code: 'not listening',
  },
  {
    title: 'A port of the nodes, from outside',
    page: `${PAGE}#type-nodeport`,
    given: [service('front', `type: NodePort, ${WEB}, ${ports('targetPort: 80, nodePort: 30080')}`)],
    from: 'outside 198.51.100.7',
    to: '192.168.56.12',
    port: 30_080,
    outcome: 'ok',
  },
  {
    title: 'The address of a Service means nothing outside',
    page: `${PAGE}#publishing-services-service-types`,
    given: [service('front', `${WEB}, ${ADDRESS}, ${ports('targetPort: 80')}`)],
    from: 'outside 198.51.100.7',
    to: '10.96.0.70',
    port: 80,
    outcome: 'timeout',
    code: 'not routed',
    cause: { object, field: 'spec.type', found: 'ClusterIP', wanted: ['NodePort', 'LoadBalancer'] },
  },
  {
    title: 'Traffic of outside stays on its node, which has no endpoint',
    page: `${VIRTUAL}#external-traffic-policy`,
    given: [
      service(
        'front',
        `type: NodePort, externalTrafficPolicy: Local, ${WEB}, ${ports('targetPort: 80, nodePort: 30080')}`,
      ),
    ],
    from: 'outside 198.51.100.7',
    to: '192.168.56.12',
    port: 30_080,
    outcome: 'timeout',
    code: 'no local endpoint',
    cause: { object, field: 'spec.externalTrafficPolicy', wanted: ['worker-1'] },
  },
  {
    title: 'The same at the node that has one',
    page: `${VIRTUAL}#external-traffic-policy`,
    given: [
      service(
        'front',
        `type: NodePort, externalTrafficPolicy: Local, ${WEB}, ${ports('targetPort: 80, nodePort: 30080')}`,
      ),
    ],
    from: 'outside 198.51.100.7',
    to: '192.168.56.11',
    port: 30_080,
    outcome: 'ok',
  },
  {
    title: 'Traffic of the cluster stays on its node, which has no endpoint',
    page: `${DOCS}/concepts/services-networking/service-traffic-policy/`,
    given: [service('front', `internalTrafficPolicy: Local, ${WEB}, ${ports('targetPort: 80')}`)],
    from: 'ops/client',
    to: 'front.shop',
    port: 80,
    outcome: 'timeout',
    code: 'no local endpoint',
    cause: { object, field: 'spec.internalTrafficPolicy', wanted: ['worker-1'] },
  },
  {
    title: 'An address outside that somebody has routed to the nodes',
    page: `${PAGE}#external-ips`,
    given: [service('front', `${WEB}, externalIPs: [198.51.100.32], ${ports('targetPort: 80')}`)],
    from: 'shop/client',
    to: '198.51.100.32',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'Several ports, each by its number',
    page: `${PAGE}#multi-port-services`,
    given: [
      service(
        'front',
        `${WEB}, ports: [{name: http, port: 80, targetPort: http}, {name: admin, port: 9000, targetPort: 9000}]`,
      ),
    ],
    ...FRONT,
    port: 9000,
    outcome: 'refused',
    code: 'not listening',
    cause: { object, field: 'spec.ports[1].targetPort', found: 9000 },
  },
  {
    title: 'A pod that is gone leaves an address that nobody has',
    page: `${PAGE}#why-not-use-round-robin-dns`,
    from: 'shop/client',
    to: '10.244.1.250',
    port: 80,
    outcome: 'unreachable',
    code: 'no such address',
  },
  {
    title: 'The Deployment behind the Service was scaled to nothing',
    page: `${DEBUG}#does-the-service-have-any-endpointslices`,
    given: [
      'create deployment front -n shop --image=nginx',
      'expose deployment front -n shop --port=80',
      'scale deployment front -n shop --replicas=0',
    ],
    ...FRONT,
    outcome: 'refused',
    code: 'no endpoint',
    cause: { object: { kind: 'Deployment', name: 'front', namespace: 'shop' }, why: 'none asked' },
  },
  {
    title: 'UDP is another port than TCP of the same number',
    page: `${DOCS}/reference/networking/service-protocols/`,
    given: [service('front', `${WEB}, ${ADDRESS}, ports: [{port: 80, protocol: UDP}]`)],
    from: 'shop/client',
    to: '10.96.0.70',
    port: 80,
    outcome: 'timeout',
    code: 'no such port',
    cause: { object, field: 'spec.ports[0].protocol', found: 'UDP', wanted: 'TCP' },
  },
]

export const services: Section = { name: 'Services', rows }
