/**
 * What the container runtime of a host can be asked, past its kubelet.
 * Mirrors: the RuntimeService and ImageService of CRI as containerd answers them.
 * Differs: a container that is stopped with its grace period gets SIGTERM from here and SIGKILL from who asked; no
 * containers or sandboxes are made: the kubelet makes those.
 */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type HostContainer, hostContainers } from '@/lib/cluster/host/cri/host-container'
import { type HostSandbox, hostSandboxes } from '@/lib/cluster/host/cri/host-sandbox'
import { type RuntimeImage, runtimeImages } from '@/lib/cluster/host/cri/runtime-image'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { awake, killProcesses, signalProcess } from '@/lib/cluster/kubelet/container/processes'
import { runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { type ExecRequest, type ExecResult, execInContainer } from '@/lib/cluster/kubelet/exec'
import type { RegistryLogin, RegistryState } from '@/lib/cluster/kubelet/images/registry'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { canonicalImage, type PullOutcome } from '@/lib/cluster/kubelet/pull'
import { pullAs } from '@/lib/cluster/kubelet/pull-from-registry'
import type { KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'
import type { Signal } from '@/lib/userland/kernel/process'

export interface RuntimeRoom {
  /** Virtual ms. */
  now(): number
  /** What the host's kubelet and runtime remember, to look at. */
  kubelet(): KubeletState
  /** The same to change; the kubelet, if it runs, then looks at this pod. */
  change(podKey: string): KubeletState
  /** A static pod was touched: the kubelet takes its manifests for what they are. */
  adoptManifests(): void
  /** Undefined for a pod that is gone. */
  podOf(runtime: PodRuntime): Pod | undefined
  networkOf(pod: Pod): Network
  host: NodeHost
  registry(): RegistryState | undefined
  /** What a container has printed besides, in CRI's form. */
  printed(id: string): string | undefined
}

const KILLED = 137

export class ContainerRuntimeService {
  constructor(private readonly room: RuntimeRoom) {}

  private envOf = (runtime: PodRuntime): ContainerEnv | undefined => {
    const { room } = this
    const pod = room.podOf(runtime)
    const now = () => room.now()
    return pod && { state: room.kubelet(), runtime, host: room.host, now, pod, network: room.networkOf(pod) }
  }

  /** Running ones and those that ended, the newest first. */
  containers(): HostContainer[] {
    const { room } = this
    return hostContainers(room.kubelet(), { envOf: this.envOf, printed: (id) => room.printed(id) })
  }

  /** The newest first. */
  sandboxes(): HostSandbox[] {
    return hostSandboxes(this.room.kubelet(), this.envOf)
  }

  images(): RuntimeImage[] {
    return runtimeImages(this.room.kubelet())
  }

  /** A container's surroundings as they may be changed. */
  private opened(container: HostContainer): ContainerEnv | undefined {
    const key = `${container.namespace}/${container.pod}`
    this.room.adoptManifests()
    const runtime = this.room.change(key).pods[container.uid]
    return runtime && this.envOf(runtime)
  }

  /** @throws ApiError in the words of containerd and runc */
  exec(container: HostContainer, request: ExecRequest): ExecResult {
    const env = this.opened(container)
    if (!env) throw new TypeError(`no pod ${container.pod}`)
    return execInContainer(env, request)
  }

  /** Asks a container's own process to end. */
  terminate(container: HostContainer): void {
    const env = this.opened(container)
    if (!env || !container.running) return
    signalProcess(env, container.name, 'TERM')
    runPod(env)
  }

  kill(container: HostContainer, code = KILLED): void {
    const env = this.opened(container)
    const current = env?.runtime.containers[container.name]?.current
    if (!env || !current || current.finished || current.exit) return
    killProcesses(env, container.name)
    current.exit = { at: this.room.now(), code }
  }

  /** It has ended, or will be gone when it does. */
  remove(container: HostContainer): void {
    const env = this.opened(container)
    const known = env?.runtime.containers[container.name]
    for (const instance of [known?.current, known?.last])
      if (instance?.containerID.endsWith(container.id)) instance.removed = true
  }

  /** Ends all that runs in it; the kubelet makes another one. */
  stopSandbox({ runtime: { uid, key }, ready }: HostSandbox): void {
    if (!ready) return
    this.room.adoptManifests()
    const runtime = this.room.change(key).pods[uid]
    if (runtime) runtime.sandboxLost = this.room.now()
  }

  removeSandbox({ runtime: { uid, key } }: HostSandbox): void {
    const runtime = this.room.change(key).pods[uid]
    if (runtime) runtime.sandboxRemoved = true
  }

  pull(image: string, login?: RegistryLogin): PullOutcome {
    const outcome = pullAs(this.room.registry(), image, () => login)
    if (outcome.kind === 'pulled') this.room.change('').images[canonicalImage(image)] = outcome.made ?? true
    return outcome
  }

  removeImage({ tag }: RuntimeImage): void {
    delete this.room.change('').images[tag]
  }

  /** @param inner the number of a process in the container */
  signal(container: HostContainer, inner: number, signal: Signal): void {
    const env = this.opened(container)
    const pod = env && awake(env, container.name)
    const own = env?.runtime.containers[container.name]?.current?.pid
    if (!env || !pod) return
    if (signal === 'KILL' && inner === own) this.kill(container)
    else {
      pod.kernel.signal(inner, signal)
      runPod(env)
    }
  }
}
