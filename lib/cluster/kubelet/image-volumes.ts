/**
 * Volumes whose content is an image. Mirrors: getImageVolumes of pkg/kubelet/kuberuntime.
 * Differs: pulling takes no time; an image whose files nobody knows is empty.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { pullBackoffTime, pullErrorTime } from '@/lib/cluster/kubelet/back-off'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { containerEvent, podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { canonicalImage, pull } from '@/lib/cluster/kubelet/pull'
import type { ContainerRuntime } from '@/lib/cluster/kubelet/runtime'

type ImageSource = { reference?: string; pullPolicy?: string }

const LATEST = /:latest$/

interface Problem {
  reason: string
  message: string
}

/** Why an image cannot be had; told as events of the pod. Undefined: it is there. */
function pullProblem(sync: Sync, { reference = '', pullPolicy }: ImageSource): Problem | undefined {
  const { images } = sync.ctx.state
  const name = canonicalImage(reference)
  const policy = pullPolicy ?? (LATEST.test(name) ? 'Always' : 'IfNotPresent')
  const tell = (reason: string, message: string, type: 'Normal' | 'Warning' = 'Normal') =>
    podEvent(sync, type, reason, message)
  if (images[name] && policy !== 'Always') {
    tell('Pulled', `Container image "${reference}" already present on machine and can be accessed by the pod`)
    return undefined
  }
  if (policy === 'Never') {
    const problem = {
      reason: 'ErrImageNeverPull',
      message: `Container image "${reference}" is not present with pull policy of Never`,
    }
    tell(problem.reason, problem.message, 'Warning')
    return problem
  }
  tell('Pulling', `Pulling image "${reference}"`)
  const outcome = pull(reference)
  if (outcome.kind !== 'pulled') {
    tell('Failed', `Failed to pull image "${reference}": ${outcome.message}`, 'Warning')
    tell('Failed', 'Error: ErrImagePull', 'Warning')
    return { reason: 'ErrImagePull', message: outcome.message }
  }
  images[name] = true
  const { sizeBytes } = behaviourOf(reference)
  const took = '500ms (500ms including waiting)'
  tell('Pulled', `Successfully pulled image "${reference}" in ${took}. Image size: ${sizeBytes} bytes.`)
  return undefined
}

/** Between two attempts a container says what it waits for. */
function backOff(sync: Sync, container: IContainer, runtime: ContainerRuntime, image: string): void {
  const message = `Back-off pulling image "${image}"`
  containerEvent(sync, container, 'Normal', 'BackOff', message)
  containerEvent(sync, container, 'Warning', 'Failed', 'Error: ImagePullBackOff')
  const why = `${message}: ErrImagePull: ${runtime.waiting?.message ?? ''}`
  runtime.waiting = { reason: 'ImagePullBackOff', message: why }
  runtime.pending = { kind: 'begin', at: sync.ctx.now() + pullBackoffTime(runtime.pullFailures) }
}

/** False while an image that one of the container's volumes is made of cannot be had. */
export function hasImageVolumes(sync: Sync, container: IContainer, runtime: ContainerRuntime): boolean {
  const used = new Set(container.volumeMounts?.map(({ name }) => name))
  for (const { name, image } of sync.pod.spec.volumes ?? []) {
    if (!image || !used.has(name)) continue
    if (runtime.waiting?.reason === 'ErrImagePull') {
      backOff(sync, container, runtime, image.reference ?? '')
      return false
    }
    const problem = pullProblem(sync, image)
    if (!problem) continue
    runtime.pullFailures += 1
    runtime.waiting = problem
    runtime.pending = { kind: 'begin', at: sync.ctx.now() + pullErrorTime(runtime.pullFailures) }
    return false
  }
  return true
}
