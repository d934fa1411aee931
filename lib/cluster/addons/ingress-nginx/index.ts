/**
 * `ingress-nginx`: the controller as its manifest for machines without a cloud installs it, with its webhook.
 * Differs: no jobs that make its certificate, which is there from the start; fewer rights than it asks for.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { type AddonObject, webhookServer } from '@/lib/cluster/addons/webhook-server'
import {
  INGRESS_CERTIFICATE,
  INGRESS_NGINX,
  INGRESS_NGINX_VERSION,
  INGRESS_WEBHOOK_PORT,
} from '@/lib/cluster/kubelet/images/ingress-nginx'

export const NAMESPACE = 'ingress-nginx'
export const NAME = 'ingress-nginx-controller'
const ADMISSION = `${NAME}-admission`

const read = (apiGroups: string[], resources: string[], ...more: string[]) => ({
  apiGroups,
  resources,
  verbs: ['get', 'list', 'watch', ...more],
})

const probe = (failureThreshold: number) => ({
  httpGet: { path: '/healthz', port: 10_254, scheme: 'HTTP' as const },
  initialDelaySeconds: 10,
  periodSeconds: 10,
  timeoutSeconds: 1,
  failureThreshold,
})

const container: IContainer = {
  name: 'controller',
  image: `${INGRESS_NGINX}:${INGRESS_NGINX_VERSION}`,
  args: [
    '/nginx-ingress-controller',
    '--election-id=ingress-nginx-leader',
    '--controller-class=k8s.io/ingress-nginx',
    '--ingress-class=nginx',
    `--configmap=$(POD_NAMESPACE)/${NAME}`,
    `--validating-webhook=:${INGRESS_WEBHOOK_PORT}`,
    '--validating-webhook-certificate=/usr/local/certificates/cert',
    '--validating-webhook-key=/usr/local/certificates/key',
  ],
  env: ['name', 'namespace'].map((field) => ({
    name: `POD_${field.toUpperCase()}`,
    valueFrom: { fieldRef: { fieldPath: `metadata.${field}` } },
  })),
  ports: [
    { name: 'http', containerPort: 80 },
    { name: 'https', containerPort: 443 },
    { name: 'webhook', containerPort: INGRESS_WEBHOOK_PORT },
  ],
  livenessProbe: probe(5),
  readinessProbe: probe(3),
  resources: { requests: { cpu: '100m', memory: '90Mi' } },
}

const service = {
  metadata: { name: NAME, namespace: NAMESPACE },
  spec: {
    type: 'NodePort',
    selector: { app: NAME },
    ports: ['http', 'https'].map((name) => ({
      name,
      appProtocol: name,
      port: name === 'http' ? 80 : 443,
      targetPort: name,
    })),
  },
}

export function ingressNginx(now: number): AddonObject[] {
  const { objects, caBundle } = webhookServer(
    {
      namespace: NAMESPACE,
      name: NAME,
      service: ADMISSION,
      authority: 'ingress-nginx',
      ports: [{ name: 'https-webhook', port: 443, targetPort: INGRESS_WEBHOOK_PORT }],
      secret: 'ingress-nginx-admission',
      certificateDirectory: INGRESS_CERTIFICATE.replace(/\/[^/]*$/, ''),
      rules: [
        read([''], ['configmaps', 'endpoints', 'nodes', 'pods', 'secrets', 'namespaces', 'services']),
        read(['networking.k8s.io'], ['ingresses', 'ingressclasses']),
        { apiGroups: ['networking.k8s.io'], resources: ['ingresses/status'], verbs: ['update'] },
        { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
        read(['discovery.k8s.io'], ['endpointslices']),
      ],
      container,
    },
    now,
  )
  const webhook = {
    name: 'validate.nginx.ingress.kubernetes.io',
    rules: [
      {
        apiGroups: ['networking.k8s.io'],
        apiVersions: ['v1'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['ingresses'],
      },
    ],
    clientConfig: {
      service: { namespace: NAMESPACE, name: ADMISSION, path: '/networking/v1/ingresses', port: 443 },
      caBundle,
    },
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    sideEffects: 'None',
  }
  const core = `/api/v1/namespaces/${NAMESPACE}`
  return [
    ...objects,
    { path: `${core}/configmaps`, body: { metadata: { name: NAME, namespace: NAMESPACE } } },
    { path: `${core}/services`, body: service },
    {
      path: '/apis/networking.k8s.io/v1/ingressclasses',
      body: { metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' } },
    },
    {
      path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
      body: { metadata: { name: 'ingress-nginx-admission' }, webhooks: [webhook] },
    },
  ]
}
