/**
 * `vertical-pod-autoscaler`: its definitions, recommender, updater and admission controller.
 * It reads metrics.k8s.io, and so needs `metrics-server` besides.
 */
import { vpaDefinitions } from '@/lib/cluster/addons/vertical-pod-autoscaler/definitions'
import { RECOMMENDER, recommender } from '@/lib/cluster/addons/vertical-pod-autoscaler/recommender'
import { UPDATER, updater } from '@/lib/cluster/addons/vertical-pod-autoscaler/updater'
import { type AddonObject, webhookServer } from '@/lib/cluster/addons/webhook-server'
import type { Component } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { VPA_CERTIFICATE, VPA_PORT } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/admission'
import { VPA_GROUP, VPA_NAMESPACE } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'

const VERSION = '1.5.1'
const ADMISSION = 'vpa-admission-controller'
const SERVICE = 'vpa-webhook'
const image = (name: string) => `registry.k8s.io/autoscaling/${name}:${VERSION}`
const resources = { requests: { cpu: '50m', memory: '200Mi' }, limits: { cpu: '200m', memory: '1000Mi' } }

function workload(name: string, container: string): AddonObject[] {
  const labels = { app: name }
  const core = `/api/v1/namespaces/${VPA_NAMESPACE}`
  const spec = { serviceAccountName: name, containers: [{ name: container, image: image(name), resources }] }
  return [
    { path: `${core}/serviceaccounts`, body: { metadata: { name } } },
    {
      path: `/apis/apps/v1/namespaces/${VPA_NAMESPACE}/deployments`,
      body: {
        metadata: { name },
        spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
      },
    },
  ]
}

function webhook(caBundle: string): AddonObject {
  const rule = (apiGroup: string, version: string, resource: string, operations: string[]) => ({
    apiGroups: [apiGroup],
    apiVersions: [version],
    operations,
    resources: [resource],
    scope: '*',
  })
  return {
    path: '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
    body: {
      metadata: { name: 'vpa-webhook-config' },
      webhooks: [
        {
          name: 'vpa.k8s.io',
          rules: [
            rule('', 'v1', 'pods', ['CREATE']),
            rule(VPA_GROUP, '*', 'verticalpodautoscalers', ['CREATE', 'UPDATE']),
          ],
          clientConfig: {
            service: { namespace: VPA_NAMESPACE, name: SERVICE, path: '/', port: 443 },
            caBundle,
          },
          admissionReviewVersions: ['v1'],
          failurePolicy: 'Ignore',
          sideEffects: 'None',
          timeoutSeconds: 30,
        },
      ],
    },
  }
}

export function verticalPodAutoscaler(now: number): AddonObject[] {
  const read = ['get', 'list', 'watch']
  const { objects, caBundle } = webhookServer(
    {
      namespace: VPA_NAMESPACE,
      name: ADMISSION,
      service: SERVICE,
      authority: 'vpa_webhook_ca',
      ports: [{ name: 'https', port: 443, targetPort: VPA_PORT }],
      secret: 'vpa-tls-certs',
      certificateDirectory: VPA_CERTIFICATE.replace(/\/[^/]*$/, ''),
      rules: [
        { apiGroups: [VPA_GROUP], resources: ['verticalpodautoscalers'], verbs: read },
        {
          apiGroups: ['apps'],
          resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'],
          verbs: read,
        },
        { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: read },
        {
          apiGroups: [''],
          resources: ['pods', 'configmaps', 'nodes', 'limitranges', 'replicationcontrollers'],
          verbs: read,
        },
      ],
      container: {
        name: 'admission-controller',
        image: image(ADMISSION),
        ports: [{ containerPort: VPA_PORT }],
        resources,
      },
    },
    now,
  )
  return [
    ...vpaDefinitions(),
    ...workload(RECOMMENDER, 'recommender'),
    ...workload(UPDATER, 'updater'),
    // Its namespace is there.
    ...objects.filter(({ path }) => path !== '/api/v1/namespaces'),
    webhook(caBundle),
  ]
}

const user = (name: string) => () => ({
  username: `system:serviceaccount:${VPA_NAMESPACE}:${name}`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${VPA_NAMESPACE}`, 'system:authenticated'],
})

export const vpaProcesses: readonly ProcessSpec[] = [
  { name: RECOMMENDER, components: [recommender as Component], user: user(RECOMMENDER) },
  { name: UPDATER, components: [updater as Component], user: user(UPDATER) },
]
