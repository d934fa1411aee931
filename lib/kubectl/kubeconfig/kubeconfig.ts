import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { KubectlError } from '../errors'
import { isMap, type JsonMap, quote } from '../go-format'
import type { KubectlIo } from '../io'

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

export function emptyKubeconfig(): Kubeconfig {
  return { clusters: new Map(), contexts: new Map(), users: new Map(), currentContext: '' }
}

/** What kubeadm leaves in the administrator's home. */
export function adminKubeconfig(): Kubeconfig {
  return {
    clusters: new Map([['kubernetes', { server: 'https://192.168.56.10:6443' }]]),
    contexts: new Map([['kubernetes-admin@kubernetes', { cluster: 'kubernetes', user: 'kubernetes-admin' }]]),
    users: new Map([['kubernetes-admin', {}]]),
    currentContext: 'kubernetes-admin@kubernetes',
  }
}

export function parseKubeconfig(text: string, path: string): Kubeconfig {
  let raw: unknown
  try {
    raw = decodeYaml(text)
  } catch (error) {
    const detail = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw new KubectlError(`error loading config file ${quote(path)}: ${detail}`)
  }
  const config = emptyKubeconfig()
  if (!isMap(raw)) return config
  for (const section of ['clusters', 'contexts', 'users'] as const) {
    const entries = raw[section]
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (isMap(entry))
        config[section].set(String(entry.name), (entry[ENTRY_FIELD[section]] as JsonMap) ?? {})
    }
  }
  config.currentContext = String(raw['current-context'] ?? '')
  return config
}

function listOf(section: ConfigSection, entries: Map<string, JsonMap>): JsonMap[] | null {
  if (entries.size === 0) return null
  return [...entries.keys()].sort().map((name) => ({ [ENTRY_FIELD[section]]: entries.get(name), name }))
}

/** The object that `config view` prints and the file holds. */
export function kubeconfigObject(config: Kubeconfig): JsonMap {
  return {
    apiVersion: 'v1',
    clusters: listOf('clusters', config.clusters),
    contexts: listOf('contexts', config.contexts),
    'current-context': config.currentContext,
    kind: 'Config',
    users: listOf('users', config.users),
  }
}

/** The kubeconfig files of one invocation: read merged, written where a name came from. */
export class KubeconfigStore {
  readonly paths: string[]
  readonly explicit: boolean

  constructor(
    private readonly io: KubectlIo,
    flag: string,
  ) {
    this.explicit = flag !== ''
    const fromEnv = (io.env.KUBECONFIG ?? '').split(':').filter(Boolean)
    this.paths = this.explicit
      ? [flag]
      : fromEnv.length > 0
        ? fromEnv
        : [`${io.env.HOME ?? '/root'}/.kube/config`]
  }

  /** The file that changes go to. */
  get target(): string {
    return this.paths[0]!
  }

  /** @throws KubectlError when `--kubeconfig` names no file and the cluster is needed */
  load(options: { mustExist?: boolean } = {}): Kubeconfig {
    const merged = emptyKubeconfig()
    let found = 0
    for (const path of this.paths) {
      const text = this.io.readFile(path)
      if (text === undefined) continue
      found++
      const one = parseKubeconfig(text, path)
      for (const section of ['clusters', 'contexts', 'users'] as const) {
        for (const [name, body] of one[section])
          if (!merged[section].has(name)) merged[section].set(name, body)
      }
      merged.currentContext ||= one.currentContext
    }
    if (found > 0) return merged
    if (this.explicit && options.mustExist) {
      throw new KubectlError(`stat ${this.target}: no such file or directory`)
    }
    return this.explicit || this.io.env.KUBECONFIG ? merged : adminKubeconfig()
  }

  /** Applies a change to the file that holds `name`, or to the first one. */
  update(section: ConfigSection | undefined, name: string, change: (config: Kubeconfig) => void): void {
    const holder = section && this.paths.find((path) => this.#read(path)?.[section].has(name))
    const path = holder ?? this.target
    const config =
      this.#read(path) ?? (this.explicit || this.io.env.KUBECONFIG ? emptyKubeconfig() : adminKubeconfig())
    change(config)
    this.io.writeFile(path, toYaml(kubeconfigObject(config)))
  }

  #read(path: string): Kubeconfig | undefined {
    const text = this.io.readFile(path)
    return text === undefined ? undefined : parseKubeconfig(text, path)
  }
}
