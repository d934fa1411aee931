/** `sidecar-injector`: istiod, which adds a proxy to the Pods of namespaces labelled istio-injection=enabled. */
import { type AddonObject, webhookServer } from '@/lib/cluster/addons/webhook-server'
import { ISTIO_VERSION, ISTIOD_CERTIFICATE, ISTIOD_PORT } from '@/lib/cluster/kubelet/images/istio'

const NAMESPACE = 'istio-system'
const NAME = 'istiod'

const expression = (key: string, operator: string, ...values: string[]) => ({
  key,
  operator,
  ...(values.length > 0 ? { values } : {}),
})

const INJECTION = 'istio-injection'
const INJECT = 'sidecar.istio.io/inject'

/** Of namespaces that ask for it, and of single Pods that do. */
const SELECTORS = [
  {
    name: 'namespace.sidecar-injector.istio.io',
    namespaceSelector: { matchExpressions: [expression(INJECTION, 'In', 'enabled')] },
    objectSelector: { matchExpressions: [expression(INJECT, 'NotIn', 'false')] },
  },
  {
    name: 'object.sidecar-injector.istio.io',
    namespaceSelector: { matchExpressions: [expression(INJECTION, 'DoesNotExist')] },
    objectSelector: { matchExpressions: [expression(INJECT, 'In', 'true')] },
  },
]

export function sidecarInjector(now: number): AddonObject[] {
  const { objects, caBundle } = webhookServer(
    {
      namespace: NAMESPACE,
      name: NAME,
      service: NAME,
      authority: 'istiod',
      ports: [{ name: 'https-webhook', port: 443, targetPort: ISTIOD_PORT }],
      secret: 'istiod-tls',
      certificateDirectory: ISTIOD_CERTIFICATE.replace(/\/[^/]*$/, ''),
      rules: [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }],
      container: {
        name: 'discovery',
        image: `docker.io/istio/pilot:${ISTIO_VERSION}`,
        args: ['discovery'],
        ports: [{ name: 'webhook', containerPort: ISTIOD_PORT }],
        resources: { requests: { cpu: '100m', memory: '256Mi' } },
      },
    },
    now,
  )
  const webhooks = SELECTORS.map((selectors) => ({
    ...selectors,
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
    clientConfig: { service: { namespace: NAMESPACE, name: NAME, path: '/inject', port: 443 }, caBundle },
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    sideEffects: 'None',
    reinvocationPolicy: 'Never',
  }))
  const path = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations'
  return [...objects, { path, body: { metadata: { name: 'istio-sidecar-injector' }, webhooks } }]
}
