import { compareStrings, isMap, type JsonMap } from '../go-format'

export type ConfigSection = 'clusters' | 'contexts' | 'users'

/** The word that names the body of each list's entries. */
export const ENTRY_FIELD: Record<ConfigSection, string> = {
  clusters: 'cluster',
  contexts: 'context',
  users: 'user',
}

/** A kubeconfig as one map per list: bodies by name. */
export interface Kubeconfig {
  clusters: Map<string, JsonMap>
  contexts: Map<string, JsonMap>
  users: Map<string, JsonMap>
  currentContext: string
}

/** The fields of an entry in the order of Go's types; those that are always written come first. */
const FIELDS: Record<ConfigSection, { always: string[]; others: string[] }> = {
  clusters: {
    always: ['server'],
    others: [
      'tls-server-name',
      'insecure-skip-tls-verify',
      'certificate-authority',
      'certificate-authority-data',
      'proxy-url',
      'disable-compression',
      'extensions',
    ],
  },
  contexts: { always: ['cluster', 'user'], others: ['namespace', 'extensions'] },
  users: {
    always: [],
    others: [
      'client-certificate',
      'client-certificate-data',
      'client-key',
      'client-key-data',
      'token',
      'tokenFile',
      'as',
      'as-uid',
      'as-groups',
      'as-user-extra',
      'username',
      'password',
      'auth-provider',
      'exec',
      'extensions',
    ],
  },
}

const EXEC = ['command', 'args', 'env', 'apiVersion', 'installHint', 'provideClusterInfo', 'interactiveMode']

/** The fields in an order, others left out. */
function ordered(value: unknown, fields: string[]): unknown {
  if (!isMap(value)) return value
  return Object.fromEntries(fields.filter((field) => field in value).map((field) => [field, value[field]]))
}

function fieldOf(body: JsonMap, field: string): unknown {
  if (field === 'exec') return ordered(body.exec, EXEC)
  return field === 'auth-provider' ? ordered(body[field], ['name', 'config']) : body[field]
}

/** As Go's types hold an entry: without what they do not know, and without what is empty. */
function typedEntry(section: ConfigSection, body: JsonMap): JsonMap {
  const { always, others } = FIELDS[section]
  const isEmpty = (value: unknown) => !value || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries([
    ...always.map((field) => [field, body[field] ?? '']),
    ...others.filter((field) => !isEmpty(body[field])).map((field) => [field, fieldOf(body, field)]),
  ])
}

function listOf(section: ConfigSection, entries: Map<string, JsonMap>): JsonMap[] | null {
  if (entries.size === 0) return null
  return [...entries]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([name, body]) => ({ name, [ENTRY_FIELD[section]]: typedEntry(section, body) }))
}

/** The object that `config view` prints and the file holds, in the order of Go's types. */
export function kubeconfigObject(config: Kubeconfig): JsonMap {
  return {
    kind: 'Config',
    apiVersion: 'v1',
    clusters: listOf('clusters', config.clusters),
    users: listOf('users', config.users),
    contexts: listOf('contexts', config.contexts),
    'current-context': config.currentContext,
  }
}
