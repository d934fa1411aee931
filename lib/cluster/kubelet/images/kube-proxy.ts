/**
 * kube-proxy as a process: it reads its configuration, and ends when that is none.
 * Mirrors: cmd/kube-proxy/app (options.go, server.go): what it prints, and where it listens.
 * Differs: of the configuration only the mode and the addresses are looked at.
 */
import { parseIP } from '@/lib/cluster/apimachinery/cidr'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { commandFailed, klogLine } from '@/lib/cluster/host/klog'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { type Listener, respond } from '@/lib/userland/kernel/network'

interface Config {
  kind?: string
  mode?: string
  healthzBindAddress?: string
  metricsBindAddress?: string
}

/** @throws Error with kube-proxy's words */
function configOf({ argv, files }: ServerContext): Config {
  const at = argv.findIndex((arg) => /^--config(=|$)/.test(arg))
  const path = argv[at]?.split('=')[1] ?? argv[at + 1] ?? ''
  return kubeProxyConfig(at < 0 ? undefined : { path, text: textOf(files, path) })
}

/** @param file of its --config. @throws Error with kube-proxy's words */
export function kubeProxyConfig(file: { path: string; text: string | undefined } | undefined): Config {
  if (!file) return {}
  const { path, text } = file
  if (text === undefined) throw new Error(`failed complete: open ${path}: no such file or directory`)
  let config: Config
  try {
    config = (decodeYaml(text) ?? {}) as Config
  } catch (error) {
    throw new Error(`failed complete: failed to decode: ${(error as Error).message.replace(/^error /, '')}`)
  }
  if (typeof config !== 'object' || !config.kind)
    throw new Error(`failed complete: failed to decode: Object 'Kind' is missing in '${text}'`)
  if (config.kind !== 'KubeProxyConfiguration')
    throw new Error(
      `failed complete: failed to decode: no kind "${config.kind}" is registered for version "kubeproxy.config.k8s.io/v1alpha1" in scheme "k8s.io/kubernetes/pkg/proxy/apis/config/scheme/scheme.go:30"`,
    )
  const { mode = '' } = config
  if (!['', 'iptables', 'ipvs', 'nftables'].includes(mode))
    throw new Error(
      `failed validate: KubeProxyConfiguration.Mode.ProxyMode: Invalid value: ${JSON.stringify(mode)}: must be iptables,ipvs,nftables or blank (blank means the best-available proxy [currently iptables])`,
    )
  return config
}

/** Where a server of its own listens; undefined: switched off. */
function bound(address: string, serveIt: Listener['serve']): Listener[] {
  const [host = '', port = ''] = address.split(/:(?=\d+$)/)
  if (!parseIP(host) || !port || !serveIt) return []
  return [
    {
      port: Number(port),
      protocol: 'TCP',
      ...(host.startsWith('127.') ? { loopback: true } : {}),
      serve: serveIt,
    },
  ]
}

const modeOf = ({ mode }: Config) => mode || 'iptables'

function listenersOf(config: Config, now: number): Listener[] {
  const time = formatTime(now)
  const mode = modeOf(config)
  const json = { 'Content-Type': 'application/json' }
  const health = JSON.stringify({ lastUpdated: time, currentTime: time, nodeEligible: true })
  const missing = () => respond(404, '404 page not found\n')
  const withPort = (address: string | undefined, usual: string) => address || usual
  return [
    ...bound(withPort(config.healthzBindAddress, '0.0.0.0:10256'), ({ path }) =>
      /^\/(healthz|livez)$/.test(path) ? respond(200, health, json) : missing(),
    ),
    ...bound(withPort(config.metricsBindAddress, '127.0.0.1:10249'), ({ path }) =>
      path === '/proxyMode' ? respond(200, mode) : path === '/healthz' ? respond(200, 'ok') : missing(),
    ),
  ]
}

const CONTROLLERS = ['service config', 'endpoint slice config', 'serviceCIDR config', 'node config']
const DEPRECATED =
  '"The ipvs proxier is now deprecated and may be removed in a future release. Please use \'nftables\' instead."'

/** What its configuration says; undefined: it is none. */
export function kubeProxyListeners(context: ServerContext): Listener[] | undefined {
  try {
    return listenersOf(configOf(context), context.now())
  } catch {
    return undefined
  }
}

/** What it says before it works. */
export function kubeProxyGreeting(config: Config, now: number): string[] {
  const mode = modeOf(config)
  const line = (place: string, text: string) => klogLine('I', now, place, text)
  return [
    ...(config.mode ? [] : [line('server_linux.go:53', '"Using iptables proxy"')]),
    line('server_linux.go:136', `"Using ${mode} Proxier"`),
    ...(mode === 'ipvs' ? [klogLine('W', now, 'server_linux.go:174', DEPRECATED)] : []),
    line('server.go:529', '"Version info" version="v1.36.2"'),
    ...CONTROLLERS.map((name) => line('config.go:106', `"Starting ${name} controller"`)),
    ...CONTROLLERS.map((name) => line('shared_informer.go:356', `"Caches are synced" controller="${name}"`)),
  ]
}

function start(server: Server): { config: Config; since: number } {
  const { context } = server
  const now = context.now()
  let config: Config
  try {
    config = configOf(context)
  } catch (error) {
    server.fail(1, commandFailed(now, (error as Error).message))
  }
  for (const line of kubeProxyGreeting(config, now)) server.say(line)
  return { config, since: now }
}

export const kubeProxy = daemon<ReturnType<typeof start>>({
  start,
  listeners: (_, { config, since }) => listenersOf(config, since),
})
