/** Rules of roles as tables print them. Mirrors: k8s.io/kubectl/pkg/util/rbac. */
import { compareStrings, type JsonMap } from './go-format'

interface Rule {
  verbs: string[]
  group: string
  resource: string
  name: string
  url: string
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** One rule per group, resource, name and verb, or per path and verb. */
function breakdown(rule: JsonMap): Rule[] {
  const verbs = strings(rule.verbs)
  const names = strings(rule.resourceNames)
  const none = { group: '', resource: '', name: '', url: '' }
  const resources = strings(rule.apiGroups).flatMap((group) =>
    strings(rule.resources).flatMap((resource) =>
      verbs.flatMap((verb) =>
        (names.length > 0 ? names : ['']).map((name) => ({ ...none, verbs: [verb], group, resource, name })),
      ),
    ),
  )
  const urls = strings(rule.nonResourceURLs).flatMap((url) =>
    verbs.map((verb) => ({ ...none, verbs: [verb], url })),
  )
  return [...resources, ...urls]
}

/** `deployments.apps/scale` */
function qualified({ resource, group }: Rule): string {
  if (resource === '') return ''
  const [name, ...sub] = resource.split('/')
  return [group ? `${name}.${group}` : name, ...sub].join('/')
}

const inList = (text: string) => `[${text}]`

/** What a rule is sorted by: its verbs, group, resource, name and path, as Go prints the struct. */
const sortKey = ({ verbs, group, resource, name, url }: Rule) =>
  [verbs.join(' '), group, resource, name, url].map(inList).join(',')

/** Rows of Resources, Non-Resource URLs, Resource Names and Verbs; the same resource's verbs in one row. */
export function policyRuleRows(rules: readonly JsonMap[]): string[] {
  const all = rules.flatMap(breakdown)
  const compact = new Map<string, Rule>()
  for (const rule of all.filter(({ url }) => url === '')) {
    const key = JSON.stringify([rule.group, rule.resource, rule.name])
    const known = compact.get(key)
    if (known) known.verbs = [...new Set([...known.verbs, ...rule.verbs])]
    else compact.set(key, rule)
  }
  return [...all.filter(({ url }) => url !== ''), ...compact.values()]
    .sort((a, b) => compareStrings(sortKey(a), sortKey(b)))
    .map((rule) =>
      [qualified(rule), inList(rule.url), inList(rule.name), inList(rule.verbs.join(' '))].join('\t'),
    )
}
