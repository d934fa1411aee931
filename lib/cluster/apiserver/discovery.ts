/**
 * The documents by which clients find out what is served.
 * Differs: resources have no storageVersionHash.
 */
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'

/** The controller of custom resources lists them in an order of its own. */
const CUSTOM_VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch']

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

const SUBRESOURCES: Record<string, { kind?: string; group?: string; version?: string; verbs: string[] }> = {
  status: { verbs: ['get', 'patch', 'update'] },
  token: { kind: 'TokenRequest', group: 'authentication.k8s.io', version: 'v1', verbs: ['create'] },
  approval: { verbs: ['get', 'patch', 'update'] },
  scale: { kind: 'Scale', group: 'autoscaling', version: 'v1', verbs: ['get', 'patch', 'update'] },
  binding: { kind: 'Binding', verbs: ['create'] },
  eviction: { kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
  log: { verbs: ['get'] },
  ephemeralcontainers: { verbs: ['get', 'patch', 'update'] },
  resize: { verbs: ['get', 'patch', 'update'] },
}

interface ApiResource {
  name: string
  singularName: string
  namespaced: boolean
  group?: string
  version?: string
  kind: string
  verbs: string[]
  shortNames?: string[]
  categories?: string[]
}

function verbsOf(kind: Kind): string[] {
  if (kind.review) return ['create']
  if (kind.computed) return ['get', 'list']
  if (kind.openApi) return CUSTOM_VERBS
  return kind.specFinalizers ? VERBS.filter((verb) => verb !== 'deletecollection') : VERBS
}

function resourcesOf(kind: Kind): ApiResource[] {
  const main: ApiResource = {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: verbsOf(kind),
    ...(kind.shortNames ? { shortNames: kind.shortNames } : {}),
    ...(kind.categories ? { categories: kind.categories } : {}),
  }
  const parts = (kind.subresources ?? []).map((name): ApiResource => {
    const { kind: own, verbs, ...of } = SUBRESOURCES[name] ?? { verbs: [] }
    return {
      name: `${kind.plural}/${name}`,
      singularName: '',
      namespaced: kind.namespaced,
      ...of,
      kind: own ?? kind.kind,
      verbs,
    }
  })
  const finalize: ApiResource[] = kind.specFinalizers
    ? [
        {
          name: `${kind.plural}/finalize`,
          singularName: '',
          namespaced: false,
          kind: kind.kind,
          verbs: ['update'],
        },
      ]
    : []
  return [main, ...finalize, ...parts]
}

const BINDINGS: ApiResource = {
  name: 'bindings',
  singularName: 'binding',
  namespaced: true,
  kind: 'Binding',
  verbs: ['create'],
}

function makeResourceList(kinds: readonly Kind[], group: string, version: string) {
  const served = kinds.filter((kind) => kind.group === group && kind.version === version)
  const [first] = served
  if (!first) return undefined
  const resources = served.flatMap(resourcesOf)
  if (group === '') resources.push(BINDINGS)
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersion(first),
    resources: resources.sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

type ResourceList = ReturnType<typeof makeResourceList>

/** Every kubectl asks for all of them: they are made once for the same kinds. */
const made = new WeakMap<readonly Kind[], Map<string, ResourceList>>()

/** APIResourceList of a group version, or undefined when it is not served. Not to be changed. */
export function apiResourceList(kinds: readonly Kind[], group: string, version: string): ResourceList {
  const lists = made.get(kinds) ?? new Map<string, ResourceList>()
  made.set(kinds, lists)
  const key = `${group}/${version}`
  if (!lists.has(key)) lists.set(key, makeResourceList(kinds, group, version))
  return lists.get(key)
}

export const apiVersions = () => ({
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '192.168.56.10:6443' }],
})

/** What of a kind these documents show. */
type Version = Pick<Kind, 'group' | 'version'>

function apiGroup(kinds: readonly Version[], name: string) {
  const versions = [...new Set(kinds.filter((kind) => kind.group === name).map((kind) => kind.version))].map(
    (version) => ({ groupVersion: `${name}/${version}`, version }),
  )
  return { name, versions, preferredVersion: versions[0] }
}

/** APIGroupList: every group but the core one. */
export function apiGroupList(kinds: readonly Version[]) {
  const names = [...new Set(kinds.map((kind) => kind.group))].filter((name) => name !== '')
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: names.map((name) => apiGroup(kinds, name)) }
}

/** APIGroup of one group, or undefined. */
export function findApiGroup(kinds: readonly Version[], name: string) {
  if (!kinds.some((kind) => kind.group === name)) return undefined
  return { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(kinds, name) }
}
