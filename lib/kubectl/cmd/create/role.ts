import { type CommandContext, nameArgument } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { type JsonMap, quote } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'
import { resolveResources, resourceRules, resourcesOf, verbsOf, warnAboutVerbs } from './rbac-rules'

const RBAC = 'rbac.authorization.k8s.io/v1'

const RULE_FLAGS: FlagSpec[] = [
  { name: 'resource', type: 'stringSlice', usage: 'A resource, such as pods, deployments.apps or pods/log.' },
  { name: 'resource-name', type: 'stringArray', usage: 'Only the objects of this name; may be repeated.' },
  { name: 'verb', type: 'stringSlice', usage: 'A verb, such as get, list, watch or create.' },
]

export const createRole = defineGenerator({
  use: 'role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a role with single rule',
  examples: 'kubectl create role reader --verb=get,list,watch --resource=pods',
  flags: RULE_FLAGS,
  build(context) {
    const name = nameArgument(context)
    const verbs = verbsOf(context)
    if (verbs.length === 0) throw new KubectlError('at least one verb must be specified')
    warnAboutVerbs(context, verbs)
    const wanted = resourcesOf(context)
    if (wanted.length === 0) throw new KubectlError('at least one resource must be specified')
    const rules = resourceRules(context, verbs, resolveResources(context, wanted, verbs))
    return { apiVersion: RBAC, kind: 'Role', metadata: generatedMetadata(context, name), rules }
  },
})

const URL_VERBS = ['*', 'get', 'put', 'post', 'head', 'options', 'delete', 'patch']

function checkUrls(urls: string[], verbs: string[]): void {
  for (const verb of verbs) {
    if (!URL_VERBS.includes(verb)) throw new KubectlError(`invalid verb: '${verb}' for nonResourceURL`)
  }
  for (const url of urls) {
    if (url === '*') continue
    if (!url.startsWith('/')) throw new KubectlError('nonResourceURL should start with /')
    if (url.slice(0, -1).includes('*')) {
      throw new KubectlError("nonResourceURL only supports wildcard matches when '*' is at the end")
    }
  }
}

function aggregation(context: CommandContext): JsonMap | undefined {
  const text = context.flags.string('aggregation-rule')
  if (!text) return undefined
  const pairs = text
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      if (at < 0)
        throw new KubectlError(
          `invalid argument ${quote(text)} for "--aggregation-rule" flag: malformed pair, expect string=string\nSee 'kubectl create clusterrole --help' for usage.`,
        )
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    })
  const matchLabels = Object.fromEntries(pairs)
  return { clusterRoleSelectors: [{ matchLabels }] }
}

function clusterRules(context: CommandContext): JsonMap[] {
  const verbs = verbsOf(context)
  const urls = context.flags.list('non-resource-url')
  const wanted = resourcesOf(context)
  if (verbs.length === 0) throw new KubectlError('at least one verb must be specified')
  if (wanted.length === 0 && urls.length === 0) {
    throw new KubectlError('one of resource or nonResourceURL must be specified')
  }
  if (wanted.length > 0) warnAboutVerbs(context, verbs)
  checkUrls(urls, urls.length > 0 ? verbs : [])
  const rules = resourceRules(context, verbs, resolveResources(context, wanted, verbs))
  return urls.length > 0 ? [...rules, { nonResourceURLs: urls, verbs }] : rules
}

export const createClusterRole = defineGenerator({
  use: 'clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a cluster role',
  examples: `
    # For resources of all namespaces
    kubectl create clusterrole reader --verb=get,list,watch --resource=pods

    # For paths of the API server
    kubectl create clusterrole probe --verb=get --non-resource-url=/healthz
  `,
  flags: [
    ...RULE_FLAGS,
    { name: 'aggregation-rule', type: 'string', usage: 'Take the rules of cluster roles with these labels.' },
    { name: 'non-resource-url', type: 'stringSlice', usage: 'A path of the API server.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const aggregationRule = aggregation(context)
    const given = ['verb', 'resource', 'resource-name', 'non-resource-url'].some(
      (flag) => context.flags.list(flag).length > 0,
    )
    if (aggregationRule && given) {
      throw new KubectlError(
        'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
      )
    }
    return {
      ...(aggregationRule ? { aggregationRule } : {}),
      apiVersion: RBAC,
      kind: 'ClusterRole',
      metadata: { name },
      rules: aggregationRule ? null : clusterRules(context),
    }
  },
})
