import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { clientPair } from '@/lib/cluster/auth/authority'
import { remember } from '@/lib/cluster/sim/remember'
import { KubectlError } from '../errors'
import { isMap, type JsonMap, quote } from '../go-format'
import type { KubectlIo } from '../io'
import { part } from '../parts'
import { type ConfigSection, ENTRY_FIELD, type Kubeconfig, kubeconfigObject } from './kubeconfig-object'

export function emptyKubeconfig(): Kubeconfig {
  return { clusters: new Map(), contexts: new Map(), users: new Map(), currentContext: '' }
}

/** Where kubeadm's control plane listens. */
export const SERVER = 'https://192.168.56.10:6443'

/** The proof in the administrator's kubeconfig, in base64. */
const adminProof = remember((authority = '', username = '', ...groups) => {
  const pair = clientPair(authority, username, groups)
  return {
    cluster: { 'certificate-authority-data': encodeBase64(authority) },
    user: {
      'client-certificate-data': encodeBase64(pair.certificate),
      'client-key-data': encodeBase64(pair.key),
    },
  }
})

/** What kubeadm leaves in the administrator's home. */
export function adminKubeconfig({ authority, user }: Pick<KubectlIo, 'authority' | 'user'>): Kubeconfig {
  const groups = user.groups.filter((group) => group !== 'system:authenticated')
  const proof = authority && adminProof(authority(), user.username, ...groups)
  return {
    clusters: new Map([['kubernetes', { ...proof?.cluster, server: SERVER }]]),
    contexts: new Map([['kubernetes-admin@kubernetes', { cluster: 'kubernetes', user: 'kubernetes-admin' }]]),
    users: new Map([['kubernetes-admin', { ...proof?.user }]]),
    currentContext: 'kubernetes-admin@kubernetes',
  }
}

/** Fields that name files: absolute where they are read, and short where they are written. */
const FILE_FIELDS = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile']

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A path as it is from another folder. */
function absolutePath(folder: string, path: string): string {
  if (path.startsWith('/')) return path
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

function changePaths(body: JsonMap, change: (path: string) => string): JsonMap {
  const fields = FILE_FIELDS.filter((field) => typeof body[field] === 'string' && body[field] !== '')
  if (fields.length === 0) return body
  return { ...body, ...Object.fromEntries(fields.map((field) => [field, change(String(body[field]))])) }
}

function withPaths(config: Kubeconfig, change: (path: string) => string): Kubeconfig {
  const all = (entries: Map<string, JsonMap>) =>
    new Map([...entries].map(([name, body]) => [name, changePaths(body, change)]))
  return { ...config, clusters: all(config.clusters), users: all(config.users) }
}

export function parseKubeconfig(text: string, path: string): Kubeconfig {
  let raw: unknown
  try {
    raw = part('yaml').decodeYaml(text)
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
      const one = withPaths(parseKubeconfig(text, path), (file) => absolutePath(this.#folder(path), file))
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
    return this.explicit || this.io.env.KUBECONFIG ? merged : adminKubeconfig(this.io)
  }

  /** The one file of --kubeconfig as it stands there; empty without it. */
  loadExplicit(): Kubeconfig {
    return this.#read(this.target) ?? emptyKubeconfig()
  }

  /** A path that a flag names, as an entry holds it. */
  absolute(path: string): string {
    return path && absolutePath(this.io.env.PWD ?? '/', path)
  }

  /** Applies a change to the file that holds `name`, or to the first one. */
  update(section: ConfigSection | undefined, name: string, change: (config: Kubeconfig) => void): void {
    const holder = section && this.paths.find((path) => this.#read(path)?.[section].has(name))
    const path = holder ?? this.target
    const config =
      this.#read(path) ??
      (this.explicit || this.io.env.KUBECONFIG ? emptyKubeconfig() : adminKubeconfig(this.io))
    change(config)
    // Files below the kubeconfig's own folder are named from there.
    const folder = this.#folder(path)
    const written = withPaths(config, (file) =>
      file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file,
    )
    this.io.writeFile(path, toYaml(kubeconfigObject(written)))
  }

  #folder(path: string): string {
    return folderOf(absolutePath(this.io.env.PWD ?? '/', path))
  }

  #read(path: string): Kubeconfig | undefined {
    const text = this.io.readFile(path)
    return text === undefined ? undefined : parseKubeconfig(text, path)
  }
}
