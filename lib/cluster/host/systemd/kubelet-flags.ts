/**
 * Names of the kubelet's flags.
 * Mirrors: cmd/kubelet/app/options, v1.36, those that are in use; `true`: it takes no value.
 */
const VALUES =
  `address allowed-unsafe-sysctls anonymous-auth authentication-token-webhook-cache-ttl authorization-mode
  authorization-webhook-cache-authorized-ttl authorization-webhook-cache-unauthorized-ttl bootstrap-kubeconfig cert-dir
  cgroup-driver cgroup-root client-ca-file cloud-config cloud-provider cluster-dns cluster-domain config config-dir
  container-log-max-files container-log-max-size container-runtime-endpoint cpu-manager-policy event-burst event-qps
  eviction-hard eviction-max-pod-grace-period eviction-minimum-reclaim eviction-pressure-transition-period
  eviction-soft eviction-soft-grace-period feature-gates file-check-frequency hairpin-mode healthz-bind-address
  healthz-port hostname-override http-check-frequency image-credential-provider-bin-dir
  image-credential-provider-config image-gc-high-threshold image-gc-low-threshold image-service-endpoint
  kube-api-burst kube-api-qps kube-reserved kube-reserved-cgroup kubeconfig kubelet-cgroups lock-file
  log-flush-frequency logging-format manifest-url max-open-files max-pods minimum-image-ttl-duration node-ip
  node-labels node-status-max-images node-status-update-frequency oom-score-adj pod-cidr pod-manifest-path
  pod-max-pids pods-per-core port provider-id read-only-port registry-burst registry-qps register-with-taints
  reserved-cpus reserved-memory resolv-conf root-dir runtime-cgroups runtime-request-timeout
  streaming-connection-idle-timeout sync-frequency system-cgroups system-reserved system-reserved-cgroup
  tls-cert-file tls-cipher-suites tls-min-version tls-private-key-file topology-manager-policy
  topology-manager-scope v vmodule volume-plugin-dir`.split(/\s+/)
const SWITCHES = `authentication-token-webhook cgroups-per-qos contention-profiling cpu-cfs-quota
  enable-controller-attach-detach enable-debugging-handlers enable-server exit-on-lock-contention fail-swap-on
  local-storage-capacity-isolation make-iptables-util-chains protect-kernel-defaults register-node
  rotate-certificates rotate-server-certificates seccomp-default serialize-image-pulls version`.split(/\s+/)

const KNOWN: ReadonlyMap<string, boolean> = new Map([
  ...VALUES.map((name): [string, boolean] => [name, false]),
  ...SWITCHES.map((name): [string, boolean] => [name, true]),
])

/** What was given, by name without dashes; the last one counts. */
export function parseKubeletFlags(
  args: readonly string[],
): { flags: Map<string, string> } | { error: string } {
  const flags = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string
    const [, dashes, name = '', value] = /^(--?)([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? []
    if (dashes === undefined) return { error: `unknown command ${arg}` }
    const plain = name.replaceAll('_', '-')
    const isSwitch = KNOWN.get(plain)
    if (isSwitch === undefined)
      return dashes === '-' && name.length > 1
        ? { error: `failed to parse kubelet flag: unknown shorthand flag: '${name[0]}' in ${arg}` }
        : { error: `failed to parse kubelet flag: unknown flag: --${name}` }
    if (value === undefined && !isSwitch) {
      at += 1
      const next = args[at]
      if (next === undefined)
        return { error: `failed to parse kubelet flag: flag needs an argument: --${name}` }
      flags.set(plain, next)
    } else flags.set(plain, value ?? 'true')
  }
  return { flags }
}
