/** The processes of a container of the engine: started, told, looked at. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { newContainerLog } from '@/lib/cluster/kubelet/container/container-log'
import { killProcesses, startProcess } from '@/lib/cluster/kubelet/container/processes'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import type { Instance, KubeletState, ProcessStart } from '@/lib/cluster/kubelet/runtime'
import { newContainer, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { DEFAULT_CAPABILITIES, type Identity } from '@/lib/cluster/kubelet/sandbox'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import type { EngineContainer } from '@/lib/container-engine/state'
import { groupsOf, usersOf } from '@/lib/userland/kernel/accounts'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** Every container of the engine is the only one of its surroundings, by this name. */
export const MAIN = 'main'

const ALL_CAPABILITIES = '000001ffffffffff'

export const newRuntime = (id: string, now: number): PodRuntime => ({
  ...{ uid: id, key: id, startTime: now, ip: '', sandboxReady: true },
  containers: { [MAIN]: newContainer({ name: MAIN }) },
})

/** A kubelet's surroundings for a container that belongs to no pod. */
export function surroundings(
  container: EngineContainer,
  network: Network,
  files: (now: () => number) => FileSystem,
  now: () => number,
): ContainerEnv {
  const pod = {
    metadata: { name: container.name, uid: container.id },
    spec: { containers: [{ name: MAIN }] },
  }
  return {
    pod: pod as unknown as Pod,
    // Of a node there is nothing to ask: files and network are the engine's.
    state: {} as KubeletState,
    host: {} as NodeHost,
    ...{ runtime: container.runtime, network, now },
    filesOf: (_, at) => files(at),
  }
}

/** Who a container's processes are. @throws EngineError for a name that its image does not know */
export function identityOf(user: string, files: FileSystem): Identity {
  const [name = '', group = ''] = user.split(':')
  if (name === '') return { uid: 0, gid: 0, groups: [0] }
  const known = usersOf(files).find((one) => one.name === name || String(one.uid) === name)
  if (!known && !/^\d+$/.test(name))
    throw new EngineError(`unable to find user ${name}: no matching entries in passwd file`)
  const ofGroup = groupsOf(files).find((one) => one.name === group)
  if (group !== '' && !ofGroup && !/^\d+$/.test(group))
    throw new EngineError(`unable to find group ${group}: no matching entries in group file`)
  const gid = group === '' ? (known?.gid ?? 0) : (ofGroup?.gid ?? Number(group))
  return { uid: known?.uid ?? Number(name), gid, groups: [gid] }
}

function processOf(
  container: EngineContainer,
  image: EngineImage,
  files: FileSystem,
  now: number,
): ProcessStart {
  const { spec } = container
  const user = identityOf(spec.user, files)
  const home = usersOf(files).find(({ uid }) => uid === user.uid)?.home ?? '/'
  return Object.freeze({
    image: typeof image.image === 'string' ? image.image : image.image.base,
    ...(typeof image.image === 'string' ? {} : { made: image.image }),
    argv: [...spec.entrypoint, ...spec.command],
    env: { HOSTNAME: spec.hostname, HOME: user.uid === 0 ? '/root' : home, ...spec.env },
    hostname: spec.hostname,
    startedAt: now,
    ...(spec.stdin ? { stdin: true as const } : {}),
    ...(spec.tty ? { tty: true as const } : {}),
    ...(spec.memory === undefined ? {} : { memory: spec.memory }),
    cwd: spec.cwd,
    sandbox: {
      user,
      capabilities: spec.privileged ? ALL_CAPABILITIES : DEFAULT_CAPABILITIES,
      ...{ noNewPrivileges: false, readOnlyRoot: spec.readOnly },
    },
  })
}

/** A run of it; its layer and its log go on. */
export function newInstance({ id, runtime }: EngineContainer, now: number): Instance {
  const before = runtime.containers[MAIN]?.current
  const { layer, log = newContainerLog() } = before ?? {}
  return { containerID: id, startedAt: now, log, ...(layer ? { layer } : {}) }
}

/** Starts its process. @throws Errno what the kernel says of it, EngineError */
export function startIn(env: ContainerEnv, container: EngineContainer, image: EngineImage): void {
  const { runtime } = container
  const main = runtime.containers[MAIN]
  if (!main) throw new TypeError(`no container in ${container.name}`)
  const instance = newInstance(container, env.now())
  main.current = instance
  try {
    const files = env.filesOf?.(MAIN, env.now)
    if (!files) throw new TypeError('no files')
    instance.process = processOf(container, image, files, env.now())
    startProcess(env, MAIN, instance)
  } catch (error) {
    killProcesses(env, MAIN)
    delete instance.process
    instance.finished = { at: env.now(), code: 128, reason: 'StartError' }
    throw error
  }
}
