/** `inspect` and `inspectp`. Mirrors: CRI's statuses, and what containerd adds to them under `info`. */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import type { HostSandbox } from '@/lib/cluster/host/cri/host-sandbox'
import { runtimeImageId } from '@/lib/cluster/host/cri/runtime-image'
import { containerPid, sandboxPid } from '@/lib/cluster/host/processes/host-pids'
import {
  type CrictlCall,
  type CrictlCommand,
  getContainer,
  getSandbox,
} from '@/lib/shell/programs/crictl/call'
import { logLine } from '@/lib/shell/programs/crictl/crictl-error'
import { asStatus } from '@/lib/shell/programs/crictl/output'
import { sandboxFilters, selectSandboxes } from '@/lib/shell/programs/crictl/pods'
import { imageOfContainer, inspectFilters, selectContainers } from '@/lib/shell/programs/crictl/ps'
import type { Outcome } from '@/lib/userland/kernel/one-shot'

const NEVER = '0001-01-01T00:00:00Z'
const time = (ms: number | undefined) => (ms === undefined ? NEVER : formatMicroTime(ms).replace('Z', '000Z'))

/** Where volumes are mounted in the container, and from where on the host. */
function mountsOf({ spec, uid, env }: HostContainer) {
  return (spec?.volumeMounts ?? []).map(({ name, mountPath, readOnly = false }) => {
    const volume = env?.pod.spec.volumes?.find((one) => one.name === name)
    const kind = Object.keys(volume ?? {}).find((key) => key !== 'name') ?? 'projected'
    const plugin = kind.toLowerCase().replace('persistentvolumeclaim', 'csi')
    return {
      containerPath: mountPath,
      gidMappings: [],
      hostPath:
        volume?.hostPath?.path ?? `/var/lib/kubelet/pods/${uid}/volumes/kubernetes.io~${plugin}/${name}`,
      image: null,
      propagation: 'PROPAGATION_PRIVATE',
      readonly: readOnly,
      recursiveReadOnly: false,
      selinuxRelabel: false,
      uidMappings: [],
    }
  })
}

const statusOf = (one: HostContainer) => ({
  annotations: one.annotations,
  createdAt: time(one.createdAt),
  exitCode: one.exitCode ?? 0,
  finishedAt: time(one.finishedAt),
  id: one.id,
  image: imageOfContainer(one),
  imageId: runtimeImageId(one.canonical),
  imageRef:
    one.env?.pod.status?.containerStatuses?.find(({ name }) => name === one.name)?.imageID ?? one.canonical,
  labels: one.labels,
  logPath: one.logPath,
  message: one.message ?? '',
  metadata: { attempt: one.attempt, name: one.name },
  mounts: mountsOf(one),
  reason: one.running ? '' : (one.reason ?? ''),
  startedAt: time(one.createdAt),
  state: one.running ? 'CONTAINER_RUNNING' : 'CONTAINER_EXITED',
  stopSignal: 'SIGTERM',
})

function infoOf(one: HostContainer) {
  const { process } = one.instance
  const { argv = [], env = {}, cwd = '/', memory, sandbox } = process ?? {}
  const envs = Object.entries(env)
  return {
    config: {
      annotations: one.annotations,
      command: one.spec?.command,
      args: one.spec?.args,
      envs: envs.map(([key, value]) => ({ key, value })),
      image: { image: runtimeImageId(one.canonical), user_specified_image: one.image },
      labels: one.labels,
      log_path: `${one.name}/${one.attempt}.log`,
      metadata: { attempt: one.attempt, name: one.name },
    },
    pid: one.running ? containerPid(one) : 0,
    removing: false,
    runtimeSpec: {
      hostname: process?.hostname,
      linux: { resources: { memory: { limit: memory } } },
      ociVersion: '1.2.1',
      process: {
        args: argv,
        cwd,
        env: envs.map(([key, value]) => `${key}=${value}`),
        user: { gid: sandbox?.user.gid ?? 0, uid: sandbox?.user.uid ?? 0 },
      },
      root: { path: 'rootfs' },
    },
    runtimeType: 'io.containerd.runc.v2',
    sandboxID: one.podId,
    snapshotter: 'overlayfs',
  }
}

const sandboxStatusOf = (one: HostSandbox) => ({
  annotations: one.annotations,
  createdAt: time(one.createdAt),
  id: one.id,
  labels: one.labels,
  linux: {
    namespaces: {
      options: {
        ipc: 'POD',
        network: one.hostNetwork ? 'NODE' : 'POD',
        pid: 'CONTAINER',
        targetId: '',
        usernsOptions: null,
      },
    },
  },
  metadata: { attempt: one.attempt, name: one.pod, namespace: one.namespace, uid: one.uid },
  network: { additionalIps: [], ip: one.ip },
  runtimeHandler: '',
  state: one.ready ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY',
})

const sandboxInfoOf = (one: HostSandbox) => ({
  config: {
    annotations: one.annotations,
    labels: one.labels,
    log_directory: `/var/log/pods/${one.namespace}_${one.pod}_${one.uid}`,
    metadata: { attempt: one.attempt, name: one.pod, namespace: one.namespace, uid: one.uid },
  },
  image: 'registry.k8s.io/pause:3.10.1',
  pid: one.ready ? sandboxPid(one) : 0,
  processStatus: one.ready ? 'running' : 'deleted',
  runtimeType: 'io.containerd.runc.v2',
})

const nothing = (): Outcome => ({
  stdout: '',
  stderr: logLine('ERRO', 'No IDs provided or nothing found per filter'),
  exitCode: 0,
})

function inspect(call: CrictlCall): Outcome | string {
  const { flags, operands } = call
  const before = 'get the status of containers: get container status: '
  const found =
    operands.length > 0 ? operands.map((id) => getContainer(call, id, before)) : selectContainers(call)
  if (found.length === 0) return nothing()
  return asStatus(
    flags,
    found.map((one) => ({ status: statusOf(one), ...(flags.has('quiet') ? {} : { info: infoOf(one) }) })),
  )
}

function inspectSandbox(call: CrictlCall): Outcome | string {
  const { flags, operands } = call
  const before = 'get the status of pod sandboxes: get pod sandbox status: '
  const found =
    operands.length > 0 ? operands.map((id) => getSandbox(call, id, before)) : selectSandboxes(call)
  if (found.length === 0) return nothing()
  return asStatus(
    flags,
    found.map((one) => ({
      status: sandboxStatusOf(one),
      ...(flags.has('quiet') ? {} : { info: sandboxInfoOf(one) }),
    })),
  )
}

const FORM = 'output|o: quiet|q template:'

export const inspectCommands: readonly CrictlCommand[] = [
  {
    ...{ name: 'inspect', operands: 'CONTAINER-ID [CONTAINER-ID...]' },
    usage: 'Display the status of one or more containers',
    flags: `${inspectFilters} ${FORM}`,
    run: inspect,
  },
  {
    ...{ name: 'inspectp', operands: 'POD-ID [POD-ID...]' },
    usage: 'Display the status of one or more pods',
    flags: `${sandboxFilters} ${FORM}`,
    run: inspectSandbox,
  },
]
