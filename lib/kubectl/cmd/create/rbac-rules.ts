import type { CommandContext } from '../../cli/command'
import { KubectlError } from '../../errors'
import type { JsonMap } from '../../go-format'

const STANDARD = [
  ...['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection'],
  ...['use', 'bind', 'approve', 'sign', 'escalate', 'impersonate', 'attest', 'redirect'],
]

/** Verbs that mean something for a few resources only. */
const SPECIAL: Record<string, [group: string, resource: string][]> = {
  use: [
    ['policy', 'podsecuritypolicies'],
    ['extensions', 'podsecuritypolicies'],
  ],
  bind: [
    ['rbac.authorization.k8s.io', 'roles'],
    ['rbac.authorization.k8s.io', 'clusterroles'],
  ],
  escalate: [
    ['rbac.authorization.k8s.io', 'roles'],
    ['rbac.authorization.k8s.io', 'clusterroles'],
  ],
  impersonate: [
    ['', 'users'],
    ['', 'serviceaccounts'],
    ['', 'groups'],
    ['authentication.k8s.io', 'userextras'],
  ],
  approve: [['certificates.k8s.io', 'signers']],
  sign: [['certificates.k8s.io', 'signers']],
  attest: [['certificates.k8s.io', 'signers']],
}

export interface WantedResource {
  resource: string
  group: string
  subresource: string
}

/** --verb without repetition; `*` stands for all. */
export function verbsOf(context: CommandContext): string[] {
  const verbs = context.flags.list('verb')
  return verbs.includes('*') ? ['*'] : [...new Set(verbs)]
}

export function warnAboutVerbs(context: CommandContext, verbs: string[]): void {
  for (const verb of verbs) {
    if (!STANDARD.includes(verb)) context.err(`Warning: '${verb}' is not a standard resource verb\n`)
  }
}

/** `deployments.apps`, `pods/log` */
export function resourcesOf(context: CommandContext): WantedResource[] {
  const wanted: WantedResource[] = []
  for (const text of context.flags.list('resource')) {
    const [path = '', subresource = ''] = text.split(/\/(.*)/s)
    const [resource = '', group = ''] = path.split(/\.(.*)/s)
    if (text === '*') return [{ resource, group, subresource }]
    wanted.push({ resource, group, subresource })
  }
  return wanted
}

/** The served names of what --resource says. @throws KubectlError */
export function resolveResources(
  context: CommandContext,
  wanted: WantedResource[],
  verbs: string[],
): WantedResource[] {
  return wanted.map((one) => {
    if (one.resource === '')
      throw new KubectlError('resource must be specified if apiGroup/subresource specified')
    if (one.resource === '*') return one
    const mapping = context.mapper.find(one.group ? `${one.resource}.${one.group}` : one.resource)
    const { resource, group } = mapping ?? one
    let special = false
    for (const verb of verbs) {
      const allowed = SPECIAL[verb]
      if (!allowed) continue
      special = allowed.some(([itsGroup, itsResource]) => itsGroup === group && itsResource === resource)
      if (!special) throw new KubectlError(`can not perform '${verb}' on '${resource}' in group '${group}'`)
    }
    if (!mapping && !special) {
      const place = one.group ? ` in group "${one.group}"` : ''
      throw new KubectlError(`the server doesn't have a resource type "${one.resource}"${place}`, true)
    }
    return { ...one, resource, group }
  })
}

/** One rule per API group, in the order of first mention. */
export function resourceRules(
  context: CommandContext,
  verbs: string[],
  resources: WantedResource[],
): JsonMap[] {
  const groups = new Map<string, string[]>()
  for (const { resource, group, subresource } of resources) {
    const name = subresource ? `${resource}/${subresource}` : resource
    const list = groups.get(group) ?? []
    if (!list.includes(name)) list.push(name)
    groups.set(group, list)
  }
  const resourceNames = [...new Set(context.flags.list('resource-name'))]
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, names]) => ({
      apiGroups: [group],
      ...(resourceNames.length > 0 ? { resourceNames } : {}),
      resources: names,
      verbs,
    }))
}
