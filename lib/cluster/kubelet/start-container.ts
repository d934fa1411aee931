import type { IContainer } from 'kubernetes-models/v1/Container'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { mirroredHash } from '@/lib/cluster/host/static-pod'
import { pullBackoffTime, pullErrorTime } from '@/lib/cluster/kubelet/back-off'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { restingContext } from '@/lib/cluster/kubelet/container/resting-context'
import { ConfigError, environmentOf, expandReferences } from '@/lib/cluster/kubelet/environment'
import { behaviourOf, rests, startArgv } from '@/lib/cluster/kubelet/images'
import type { ImageRef } from '@/lib/cluster/kubelet/images/made-image'
import { allocatableOf, containerEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import type { Protocol } from '@/lib/cluster/kubelet/process/network'
import { canonicalImage, pull } from '@/lib/cluster/kubelet/pull'
import type { ContainerRuntime, Instance, ProcessStart } from '@/lib/cluster/kubelet/runtime'
import { nonRootError, sandboxOf } from '@/lib/cluster/kubelet/security-context'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { part, rare } from '@/lib/cluster/sim/parts'

const CONFIG_RETRY = 10_000

/** `1.234s`, as Go prints a duration. */
const seconds = (ms: number) => `${String(ms / 1000)}s`

function wait(runtime: ContainerRuntime, reason: string, message?: string): void {
  runtime.waiting = { reason, ...(message === undefined ? {} : { message }) }
}

/** First step: is the image there, may it be pulled? */
export function beginContainer(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const { ctx } = sync
  const image = container.image ?? ''
  runtime.image = image
  const outcome = pull(image)
  if (outcome.kind === 'invalid') {
    const show = (reason: string, message: string) =>
      containerEvent(sync, container, 'Warning', reason, message)
    show('InspectFailed', outcome.message)
    show('Failed', 'Error: InvalidImageName')
    wait(runtime, 'InvalidImageName', outcome.message)
    delete runtime.pending
    return
  }
  const present = ctx.state.images[canonicalImage(image)]
  const policy = container.imagePullPolicy ?? 'IfNotPresent'
  if (policy === 'Never' && !present) {
    const message = `Container image "${image}" is not present with pull policy of Never`
    containerEvent(sync, container, 'Warning', 'ErrImageNeverPull', message)
    containerEvent(sync, container, 'Warning', 'Failed', 'Error: ErrImageNeverPull')
    wait(runtime, 'ErrImageNeverPull', message)
    delete runtime.pending
  } else if (present && policy !== 'Always') {
    const message = `Container image "${image}" already present on machine and can be accessed by the pod`
    containerEvent(sync, container, 'Normal', 'Pulled', message)
    createContainer(sync, container, runtime)
  } else {
    containerEvent(sync, container, 'Normal', 'Pulling', `Pulling image "${image}"`)
    const took = (present ? 100 : 500) + Math.floor(ctx.random() * 500)
    runtime.pending = { kind: 'pull', at: ctx.now() + took, since: ctx.now() }
  }
}

/** The image as the node has it. */
function imageOn({ ctx }: Sync, image = ''): ImageRef {
  const held = ctx.state.images[canonicalImage(image)]
  return typeof held === 'object' ? held : image
}

/** The registry has answered. */
export function finishPull(
  sync: Sync,
  container: IContainer,
  runtime: ContainerRuntime,
  since: number,
): void {
  const { ctx } = sync
  const image = container.image ?? ''
  const outcome = sync.host.registry() ? rare('madeImages').pullFromRegistry(sync, image) : pull(image)
  if (outcome.kind === 'pulled') {
    ctx.state.images[canonicalImage(image)] = outcome.made ?? true
    runtime.pullFailures = 0
    const took = seconds(ctx.now() - since)
    const { sizeBytes } = behaviourOf(imageOn(sync, image))
    const message = `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${sizeBytes} bytes.`
    containerEvent(sync, container, 'Normal', 'Pulled', message)
    createContainer(sync, container, runtime)
    return
  }
  runtime.pullFailures += 1
  const message = `Failed to pull image "${image}": ${outcome.message}`
  containerEvent(sync, container, 'Warning', 'Failed', message)
  containerEvent(sync, container, 'Warning', 'Failed', 'Error: ErrImagePull')
  wait(runtime, 'ErrImagePull', outcome.message)
  runtime.pending = { kind: 'pull-backoff', at: ctx.now() + pullErrorTime(runtime.pullFailures) }
}

/** ErrImagePull turns into ImagePullBackOff until the next attempt. */
export function backOffPull(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const message = `Back-off pulling image "${container.image}"`
  const why = runtime.waiting?.message ?? ''
  containerEvent(sync, container, 'Normal', 'BackOff', message)
  containerEvent(sync, container, 'Warning', 'Failed', 'Error: ImagePullBackOff')
  wait(runtime, 'ImagePullBackOff', `${message}: ErrImagePull: ${why}`)
  runtime.pending = { kind: 'begin', at: sync.ctx.now() + pullBackoffTime(runtime.pullFailures) }
}

/** Entrypoint and command of the image, unless the container says otherwise. */
function argvOf(image: ImageRef, container: IContainer, env: Record<string, string>): string[] {
  const expanded = (words: string[] | undefined) => words?.map((word) => expandReferences(word, env))
  return startArgv(behaviourOf(image), expanded(container.command), expanded(container.args))
}

function nextInstance(sync: Sync, container: IContainer, runtime: ContainerRuntime): Instance {
  const seed = `${sync.runtime.uid}/${container.name}/${runtime.restarts}/${sync.ctx.now()}`
  return { containerID: `containerd://${fakeDigest(seed)}`, startedAt: sync.ctx.now() }
}

/** Bytes that a container may hold: its limit, or the pod's. */
export function memoryLimit({ pod }: Sync, { resources }: IContainer): { memory?: number } {
  const memory = resources?.limits?.memory ?? pod.spec.resources?.limits?.memory
  return memory === undefined ? {} : { memory: quantityValue(memory) }
}

/** What the container finds in its environment. @throws ConfigError when it cannot be configured */
function configured(sync: Sync, container: IContainer): Record<string, string> {
  const { ctx, pod, hostIP } = sync
  const services = ctx.lister.list('services')
  const allocatable = allocatableOf(sync)
  const image = imageOn(sync, container.image)
  const env = environmentOf(
    { client: ctx.client, services, podIP: sync.runtime.ip, hostIP, allocatable, image },
    pod,
    container,
  )
  const error = nonRootError(pod, container, image)
  if (error) throw new ConfigError(error)
  return env
}

function processOf(sync: Sync, container: IContainer, env: Record<string, string>): ProcessStart {
  const { ctx, pod } = sync
  const image = container.image ?? ''
  const held = imageOn(sync, image)
  const argv = argvOf(held, container, env)
  const cwd = container.workingDir ?? behaviourOf(held).cwd
  const sandbox = sandboxOf(pod, container, held)
  const script = ctx.state.statics ? sync.host.script(argv, pod, container) : undefined
  const ports = container.ports?.map(({ containerPort, protocol = 'TCP' }) => ({
    port: containerPort,
    protocol: protocol as Protocol,
  }))
  // Frozen, so that forks share it.
  return Object.freeze({
    ...{ image, argv, env, sandbox, startedAt: ctx.now() },
    ...(typeof held === 'object' ? { made: held } : {}),
    hostname: pod.spec.hostNetwork ? sync.nodeName : (pod.spec.hostname ?? pod.metadata.name),
    ...memoryLimit(sync, container),
    ...(container.stdin ? { stdin: true as const } : {}),
    ...(container.tty ? { tty: true as const } : {}),
    ...(cwd ? { cwd } : {}),
    ...(script ? { script } : {}),
    ...(ports ? { ports } : {}),
  })
}

/** Is it a server of whose process nothing is to be seen until somebody looks? */
function mayRest(sync: Sync, { name, volumeMounts = [] }: IContainer, process: ProcessStart): boolean {
  const { image, made, argv, script, tty, sandbox } = process
  if (made || script || tty || sync.pod.spec.shareProcessNamespace) return false
  const { user, readOnlyRoot = false } = sandbox ?? {}
  const start = {
    argv,
    mounts: volumeMounts.map(({ mountPath }) => mountPath),
    uid: user?.uid ?? 0,
    readOnlyRoot,
    trusted: sync.host.trustsMounts(),
  }
  return rests(behaviourOf(image), start, () => restingContext(envOf(sync), name, process))
}

/** Configures and starts the container: events, the process, and when it will end. */
function createContainer(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const { ctx } = sync
  let env: Record<string, string>
  let mounting = container
  try {
    env = configured(sync, container)
    if (hasSubPath(container)) mounting = part('kubeletLate').withSubPaths(container, env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    containerEvent(sync, container, 'Warning', 'Failed', `Error: ${error.message}`)
    wait(runtime, 'CreateContainerConfigError', error.message)
    runtime.pending = { kind: 'begin', at: ctx.now() + CONFIG_RETRY }
    return
  }
  const { volumes } = sync.pod.spec
  if (volumes?.some(({ image }) => image) && !part('kubeletLate').hasImageVolumes(sync, container, runtime))
    return
  if (runtime.current) {
    runtime.last = runtime.current
    runtime.restarts += 1
    // What it had written for itself is gone with it.
    delete runtime.last.layer
    delete runtime.last.own
  }
  const instance = nextInstance(sync, container, runtime)
  runtime.current = instance
  delete runtime.pending
  delete runtime.waiting
  containerEvent(sync, container, 'Normal', 'Created', 'Container created')
  const error = startProcess(sync, mounting, processOf(sync, mounting, env), instance)
  if (error) {
    delete instance.process
    containerEvent(sync, container, 'Warning', 'Failed', `Error: ${error}`)
    instance.finished = { at: ctx.now(), code: 128, reason: 'StartError', message: error }
    return
  }
  runtime.started = !container.startupProbe
  runtime.ready = !container.startupProbe && !container.readinessProbe
  delete runtime.unprobed
  if (mirroredHash(sync.pod)) Object.assign(runtime, { started: true, ready: true, unprobed: true })
  runtime.probes = {}
  containerEvent(sync, container, 'Normal', 'Started', 'Container started')
}

const hasSubPath = ({ volumeMounts }: IContainer) =>
  !!volumeMounts?.some(({ subPath, subPathExpr }) => subPath ?? subPathExpr)

/** Sets up what the process finds, and starts it unless it may rest; why it could not be started. */
function startProcess(
  sync: Sync,
  container: IContainer,
  process: ProcessStart,
  instance: Instance,
): string | undefined {
  instance.process = process
  if (hasSubPath(container)) part('kubeletLate').makeSubPaths(sync, container)
  if (sync.runtime.files) part('containers').rewriteHosts(envOf(sync))
  return mayRest(sync, container, process)
    ? undefined
    : part('containers').startContainer(sync, container, instance)
}
