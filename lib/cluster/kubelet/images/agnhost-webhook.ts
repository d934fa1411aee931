/**
 * `agnhost webhook`: the server that Kubernetes tests admission with.
 * Mirrors: test/images/agnhost/webhook, its paths and what they look for.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type {
  AdmissionRequest,
  AdmissionServer,
  Reviewer,
} from '@/lib/cluster/kubelet/images/admission-server'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { flag } from '@/lib/cluster/kubelet/images/flag'

const KEY = 'webhook-e2e-test'
const UNWANTED = 'webhook-disallow'

const dataOf = ({ object }: AdmissionRequest) =>
  (isObject(object?.data) ? object.data : {}) as Record<string, unknown>

const podOf = ({ object }: AdmissionRequest) => object as unknown as Pod | null

const pods: Reviewer = (request) => {
  const pod = podOf(request)
  const found = [
    ...(pod?.metadata.labels?.[KEY] === UNWANTED ? ['the pod contains unwanted label'] : []),
    ...(pod?.spec?.containers ?? [])
      .filter(({ name }) => name.includes(UNWANTED))
      .map(() => 'the pod contains unwanted container name'),
  ]
  return found.length > 0 ? { allowed: false, message: `${found.join('; ')};` } : { allowed: true }
}

const unwantedData =
  (message: string): Reviewer =>
  (request) =>
    dataOf(request)[KEY] === UNWANTED ? { allowed: false, message } : { allowed: true }

const addLabel: Reviewer = ({ object }) => {
  const labels = object?.metadata.labels
  if (labels?.['added-label'] === 'yes') return { allowed: true }
  const patch = labels
    ? { op: 'add', path: '/metadata/labels/added-label', value: 'yes' }
    : { op: 'add', path: '/metadata/labels', value: { 'added-label': 'yes' } }
  return { allowed: true, patch: [patch] }
}

const mutateData: Reviewer = (request) => {
  const data = dataOf(request)
  const stage = (after: string, number: number) =>
    data[after] === 'yes' ? [{ op: 'add', path: `/data/mutation-stage-${number}`, value: 'yes' }] : []
  return { allowed: true, patch: [...stage('mutation-start', 1), ...stage('mutation-stage-1', 2)] }
}

const addSidecar =
  (image: string): Reviewer =>
  (request) => {
    const sidecar: IContainer = { name: 'webhook-added-sidecar', image }
    const has = podOf(request)?.spec?.containers.some(({ name }) => name === sidecar.name)
    return { allowed: true, patch: has ? [] : [{ op: 'add', path: '/spec/containers/-', value: sidecar }] }
  }

export function agnhostWebhook({ argv }: ServerContext): AdmissionServer {
  return {
    port: Number(flag(argv, 'port') ?? 443),
    certificate: flag(argv, 'tls-cert-file') ?? '',
    health: '/readyz',
    paths: {
      '/always-deny': () => ({ allowed: false, message: 'this webhook denies all requests' }),
      '/always-allow-delay-5s': () => ({ allowed: true, took: 5000 }),
      '/add-label': addLabel,
      '/pods': pods,
      '/configmaps': unwantedData('the configmap contains unwanted key and value'),
      '/custom-resource': unwantedData('the custom resource contains unwanted data'),
      '/mutating-configmaps': mutateData,
      '/mutating-custom-resource': mutateData,
      '/mutating-pods-sidecar': addSidecar(flag(argv, 'sidecar-image') ?? ''),
    },
  }
}
