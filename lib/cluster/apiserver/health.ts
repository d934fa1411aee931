/** What the health endpoints answer: every check passes as long as the server runs. */

const FIRST = ['ping', 'log', 'etcd']
const READY = ['etcd-readiness', 'informer-sync']
const HOOKS = [
  'start-apiserver-admission-initializer',
  'generic-apiserver-start-informers',
  'priority-and-fairness-config-consumer',
  'priority-and-fairness-filter',
  'storage-object-count-tracker-hook',
  'start-apiextensions-informers',
  'start-apiextensions-controllers',
  'crd-informer-synced',
  'start-system-namespaces-controller',
  'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller',
  'start-kube-apiserver-identity-lease-garbage-collector',
  'start-legacy-token-tracking-controller',
  'start-service-ip-repair-controllers',
  'rbac/bootstrap-roles',
  'scheduling/bootstrap-system-priority-classes',
  'priority-and-fairness-config-producer',
  'bootstrap-controller',
  'start-kubernetes-service-cidr-controller',
  'aggregator-reload-proxy-client-cert',
  'start-kube-aggregator-informers',
  'apiservice-status-local-available-controller',
  'apiservice-status-remote-available-controller',
  'apiservice-registration-controller',
  'apiservice-discovery-controller',
  'kube-apiserver-autoregistration',
].map((hook) => `poststarthook/${hook}`)
const LAST = ['autoregister-completion', 'poststarthook/apiservice-openapi-controller']
const OPENAPI_V3 = 'poststarthook/apiservice-openapiv3-controller'
const SHUTDOWN = 'shutdown'

function checksOf(endpoint: string): string[] {
  const ready = endpoint === 'readyz'
  return [...FIRST, ...(ready ? READY : []), ...HOOKS, ...LAST, OPENAPI_V3, ...(ready ? [SHUTDOWN] : [])]
}

/** The text of `/livez`, `/readyz?verbose`, `/healthz/ping`; undefined when there is no such check. */
export function healthText(path: string, query: Readonly<Record<string, string>>): string | undefined {
  const [, endpoint, check] = /^\/(healthz|livez|readyz)(?:\/(.+))?$/.exec(path) ?? []
  if (endpoint === undefined) return undefined
  const checks = checksOf(endpoint)
  if (check !== undefined) return checks.includes(check) ? 'ok' : undefined
  if (query.verbose === undefined) return 'ok'
  return `${checks.map((name) => `[+]${name} ok\n`).join('')}${endpoint} check passed\n`
}
