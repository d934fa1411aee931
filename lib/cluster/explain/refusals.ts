/** A controller's requests that were refused: what the gate said, and on whose account. */
import type { Finding } from '@/lib/cluster/admission/finding'
import type { RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import type { Link, ObjectRef, Said } from '@/lib/cluster/explain/link'
import { missing, type View } from '@/lib/cluster/explain/view'

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
    case 'webhook':
      return { object: { kind: finding.configuration, name: finding.webhook } }
    default:
      return undefined
  }
}

/** Of resources that admission may miss the kinds. */
const KINDS: Readonly<Record<string, string>> = {
  serviceaccounts: 'ServiceAccount',
  priorityclasses: 'PriorityClass',
  runtimeclasses: 'RuntimeClass',
}

function missingLink(view: View, { resource, name, namespace }: Extract<Finding, { kind: 'missing' }>): Link {
  const kind = KINDS[resource.split('.')[0] ?? ''] ?? resource
  return missing(view, { kind, name, ...(namespace ? { namespace } : {}) })
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
  if (finding.kind === 'missing') return [{ ...missingLink(view, finding), said: answer, finding }]
  const { namespace = '' } = object
  return [{ object, ...ruleOf(finding, namespace), why: 'refused', said: answer, finding }]
}
