/**
 * The three levels of the Pod Security Standards, as a namespace's labels ask for them.
 * Mirrors: k8s.io/pod-security-admission. Differs: nothing is exempt.
 */
import type { FailedCheck } from '@/lib/cluster/admission/finding'
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import {
  baselineChecks,
  type Check,
  type Violation,
} from '@/lib/cluster/admission/pod-security/baseline-checks'
import { failedFields } from '@/lib/cluster/admission/pod-security/fields'
import {
  compareLevels,
  type LevelVersion,
  type Policy,
  policyOf,
  policyTitle,
  samePolicy,
} from '@/lib/cluster/admission/pod-security/policy'
import { restrictedChecks } from '@/lib/cluster/admission/pod-security/restricted-checks'
import { containersOf, type PodLike } from '@/lib/cluster/admission/pod-security/settings'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden, invalid } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'

/** The newest version that checks are told apart by. */
const LATEST = 36

const appliesTo =
  (minor: number) =>
  ({ since = 0 }: Check) =>
    since <= minor

/** The checks of a level as of its version. */
function checksOf({ level, minor = LATEST }: LevelVersion): Check[] {
  if (level === 'privileged') return []
  const restricted = level === 'restricted' ? restrictedChecks.filter(appliesTo(minor)) : []
  const overridden = new Set(restricted.map(({ overrides }) => overrides))
  const baseline = baselineChecks.filter(appliesTo(minor)).filter(({ id }) => !overridden.has(id))
  return [...baseline, ...restricted]
}

const minorOf = ({ minor = LATEST }: LevelVersion) => Math.min(minor, LATEST)

/** Everything in which a pod is not what a level asks for. */
const violations = (pod: PodLike, policy: LevelVersion): Violation[] =>
  checksOf(policy).flatMap((check) => check.run(pod, minorOf(policy)) ?? [])

/** The same as data, and where in the pod. */
function failedChecks(pod: PodLike, policy: LevelVersion): FailedCheck[] {
  const minor = minorOf(policy)
  return checksOf(policy).flatMap((check) => {
    const found = check.run(pod, minor)
    return found ? [{ check: check.id, ...found, fields: failedFields(check, pod, minor) }] : []
  })
}

const details = (found: Violation[]) => found.map(({ reason, detail }) => `${reason} (${detail})`).join(', ')

/** The kinds that make pods, and where their template is. */
const TEMPLATES: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  podtemplates: (object) => object.template,
  replicationcontrollers: templateOf,
  'replicasets.apps': templateOf,
  'deployments.apps': templateOf,
  'statefulsets.apps': templateOf,
  'daemonsets.apps': templateOf,
  'jobs.batch': templateOf,
  'cronjobs.batch': ({ spec }) =>
    (spec as { jobTemplate?: { spec?: { template?: unknown } } } | undefined)?.jobTemplate?.spec?.template,
}

function templateOf({ spec }: KubeObject): unknown {
  return (spec as { template?: unknown } | undefined)?.template
}

function namespacePolicy({ namespace }: AdmissionAttributes, context: AdmissionContext): Policy {
  return policyOf(context.get('namespaces', namespace ?? '')?.metadata.labels).policy
}

const PREFIX = 'pod-security.kubernetes.io/'

/** What goes beyond enforcement: a warning, and a note in the audit log. */
function tell({ warnings, annotations }: AdmissionAttributes, pod: PodLike, { warn, audit }: Policy): void {
  const say = (policy: LevelVersion, to: (text: string) => void) => {
    const found = violations(pod, policy)
    if (found.length > 0) to(`would violate PodSecurity "${policyTitle(policy)}": ${details(found)}`)
  }
  if (warnings) say(warn, (text) => warnings.push(text))
  if (annotations)
    say(audit, (text) => {
      annotations[`${PREFIX}audit-violations`] = text
    })
}

const isPrivileged = ({ level }: LevelVersion) => level === 'privileged'

/** Nobody would be told of anything. */
const isIdle = ({ warn, audit }: Policy, { annotations }: AdmissionAttributes) =>
  isPrivileged(warn) && (!annotations || isPrivileged(audit))

/** Of a pod that is there, only images and new containers are looked at. */
function isSignificant(pod: Pod, old: Pod): boolean {
  const before = new Map(containersOf(old).map(({ name, image }) => [name, image]))
  return containersOf(pod).some(({ name, image }) => !before.has(name) || before.get(name) !== image)
}

function checkPod(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const { kind, object, old, operation, name } = attributes
  if (operation === 'DELETE' || IGNORED.includes(attributes.subresource ?? '')) return
  const policy = namespacePolicy(attributes, context)
  const { annotations } = attributes
  if (annotations) annotations[`${PREFIX}enforce-policy`] = policyTitle(policy.enforce)
  if (isPrivileged(policy.enforce) && isIdle(policy, attributes)) return
  const pod = object as unknown as Pod
  if (operation === 'UPDATE' && !isSignificant(pod, old as unknown as Pod)) return
  const found = violations(pod, policy.enforce)
  if (found.length > 0) {
    const why = `violates PodSecurity "${policyTitle(policy.enforce)}": ${details(found)}`
    const refusal = forbidden({ group: kind.group, resource: kind.plural }, pod.metadata.name || name, why)
    const [level = '', version = ''] = policyTitle(policy.enforce).split(':')
    const failed = failedChecks(pod, policy.enforce)
    throw withFinding(refusal, { kind: 'pod-security', level, version, violations: failed })
  }
  tell(attributes, pod, policy)
}

const IGNORED = ['exec', 'attach', 'binding', 'eviction', 'log', 'portforward', 'proxy', 'status']

function checkTemplate(
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  template: (object: KubeObject) => unknown,
): void {
  if (attributes.operation === 'DELETE' || attributes.subresource || !attributes.object) return
  const policy = namespacePolicy(attributes, context)
  if (isIdle(policy, attributes)) return
  const pod = template(attributes.object) as PodLike | undefined
  if (pod?.spec?.containers) tell(attributes, pod, policy)
}

/** What a stricter level finds in the pods that are there, each finding once. */
function warningsOfPods(pods: Pod[], namespace: string, enforce: LevelVersion): string[] {
  const byReason = new Map<string, string[]>()
  for (const pod of pods) {
    const reasons = violations(pod, enforce)
      .map(({ reason }) => reason)
      .join(', ')
    if (reasons) byReason.set(reasons, [...(byReason.get(reasons) ?? []), pod.metadata.name])
  }
  if (byReason.size === 0) return []
  const lines = [...byReason].map(([reasons, names]) => {
    const [first = ''] = names.sort()
    const others = names.length - 1
    const more = others === 0 ? '' : ` (and ${others} other pod${others === 1 ? '' : 's'})`
    return `${first}${more}: ${reasons}`
  })
  return [
    `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${policyTitle(enforce)}"`,
    ...lines.sort(),
  ]
}

function checkNamespace(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const { kind, object, old, operation, subresource } = attributes
  if (operation === 'DELETE' || subresource || !object) return
  const name = object.metadata.name
  const next = policyOf(object.metadata.labels)
  const before = policyOf(old?.metadata.labels)
  const messages = (errors: { list: { message: string }[] }) =>
    errors.list.map(({ message }) => message).join()
  const isNew = !old || messages(before.errors) !== messages(next.errors)
  if (next.errors.list.length > 0 && isNew) throw invalid(kind, name, next.errors.list)
  if (!old) return
  const [enforce, was] = [next.policy.enforce, before.policy.enforce]
  if (enforce.level === 'privileged' || samePolicy(enforce, was)) return
  if (enforce.minor === was.minor && compareLevels(enforce.level, was.level) <= 0) return
  attributes.warnings?.push(...warningsOfPods(context.list('pods', name) as unknown as Pod[], name, enforce))
}

export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validate(attributes, context) {
    const { group, plural } = attributes.kind
    const resource = group ? `${plural}.${group}` : plural
    if (resource === 'pods') checkPod(attributes, context)
    else if (resource === 'namespaces') checkNamespace(attributes, context)
    else {
      const template = TEMPLATES[resource]
      if (template) checkTemplate(attributes, context, template)
    }
  },
}
