/**
 * `metrics-adapter`: custom.metrics.k8s.io and external.metrics.k8s.io. What they tell is declared in the ConfigMap
 * custom-metrics/metric-series (addons/metrics/declared-series.ts).
 */
import { METRICS_ADAPTER } from '@/lib/cluster/addons/metrics/backend'
import { SERIES_NAMESPACE } from '@/lib/cluster/addons/metrics/declared-series'
import { CUSTOM, EXTERNAL } from '@/lib/cluster/addons/metrics/series-metrics'
import { apiServiceObject } from '@/lib/cluster/addons/metrics-server'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import { ADAPTER_PORT } from '@/lib/cluster/kubelet/images/metrics-server'

const NAME = 'prometheus-adapter'
const labels = { 'app.kubernetes.io/name': NAME }

const container = {
  name: NAME,
  image: `${METRICS_ADAPTER}:v0.12.0`,
  args: [`--secure-port=${ADAPTER_PORT}`, '--cert-dir=/tmp/cert', '--config=/etc/adapter/config.yaml'],
  ports: [{ name: 'https', containerPort: ADAPTER_PORT }],
  readinessProbe: { httpGet: { path: '/healthz', port: 'https', scheme: 'HTTPS' } },
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
}

const spec = {
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: { containers: [container], volumes: [{ name: 'tmp', emptyDir: {} }] },
  },
}

export const metricsAdapter = (): AddonObject[] => {
  const core = `/api/v1/namespaces/${SERIES_NAMESPACE}`
  const target = { namespace: SERIES_NAMESPACE, name: NAME }
  const ports = [{ name: 'https', port: 443, targetPort: 'https' }]
  return [
    { path: '/api/v1/namespaces', body: { metadata: { name: SERIES_NAMESPACE } } },
    {
      path: `${core}/services`,
      body: { metadata: { name: NAME, labels }, spec: { selector: labels, ports } },
    },
    {
      path: `/apis/apps/v1/namespaces/${SERIES_NAMESPACE}/deployments`,
      body: { metadata: { name: NAME, labels }, spec },
    },
    apiServiceObject(CUSTOM, target),
    apiServiceObject(EXTERNAL, target),
  ]
}
