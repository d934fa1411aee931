/** What minikube knows of its clusters: files below ~/.minikube, and containers. */
import type { Cluster } from '@/lib/cluster/cluster'
import type { EngineContainer } from '@/lib/container-engine/state'
import { type ClusterCall, ioOf } from '@/lib/shell/programs/local-clusters/call'
import { clusterAt, labelled } from '@/lib/shell/programs/local-clusters/hosts'
import { MinikubeExit } from '@/lib/shell/programs/minikube/style'
import { removeAll } from '@/lib/shell/programs/working-files'

export const RELEASE = 'v1.39.0'
export const CONTAINERD = '2.2.1'
export const PROFILE_LABEL = 'name.minikube.sigs.k8s.io'

export interface Profile {
  Name: string
  Driver: 'docker'
  Memory: number
  CPUs: number
  KubernetesVersion: string
  CNI: string
  Addons: Record<string, boolean>
  Nodes: { Name: string; IP: string; ControlPlane: boolean }[]
}

const folder = (call: ClusterCall) => `${call.process().env.HOME ?? '/root'}/.minikube`
const configPath = (call: ClusterCall) => `${folder(call)}/config/config.json`
const profilePath = (call: ClusterCall, name: string) => `${folder(call)}/profiles/${name}/config.json`
/** Where minikube keeps what belongs to a machine. */
export const machineFolder = (call: ClusterCall, name: string): string => `${folder(call)}/machines/${name}`

function readJson<T>(call: ClusterCall, path: string): T | undefined {
  const text = ioOf(call).readFile(path)
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** The profile that commands mean which name none. */
const activeProfile = (call: ClusterCall): string =>
  readJson<{ profile?: string }>(call, configPath(call))?.profile ?? 'minikube'

export const profileName = (call: ClusterCall): string => call.flags.text('profile') || activeProfile(call)

export function setActive(call: ClusterCall, name: string): void {
  ioOf(call).writeFile(configPath(call), `${JSON.stringify({ profile: name }, null, 4)}\n`)
}

export const isActive = (call: ClusterCall, name: string): boolean => activeProfile(call) === name

export const findProfile = (call: ClusterCall, name: string): Profile | undefined =>
  readJson<Profile>(call, profilePath(call, name))

export const listProfiles = (call: ClusterCall): Profile[] =>
  (ioOf(call).listDir?.(`${folder(call)}/profiles`) ?? []).flatMap((name) => findProfile(call, name) ?? [])

export const saveProfile = (call: ClusterCall, profile: Profile): void =>
  ioOf(call).writeFile(profilePath(call, profile.Name), `${JSON.stringify(profile, null, '\t')}\n`)

export function deleteProfile(call: ClusterCall, name: string): void {
  removeAll(call.process(), `${folder(call)}/profiles/${name}`)
  removeAll(call.process(), machineFolder(call, name))
}

/** @throws MinikubeExit */
export function getProfile(call: ClusterCall): Profile {
  const name = profileName(call)
  const profile = findProfile(call, name)
  if (profile) return profile
  throw new MinikubeExit(85, '', '', [
    ['cluster', `Profile "${name}" not found. Run "minikube profile list" to view all profiles.`],
    ['command', `To start a cluster, run: "minikube start${name === 'minikube' ? '' : ` -p ${name}`}"`],
  ])
}

/** The containers of a profile, the control plane's first. */
export const hostsOf = (call: ClusterCall, { Name }: Profile): EngineContainer[] =>
  labelled(call, PROFILE_LABEL, Name).reverse()

export const isRunning = (call: ClusterCall, profile: Profile): boolean =>
  hostsOf(call, profile)[0]?.status === 'running'

/** The running cluster of a profile. @throws MinikubeExit */
export function runningCluster(call: ClusterCall): {
  profile: Profile
  cluster: Cluster
  host: EngineContainer
} {
  const profile = getProfile(call)
  const [host] = hostsOf(call, profile)
  const cluster = host && clusterAt(call, host)
  if (host?.status === 'running' && cluster) return { profile, cluster, host }
  throw new MinikubeExit(89, '', '', [
    ['cluster', `The control-plane node ${profile.Name} host is not running: state=Stopped`],
    [
      'command',
      `To start a cluster, run: "minikube start${profile.Name === 'minikube' ? '' : ` -p ${profile.Name}`}"`,
    ],
  ])
}

/** The host that `--node` means; the first by default. @throws MinikubeExit */
export function chosenHost(call: ClusterCall): EngineContainer {
  const { profile, host } = runningCluster(call)
  const wanted = call.flags.text('node')
  if (wanted === undefined) return host
  const found = hostsOf(call, profile).find(
    ({ name }) => name === wanted || name === `${profile.Name}-${wanted}`,
  )
  if (found) return found
  throw new MinikubeExit(80, 'GUEST_NODE_RETRIEVE', `Node ${wanted} does not exist.`)
}
