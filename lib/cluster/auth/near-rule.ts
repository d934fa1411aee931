/** In what one rule differs from what was asked. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import { hasOrAll, pathMatches, resourceMatches } from '@/lib/cluster/auth/rbac'

/** What was asked, and what the rule lists instead. */
export interface RuleDifference {
  attribute:
    | 'verb'
    | 'apiGroup'
    | 'resource'
    /** The resource is listed, but not this subresource of it, or only a subresource. */
    | 'subresource'
    /** The resource is listed by a word that is not its plural: `pod`, `Deployments`. */
    | 'resource spelling'
    /** Other names, or names at all where the request has none. */
    | 'resourceName'
    | 'path'
  asked: string
  listed: readonly string[]
}

const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch)es$/, '$1')
    .replace(/s$/, '')

function differingResource(
  { resources = [] }: IPolicyRule,
  { resource, subresource = '' }: AuthorizationAttributes,
): RuleDifference[] {
  if (resourceMatches(resources, resource, subresource)) return []
  const asked = subresource ? `${resource}/${subresource}` : resource
  const difference = (attribute: RuleDifference['attribute']) => [{ attribute, asked, listed: resources }]
  if (resources.some((one) => one.split('/')[0] === resource)) return difference('subresource')
  const spelt = resources.some((one) => one !== '*' && stem(one) === stem(asked))
  return difference(spelt ? 'resource spelling' : 'resource')
}

function differingPath(
  { verbs, nonResourceURLs = [] }: IPolicyRule,
  { verb, path }: AuthorizationAttributes,
) {
  const found: RuleDifference[] = []
  if (!pathMatches(nonResourceURLs, path))
    found.push({ attribute: 'path', asked: path, listed: nonResourceURLs })
  if (!hasOrAll(verbs, verb)) found.push({ attribute: 'verb', asked: verb, listed: verbs })
  return found
}

/** Nothing: the rule allows the request. Undefined: it is about something else altogether. */
export function ruleDifferences(
  rule: IPolicyRule,
  request: AuthorizationAttributes,
): RuleDifference[] | undefined {
  const forPaths = (rule.nonResourceURLs?.length ?? 0) > 0
  if (request.resource === '') return forPaths ? differingPath(rule, request) : undefined
  if (forPaths) return undefined
  const { verb, group, name = '' } = request
  const { verbs, apiGroups = [], resourceNames = [] } = rule
  const found = differingResource(rule, request)
  // Of another resource neither group nor names tell anything.
  const unrelated = found[0]?.attribute === 'resource'
  if (!unrelated && !hasOrAll(apiGroups, group))
    found.push({ attribute: 'apiGroup', asked: group, listed: apiGroups })
  if (!hasOrAll(verbs, verb)) found.push({ attribute: 'verb', asked: verb, listed: verbs })
  if (!unrelated && resourceNames.length > 0 && !resourceNames.includes(name))
    found.push({ attribute: 'resourceName', asked: name, listed: resourceNames })
  return found
}
