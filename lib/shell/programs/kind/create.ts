/**
 * `kind create cluster`.
 * Mirrors: sigs.k8s.io/kind/pkg/cluster/internal/create and its actions: their order, what they say, what is left when one
 * of them fails. Differs: one control-plane node; its nodes come up together; a directory of extraMounts is copied into
 * the node when that is made.
 */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { type Cluster, createCluster, type NodeSpec } from '@/lib/cluster/cluster'
import { copyFiles, makeFolders } from '@/lib/container-engine/container-files'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineContainer, PublishedPort } from '@/lib/container-engine/state'
import { parseDuration } from '@/lib/kubectl/cli/flag-types'
import { quote } from '@/lib/kubectl/go-format'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import {
  type KindConfig,
  type KindNode,
  nodeNames,
  POD_SUBNET,
  readConfig,
  validateConfig,
} from '@/lib/shell/programs/kind/config'
import {
  CLUSTER_LABEL,
  contextName,
  deleteCluster,
  exportContext,
  nodesOf,
  ROLE_LABEL,
  waitForServer,
} from '@/lib/shell/programs/kind/nodes'
import { applyPatches, isPatched, patchedCluster, patchedNode } from '@/lib/shell/programs/kind/patches'
import { step } from '@/lib/shell/programs/kind/status'
import { admin } from '@/lib/shell/programs/local-clusters/admin'
import { type ClusterCall, ClusterError, ioOf, wait } from '@/lib/shell/programs/local-clusters/call'
import { bringHost, freePort, networkFor, pullHostImage } from '@/lib/shell/programs/local-clusters/hosts'
import { installKindnet, installLocalPath } from '@/lib/shell/programs/local-clusters/objects'

const IMAGE_BYTES = 1_020_000_000
/** Releases that there are images of. */
const RELEASE = /:(v1\.(?:3[0-6])\.\d{1,2})(?:@sha256:[0-9a-f]{64})?$/
const LONGEST_NAME = 50
const SALUTATIONS = [
  'Have a nice day! 👋',
  'Thanks for using kind! 😊',
  'Not sure what to do next? 😅  Check out https://kind.sigs.k8s.io/docs/user/quick-start/',
  'Have a question, bug, or feature request? Let us know! https://kind.sigs.k8s.io/#community 🙂',
]
/** How long the nodes of a cluster have been up when kubeadm is done with the first. */
const BEGUN_MS = 1000
/** Until components have started again that were patched. */
const RESTART_MS = 20_000

/** The configuration that a call means. @throws ClusterError */
function* configOf(call: ClusterCall): Steps<KindConfig> {
  const { flags } = call
  const path = flags.text('config')
  const config = readConfig(path === undefined ? undefined : yield* readText(call, path))
  config.name = flags.text('name') || call.process().env.KIND_CLUSTER_NAME || config.name
  const image = flags.text('image')
  if (image) for (const node of config.nodes) node.image = image
  return config
}

function* readText(call: ClusterCall, path: string): Steps<string> {
  if (path === '-') {
    let text = ''
    for (;;) {
      const { text: more = '', end } = yield { kind: 'input' }
      text += more
      if (end) return text
    }
  }
  const text = ioOf(call).readFile(path)
  if (text === undefined)
    throw new ClusterError(`error reading file: open ${path}: no such file or directory`)
  return text
}

function releaseOf({ image }: KindNode): string {
  const release = RELEASE.exec(image)?.[1]
  if (release !== undefined) return release
  throw new ClusterError(
    `failed to pull image ${quote(image)}: command "docker pull ${image}" failed with error: exit status 1\nCommand Output: Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`,
  )
}

function portsOf(call: ClusterCall, config: KindConfig, node: KindNode): PublishedPort[] {
  const own = node.mappings.map(
    ({ listenAddress: address, hostPort, containerPort: port, protocol }): PublishedPort => ({
      ...{ address, port, hostPort: hostPort > 0 ? hostPort : freePort(call) },
      protocol: protocol === 'UDP' ? 'udp' : 'tcp',
    }),
  )
  if (node.role !== 'control-plane') return own
  const hostPort = config.apiServerPort > 0 ? config.apiServerPort : freePort(call)
  return [...own, { address: config.apiServerAddress, hostPort, port: 6443, protocol: 'tcp' }]
}

/** What docker is called with, as the error of a call shows it. */
function runWords(config: KindConfig, name: string, node: KindNode, ports: readonly PublishedPort[]): string {
  const published = ports.map(
    ({ address, hostPort, port, protocol }) =>
      `--publish=${address}:${hostPort}:${port}/${protocol.toUpperCase()}`,
  )
  const label = (key: string, value: string) => `--label ${key}=${value}`
  return [
    `docker run --name ${name} --hostname ${name} ${label(ROLE_LABEL, node.role)} --privileged`,
    '--security-opt seccomp=unconfined --security-opt apparmor=unconfined --tmpfs /tmp --tmpfs /run --volume /var',
    '--volume /lib/modules:/lib/modules:ro -e KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER --detach --tty',
    `${label(CLUSTER_LABEL, config.name)} --net kind --restart=on-failure:1 --init=false --cgroupns=private`,
    ...published,
    ...(node.role === 'control-plane' ? ['-e KUBECONFIG=/etc/kubernetes/admin.conf'] : []),
    node.image,
  ].join(' ')
}

/** The containers of all nodes. @throws ClusterError when docker refuses one */
function provision(call: ClusterCall, config: KindConfig): EngineContainer[] {
  const network = networkFor(call, 'kind')
  const names = nodeNames(config)
  return config.nodes.map((node, at) => {
    const name = names[at] ?? ''
    const ports = portsOf(call, config, node)
    const labels = { [CLUSTER_LABEL]: config.name, [ROLE_LABEL]: node.role }
    try {
      const env: Record<string, string> =
        node.role === 'control-plane' ? { KUBECONFIG: '/etc/kubernetes/admin.conf' } : {}
      return bringHost(call, { name, image: node.image, labels, ports, network, env })
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      throw new ClusterError(
        `command "${runWords(config, name, node, ports)}" failed with error: exit status 125\nCommand Output: docker: Error response from daemon: ${error.message}\n\nRun 'docker run --help' for more information`,
      )
    }
  })
}

function specOf(config: KindConfig, node: KindNode, { name, endpoints }: EngineContainer): NodeSpec {
  const { labels, taints } = patchedNode(node, config.patches)
  const isAlone = config.nodes.length === 1
  return {
    ...{ name, address: endpoints[0]?.address ?? '' },
    ...(node.role === 'control-plane' ? { controlPlane: true } : {}),
    ...(labels && Object.keys(labels).length > 0 ? { labels } : {}),
    // Where there is no other node, kind lets everything onto the first one.
    ...(taints ? { taints } : isAlone ? { taints: [] } : {}),
  }
}

/** Boots the cluster on its nodes. */
function boot(call: ClusterCall, config: KindConfig, containers: readonly EngineContainer[]): Cluster {
  const { clusters } = call.host
  const [first] = config.nodes
  const cluster = createCluster({
    nodes: config.nodes.map((node, at) => specOf(config, node, containers[at] as EngineContainer)),
    ...{ now: call.now(), age: BEGUN_MS, seed: 1 + Math.floor(call.process().machine.random() * 2 ** 20) },
    version: releaseOf(first as KindNode),
    ...(config.disableDefaultCNI ? { cni: 'none' as const } : {}),
  })
  cluster.registry.adopt(clusters.first.registry.contents())
  for (const { name } of containers) {
    const body = { spec: { providerID: `kind://docker/${config.name}/${name}` } }
    const path = `/api/v1/nodes/${name}`
    cluster.request({
      method: 'PATCH',
      path,
      body,
      contentType: 'merge-patch',
      user: admin,
      userAgent: 'kubelet',
    })
  }
  clusters.add(contextName(config.name), cluster)
  return cluster
}

/** Directories of the machine in the nodes. */
function mountAll(call: ClusterCall, config: KindConfig, cluster: Cluster): void {
  const { cwd, files } = call.process()
  const names = nodeNames(config)
  for (const [at, { mounts }] of config.nodes.entries())
    for (const { hostPath, containerPath } of mounts) {
      const from = resolvePath(cwd, hostPath)
      const to = cluster.hosts.files(names[at] ?? '')
      if (!files.stat(from)) makeFolders(files, from)
      if (!to) continue
      makeFolders(to, containerPath.slice(0, containerPath.lastIndexOf('/')))
      copyFiles(files, from, to, containerPath)
    }
}

/** Waits for the control plane's node to be Ready, and says how it went. */
function* waitForReady(call: ClusterCall, cluster: Cluster, text: string): Steps {
  const ms = parseDuration(text)
  const until = call.now() + ms
  const begun = call.now()
  const isReady = () => {
    const { body } = cluster.request({
      ...{ method: 'GET', path: `/api/v1/nodes/${cluster.hosts.controlPlane()?.name}`, user: admin },
    })
    const { conditions = [] } = (body as { status: { conditions?: { type: string; status: string }[] } })
      .status
    return conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
  }
  let ready = false
  try {
    yield* step(call, `Waiting ≤ ${goDuration(ms)} for control-plane = Ready ⏳`, 0, function* () {
      for (ready = isReady(); !ready && call.now() < until; ready = isReady()) yield* wait(call, 500)
      if (!ready) throw new ClusterError('not ready')
    })
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error
  }
  const seconds = Math.round((call.now() - begun) / 1000)
  call.err(
    ready
      ? ` • Ready after ${goDuration(seconds * 1000)} 💚\n`
      : ` • WARNING: Timed out waiting for Ready ⚠️\n`,
  )
}

/** Go's time.Duration of whole seconds: `1m0s`. */
function goDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`
}

function* build(call: ClusterCall, config: KindConfig): Steps {
  const { flags } = call
  for (const image of new Set(config.nodes.map((node) => node.image)))
    yield* step(call, `Ensuring node image (${image.replace(/@.*$/, '')}) 🖼`, 200, function* () {
      for (const node of config.nodes) releaseOf(node)
      yield* pullHostImage(call, image, IMAGE_BYTES)
    })
  const patched = patchedCluster(config)
  const crates = '📦 '.repeat(config.nodes.length)
  const containers = yield* step(call, `Preparing nodes ${crates}`, 4000, () => provision(call, config))
  yield* step(call, 'Writing configuration 📜', 500, () => undefined)
  const cluster = yield* step(call, 'Starting control-plane 🕹️', 14_000, function* () {
    const made = boot(call, config, containers)
    applyPatches(made, patched)
    mountAll(call, config, made)
    if (isPatched(patched)) yield* wait(call, RESTART_MS)
    yield* waitForServer(call, made)
    return made
  })
  if (!config.disableDefaultCNI)
    yield* step(call, 'Installing CNI 🔌', 700, () => installKindnet(cluster, POD_SUBNET))
  yield* step(call, 'Installing StorageClass 💾', 600, () => installLocalPath(cluster))
  if (config.nodes.length > 1) yield* step(call, 'Joining worker nodes 🚜', 11_000, () => undefined)
  const wanted = flags.text('wait')
  if (wanted !== undefined && parseDuration(wanted) > 0) yield* waitForReady(call, cluster, wanted)
}

function check(call: ClusterCall, config: KindConfig): void {
  const wanted = call.flags.text('wait')
  if (wanted !== undefined)
    try {
      parseDuration(wanted)
    } catch (error) {
      throw new ClusterError(
        `invalid argument ${quote(wanted)} for "--wait" flag: ${(error as Error).message}`,
      )
    }
  if (nodesOf(call, config.name).length > 0)
    throw new ClusterError(`node(s) already exist for a cluster with the name ${quote(config.name)}`)
  if (config.name.length > LONGEST_NAME)
    call.err(
      `WARNING: cluster name ${quote(config.name)} is probably too long, this might not work properly on some systems\n`,
    )
  validateConfig(config)
  if (config.nodes.filter(({ role }) => role === 'control-plane').length > 1)
    throw new ClusterError('the kind of this lab makes one control-plane node, not several')
}

export function* createKindCluster(call: ClusterCall): Steps<number> {
  try {
    const config = yield* configOf(call)
    check(call, config)
    const say = (text: string) => {
      if (!call.flags.has('quiet')) call.err(text)
    }
    say(`Creating cluster ${quote(config.name)} ...\n`)
    try {
      yield* build(call, config)
    } catch (error) {
      if (error instanceof ClusterError && !call.flags.has('retain')) deleteCluster(call, config.name)
      throw error
    }
    exportContext(call, config.name)
    const path = call.flags.text('kubeconfig')
    const context = contextName(config.name)
    say(`Set kubectl context to "${context}"\n`)
    say(
      `You can now use your cluster with:\n\nkubectl cluster-info --context ${context}${path ? ` --kubeconfig ${path}` : ''}\n`,
    )
    say(`\n${SALUTATIONS[Math.floor(call.process().machine.random() * SALUTATIONS.length)]}\n`)
    return 0
  } catch (error) {
    throw error instanceof ClusterError
      ? new ClusterError(`failed to create cluster: ${error.message}`)
      : error
  }
}
