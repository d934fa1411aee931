/** Nobody grants what he does not hold. Mirrors: ConfirmNoEscalation in pkg/registry/rbac/validation. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { Subject } from '@/lib/cluster/auth/rbac'

/** One verb on one resource (perhaps one object of it), or on one path. */
function breakdown(rule: IPolicyRule): IPolicyRule[] {
  const names = rule.resourceNames?.length ? rule.resourceNames.map((name) => [name]) : [undefined]
  // Roles are asked about before they are validated.
  const verbs = rule.verbs ?? []
  return [
    ...(rule.apiGroups ?? []).flatMap((group) =>
      (rule.resources ?? []).flatMap((resource) =>
        verbs.flatMap((verb) =>
          names.map((resourceNames) => ({
            apiGroups: [group],
            resources: [resource],
            ...(resourceNames ? { resourceNames } : {}),
            verbs: [verb],
          })),
        ),
      ),
    ),
    ...(rule.nonResourceURLs ?? []).flatMap((url) =>
      verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] })),
    ),
  ]
}

const coversAll = (owned: readonly string[] = [], asked: readonly string[] = []) =>
  owned.includes('*') || asked.every((item) => owned.includes(item))

function coversResource(owned: readonly string[] = [], asked: string): boolean {
  const sub = asked.split('/')[1]
  return owned.includes('*') || owned.includes(asked) || (sub !== undefined && owned.includes(`*/${sub}`))
}

function coversPath(owned: readonly string[] = [], asked: string): boolean {
  return owned.some((url) => url === asked || (url.endsWith('*') && asked.startsWith(url.slice(0, -1))))
}

function covers(owner: IPolicyRule, asked: IPolicyRule): boolean {
  if (!coversAll(owner.verbs, asked.verbs)) return false
  const [url] = asked.nonResourceURLs ?? []
  if (url !== undefined) return coversPath(owner.nonResourceURLs, url)
  if (!coversAll(owner.apiGroups, asked.apiGroups)) return false
  if (!coversResource(owner.resources, asked.resources?.[0] ?? '')) return false
  if (!owner.resourceNames?.length) return true
  return asked.resourceNames?.every((name) => owner.resourceNames?.includes(name)) ?? false
}

/** Rules that differ only by verb become one. */
function compact(rules: readonly IPolicyRule[]): IPolicyRule[] {
  const merged = new Map<string, IPolicyRule>()
  for (const rule of rules) {
    const { verbs, ...rest } = rule
    const key = JSON.stringify(rule.nonResourceURLs ? rule : rest)
    const known = merged.get(key)
    merged.set(key, known ? { ...known, verbs: [...known.verbs, ...verbs] } : rule)
  }
  return [...merged.values()]
}

const quoted = (list: readonly string[]) => `[${list.map((item) => JSON.stringify(item)).join(' ')}]`

/** `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}` */
function describeRule(rule: IPolicyRule): string {
  const parts: [string, readonly string[] | undefined][] = [
    ['APIGroups', rule.apiGroups],
    ['Resources', rule.resources],
    ['NonResourceURLs', rule.nonResourceURLs],
    ['ResourceNames', rule.resourceNames],
    ['Verbs', rule.verbs],
  ]
  return `{${parts.flatMap(([name, list]) => (list?.length ? [`${name}:${quoted(list)}`] : [])).join(', ')}}`
}

/** The smallest parts of some rules that others do not cover (validation.Covers). */
export const uncoveredRules = (
  owners: readonly IPolicyRule[],
  others: readonly IPolicyRule[],
): IPolicyRule[] => others.flatMap(breakdown).filter((rule) => !owners.some((owner) => covers(owner, rule)))

/** What is granted without being held, rule by rule. */
export function missingRules(held: readonly IPolicyRule[], granted: readonly IPolicyRule[]): IPolicyRule[] {
  return compact(uncoveredRules(held, granted))
}

/** What is wrong with a user granting these rules while holding those; undefined when nothing is. */
export function escalationError(
  user: Subject,
  held: readonly IPolicyRule[],
  granted: readonly IPolicyRule[],
): string | undefined {
  const missing = missingRules(held, granted)
  if (missing.length === 0) return undefined
  const list = [...new Set(missing.map(describeRule))].sort()
  return `user "${user.username}" (groups=${quoted(user.groups)}) is attempting to grant RBAC permissions not currently held:\n${list.join('\n')}`
}
