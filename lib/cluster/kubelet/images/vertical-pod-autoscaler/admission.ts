/**
 * The admission controller of the vertical pod autoscaler: new pods get what is recommended.
 * Differs: limits follow requests in the same proportion, without the bounds of a LimitRange.
 */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IContainer } from 'kubernetes-models/v1/Container'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { canonicalQuantity, milliValue } from '@/lib/cluster/apimachinery/quantity'
import { admissionDaemon, type Reviewer } from '@/lib/cluster/kubelet/images/admission-server'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import {
  type ContainerRecommendation,
  modeOf,
  policyOf,
  VPA_GROUP,
  type Vpa,
} from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'
import type { Backdrop } from '@/lib/userland/kernel/network'

export const VPA_PORT = 8000
export const VPA_CERTIFICATE = '/etc/tls-certs/tls.crt'

const MODES = ['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate', 'Auto']
const AUTO =
  'UpdateMode "Auto" is deprecated and will be removed in a future API version. Use explicit update modes like "Recreate", "Initial", or "InPlaceOrRecreate" instead. See https://github.com/kubernetes/autoscaler/issues/8424 for more details.'

/** Where targets are read. */
function targetPath({ metadata, spec }: Vpa): string {
  const { apiVersion = 'apps/v1', kind, name } = spec.targetRef ?? { kind: '', name: '' }
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  return `${root}/namespaces/${metadata.namespace}/${kind.toLowerCase()}s/${name}`
}

/** The autoscaler whose target selects a pod; of several the oldest. */
function autoscalerOf(pod: Pod, namespace: string, { read }: Backdrop): Vpa | undefined {
  const list = read(`/apis/${VPA_GROUP}/v1/namespaces/${namespace}/verticalpodautoscalers`)
  const vpas = ((list as { items?: Vpa[] } | null)?.items ?? []).filter((vpa) => modeOf(vpa) !== 'Off')
  return vpas.find((vpa) => {
    const target = read(targetPath(vpa)) as (KubeObject & { spec?: { selector?: ILabelSelector } }) | null
    return target && matchesLabelSelector(target.spec?.selector, pod.metadata.labels)
  })
}

interface Operation {
  op: 'add'
  path: string
  value: unknown
}

/** What changes of one container, and how the annotation tells of it. */
function containerPatch(
  index: number,
  { resources = {} }: IContainer,
  recommended: ContainerRecommendation,
  withLimits: boolean,
): { patch: Operation[]; told: string[] } {
  const root = `/spec/containers/${index}/resources`
  const requests = (resources.requests ?? {}) as Record<string, string>
  const limits = (resources.limits ?? {}) as Record<string, string>
  const patch: Operation[] = []
  const told: string[] = []
  if (!resources.requests && !resources.limits) patch.push({ op: 'add', path: root, value: {} })
  if (!resources.requests) patch.push({ op: 'add', path: `${root}/requests`, value: {} })
  for (const [resource, value] of Object.entries(recommended.target)) {
    patch.push({ op: 'add', path: `${root}/requests/${resource}`, value })
    told.push(`${resource} request`)
  }
  for (const [resource, value] of Object.entries(withLimits ? recommended.target : {})) {
    const [limit, request] = [limits[resource], requests[resource] ?? limits[resource]]
    if (limit === undefined || request === undefined || milliValue(request) === 0) continue
    const grown = Math.ceil((milliValue(limit) / milliValue(request)) * milliValue(value))
    patch.push({ op: 'add', path: `${root}/limits/${resource}`, value: canonicalQuantity(`${grown}m`) })
    told.push(`${resource} limit`)
  }
  return { patch, told }
}

const patchPod: Reviewer = ({ object, namespace }, backdrop) => {
  const pod = object as unknown as Pod | null
  const vpa = pod && autoscalerOf(pod, namespace, backdrop)
  if (!pod || !vpa) return { allowed: true }
  const recommended = vpa.status?.recommendation?.containerRecommendations ?? []
  const patch: Operation[] = []
  const told: string[] = []
  for (const [index, container] of pod.spec.containers.entries()) {
    const own = recommended.find(({ containerName }) => containerName === container.name)
    const policy = policyOf(vpa, container.name)
    if (!own || policy.mode === 'Off') continue
    const change = containerPatch(index, container, own, policy.controlledValues !== 'RequestsOnly')
    patch.push(...change.patch)
    told.push(`container ${index}: ${change.told.join(', ')}`)
  }
  const annotations: Record<string, string> = {
    vpaObservedContainers: pod.spec.containers.map(({ name }) => name).join(', '),
    ...(told.length > 0
      ? { vpaUpdates: `Pod resources updated by ${vpa.metadata.name}: ${told.join('; ')}` }
      : {}),
  }
  const path = '/metadata/annotations'
  if (!pod.metadata.annotations) patch.push({ op: 'add', path, value: {} })
  for (const [name, value] of Object.entries(annotations))
    patch.push({ op: 'add', path: `${path}/${name}`, value })
  return { allowed: true, patch }
}

const checkVpa: Reviewer = ({ object }) => {
  const vpa = object as Vpa | null
  const mode = vpa?.spec.updatePolicy?.updateMode
  if (vpa && !vpa.spec.targetRef)
    return {
      allowed: false,
      message: "targetRef is required. If you're using v1beta1 version of the API, please migrate to v1",
    }
  if (mode !== undefined && !MODES.includes(mode))
    return { allowed: false, message: `unexpected UpdateMode value ${mode}` }
  const { minReplicas } = vpa?.spec.updatePolicy ?? {}
  if (minReplicas !== undefined && minReplicas <= 0)
    return { allowed: false, message: `minReplicas has to be positive, got ${minReplicas}` }
  return { allowed: true, ...(mode === 'Auto' ? { warnings: [AUTO] } : {}) }
}

const admissionController = admissionDaemon(() => ({
  port: VPA_PORT,
  certificate: VPA_CERTIFICATE,
  paths: {
    '/': (request, backdrop) =>
      request.resource.resource === 'pods' ? patchPod(request, backdrop) : checkVpa(request, backdrop),
  },
}))

export const vpaAdmission: ImageBehaviour = {
  repository: 'registry.k8s.io/autoscaling/vpa-admission-controller',
  sizeBytes: 41_943_040,
  entrypoint: ['/admission-controller'],
  command: [],
  takesArguments: true,
  base: 'distroless',
  ports: [VPA_PORT],
  programs: { '/admission-controller': admissionController },
}
