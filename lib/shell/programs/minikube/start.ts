/**
 * `minikube start`.
 * Mirrors: minikube 1.39 with its docker driver and containerd: what it says in its order, and what is there afterwards.
 * Differs: Kubernetes is the lab's release where minikube takes its newest; the kubeconfig holds certificates instead of
 * their paths; memory and CPUs are only remembered.
 */
import { type Cluster, createCluster, type NodeSpec } from '@/lib/cluster/cluster'
import type { EngineContainer, PublishedPort } from '@/lib/container-engine/state'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { type ClusterCall, ioOf, wait } from '@/lib/shell/programs/local-clusters/call'
import { contextOf, writeContext } from '@/lib/shell/programs/local-clusters/context'
import { bringHost, clusterAt, networkFor, pullHostImage } from '@/lib/shell/programs/local-clusters/hosts'
import {
  installKindnet,
  installStorageProvisioner,
  scaleDns,
} from '@/lib/shell/programs/local-clusters/objects'
import { enableAddon } from '@/lib/shell/programs/minikube/addons'
import {
  CONTAINERD,
  findProfile,
  hostsOf,
  isRunning,
  machineFolder,
  PROFILE_LABEL,
  type Profile,
  profileName,
  RELEASE,
  saveProfile,
} from '@/lib/shell/programs/minikube/profile'
import { MinikubeExit, say, warn } from '@/lib/shell/programs/minikube/style'

const KUBERNETES = 'v1.36.2'
const IMAGE = 'gcr.io/k8s-minikube/kicbase:v0.0.51'
const IMAGE_BYTES = 1_340_000_000
const API_PORT = 8443
/** Published on ports that docker chooses. */
const PORTS = [22, 2376, 5000, API_PORT, 32_443]
/** The third numbers of the networks of its clusters. */
const FIRST_SUBNET = 49
const NEXT_SUBNET = 9
const DEFAULTS = { memory: 3072, cpus: 2 }
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-]*$/
const POD_SUBNET = '10.244.0.0/16'
/** What `--cni` may say, and how minikube calls it. */
const NETWORKS: Readonly<Record<string, string>> = {
  '': 'CNI',
  auto: 'CNI',
  kindnet: 'CNI',
  true: 'CNI',
  bridge: 'bridge CNI',
  false: '',
}

const usage = (message: string) => new MinikubeExit(14, 'MK_USAGE', message)

/** `4g`, `2200mb`, `3072` → MB. @throws MinikubeExit */
function megabytes(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([kmg]?)i?b?$/i.exec(text) ?? []
  if (number === undefined) throw usage(`Generate unable to parse memory '${text}': invalid size: '${text}'`)
  const factor = { '': 1, k: 1 / 1024, m: 1, g: 1024 }[unit.toLowerCase()] ?? 1
  return Math.floor(Number(number) * factor)
}

/** @throws MinikubeExit for what cannot be */
function readOptions({ flags }: ClusterCall, name: string): Profile & { count: number } {
  const driver = flags.text('driver') ?? 'docker'
  if (driver !== 'docker')
    throw new MinikubeExit(
      69,
      `PROVIDER_${driver.toUpperCase()}_NOT_FOUND`,
      `The '${driver}' provider was not found: this machine has docker alone`,
    )
  if (!NAME.test(name)) throw usage(`${JSON.stringify(name)} is not a valid profile name`)
  const memory = megabytes(flags.text('memory') ?? String(DEFAULTS.memory))
  if (memory < 1800)
    throw new MinikubeExit(
      23,
      'RSRC_INSUFFICIENT_REQ_MEMORY',
      `Requested memory allocation ${memory}MiB is less than the usable minimum of 1800MB`,
    )
  const cpus = Number(flags.text('cpus') ?? DEFAULTS.cpus)
  if (!(cpus >= 2))
    throw new MinikubeExit(
      29,
      'RSRC_INSUFFICIENT_CORES',
      `Requested cpu count ${flags.text('cpus')} is less than the minimum allowed of 2`,
    )
  const version = flags.text('kubernetes-version') ?? KUBERNETES
  const release = /^(?:v?1\.36|stable|latest)$/.test(version) ? KUBERNETES : version.replace(/^v?/, 'v')
  if (!/^v1\.3[0-6]\.\d+$/.test(release))
    throw new MinikubeExit(
      72,
      'K8S_DOWNGRADE_UNSUPPORTED',
      `Kubernetes ${release} is not part of this lab: v1.30.0 to ${KUBERNETES} are`,
    )
  const cni = flags.text('cni') ?? ''
  if (!Object.hasOwn(NETWORKS, cni))
    throw usage(
      `--cni=${cni} is not part of this lab: start with --cni=false and apply the manifest of ${cni}`,
    )
  const runtime = flags.text('container-runtime') ?? 'containerd'
  if (runtime !== 'containerd') throw usage(`The nodes of this lab have containerd alone, not ${runtime}`)
  const count = Number(flags.text('nodes') ?? 1)
  if (!Number.isInteger(count) || count < 1 || count > 10) throw usage(`--nodes is a number from 1 to 10`)
  return {
    ...{
      Name: name,
      Driver: 'docker',
      Memory: memory,
      CPUs: cpus,
      KubernetesVersion: release,
      CNI: cni,
      count,
    },
    ...{ Addons: { 'storage-provisioner': true, 'default-storageclass': true }, Nodes: [] },
  }
}

export const machineName = (profile: string, at: number): string =>
  at === 0 ? profile : `${profile}-m${String(at + 1).padStart(2, '0')}`

/** A subnet that none of its networks has. */
function subnetFor({ engine }: ClusterCall): string {
  for (let third = FIRST_SUBNET; ; third += NEXT_SUBNET) {
    const subnet = `192.168.${third}.0/24`
    if (!engine.state.networks.some((one) => one.subnet === subnet)) return subnet
  }
}

/** The container of a machine. */
export function bringMachine(call: ClusterCall, profile: Profile, at: number): EngineContainer {
  const name = machineName(profile.Name, at)
  const network = networkFor(call, profile.Name, subnetFor(call))
  const ports = PORTS.map(
    (port): PublishedPort => ({ address: '127.0.0.1', hostPort: 0, port, protocol: 'tcp' }),
  )
  const labels = {
    'created_by.minikube.sigs.k8s.io': 'true',
    'mode.minikube.sigs.k8s.io': name,
    'role.minikube.sigs.k8s.io': '',
    [PROFILE_LABEL]: profile.Name,
  }
  return bringHost(call, { name, image: IMAGE, labels, ports, network, number: at + 2 })
}

export const addressOf = ({ endpoints }: EngineContainer): string => endpoints[0]?.address ?? ''

/** What minikube writes on its nodes. */
export const labelsOf = (profile: Profile, at: number): Record<string, string> => ({
  'minikube.k8s.io/name': profile.Name,
  'minikube.k8s.io/version': RELEASE,
  'minikube.k8s.io/commit': '7a9f6a841470a207de8cf4bafcccee0969d8ba10',
  'minikube.k8s.io/primary': String(at === 0),
})

function boot(call: ClusterCall, profile: Profile, hosts: readonly EngineContainer[]): Cluster {
  const { clusters } = call.host
  const nodes = hosts.map(
    (host, at): NodeSpec => ({
      ...{ name: host.name, address: addressOf(host), labels: labelsOf(profile, at) },
      // Everything may run on the first node, too.
      ...(at === 0 ? { controlPlane: true, taints: [] } : {}),
    }),
  )
  const cluster = createCluster({
    ...{ nodes, now: call.now(), age: 1000, version: profile.KubernetesVersion },
    seed: 1 + Math.floor(call.process().machine.random() * 2 ** 20),
    ...(profile.CNI === 'false' ? { cni: 'none' as const } : {}),
  })
  cluster.registry.adopt(clusters.first.registry.contents())
  clusters.add(profile.Name, cluster)
  return cluster
}

function* prepare(call: ClusterCall, profile: Profile, env = ''): Steps {
  say(call, 'preparing', `Preparing Kubernetes ${profile.KubernetesVersion} on containerd ${CONTAINERD} ...`)
  if (env) say(call, 'option', `env NO_PROXY=${env}`)
  yield* wait(call, 8000)
}

/** What is said of another machine. */
export function* startWorker(call: ClusterCall, profile: Profile, name: string, first: string): Steps {
  call.out('\n')
  say(call, 'thumbsUp', `Starting "${name}" worker node in "${profile.Name}" cluster`)
  say(call, 'pulling', `Pulling base image ${IMAGE.split(':')[1]} ...`)
  say(call, 'creating', `Creating docker container (CPUs=${profile.CPUs}, Memory=${profile.Memory}MB) ...`)
  yield* wait(call, 4000)
  say(call, 'network', 'Found network options:')
  say(call, 'option', `NO_PROXY=${first}`)
  yield* prepare(call, profile, first)
  say(call, 'verifying', 'Verifying Kubernetes components...')
}

/** Makes the cluster of a new profile. */
function* create(call: ClusterCall, wanted: Profile & { count: number }): Steps {
  const { count, ...profile } = wanted
  const { Name: name } = profile
  say(call, 'thumbsUp', `Starting "${name}" primary control-plane node in "${name}" cluster`)
  say(call, 'pulling', `Pulling base image ${IMAGE.split(':')[1]} ...`)
  yield* pullHostImage(call, IMAGE, IMAGE_BYTES)
  say(call, 'creating', `Creating docker container (CPUs=${profile.CPUs}, Memory=${profile.Memory}MB) ...`)
  if (call.host.clusters.get(name))
    throw new MinikubeExit(80, 'GUEST_PROVISION', `there is a context ${name} of another cluster already`)
  const hosts = Array.from({ length: count }, (_, at) => bringMachine(call, profile, at))
  yield* wait(call, 4000)
  profile.Nodes = hosts.map((host, at) => ({ Name: host.name, IP: addressOf(host), ControlPlane: at === 0 }))
  saveProfile(call, profile)
  for (const host of hosts) ioOf(call).writeFile(`${machineFolder(call, host.name)}/config.json`, '{}\n')
  const cluster = boot(call, profile, hosts)
  yield* prepare(call, profile)
  if (profile.CNI !== 'false') {
    say(call, 'cni', `Configuring ${NETWORKS[profile.CNI]} (Container Networking Interface) ...`)
    if (profile.CNI !== 'bridge') installKindnet(cluster, POD_SUBNET)
  }
  say(call, 'verifying', 'Verifying Kubernetes components...')
  installStorageProvisioner(cluster)
  scaleDns(cluster)
  say(call, 'option', 'Using image gcr.io/k8s-minikube/storage-provisioner:v5')
  yield* wait(call, 3000)
  const asked = call.flags.all('addons').flatMap((text) => text.split(','))
  for (const addon of asked) yield* enableAddon(call, profile, cluster, addon, false)
  saveProfile(call, profile)
  say(call, 'enabled', `Enabled addons: ${Object.keys(profile.Addons).join(', ')}`)
  for (const host of hosts.slice(1))
    yield* startWorker(call, profile, host.name, addressOf(hosts[0] as EngineContainer))
}

/** Switches the machines of a known profile on. */
function* resume(call: ClusterCall, profile: Profile): Steps {
  const { Name: name } = profile
  const hosts = hostsOf(call, profile)
  for (const [at, host] of hosts.entries()) {
    if (at > 0) call.out('\n')
    say(
      call,
      'thumbsUp',
      `Starting "${host.name}" ${at === 0 ? 'primary control-plane' : 'worker'} node in "${name}" cluster`,
    )
    say(call, 'pulling', `Pulling base image ${IMAGE.split(':')[1]} ...`)
    const isUp = host.status === 'running'
    say(
      call,
      'restarting',
      `${isUp ? 'Updating the running' : 'Restarting existing'} docker ${isUp ? `"${host.name}" container` : `container for "${host.name}"`} ...`,
    )
    yield* wait(call, 3000)
    call.engine.life.start(host)
    yield* prepare(call, profile)
    say(call, 'verifying', 'Verifying Kubernetes components...')
    if (at > 0) continue
    say(call, 'option', 'Using image gcr.io/k8s-minikube/storage-provisioner:v5')
    const enabled = Object.keys(profile.Addons).filter((addon) => profile.Addons[addon])
    say(call, 'enabled', `Enabled addons: ${enabled.join(', ')}`)
  }
}

/** The API server of a profile, as the learner's machine reaches it. */
export const serverOf = (host: EngineContainer): string => `https://${addressOf(host)}:${API_PORT}`

export function* startMinikube(call: ClusterCall): Steps<number> {
  const name = profileName(call)
  const known = findProfile(call, name)
  const wanted = readOptions(call, name)
  const title = name === 'minikube' ? '' : `[${name}] `
  say(call, 'happy', `${title}minikube ${RELEASE} on Debian 12.11 (amd64)`)
  const why = known
    ? 'Using the docker driver based on existing profile'
    : call.flags.isSet('driver')
      ? 'Using the docker driver based on user configuration'
      : 'Automatically selected the docker driver. Other choices: none, ssh'
  say(call, 'sparkle', why)
  if (known) {
    if (call.flags.isSet('memory') && wanted.Memory !== known.Memory)
      warn(
        call,
        'warning',
        'You cannot change the memory size for an existing minikube cluster. Please first delete the cluster.',
      )
    if (call.flags.isSet('cpus') && wanted.CPUs !== known.CPUs)
      warn(
        call,
        'warning',
        'You cannot change the CPUs for an existing minikube cluster. Please first delete the cluster.',
      )
    yield* resume(call, known)
  } else {
    say(call, 'pin', 'Using Docker driver with root privileges')
    yield* create(call, wanted)
  }
  const [host] = hostsOf(call, known ?? wanted)
  const cluster = host && clusterAt(call, host)
  if (host && cluster && isRunning(call, known ?? wanted))
    writeContext(ioOf(call), contextOf(cluster, name, serverOf(host), 'default'))
  say(
    call,
    'ready',
    `Done! kubectl is now configured to use "${name}" cluster and "default" namespace by default`,
  )
  return 0
}
