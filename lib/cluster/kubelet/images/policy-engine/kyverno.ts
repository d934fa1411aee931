/**
 * A policy engine: validates and mutates what its policies are about.
 * Mirrors: Kyverno's admission controller and its webhooks.
 * Differs: no background scans, reports, generation or image checks; see check-policy.ts.
 */
import { isObject, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { YamlError } from '@/lib/cluster/apimachinery/yaml/reader'
import {
  type AdmissionAnswer,
  type AdmissionRequest,
  admissionDaemon,
  type Reviewer,
} from '@/lib/cluster/kubelet/images/admission-server'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { policyProblem } from '@/lib/cluster/kubelet/images/policy-engine/check-policy'
import type { Subject } from '@/lib/cluster/kubelet/images/policy-engine/match'
import { mutate } from '@/lib/cluster/kubelet/images/policy-engine/mutate'
import { GROUP, type Policy } from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { validate } from '@/lib/cluster/kubelet/images/policy-engine/validate'
import { VariableError } from '@/lib/cluster/kubelet/images/policy-engine/variables'
import type { Backdrop } from '@/lib/userland/kernel/network'

export const KYVERNO_PORT = 9443
export const KYVERNO_CERTIFICATE = '/etc/kyverno/tls/tls.crt'

const itemsOf = (list: unknown): Policy[] =>
  isObject(list) && Array.isArray(list.items) ? (list.items as Policy[]) : []

/** Those of the cluster, then those of the namespace, each by name. */
function policiesFor({ namespace }: AdmissionRequest, { read }: Backdrop): Policy[] {
  const root = `/apis/${GROUP}/v1`
  const all = itemsOf(read(`${root}/clusterpolicies`))
  return namespace ? [...all, ...itemsOf(read(`${root}/namespaces/${namespace}/policies`))] : all
}

function labelsOf(namespace: string, { read }: Backdrop): Record<string, string> {
  const found = namespace ? read(`/api/v1/namespaces/${namespace}`) : null
  return ((found as KubeObject | null)?.metadata.labels ?? {}) as Record<string, string>
}

const decide =
  (rules: (policies: readonly Policy[], subject: Subject) => AdmissionAnswer): Reviewer =>
  (request, backdrop) => {
    const resource = request.object ?? request.oldObject
    const policies = policiesFor(request, backdrop)
    if (!resource || policies.length === 0) return { allowed: true }
    const namespaceLabels = labelsOf(request.namespace, backdrop)
    try {
      return rules(policies, { request, resource, namespaceLabels })
    } catch (error) {
      const known = [PatchError, VariableError, YamlError].some((kind) => error instanceof kind)
      if (known) return { allowed: false, message: (error as Error).message }
      throw error
    }
  }

const checkPolicy: Reviewer = ({ object }) => {
  const problem = object ? policyProblem(object as Policy) : undefined
  return problem === undefined ? { allowed: true } : { allowed: false, message: problem }
}

/** A policy that was let in is ready at once. */
const markReady: Reviewer = ({ object }, { now }) => {
  if (!object) return { allowed: true }
  const rules = (object as Policy).spec.rules ?? []
  const count = (field: 'validate' | 'mutate') => rules.filter((rule) => rule[field] !== undefined).length
  const known = (object.status as { conditions?: unknown } | undefined)?.conditions
  const ready = {
    lastTransitionTime: formatTime(now),
    message: 'Ready',
    reason: 'Succeeded',
    status: 'True',
    type: 'Ready',
  }
  const rulecount = { generate: 0, mutate: count('mutate'), validate: count('validate'), verifyimages: 0 }
  const value = { conditions: known ?? [ready], rulecount }
  return { allowed: true, patch: [{ op: 'add', path: '/status', value }] }
}

const admissionController = admissionDaemon(() => ({
  port: KYVERNO_PORT,
  certificate: KYVERNO_CERTIFICATE,
  health: '/health/readiness',
  paths: {
    '/validate/fail': decide(validate),
    '/mutate/fail': decide(mutate),
    '/policyvalidate': checkPolicy,
    '/policymutate': markReady,
  },
}))

export const kyverno: ImageBehaviour = {
  repository: 'reg.kyverno.io/kyverno/kyverno',
  sizeBytes: 44_040_192,
  user: '65534',
  entrypoint: ['/ko-app/kyverno'],
  command: [],
  takesArguments: true,
  base: 'distroless',
  ports: [KYVERNO_PORT],
  programs: { '/ko-app/kyverno': admissionController },
}
