/**
 * minikube on the learner's machine: profiles, each a cluster whose nodes are containers of docker.
 * Mirrors: minikube 1.39: its commands, flags, words and exit codes. Differs: start.ts, addons.ts, services.ts; one goes
 * onto a node as root; what needs a browser, a tunnel or another driver is refused.
 */
import type { EngineContainer } from '@/lib/container-engine/state'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { giveImage } from '@/lib/shell/programs/kind/load'
import { type ClusterCall, type ClusterCommand, ioOf, wait } from '@/lib/shell/programs/local-clusters/call'
import {
  contextOf,
  currentContext,
  removeContext,
  writeContext,
} from '@/lib/shell/programs/local-clusters/context'
import { clusterAt, removeHosts } from '@/lib/shell/programs/local-clusters/hosts'
import { disableCommand, enableCommand, listCommand } from '@/lib/shell/programs/minikube/addons'
import { boxTable } from '@/lib/shell/programs/minikube/box-table'
import {
  chosenHost,
  deleteProfile,
  findProfile,
  getProfile,
  hostsOf,
  isActive,
  isRunning,
  listProfiles,
  machineFolder,
  type Profile,
  profileName,
  RELEASE,
  runningCluster,
  saveProfile,
  setActive,
} from '@/lib/shell/programs/minikube/profile'
import { listServices, showService } from '@/lib/shell/programs/minikube/services'
import {
  addressOf,
  bringMachine,
  labelsOf,
  machineName,
  serverOf,
  startMinikube,
  startWorker,
} from '@/lib/shell/programs/minikube/start'
import { MinikubeExit, say } from '@/lib/shell/programs/minikube/style'

const COMMON = 'profile|p:'
const STOPPED = 7

function* stop(call: ClusterCall): Steps<number> {
  const profile = getProfile(call)
  const hosts = hostsOf(call, profile)
  for (const host of [...hosts].reverse()) {
    say(call, 'stopping', `Stopping node "${host.name}"  ...`)
    say(call, 'stopped', `Powering off "${host.name}" via SSH ...`)
    yield* wait(call, 4000)
    if (host.status === 'running') call.engine.life.kill(host)
  }
  removeContext(ioOf(call), profile.Name)
  say(call, 'stopped', `${hosts.length} node${hosts.length === 1 ? '' : 's'} stopped.`)
  return 0
}

function* remove(call: ClusterCall): Steps<number> {
  if (call.flags.has('all')) {
    for (const profile of listProfiles(call)) yield* removeOne(call, profile)
    say(call, 'deleting', 'Successfully deleted all profiles')
    return 0
  }
  const name = profileName(call)
  const profile = findProfile(call, name)
  if (profile) yield* removeOne(call, profile)
  else {
    say(call, 'successfully', `"${name}" profile does not exist, trying anyways.`)
    say(call, 'crushed', `Removed all traces of the "${name}" cluster.`)
  }
  return 0
}

function* removeOne(call: ClusterCall, profile: Profile): Steps {
  const { Name: name } = profile
  const hosts = hostsOf(call, profile)
  say(call, 'deleting', `Deleting "${name}" in docker ...`)
  for (const host of hosts) say(call, 'deleting', `Deleting container "${host.name}" ...`)
  yield* wait(call, 2000)
  removeHosts(call, hosts)
  const { state } = call.engine
  state.networks = state.networks.filter((network) => network.name !== name)
  call.host.clusters.remove(name)
  for (const host of hosts) say(call, 'deleting', `Removing ${machineFolder(call, host.name)} ...`)
  deleteProfile(call, name)
  removeContext(ioOf(call), name)
  say(call, 'crushed', `Removed all traces of the "${name}" cluster.`)
}

function status(call: ClusterCall): number {
  const profile = getProfile(call)
  const hosts = hostsOf(call, profile)
  for (const [at, host] of hosts.entries()) {
    const cluster = clusterAt(call, host)
    const isUp = host.status === 'running'
    const runs = (name: string) =>
      isUp && cluster?.components().find((one) => one.name === name)?.running ? 'Running' : 'Stopped'
    const lines = [
      ...[
        host.name,
        `type: ${at === 0 ? 'Control Plane' : 'Worker'}`,
        `host: ${isUp ? 'Running' : 'Stopped'}`,
      ],
      `kubelet: ${runs(`kubelet/${host.name}`)}`,
      ...(at === 0
        ? [
            `apiserver: ${runs('kube-apiserver')}`,
            `kubeconfig: ${isUp ? configured(call, profile) : 'Stopped'}`,
          ]
        : []),
    ]
    call.out(`${lines.join('\n')}\n\n`)
  }
  return hosts.every((host) => host.status === 'running') ? 0 : STOPPED
}

const configured = (call: ClusterCall, { Name }: Profile) =>
  (ioOf(call).readFile(`${call.process().env.HOME ?? '/root'}/.kube/config`) ?? '').includes(
    `name: ${Name}\n`,
  )
    ? 'Configured'
    : 'Misconfigured'

function listAll(call: ClusterCall): number {
  const profiles = listProfiles(call)
  if (profiles.length === 0)
    throw new MinikubeExit(
      14,
      'MK_USAGE_NO_PROFILE',
      'No minikube profile was found.',
      [],
      [['tip', "You can create one using 'minikube start'."]],
    )
  const current = currentContext(ioOf(call))
  const rows = profiles.map((profile) => [
    ...[profile.Name, profile.Driver, 'containerd', profile.Nodes[0]?.IP ?? '', profile.KubernetesVersion],
    ...[isRunning(call, profile) ? 'OK' : 'Stopped', String(profile.Nodes.length)],
    ...[isActive(call, profile.Name) ? '*' : '', current === profile.Name ? '*' : ''],
  ])
  const headers = [
    'PROFILE',
    'DRIVER',
    'RUNTIME',
    'IP',
    'VERSION',
    'STATUS',
    'NODES',
    'ACTIVE PROFILE',
    'ACTIVE KUBECONTEXT',
  ]
  call.out(boxTable(headers, rows))
  return 0
}

function profile(call: ClusterCall): number {
  const [name] = call.operands
  if (name === undefined) {
    say(call, 'plain', profileName(call))
    return 0
  }
  if (name !== 'default' && name !== 'minikube' && !findProfile(call, name))
    throw new MinikubeExit(85, '', '', [
      ['tip', `if you want to create a profile you can by this command: minikube start -p ${name}`],
    ])
  const chosen = name === 'default' ? 'minikube' : name
  setActive(call, chosen)
  const found = findProfile(call, chosen)
  if (found && isRunning(call, found)) pointAt(call, found)
  say(call, 'success', `minikube profile was successfully set to ${chosen}`)
  return 0
}

function pointAt(call: ClusterCall, { Name }: Profile): void {
  const { cluster, host } = runningCluster({ ...call, flags: call.flags })
  if (host.name === Name) writeContext(ioOf(call), contextOf(cluster, Name, serverOf(host), 'default'))
}

function updateContext(call: ClusterCall): number {
  const { profile: known } = runningCluster(call)
  pointAt(call, known)
  say(call, 'celebrate', `"${known.Name}" context has been updated to point to ${known.Nodes[0]?.IP}:8443`)
  say(call, 'stamp', `Current context is "${known.Name}"`)
  return 0
}

function* ssh(call: ClusterCall): Steps<number> {
  const { place = '' } = chosenHost(call)
  const words = call.operands.join(' ')
  const process = call.process()
  const pid = process.spawn({
    argv: words === '' ? ['bash', '-l'] : ['bash', '-c', words],
    place,
    ...{
      env: { ...process.env, PS1: '\\u@\\h:\\w\\$ ', HOME: '/root' },
      cwd: '/root',
      uid: 0,
      gid: 0,
      groups: [],
    },
  })
  const { exitCode = 0 } = yield { kind: 'child', pid }
  return exitCode
}

function* kubectl(call: ClusterCall): Steps<number> {
  const { profile: known } = runningCluster(call)
  const pid = call.process().spawn({ argv: ['kubectl', '--context', known.Name, ...call.operands] })
  const { exitCode = 0 } = yield { kind: 'child', pid }
  return exitCode
}

const nodeText = (host: EngineContainer) => `${host.name}\t${addressOf(host)}\n`

function* addNode(call: ClusterCall): Steps<number> {
  const { profile: known, cluster, host } = runningCluster(call)
  const at = known.Nodes.length
  const name = machineName(known.Name, at)
  say(call, 'happy', `Adding node ${name.slice(known.Name.length + 1)} to cluster ${known.Name} as [worker]`)
  const made = bringMachine(call, known, at)
  yield* startWorker(call, known, name, addressOf(host))
  cluster.addMachine({ name, address: addressOf(made), labels: labelsOf(known, at) })
  known.Nodes.push({ Name: name, IP: addressOf(made), ControlPlane: false })
  saveProfile(call, known)
  yield* wait(call, 2000)
  say(call, 'ready', `Successfully added ${name.slice(known.Name.length + 1)} to ${known.Name}!`)
  return 0
}

function* setNode(call: ClusterCall, on: boolean): Steps<number> {
  const known = getProfile(call)
  const [wanted = ''] = call.operands
  const host = hostsOf(call, known).find(({ name }) => name === wanted || name === `${known.Name}-${wanted}`)
  if (!host)
    throw new MinikubeExit(80, 'GUEST_NODE_RETRIEVE', `retrieving node: Could not find node ${wanted}`)
  if (on) yield* startWorker(call, known, host.name, known.Nodes[0]?.IP ?? '')
  else {
    say(call, 'stopping', `Stopping node "${host.name}"  ...`)
    say(call, 'stopped', `Powering off "${host.name}" via SSH ...`)
    yield* wait(call, 4000)
  }
  if (on) call.engine.life.start(host)
  else if (host.status === 'running') call.engine.life.kill(host)
  say(
    call,
    on ? 'celebrate' : 'stopped',
    `Successfully ${on ? 'started' : 'stopped'} node ${host.name}${on ? '!' : ''}`,
  )
  return 0
}

function* loadImage(call: ClusterCall): Steps<number> {
  const { profile: known } = runningCluster(call)
  for (const name of call.operands) {
    const image = call.engine.images.find(name)
    if (!image)
      throw new MinikubeExit(
        80,
        'GUEST_IMAGE_LOAD',
        `Failed to load image: The image '${name}' was not found; unable to add it to cache.`,
      )
    yield* wait(call, 1500)
    for (const host of hostsOf(call, known)) giveImage(call, host, name, image)
  }
  return 0
}

function listImages(call: ClusterCall): number {
  const { cluster, host } = runningCluster(call)
  const tags = cluster.hosts
    .runtime(host.name)
    .images()
    .map(({ tag }) => tag)
  call.out(
    [...new Set(tags)]
      .sort()
      .reverse()
      .map((tag) => `${tag}\n`)
      .join(''),
  )
  return 0
}

const said =
  (text: string) =>
  (call: ClusterCall): number => {
    call.out(text)
    return 0
  }

const refuse = (message: string) => (): number => {
  throw new MinikubeExit(14, 'MK_USAGE', message)
}

const command = (
  path: string,
  about: string,
  flags: string,
  run: ClusterCommand['run'],
  more: Partial<ClusterCommand> = {},
): ClusterCommand => ({ ...{ path, use: path, about, flags: `${flags} ${COMMON}`, most: 0, run }, ...more })

const any = { most: Infinity }

export const minikubeCommands: readonly ClusterCommand[] = [
  command(
    'minikube start',
    'Starts a local Kubernetes cluster',
    'nodes|n: driver: kubernetes-version: cni: memory: cpus: addons: container-runtime|c: wait: force',
    startMinikube,
  ),
  command('minikube status', 'Gets the status of a local Kubernetes cluster', '', status),
  command('minikube stop', 'Stops a running local Kubernetes cluster', 'all', stop),
  command('minikube delete', 'Deletes a local Kubernetes cluster', 'all purge', remove),
  command('minikube profile list', 'Lists all minikube profiles.', '', listAll),
  command('minikube profile', 'Get or list the current profiles (clusters)', '', profile, { most: 1 }),
  command('minikube update-context', 'Update kubeconfig in case of an IP or port change', '', updateContext),
  command('minikube addons list', 'Lists all available minikube addons', '', listCommand),
  command('minikube addons enable', 'Enables the addon w/ADDON_NAME within minikube', '', enableCommand, any),
  command(
    'minikube addons disable',
    'Disables the addon w/ADDON_NAME within minikube',
    '',
    disableCommand,
    any,
  ),
  command('minikube ip', 'Retrieves the IP address of the specified node', 'node|n:', (call) => {
    call.out(`${addressOf(chosenHost(call))}\n`)
    return 0
  }),
  command('minikube ssh', 'Log into the minikube environment (for debugging)', 'node|n:', ssh, {
    ...any,
    stops: true,
  }),
  command(
    'minikube service list',
    'Lists the URLs for the services in your local cluster',
    'namespace|n:',
    listServices,
  ),
  command('minikube service', 'Returns a URL to connect to a service', 'url namespace|n:', showService, {
    most: 1,
  }),
  command('minikube kubectl', 'Run a kubectl binary matching the cluster version', '', kubectl, {
    ...any,
    stops: true,
  }),
  command('minikube image load', 'Load an image into minikube', 'daemon overwrite', loadImage, any),
  command('minikube image ls', 'List images', '', listImages),
  command('minikube node list', 'List nodes', '', (call) => {
    call.out(hostsOf(call, getProfile(call)).map(nodeText).join(''))
    return 0
  }),
  command('minikube node add', 'Adds a node to the given cluster', 'worker', addNode),
  command('minikube node stop', 'Stops a node in a cluster', '', (call) => setNode(call, false), { most: 1 }),
  command('minikube node start', 'Starts a node', '', (call) => setNode(call, true), { most: 1 }),
  command(
    'minikube tunnel',
    'Connect to LoadBalancer services',
    'cleanup|c bind-address:',
    refuse(
      'minikube tunnel is not part of this lab: use a NodePort ("minikube service NAME --url") or kubectl port-forward',
    ),
  ),
  command(
    'minikube dashboard',
    'Access the Kubernetes dashboard',
    'url port:',
    refuse('the dashboard is not part of this lab'),
  ),
  command(
    'minikube docker-env',
    'Provides instructions to point your terminal’s docker-cli to the Docker Engine inside minikube',
    'shell: unset|u',
    refuse('The docker-env command is incompatible with the containerd runtime: use "minikube image load"'),
  ),
  command(
    'minikube version',
    'Print the version of minikube',
    'short',
    said(`minikube version: ${RELEASE}\ncommit: 7a9f6a841470a207de8cf4bafcccee0969d8ba10\n`),
  ),
  command(
    'minikube completion bash',
    'Generate command completion for bash',
    '',
    said('# bash completion for minikube\n'),
  ),
]
