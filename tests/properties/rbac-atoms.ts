/**
 * A small model of RBAC, written from its documentation and not from the engine: a permission is an atom
 * (a verb, an API group, a resource, a name; or a verb and a path), a rule is a set of atoms, and all
 * questions are questions about sets. `*` is an atom of its own that only `*` gives: who holds every verb
 * that there is today does not hold `*`.
 */
export const RBAC = 'rbac.authorization.k8s.io'
/** Stands for requests that name no object, and for rules that name none. */
export const ANY = ''

export interface Rule {
  apiGroups?: string[]
  resources?: string[]
  resourceNames?: string[]
  nonResourceURLs?: string[]
  verbs?: string[]
}

/** Any group or resource that the search does not know by name. */
const ELSEWHERE = 'elsewhere'

/** What the search knows. */
export const VERBS = [
  'get',
  'list',
  'create',
  'update',
  'patch',
  'delete',
  'escalate',
  'bind',
  'impersonate',
  '*',
]
export const GROUPS = ['', RBAC, ELSEWHERE, '*']
export const RESOURCES = [
  ...['pods', 'secrets', 'nodes', 'pods/log', '*/log', 'serviceaccounts/token'],
  ...['users', 'groups', 'serviceaccounts'],
  ...['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings', ELSEWHERE, '*'],
]
export const NAMES = [
  ANY,
  'r0',
  'r1',
  'c0',
  'c1',
  'sum',
  'view',
  'cluster-admin',
  'b0',
  'b1',
  'robot',
  ...['ann', 'ben', 'cat', 'dev'],
]
export const PATHS = ['/metrics', '/logs/a', '/logs/*', '*']

/** A set of atoms. */
export type Atoms = bigint

const index = (verb: number, group: number, resource: number, name: number): bigint =>
  1n << BigInt(((verb * GROUPS.length + group) * RESOURCES.length + resource) * NAMES.length + name)
const FIRST_PATH = VERBS.length * GROUPS.length * RESOURCES.length * NAMES.length
const pathIndex = (verb: number, path: number): bigint =>
  1n << BigInt(FIRST_PATH + verb * PATHS.length + path)

/** Where items of `all` stand that one of `said` covers. */
const places = (
  all: readonly string[],
  said: readonly string[],
  covers: (rule: string, item: string) => boolean,
) => all.flatMap((item, at) => (said.some((rule) => covers(rule, item)) ? [at] : []))

const knownIn = (all: readonly string[], said: readonly string[]) =>
  said.map((item) => (all.includes(item) ? item : ELSEWHERE))

const sameOrAll = (rule: string, item: string) => rule === '*' || rule === item
const coversResource = (rule: string, item: string) =>
  sameOrAll(rule, item) || (rule.startsWith('*/') && item.endsWith(rule.slice(1)))
const coversPath = (rule: string, item: string) =>
  rule === item || (rule.endsWith('*') && item.startsWith(rule.slice(0, -1)))

function atomsOfRule({
  verbs = [],
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: Rule): Atoms {
  let atoms = 0n
  for (const verb of places(VERBS, verbs, sameOrAll)) {
    for (const path of places(PATHS, nonResourceURLs, coversPath)) atoms |= pathIndex(verb, path)
    for (const group of places(GROUPS, knownIn(GROUPS, apiGroups), sameOrAll))
      for (const resource of places(RESOURCES, knownIn(RESOURCES, resources), coversResource))
        for (let name = 0; name < NAMES.length; name++) {
          const named = resourceNames.length === 0 || resourceNames.includes(NAMES[name] as string)
          if (named) atoms |= index(verb, group, resource, name)
        }
  }
  return atoms
}

/** What is stored does not change, and is asked about often. */
const remembered = new WeakMap<readonly Rule[], Atoms>()

export function atomsOf(rules: readonly Rule[] | null | undefined): Atoms {
  if (!rules) return 0n
  const known = remembered.get(rules)
  if (known !== undefined) return known
  const atoms = rules.reduce((all, rule) => all | atomsOfRule(rule), 0n)
  remembered.set(rules, atoms)
  return atoms
}

export const EVERYTHING: Atoms = atomsOf([
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
])

const single = new Map<string, Atoms>()

/** @throws Error when the model does not know it */
export function atom(verb: string, group: string, resource: string, name = ANY): Atoms {
  const key = [verb, group, resource, name].join(' ')
  const known = single.get(key)
  if (known !== undefined) return known
  const found = atomsOf([{ verbs: [verb], apiGroups: [group], resources: [resource], resourceNames: [name] }])
  if (found === 0n) throw new Error(`no atom for ${key}`)
  single.set(key, found)
  return found
}

export const within = (atoms: Atoms, of: Atoms): boolean => (atoms & of) === atoms

export interface Access {
  verb: string
  group: string
  resource: string
  subresource?: string
  name?: string
}

/** All that somebody can ask for: no `*` in it. */
export const ACCESSES: readonly { access: Access; atoms: Atoms }[] = VERBS.flatMap((verb) =>
  GROUPS.flatMap((group) =>
    RESOURCES.flatMap((resource) =>
      NAMES.flatMap((name) => {
        if ([verb, group].includes('*') || [group, resource].includes(ELSEWHERE) || resource.includes('*'))
          return []
        if ((group === RBAC) !== /role/.test(resource)) return []
        const [plural = '', subresource] = resource.split('/')
        const access = {
          verb,
          group,
          resource: plural,
          ...(subresource ? { subresource } : {}),
          ...(name ? { name } : {}),
        }
        return [{ access, atoms: atom(verb, group, resource, name) }]
      }),
    ),
  ),
)

/** For messages: what is in a set, in few words. */
export function describeAtoms(atoms: Atoms): string {
  const known = ACCESSES.filter((one) => (one.atoms & atoms) !== 0n).map(({ access }) =>
    Object.values(access).join(' '),
  )
  return known.length > 0
    ? known.slice(0, 5).join('; ')
    : `${atoms === 0n ? 'nothing' : 'wildcards or paths'}`
}
