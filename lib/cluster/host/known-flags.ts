/** Flags that the control plane's programs know. Mirrors: their `--help`, v1.36. */

const COMMON = `allow-metric-labels allow-metric-labels-manifest disabled-metrics feature-gates help
  log-flush-frequency log-json-info-buffer-size log-json-split-stream log-text-info-buffer-size
  log-text-split-stream logging-format show-hidden-metrics-for-version v version vmodule
  bind-address cert-dir client-ca-file contention-profiling disable-http2-serving http2-max-streams-per-connection
  permit-address-sharing permit-port-sharing profiling requestheader-allowed-names requestheader-client-ca-file
  requestheader-extra-headers-prefix requestheader-group-headers requestheader-uid-headers
  requestheader-username-headers secure-port tls-cert-file tls-cipher-suites tls-curve-preferences tls-min-version
  tls-private-key-file tls-sni-cert-key emulated-version emulation-forward-compatible min-compatibility-version
  runtime-config-emulation-forward-compatible`

const API_SERVER = `admission-control admission-control-config-file advertise-address aggregator-reject-forwarding-redirects
  allow-privileged anonymous-auth api-audiences audit-log-batch-buffer-size audit-log-batch-max-size
  audit-log-batch-max-wait audit-log-batch-throttle-burst audit-log-batch-throttle-enable audit-log-batch-throttle-qps
  audit-log-compress audit-log-format audit-log-maxage audit-log-maxbackup audit-log-maxsize audit-log-mode
  audit-log-path audit-log-truncate-enabled audit-log-truncate-max-batch-size audit-log-truncate-max-event-size
  audit-log-version audit-policy-file audit-webhook-batch-buffer-size audit-webhook-batch-max-size
  audit-webhook-batch-max-wait audit-webhook-batch-throttle-burst audit-webhook-batch-throttle-enable
  audit-webhook-batch-throttle-qps audit-webhook-config-file audit-webhook-initial-backoff audit-webhook-mode
  audit-webhook-truncate-enabled audit-webhook-truncate-max-batch-size audit-webhook-truncate-max-event-size
  audit-webhook-version authentication-config authentication-token-webhook-cache-ttl
  authentication-token-webhook-config-file authentication-token-webhook-version authorization-config
  authorization-mode authorization-policy-file authorization-webhook-cache-authorized-ttl
  authorization-webhook-cache-unauthorized-ttl authorization-webhook-config-file authorization-webhook-version
  coordinated-leadership-lease-duration coordinated-leadership-renew-deadline coordinated-leadership-retry-period
  cors-allowed-origins debug-socket-path default-not-ready-toleration-seconds
  default-unreachable-toleration-seconds default-watch-cache-size delete-collection-workers
  disable-admission-plugins disable-http2-serving egress-selector-config-file enable-admission-plugins
  enable-aggregator-routing enable-bootstrap-token-auth enable-garbage-collector enable-priority-and-fairness
  encryption-provider-config encryption-provider-config-automatic-reload endpoint-reconciler-type etcd-cafile
  etcd-certfile etcd-compaction-interval etcd-count-metric-poll-period etcd-db-metric-poll-interval
  etcd-healthcheck-timeout etcd-keyfile etcd-prefix etcd-readycheck-timeout etcd-servers etcd-servers-overrides
  event-ttl external-hostname goaway-chance identity-lease-duration-seconds identity-lease-renew-interval-seconds
  kubelet-certificate-authority kubelet-client-certificate kubelet-client-key kubelet-port
  kubelet-preferred-address-types kubelet-read-only-port kubelet-timeout kubernetes-service-node-port
  lease-reuse-duration-seconds livez-grace-period max-connection-bytes-per-sec max-mutating-requests-inflight
  max-requests-inflight min-request-timeout oidc-ca-file oidc-client-id oidc-groups-claim oidc-groups-prefix
  oidc-issuer-url oidc-required-claim oidc-signing-algs oidc-username-claim oidc-username-prefix
  peer-advertise-ip peer-advertise-port peer-ca-file proxy-client-cert-file proxy-client-key-file
  request-timeout runtime-config service-account-extend-token-expiration service-account-issuer
  service-account-jwks-uri service-account-key-file service-account-lookup
  service-account-max-token-expiration service-account-signing-endpoint service-account-signing-key-file
  service-cluster-ip-range service-node-port-range shutdown-delay-duration shutdown-send-retry-after
  shutdown-watch-termination-grace-period storage-backend storage-initialization-timeout storage-media-type
  strict-transport-security-directives token-auth-file tracing-config-file watch-cache watch-cache-sizes`

const LEADER = `authentication-kubeconfig authentication-skip-lookup authentication-token-webhook-cache-ttl
  authentication-tolerate-lookup-failure authorization-always-allow-paths authorization-kubeconfig
  authorization-webhook-cache-authorized-ttl authorization-webhook-cache-unauthorized-ttl kube-api-burst
  kube-api-content-type kube-api-qps kubeconfig leader-elect leader-elect-lease-duration
  leader-elect-renew-deadline leader-elect-resource-lock leader-elect-resource-name
  leader-elect-resource-namespace leader-elect-retry-period master config`

const CONTROLLERS = `allocate-node-cidrs allow-untagged-cloud attach-detach-reconcile-sync-period cidr-allocator-type
  cloud-config cloud-provider cloud-provider-gce-lb-src-cidrs cluster-cidr cluster-name cluster-signing-cert-file
  cluster-signing-duration cluster-signing-key-file cluster-signing-kube-apiserver-client-cert-file
  cluster-signing-kube-apiserver-client-key-file cluster-signing-kubelet-client-cert-file
  cluster-signing-kubelet-client-key-file cluster-signing-kubelet-serving-cert-file
  cluster-signing-kubelet-serving-key-file cluster-signing-legacy-unknown-cert-file
  cluster-signing-legacy-unknown-key-file concurrent-cron-job-syncs concurrent-daemonset-syncs
  concurrent-deployment-syncs concurrent-endpoint-syncs concurrent-ephemeralvolume-syncs concurrent-gc-syncs
  concurrent-horizontal-pod-autoscaler-syncs concurrent-job-syncs concurrent-namespace-syncs
  concurrent-rc-syncs concurrent-replicaset-syncs concurrent-resource-quota-syncs
  concurrent-service-endpoint-syncs concurrent-service-syncs concurrent-serviceaccount-token-syncs
  concurrent-statefulset-syncs concurrent-ttl-after-finished-syncs configure-cloud-routes
  controller-shutdown-timeout controller-start-interval controllers disable-attach-detach-reconcile-sync
  disable-force-detach-on-timeout enable-dynamic-provisioning enable-garbage-collector enable-hostpath-provisioner
  enable-leader-migration endpoint-updates-batch-period endpointslice-updates-batch-period
  external-cloud-volume-plugin flex-volume-plugin-dir
  horizontal-pod-autoscaler-cpu-initialization-period
  horizontal-pod-autoscaler-downscale-stabilization horizontal-pod-autoscaler-initial-readiness-delay
  horizontal-pod-autoscaler-sync-period horizontal-pod-autoscaler-tolerance large-cluster-size-threshold
  legacy-service-account-token-clean-up-period max-endpoints-per-slice min-resync-period
  mirroring-concurrent-service-endpoint-syncs mirroring-endpointslice-updates-batch-period
  mirroring-max-endpoints-per-subset namespace-sync-period node-cidr-mask-size node-cidr-mask-size-ipv4
  node-cidr-mask-size-ipv6 node-eviction-rate node-monitor-grace-period node-monitor-period node-startup-grace-period
  node-sync-period pv-recycler-increment-timeout-nfs pv-recycler-minimum-timeout-hostpath
  pv-recycler-minimum-timeout-nfs pv-recycler-pod-template-filepath-hostpath
  pv-recycler-pod-template-filepath-nfs pv-recycler-timeout-increment-hostpath pvclaimbinder-sync-period
  resource-quota-sync-period root-ca-file route-reconciliation-period secondary-node-eviction-rate
  service-account-private-key-file service-cluster-ip-range terminated-pod-gc-threshold
  unhealthy-zone-threshold use-service-account-credentials
  concurrent-validating-admission-policy-status-syncs concurrent-device-taint-eviction-syncs`

const SCHEDULER = 'pod-max-in-unschedulable-pods-duration write-config-to'

const LISTS: Record<string, string> = {
  'kube-apiserver': `${COMMON} ${API_SERVER}`,
  'kube-controller-manager': `${COMMON} ${LEADER} ${CONTROLLERS}`,
  'kube-scheduler': `${COMMON} ${LEADER} ${SCHEDULER}`,
}

const BOOLEANS = new Set(
  `allow-privileged anonymous-auth enable-bootstrap-token-auth profiling leader-elect allocate-node-cidrs
  use-service-account-credentials encryption-provider-config-automatic-reload enable-aggregator-routing
  audit-log-compress watch-cache service-account-lookup enable-garbage-collector contention-profiling
  enable-priority-and-fairness audit-log-batch-throttle-enable service-account-extend-token-expiration`.split(
    /\s+/,
  ),
)
const NUMBERS = new Set(`secure-port audit-log-maxage audit-log-maxbackup audit-log-maxsize v`.split(' '))

const known = new Map<string, ReadonlySet<string>>()

function knownTo(program: string): ReadonlySet<string> {
  const found = known.get(program) ?? new Set((LISTS[program] ?? '').split(/\s+/))
  known.set(program, found)
  return found
}

export type Flags = ReadonlyMap<string, string>

const TRUE = /^(1|t|T|TRUE|true|True)$/
const FALSE = /^(0|f|F|FALSE|false|False)$/

export const isOn = (value: string | undefined): boolean => value !== undefined && TRUE.test(value)

/** Why a value does not fit its flag, in pflag's words. */
function valueError(name: string, value: string): string | undefined {
  const invalid = (why: string) => `invalid argument "${value}" for "--${name}" flag: ${why}`
  if (BOOLEANS.has(name) && !TRUE.test(value) && !FALSE.test(value))
    return invalid(`strconv.ParseBool: parsing "${value}": invalid syntax`)
  if (NUMBERS.has(name) && !/^[-+]?\d+$/.test(value))
    return invalid(`strconv.ParseInt: parsing "${value}": invalid syntax`)
  return undefined
}

/** A program's flags, the last of each name; or what pflag says of them. */
export function parseFlags(argv: readonly string[]): { flags: Flags } | { error: string } {
  const [program = '', ...rest] = argv
  const names = knownTo(program.slice(program.lastIndexOf('/') + 1))
  const flags = new Map<string, string>()
  for (let at = 0; at < rest.length; at++) {
    const arg = rest[at] ?? ''
    const [, name, given] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? []
    if (name === undefined) {
      const short = /^-([A-Za-z])/.exec(arg)?.[1]
      if (short && short !== 'v' && short !== 'h')
        return { error: `unknown shorthand flag: '${short}' in ${arg}` }
      if (short) continue
      return { error: `"${program}" does not take any arguments, got ["${arg}"]` }
    }
    if (!names.has(name)) return { error: `unknown flag: --${name}` }
    const value = given ?? (BOOLEANS.has(name) ? 'true' : rest[++at])
    if (value === undefined) return { error: `flag needs an argument: --${name}` }
    const error = valueError(name, value)
    if (error) return { error }
    flags.set(name, value)
  }
  return { flags }
}
