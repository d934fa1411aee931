/** The kube-proxy of a node, as its container or what it has left behind shows it. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { type Listener, respond } from '@/lib/cluster/kubelet/process/network'
import { isProxy, proxyConfig } from '@/lib/cluster/kubelet/proxy-rules'
import { type Instance, isRunning, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { proxiedPort } from '@/lib/cluster/proxy/rules/proxied-port'
import { type Shown, showRules } from '@/lib/cluster/proxy/rules/show-rules'
import { knownAt } from '@/lib/cluster/proxy/services'
import { addressOfNode, type NodeProxy, type ProxyMode, type World } from '@/lib/cluster/proxy/world'

interface ProxyConfig {
  clusterCIDR?: string
  ipvs?: { scheduler?: string }
}

function configOf(text: string): ProxyConfig {
  try {
    const config = decodeYaml(text)
    return config !== null && typeof config === 'object' ? (config as ProxyConfig) : {}
  } catch {
    return {}
  }
}

/** A node's kube-proxy, if one runs. */
function runningProxy({ pods }: KubeletState): { runtime: PodRuntime; instance: Instance } | undefined {
  for (const runtime of Object.values(pods))
    for (const one of Object.values(runtime.containers))
      if (one.current && isRunning(one) && isProxy(one.current)) return { runtime, instance: one.current }
  return undefined
}

/** The configuration that a node's rules were made with. */
function ruleConfig(state: KubeletState | undefined): string {
  const running = state && runningProxy(state)
  return running ? proxyConfig(running.runtime, running.instance) : (state?.proxyRules?.config ?? '')
}

const modeOf = (config: string): ProxyMode =>
  (/^mode: *["']?(nftables|ipvs)\b/m.exec(config)?.[1] as ProxyMode | undefined) ?? 'iptables'

/** Where no kube-proxy has ever been, there are rules as if one were: a cluster may be made without kube-system. */
export function nodeProxy(state: KubeletState | undefined): NodeProxy {
  const left = state?.proxyRules
  return {
    get mode() {
      return modeOf(ruleConfig(state))
    },
    ...(!left || runningProxy(state) ? {} : { stale: left }),
  }
}

/**
 * What a node's kube-proxy answers load balancers that ask for endpoints of its own: pkg/proxy/healthcheck.
 * Nobody answers while it does not run.
 */
export function healthListener(world: World, node: string, port: number): Listener | undefined {
  if (world.proxy?.(node).stale) return undefined
  const known = knownAt(world, node)
  const service = known.services.find(({ spec }) => spec.healthCheckNodePort === port)
  if (!service) return undefined
  const ports = (service.spec.ports ?? []).map((one) => proxiedPort(known, service, one))
  const count = new Set(ports.flatMap(({ local }) => local.map(({ address }) => address))).size
  const { namespace, name } = service.metadata
  const answer = {
    service: { namespace, name },
    localEndpoints: count,
    serviceProxyHealthy: true,
  }
  const headers = {
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    'X-Load-Balancing-Endpoint-Weight': String(count),
  }
  return {
    port,
    protocol: 'TCP',
    serve: () => respond(count > 0 ? 200 : 503, JSON.stringify(answer, null, '\t'), headers),
  }
}

const SERVICE_CIDR = '10.96.0.0/12'

/** A command on a node that shows what kube-proxy has told its kernel. */
export function ruleCommand(
  world: World,
  state: KubeletState | undefined,
  node: string,
  argv: readonly string[],
  now: number,
): Shown {
  const own = world.lister.get('nodes', undefined, node)
  const config = configOf(ruleConfig(state))
  const rules = {
    mode: nodeProxy(state).mode,
    known: knownAt(world, node),
    net: {
      podCidr: config.clusterCIDR || '10.244.0.0/16',
      serviceCidr: SERVICE_CIDR,
      address: addressOfNode(own),
      bridge: (own?.spec.podCIDR ?? '10.244.0.0/24').replace(/\d+\/\d+$/, '1'),
    },
    now,
    scheduler: config.ipvs?.scheduler || 'rr',
  }
  return showRules(rules, argv, formatTime(now))
}
