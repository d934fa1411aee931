/**
 * The audit policy: which requests are recorded, and how much of them.
 * Mirrors: k8s.io/apiserver/pkg/audit/policy/{reader,checker}.go, pkg/apis/audit/validation.
 */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { withoutNulls } from '@/lib/cluster/apimachinery/without-nulls'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'

const LEVELS = ['None', 'Metadata', 'Request', 'RequestResponse'] as const
export type AuditLevel = (typeof LEVELS)[number]
const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic']

interface AuditRule {
  level: AuditLevel
  users?: string[]
  userGroups?: string[]
  verbs?: string[]
  resources?: { group?: string; resources?: string[]; resourceNames?: string[] }[]
  namespaces?: string[]
  nonResourceURLs?: string[]
  omitStages?: string[]
  omitManagedFields?: boolean
}

export interface AuditPolicy {
  rules: AuditRule[]
  omitStages?: string[]
  omitManagedFields?: boolean
}

/** What a rule is asked about. */
export interface AuditAttributes {
  user: { username: string; groups: readonly string[] }
  verb: string
  path: string
  resource?: { group: string; resource: string; subresource?: string; namespace?: string; name?: string }
}

/** What becomes of a request. */
export interface AuditDecision {
  level: AuditLevel
  omitStages: readonly string[]
  omitManagedFields: boolean
}

function checkStages(stages: unknown, path: string, errors: FieldErrors): void {
  for (const [index, stage] of (Array.isArray(stages) ? stages : []).entries())
    if (!STAGES.includes(stage))
      errors.invalid(`${path}[${index}]`, stage, `allowed stages are ${STAGES.join(',')}`)
}

function checkUrls(urls: readonly string[], path: string, errors: FieldErrors): void {
  for (const [index, url] of urls.entries()) {
    if (url === '*') continue
    if (!url.startsWith('/'))
      errors.invalid(`${path}[${index}]`, url, "non-resource URL rules must begin with a '/' character")
    if (url.slice(0, -1).includes('*'))
      errors.invalid(
        `${path}[${index}]`,
        url,
        "non-resource URL wildcards '*' must be the final character of the rule",
      )
  }
}

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const NOT_A_GROUP =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

function checkRule(rule: AuditRule, path: string, errors: FieldErrors): void {
  if (!rule.level) errors.required(`${path}.level`)
  else if (!LEVELS.includes(rule.level)) errors.notSupported(`${path}.level`, rule.level, LEVELS)
  const urls = rule.nonResourceURLs ?? []
  checkUrls(urls, `${path}.nonResourceURLs`, errors)
  for (const { group = '', resources = [], resourceNames = [] } of rule.resources ?? []) {
    if (group !== '' && group !== '*' && !SUBDOMAIN.test(group))
      errors.invalid(`${path}.resources.group`, group, NOT_A_GROUP)
    if (resourceNames.length > 0 && resources.length === 0)
      errors.invalid(
        `${path}.resources.resourceNames`,
        resourceNames,
        'using resourceNames requires at least one resource',
      )
  }
  checkStages(rule.omitStages, `${path}.omitStages`, errors)
  if (urls.length > 0 && (rule.resources?.length || rule.namespaces?.length))
    errors.invalid(
      `${path}.nonResourceURLs`,
      urls,
      'rules cannot apply to both regular resources and non-resource URLs',
    )
}

function validate(policy: AuditPolicy): FieldErrors {
  const errors = new FieldErrors()
  checkStages(policy.omitStages, 'omitStages', errors)
  for (const [index, rule] of (policy.rules ?? []).entries()) checkRule(rule, `rules[${index}]`, errors)
  return errors
}

const TYPES: Record<keyof AuditRule, 'string' | 'list' | 'boolean'> = {
  level: 'string',
  users: 'list',
  userGroups: 'list',
  verbs: 'list',
  resources: 'list',
  namespaces: 'list',
  nonResourceURLs: 'list',
  omitStages: 'list',
  omitManagedFields: 'boolean',
}

const goName = (value: unknown) =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
const cannot = (value: unknown, field: string, type: string) =>
  `json: cannot unmarshal ${goName(value)} into Go struct field ${field} of type ${type}`

const isNoText = (value: unknown) => typeof value !== 'string'

const GO_TYPES = { list: '[]string', boolean: 'bool', string: 'v1.Level' }

function ruleError(rule: Record<string, unknown>): string | undefined {
  for (const [name, type] of Object.entries(TYPES)) {
    const value = rule[name]
    const fits = type === 'list' ? Array.isArray(value) : typeof value === type
    if (value !== undefined && !fits) return cannot(value, `PolicyRule.rules.${name}`, GO_TYPES[type])
    const odd = name !== 'resources' && Array.isArray(value) ? value.find(isNoText) : undefined
    if (odd !== undefined) return cannot(odd, `PolicyRule.rules.${name}`, 'string')
  }
  for (const entry of (rule.resources as unknown[]) ?? []) {
    if (!isObject(entry)) return cannot(entry, 'PolicyRule.rules.resources', 'v1.GroupResources')
    for (const name of ['resources', 'resourceNames']) {
      const list = entry[name] ?? []
      if (!Array.isArray(list) || list.some(isNoText))
        return cannot(list, `GroupResources.rules.resources.${name}`, '[]string')
    }
  }
  return undefined
}

/** The first field that is not of its type, as Go's decoder says it. */
function typeError({ rules }: Record<string, unknown>): string | undefined {
  if (rules !== undefined && !Array.isArray(rules)) return cannot(rules, 'Policy.rules', '[]v1.PolicyRule')
  for (const rule of rules ?? []) {
    const why = isObject(rule) ? ruleError(rule) : cannot(rule, 'Policy.rules', 'v1.PolicyRule')
    if (why) return why
  }
  return undefined
}

function decodePolicy(content: string): AuditPolicy | { error: string } {
  const failed = (why: string) => ({ error: `failed decoding: ${why}` })
  let raw: unknown
  try {
    raw = withoutNulls(decodeYaml(content))
  } catch (error) {
    return failed((error as Error).message)
  }
  if (!isObject(raw))
    return failed("couldn't get version/kind; json parse error: unexpected end of JSON input")
  const { apiVersion, kind } = raw
  if (typeof kind !== 'string' || !kind) return failed(`Object 'Kind' is missing in '${JSON.stringify(raw)}'`)
  if (typeof apiVersion !== 'string' || !apiVersion)
    return failed(`Object 'apiVersion' is missing in '${JSON.stringify(raw)}'`)
  if (apiVersion !== 'audit.k8s.io/v1' || kind !== 'Policy')
    return failed(
      `no kind "${kind}" is registered for version "${apiVersion}" in scheme "k8s.io/apiserver/pkg/audit/scheme.go:30"`,
    )
  const why = typeError(raw)
  return why ? failed(why) : (raw as unknown as AuditPolicy)
}

/** The policy in a file, or the API server's words for what is wrong with it. */
export function loadAuditPolicy(
  path: string,
  read: (path: string) => string | undefined,
): { policy: AuditPolicy } | { error: string } {
  const failed = (why: string) => ({ error: `loading audit policy file: ${why}` })
  const content = read(path)
  if (content === undefined)
    return failed(`failed to read file path "${path}": open ${path}: no such file or directory`)
  const policy = decodePolicy(content)
  if ('error' in policy) return failed(`${policy.error}: from file ${path}`)
  const messages = validate(policy).list.map(({ message }) => message)
  if (messages.length > 0)
    return failed(`${messages.length > 1 ? `[${messages.join(', ')}]` : messages[0]}: from file ${path}`)
  if ((policy.rules ?? []).length === 0)
    return failed(`loaded illegal policy with 0 rules: from file ${path}`)
  return { policy }
}

const holds = (list: readonly string[] | undefined, value: string) => !list?.length || list.includes(value)

function fitsResource(rule: AuditRule, { resource: asked }: AuditAttributes): boolean {
  if (!asked || !holds(rule.namespaces, asked.namespace ?? '')) return false
  if (!rule.resources?.length) return true
  const { resource, subresource, name = '' } = asked
  const whole = subresource ? `${resource}/${subresource}` : resource
  return rule.resources.some(({ group = '', resources = [], resourceNames }) => {
    if (group !== asked.group && group !== '*') return false
    if (resources.length === 0) return true
    if (!holds(resourceNames, name)) return false
    return resources.some(
      (pattern) =>
        pattern === whole ||
        pattern === '*' ||
        (subresource !== undefined && pattern === `*/${subresource}`) ||
        pattern === `${resource}/*`,
    )
  })
}

const fitsPath = (path: string, pattern: string) =>
  pattern === '*' || pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)))

function fits(rule: AuditRule, asked: AuditAttributes): boolean {
  if (!holds(rule.users, asked.user.username)) return false
  if (rule.userGroups?.length && !asked.user.groups.some((group) => rule.userGroups?.includes(group)))
    return false
  if (!holds(rule.verbs, asked.verb)) return false
  if (rule.namespaces?.length || rule.resources?.length) return fitsResource(rule, asked)
  if (rule.nonResourceURLs?.length)
    return !asked.resource && rule.nonResourceURLs.some((pattern) => fitsPath(asked.path, pattern))
  return true
}

/** The first rule that fits decides; without one nothing is recorded. */
export function auditDecision(policy: AuditPolicy, asked: AuditAttributes): AuditDecision {
  const rule = policy.rules.find((each) => fits(each, asked))
  return {
    level: rule?.level ?? 'None',
    omitStages: [...(policy.omitStages ?? []), ...(rule?.omitStages ?? [])],
    omitManagedFields: rule?.omitManagedFields ?? policy.omitManagedFields ?? false,
  }
}
