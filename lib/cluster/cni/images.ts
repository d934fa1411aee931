/**
 * What the containers of flannel and Calico do on a node: they put plugins and configuration there, learn from the
 * API which addresses are theirs, and say so.
 * Mirrors: flannel's main.go and pkg/subnet/kube; Calico's cni-plugin installer and node startup.
 * Differs: routes and tunnels follow from what they leave on the host (node-network.ts); nothing is told to other
 * nodes over BGP; Calico's own kinds but IPPool do nothing; only their most telling lines are logged.
 */

import { formatTime } from '@/lib/cluster/apimachinery/time'
import { ask, read, UNREACHABLE } from '@/lib/cluster/cni/api-client'
import { operator } from '@/lib/cluster/cni/operator'
import { platformCidr, within } from '@/lib/cluster/cni/platform'
import { klogLine } from '@/lib/cluster/host/klog'
import { busybox } from '@/lib/cluster/kubelet/images/busybox'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import {
  fail,
  idle,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
} from '@/lib/cluster/kubelet/process/process'

const ELF = '\x7fELF'

interface NetConf {
  Network?: string
  Backend?: { Type?: string }
}

function netConf(context: ProcessContext): NetConf | string {
  try {
    return JSON.parse(context.files.get('/etc/kube-flannel/net-conf.json') ?? '') as NetConf
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

function* flanneld(context: ProcessContext): Program {
  const { env } = context
  const say = (place: string, text: string) => print(klogLine('I', context.now, place, text))
  function* broken(place: string, text: string): Program {
    return yield* fail(klogLine('E', context.now, place, text))
  }
  function* unread({ error, waits }: { error: string; waits?: true }, what: string): Program {
    if (waits) yield* sleepFor(UNREACHABLE)
    return yield* broken('main.go:253', `Failed to create SubnetManager: error retrieving ${what}: ${error}`)
  }
  const { POD_NAMESPACE: namespace = '', POD_NAME: name = '' } = env
  const pod = read<{ spec: { nodeName: string } }>(context, `/api/v1/namespaces/${namespace}/pods/${name}`)
  if ('error' in pod) return yield* unread(pod, `pod spec for '${namespace}/${name}'`)
  const { nodeName } = pod.object.spec
  const node = read<{ spec: { podCIDR?: string } }>(context, `/api/v1/nodes/${nodeName}`)
  if ('error' in node) return yield* unread(node, `node "${nodeName}"`)
  const conf = netConf(context)
  if (typeof conf === 'string') return yield* broken('main.go:253', `Failed to create SubnetManager: ${conf}`)
  const { Network: network = '', Backend: { Type: backend = 'udp' } = {} } = conf
  yield* say('kube.go:139', 'Waiting 10m0s for node controller to sync')
  yield* say('kube.go:163', 'Node controller sync successful')
  yield* say('main.go:241', `Created subnet manager: Kubernetes Subnet Manager - ${nodeName}`)
  yield* say('main.go:523', `Found network config - Backend type: ${backend}`)
  if (backend !== 'vxlan' && backend !== 'host-gw')
    return yield* broken('main.go:333', `Error fetching backend: unknown backend type: ${backend}`)
  const { podCIDR = '' } = node.object.spec
  const error = leaseError(podCIDR, network, nodeName)
  if (error)
    return yield* broken('main.go:359', `Error registering network: failed to acquire lease: ${error}`)
  context.files.set(
    '/run/flannel/subnet.env',
    `FLANNEL_NETWORK=${network}\nFLANNEL_SUBNET=${podCIDR.replace(/\d+\//, (end) => `${Number.parseInt(end, 10) + 1}/`)}\nFLANNEL_MTU=${backend === 'vxlan' ? 1450 : 1500}\nFLANNEL_IPMASQ=true\n`,
  )
  yield* say('main.go:412', 'Wrote subnet file to /run/flannel/subnet.env')
  yield* say('main.go:416', 'Running backend.')
  return yield* idle()
}

const calicoLine = (now: number, level: string, text: string) =>
  `${formatTime(now).replace('T', ' ').replace('Z', '.000')} [${level}][1] ${text}`

/** @returns whether the API server can be reached */
const reaches = (context: ProcessContext, path: string): string | undefined => {
  const answer = ask(context, path)
  return typeof answer === 'string' ? answer : undefined
}

/** The init container that puts plugins and configuration onto the host. */
function* installCalico(context: ProcessContext): Program {
  const { env, files } = context
  const trouble = reaches(context, '/api/v1/namespaces/kube-system/serviceaccounts/calico-cni-plugin')
  if (trouble) {
    yield* sleepFor(UNREACHABLE)
    const words = `cni-installer/<nil> <nil>: Unable to create token for CNI kubeconfig error=${trouble}`
    return yield* fail(calicoLine(context.now, 'FATAL', words))
  }
  for (const name of ['calico', 'calico-ipam', 'bandwidth', 'host-local', 'portmap', 'tuning'])
    files.set(`/host/opt/cni/bin/${name}`, ELF)
  const conf = (env.CNI_NETWORK_CONFIG ?? '')
    .replaceAll('__KUBERNETES_NODE_NAME__', env.KUBERNETES_NODE_NAME ?? '')
    .replaceAll('__CNI_MTU__', env.CNI_MTU ?? '0')
    .replaceAll('__KUBECONFIG_FILEPATH__', '/etc/cni/net.d/calico-kubeconfig')
  files.set('/host/etc/cni/net.d/calico-kubeconfig', 'apiVersion: v1\nkind: Config\n')
  files.set(`/host/etc/cni/net.d/${env.CNI_CONF_NAME ?? '10-calico.conflist'}`, conf)
  for (const text of ['Installed /host/opt/cni/bin/calico', 'Created /host/etc/cni/net.d/10-calico.conflist'])
    yield* print(calicoLine(context.now, 'INFO', `cni-installer/<nil> <nil>: ${text}`))
  return 0
}

function* calicoNode(context: ProcessContext): Program {
  const { env, files } = context
  const nodeName = env.NODENAME ?? context.hostname
  const log = (level: string, text: string) => calicoLine(context.now, level, `startup/startup.go: ${text}`)
  const node = read(context, `/api/v1/nodes/${nodeName}`)
  if ('error' in node) {
    if (node.waits) yield* sleepFor(UNREACHABLE)
    return yield* fail(
      log('ERROR', `Unable to query node configuration Name="${nodeName}" error=${node.error}`),
    )
  }
  const pools = '/apis/crd.projectcalico.org/v1/ippools'
  const cidr = context.env.CALICO_IPV4POOL_CIDR || (platformCidr(context) ?? '192.168.0.0/16')
  const made = ask(context, pools, 'POST', {
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
  })
  if (typeof made !== 'string' && made.code >= 400 && made.code !== 409)
    return yield* fail(log('ERROR', `Failed to create default IPv4 IP pool: ${String(made.body.message)}`))
  if (typeof made !== 'string' && made.code === 201)
    yield* print(
      log(
        'INFO',
        `Created default IPv4 pool (${cidr}) with NAT outgoing true. IPIP mode: ${env.CALICO_IPV4POOL_IPIP ?? 'Always'}`,
      ),
    )
  files.set('/var/lib/calico/nodename', nodeName)
  yield* print(log('INFO', `Using node name: ${nodeName}`))
  yield* print('Calico node started successfully')
  return yield* idle()
}

const succeed = (_: ProcessContext): Program => print('')

const image = (repository: string, more: Partial<ImageBehaviour>): ImageBehaviour => ({
  ...busybox,
  repository,
  sizeBytes: 73_400_320,
  ...more,
})

/** The same under all names by which a project publishes it. */
const published = (names: string[], more: Partial<ImageBehaviour>) => names.map((name) => image(name, more))

const flannelNames = (name: string) => [
  `ghcr.io/flannel-io/${name}`,
  `flannel/${name}`,
  `quay.io/coreos/${name}`,
]
const calicoNames = (name: string) => [`calico/${name}`, `quay.io/calico/${name}`]

export const cniImages: ImageBehaviour[] = [
  ...published(flannelNames('flannel'), {
    entrypoint: ['/opt/bin/flanneld'],
    command: ['/opt/bin/flanneld'],
    programs: { flanneld },
  }),
  ...published(flannelNames('flannel-cni-plugin'), { files: { '/flannel': ELF }, programs: {} }),
  ...published(calicoNames('cni'), { programs: { install: installCalico, 'calico-ipam': succeed } }),
  ...published(calicoNames('node'), {
    command: ['start_runit'],
    programs: { start_runit: calicoNode, 'calico-node': succeed },
  }),
  image('quay.io/tigera/operator', {
    entrypoint: ['operator'],
    command: ['operator'],
    programs: { operator },
  }),
  ...published(calicoNames('typha'), { command: ['calico-typha'], programs: { 'calico-typha': idle } }),
  ...published(calicoNames('kube-controllers'), {
    command: ['/usr/bin/kube-controllers'],
    programs: { 'kube-controllers': idle, 'check-status': succeed },
  }),
]
