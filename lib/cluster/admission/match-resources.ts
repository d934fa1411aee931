/** Which requests a webhook or a policy looks at. Mirrors: k8s.io/apiserver/pkg/admission/plugin/policy/matching. */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IMatchResources } from 'kubernetes-models/admissionregistration.k8s.io/v1/MatchResources'
import type { INamedRuleWithOperations } from 'kubernetes-models/admissionregistration.k8s.io/v1/NamedRuleWithOperations'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'

/** Nobody is kept from repairing webhooks and policies. */
export const isExempt = ({ kind }: AdmissionAttributes): boolean => kind.group === ADMISSION_GROUP

const hasOrAll = (list: readonly string[] | undefined, item: string) =>
  list === undefined || list.includes('*') || list.includes(item)

function matchesResource(pattern: string, plural: string, subresource: string): boolean {
  const [name = '', sub = ''] = pattern.split('/')
  return (name === '*' || name === plural) && (sub === subresource || (sub === '*' && pattern.includes('/')))
}

export function matchesRule(rule: INamedRuleWithOperations, attributes: AdmissionAttributes): boolean {
  const { kind, operation, subresource = '', name } = attributes
  const scope = rule.scope ?? '*'
  const namespaced = kind.namespaced ? 'Namespaced' : 'Cluster'
  return (
    hasOrAll(rule.operations, operation) &&
    hasOrAll(rule.apiGroups, kind.group) &&
    hasOrAll(rule.apiVersions, kind.version) &&
    (rule.resources ?? []).some((pattern) => matchesResource(pattern, kind.plural, subresource)) &&
    (scope === '*' || scope === namespaced) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(name))
  )
}

/** Objects that live in no namespace are matched whatever the selector, but Namespaces by their own labels. */
export function matchesNamespace(
  selector: ILabelSelector | undefined,
  { kind, namespace, object, old }: AdmissionAttributes,
  context: AdmissionContext,
): boolean {
  if (!selector) return true
  const isNamespace = kind.kind === 'Namespace' && kind.group === ''
  if (!kind.namespaced && !isNamespace) return true
  const subject = isNamespace ? (object ?? old) : context.get('namespaces', namespace ?? '')
  return matchesLabelSelector(selector, subject?.metadata.labels)
}

export function matchesObject(
  selector: ILabelSelector | undefined,
  { object, old }: AdmissionAttributes,
): boolean {
  if (!selector) return true
  const matches = (one: KubeObject | undefined) =>
    one !== undefined && matchesLabelSelector(selector, one.metadata.labels)
  return matches(object) || matches(old)
}

export function matchesResources(
  match: IMatchResources | undefined,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
): boolean {
  if (!match) return true
  const { resourceRules, excludeResourceRules = [] } = match
  if (excludeResourceRules.some((rule) => matchesRule(rule, attributes))) return false
  if (resourceRules?.length && !resourceRules.some((rule) => matchesRule(rule, attributes))) return false
  return (
    matchesNamespace(match.namespaceSelector, attributes, context) &&
    matchesObject(match.objectSelector, attributes)
  )
}
