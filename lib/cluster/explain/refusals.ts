/** A controller's requests that were refused: what the gate said, and on whose account. */
import type { Finding } from '@/lib/cluster/admission/finding'
import type { RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import { type Link, type ObjectRef, refOf, type Said } from '@/lib/cluster/explain/link'
import { topOwner } from '@/lib/cluster/explain/template'
import { findObject, missing, type View } from '@/lib/cluster/explain/view'

/** The object whose rule it is, and where the rule stands in it. */
function ruleOf(finding: Finding, namespace: string): Pick<Link, 'object' | 'field' | 'wanted'> | undefined {
  switch (finding.kind) {
    case 'quota-exceeded':
    case 'quota-unspecified':
    case 'quota-unknown':
      return { object: { kind: 'ResourceQuota', name: finding.quota, namespace }, field: 'spec.hard' }
    case 'limit-range':
      return { object: { kind: 'LimitRange', name: finding.limitRange, namespace }, field: 'spec.limits' }
    case 'pod-security':
      return {
        object: { kind: 'Namespace', name: namespace },
        field: 'metadata.labels[pod-security.kubernetes.io/enforce]',
        wanted: finding.violations.flatMap(({ fields }) => fields),
      }
    case 'namespace':
      return { object: { kind: 'Namespace', name: finding.namespace } }
    case 'policy':
      return {
        object: { kind: 'ValidatingAdmissionPolicy', name: finding.policy },
        field: 'spec.validations',
      }
    default:
      return undefined
  }
}

/** What admission may miss, and the field of a pod that names it. */
const NAMED: Readonly<Record<string, [kind: string, field: string]>> = {
  serviceaccounts: ['ServiceAccount', 'serviceAccountName'],
  'priorityclasses.scheduling.k8s.io': ['PriorityClass', 'priorityClassName'],
  'runtimeclasses.node.k8s.io': ['RuntimeClass', 'runtimeClassName'],
}

function missingLinks(view: View, object: ObjectRef, finding: Extract<Finding, { kind: 'missing' }>): Link[] {
  const { resource, name, namespace } = finding
  const [kind, field] = NAMED[resource] ?? [resource, undefined]
  const absent = missing(view, { kind, name, ...(namespace ? { namespace } : {}) })
  if (!field) return [absent]
  const asking = findObject(view, object)
  const owner = asking && topOwner(view, asking)
  const at = `spec.template.spec.${field}`
  return [{ object: owner ? refOf(owner) : object, why: 'waits', field: at, found: name }, absent]
}

/** A webhook refused, or nobody could ask it: then why its Service leads nowhere. */
function webhookLinks(view: View, plugin: string, finding: Extract<Finding, { kind: 'webhook' }>): Link[] {
  const kind = `${plugin.replace(/Admission.*/, '')}WebhookConfiguration`
  const object: ObjectRef = { kind, name: finding.configuration }
  const { webhooks = [] } = (findObject(view, object) ?? {}) as { webhooks?: Webhook[] }
  const index = webhooks.findIndex(({ name }) => name === finding.webhook)
  const found = webhooks[index]?.clientConfig
  const link: Link = { object, why: 'refused', field: `webhooks[${index}].clientConfig`, found }
  const service = finding.outcome === 'failed' ? found?.service : undefined
  if (!service) return [link]
  const { name, namespace } = service
  return [link, ...view.explain({ kind: 'Service', name, namespace })]
}

interface Webhook {
  name: string
  clientConfig?: { service?: { name: string; namespace: string } }
}

/** Names of what could not be made are drawn each time: the words behind them stay. */
const words = (message: string) => message.replace(/^[^"]*"[^"]*"\s*/, '')

/** The last request of a controller for a pod, or claim, of a namespace that a gate refused. */
function findRefusal(view: View, object: ObjectRef, message: string): RefusedRequest | undefined {
  const path = `/namespaces/${object.namespace}/`
  const candidates = view.refused.filter((one) => one.admission && one.path.includes(path))
  const same = candidates.filter((one) => message.includes(words(one.message)))
  const own = candidates.filter(({ admission }) => admission?.target.startsWith(object.name))
  return same.at(-1) ?? own.at(-1)
}

/**
 * What refused a controller.
 * @param object on whose behalf it asked
 * @param said its own words, which hold those of the API server
 */
export function refusalLinks(
  view: View,
  object: ObjectRef,
  said: Extract<Said, { message?: string }>,
): Link[] {
  const found = findRefusal(view, object, said.message ?? '')
  const { admission, reason = '', message = said.message ?? '' } = found ?? {}
  const answer: Said = { in: 'answer', reason, message }
  const finding = admission?.finding
  if (!found || !finding) return found ? [{ object, why: 'refused', said: answer }] : []
  if (finding.kind === 'missing') return missingLinks(view, object, finding)
  if (finding.kind === 'webhook') {
    const [first, ...rest] = webhookLinks(view, admission.plugin, finding)
    return first ? [{ ...first, said: answer, finding }, ...rest] : []
  }
  const { namespace = '' } = object
  return [{ object, ...ruleOf(finding, namespace), why: 'refused', said: answer, finding }]
}
