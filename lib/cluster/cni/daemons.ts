/**
 * What flannel and Calico do on a node when their containers start: they put plugins and configuration there, learn
 * from the API which addresses are theirs, and say so. Each is a function of what it finds.
 * Mirrors: flannel's main.go and pkg/subnet/kube; Calico's cni-plugin installer and node startup.
 * Differs: routes and tunnels follow from what they leave on the host (pod-routes.ts); nothing is told to other
 * nodes over BGP, or written into annotations of nodes; Calico's own kinds but IPPool do nothing; only their most
 * telling lines are logged.
 */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type ApiContext, ask, read, UNREACHABLE } from '@/lib/cluster/cni/api-client'
import { platformCidr, within } from '@/lib/cluster/cni/platform'
import { klogLine } from '@/lib/cluster/host/klog'

/** What comes of a start. */
export interface Started {
  /** What it says. */
  lines: string[]
  /** What it leaves, by path. */
  files?: Readonly<Record<string, string>>
  /** Why it gives up, and after how many ms. */
  error?: string
  after?: number
  /** Its work is done. */
  done?: true
}

export const ELF = '\x7fELF'

interface NetConf {
  Network?: string
  Backend?: { Type?: string }
}

function netConf({ readText }: ApiContext): NetConf | string {
  try {
    return JSON.parse(readText('/etc/kube-flannel/net-conf.json') ?? '') as NetConf
  } catch (error) {
    return `error parsing subnet config: ${(error as Error).message}`
  }
}

/** What a node would get as its lease, in the words of pkg/subnet/kube. */
function leaseError(podCIDR: string | undefined, network: string, node: string): string | undefined {
  if (!podCIDR) return `node "${node}" pod cidr not assigned`
  if (within(podCIDR, network)) return undefined
  return `subnet "${network}" specified in the flannel net config doesn't contain "${podCIDR}" PodCIDR of the "${node}" node`
}

/** The node that flanneld's pod is on, with its subnet; or why it cannot be had. */
function ownNode(context: ApiContext): { name: string; podCIDR: string } | { error: string; waits?: true } {
  const { POD_NAMESPACE: namespace = '', POD_NAME: name = '' } = context.env
  const failed = (what: string, { error, waits }: { error: string; waits?: true }) => ({
    error: `error retrieving ${what}: ${error}`,
    ...(waits ? { waits } : {}),
  })
  const pod = read<{ spec: { nodeName: string } }>(context, `/api/v1/namespaces/${namespace}/pods/${name}`)
  if ('error' in pod) return failed(`pod spec for '${namespace}/${name}'`, pod)
  const { nodeName } = pod.object.spec
  const node = read<{ spec: { podCIDR?: string } }>(context, `/api/v1/nodes/${nodeName}`)
  if ('error' in node) return failed(`node "${nodeName}"`, node)
  return { name: nodeName, podCIDR: node.object.spec.podCIDR ?? '' }
}

const MANAGER = 'Failed to create SubnetManager: '

export function flanneld(context: ApiContext): Started {
  const { now } = context
  const lines: string[] = []
  const say = (place: string, text: string) => lines.push(klogLine('I', now, place, text))
  const broken = (place: string, text: string, after = 0): Started => ({
    lines,
    error: klogLine('E', now + after, place, text),
    after,
  })
  const node = ownNode(context)
  if ('error' in node) return broken('main.go:253', MANAGER + node.error, node.waits ? UNREACHABLE : 0)
  const conf = netConf(context)
  if (typeof conf === 'string') return broken('main.go:253', MANAGER + conf)
  const { Network: network = '', Backend: { Type: backend = 'udp' } = {} } = conf
  say('kube.go:139', 'Waiting 10m0s for node controller to sync')
  say('kube.go:163', 'Node controller sync successful')
  say('main.go:241', `Created subnet manager: Kubernetes Subnet Manager - ${node.name}`)
  say('main.go:523', `Found network config - Backend type: ${backend}`)
  if (backend !== 'vxlan' && backend !== 'host-gw')
    return broken('main.go:333', `Error fetching backend: unknown backend type: ${backend}`)
  const error = leaseError(node.podCIDR, network, node.name)
  if (error) return broken('main.go:359', `Error registering network: failed to acquire lease: ${error}`)
  say('main.go:412', 'Wrote subnet file to /run/flannel/subnet.env')
  say('main.go:416', 'Running backend.')
  const first = node.podCIDR.replace(/\d+\//, (end) => `${Number.parseInt(end, 10) + 1}/`)
  const lease = {
    ...{ FLANNEL_NETWORK: network, FLANNEL_SUBNET: first },
    ...{ FLANNEL_MTU: backend === 'vxlan' ? 1450 : 1500, FLANNEL_IPMASQ: true },
  }
  const text = Object.entries(lease).map(([name, value]) => `${name}=${value}\n`)
  return { lines, files: { '/run/flannel/subnet.env': text.join('') } }
}

const calicoLine = (now: number, level: string, text: string) =>
  `${formatTime(now).replace('T', ' ').replace('Z', '.000')} [${level}][1] ${text}`

const INSTALLER = 'cni-installer/<nil> <nil>: '

/** The init container that puts plugins and configuration onto the host. */
export function installCalico(context: ApiContext): Started {
  const { env, now } = context
  const trouble = ask(context, '/api/v1/namespaces/kube-system/serviceaccounts/calico-cni-plugin')
  if (typeof trouble === 'string') {
    const words = `${INSTALLER}Unable to create token for CNI kubeconfig error=${trouble}`
    return { lines: [], error: calicoLine(now + UNREACHABLE, 'FATAL', words), after: UNREACHABLE }
  }
  const plugins = ['calico', 'calico-ipam', 'bandwidth', 'host-local', 'portmap', 'tuning']
  const { CNI_CONF_NAME: name = '10-calico.conflist' } = env
  const conf = (env.CNI_NETWORK_CONFIG ?? '')
    .replaceAll('__KUBERNETES_NODE_NAME__', env.KUBERNETES_NODE_NAME ?? '')
    .replaceAll('__CNI_MTU__', env.CNI_MTU ?? '0')
    .replaceAll('__KUBECONFIG_FILEPATH__', '/etc/cni/net.d/calico-kubeconfig')
  const files = {
    ...Object.fromEntries(plugins.map((plugin) => [`/host/opt/cni/bin/${plugin}`, ELF])),
    '/host/etc/cni/net.d/calico-kubeconfig': 'apiVersion: v1\nkind: Config\n',
    [`/host/etc/cni/net.d/${name}`]: conf,
  }
  const said = ['Installed /host/opt/cni/bin/calico', `Created /host/etc/cni/net.d/${name}`]
  return { lines: said.map((text) => calicoLine(now, 'INFO', INSTALLER + text)), files, done: true }
}

const POOLS = '/apis/crd.projectcalico.org/v1/ippools'

function defaultPool({ env }: ApiContext, cidr: string): object {
  return {
    apiVersion: 'crd.projectcalico.org/v1',
    kind: 'IPPool',
    metadata: { name: 'default-ipv4-ippool' },
    spec: {
      allowedUses: ['Workload', 'Tunnel'],
      blockSize: 26,
      cidr,
      ipipMode: env.CALICO_IPV4POOL_IPIP ?? 'Always',
      natOutgoing: true,
      nodeSelector: 'all()',
      vxlanMode: env.CALICO_IPV4POOL_VXLAN ?? 'Never',
    },
  }
}

export function calicoNode(context: ApiContext): Started {
  const { env, now } = context
  const name = env.NODENAME ?? context.hostname
  const log = (level: string, text: string, after = 0) =>
    calicoLine(now + after, level, `startup/startup.go: ${text}`)
  const node = read(context, `/api/v1/nodes/${name}`)
  if ('error' in node) {
    const after = node.waits ? UNREACHABLE : 0
    const words = `Unable to query node configuration Name="${name}" error=${node.error}`
    return { lines: [], error: log('ERROR', words, after), after }
  }
  const cidr = env.CALICO_IPV4POOL_CIDR || (platformCidr(context) ?? '192.168.0.0/16')
  const made = ask(context, POOLS, 'POST', defaultPool(context, cidr))
  const code = typeof made === 'string' ? 0 : made.code
  if (typeof made !== 'string' && code >= 400 && code !== 409)
    return {
      lines: [],
      error: log('ERROR', `Failed to create default IPv4 IP pool: ${String(made.body.message)}`),
    }
  const mode = env.CALICO_IPV4POOL_IPIP ?? 'Always'
  const created = `Created default IPv4 pool (${cidr}) with NAT outgoing true. IPIP mode: ${mode}`
  return {
    lines: [
      ...(code === 201 ? [log('INFO', created)] : []),
      log('INFO', `Using node name: ${name}`),
      'Calico node started successfully',
    ],
    files: { '/var/lib/calico/nodename': name },
  }
}
