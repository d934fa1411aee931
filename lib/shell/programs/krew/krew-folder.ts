/**
 * krew's folder: copies of indexes, receipts of what is installed, links to programs.
 * Mirrors: internal/environment, internal/index, internal/installation/receipt of krew. An index is what git would
 * have cloned: its manifests, and where they are from.
 */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { KrewError } from '@/lib/shell/programs/krew/krew-error'
import { DEFAULT_INDEX_URL, manifestsAt } from '@/lib/shell/programs/krew/plugins/catalogue'
import { makeFoldersAbove, removeAll } from '@/lib/shell/programs/working-files'
import type { Process } from '@/lib/userland/kernel/process'

export interface Platform {
  uri: string
  sha256: string
  bin: string
}

export interface PluginManifest {
  metadata: { name: string }
  spec: {
    version: string
    homepage?: string
    shortDescription: string
    description?: string
    caveats?: string
    platforms: (Platform & { selector?: { matchLabels?: Record<string, string> } })[]
  }
}

export interface Receipt extends PluginManifest {
  status?: { source?: { name?: string } }
}

export interface Index {
  name: string
  url: string
}

export const DEFAULT_INDEX = 'default'

/** The first platform that is this machine's. */
export const platformOf = ({ spec }: PluginManifest): Platform | undefined =>
  spec.platforms.find(({ selector }) => {
    const { os = 'linux', arch = 'amd64' } = selector?.matchLabels ?? {}
    return os === 'linux' && arch === 'amd64'
  })

/** `default/neat` → its index and name. */
export function splitName(name: string): [index: string, plugin: string] {
  const at = name.indexOf('/')
  return at < 0 ? [DEFAULT_INDEX, name] : [name.slice(0, at), name.slice(at + 1)]
}

export const displayName = (name: string, index = DEFAULT_INDEX): string =>
  index === DEFAULT_INDEX ? name : `${index}/${name}`

export class KrewFolder {
  readonly base: string

  constructor(readonly process: Process) {
    const { env } = process
    this.base = process.resolve(env.KREW_ROOT || `${env.HOME ?? '/root'}/.krew`)
  }

  get bin() {
    return `${this.base}/bin`
  }

  get indexes() {
    return `${this.base}/index`
  }

  get store() {
    return `${this.base}/store`
  }

  indexPath = (name: string) => `${this.indexes}/${name}`
  storePath = (plugin: string, version: string) => `${this.store}/${plugin}/${version}`
  linkPath = (plugin: string) => `${this.bin}/kubectl-${plugin.replaceAll('-', '_')}`
  private receiptPath = (plugin: string) => `${this.base}/receipts/${plugin}.yaml`
  private manifestPath = (index: string, plugin: string) => `${this.indexPath(index)}/plugins/${plugin}.yaml`

  make(): void {
    for (const name of ['bin', 'index', 'receipts', 'store'])
      makeFoldersAbove(this.process, `${this.base}/${name}/`)
  }

  private names(folder: string): string[] {
    const { files } = this.process
    return files.stat(folder)?.type === 'directory' ? files.list(folder).sort() : []
  }

  private readYaml<T>(path: string): T | undefined {
    const { files } = this.process
    return files.stat(path)?.type === 'file' ? (decodeYaml(files.read(path)) as T) : undefined
  }

  private write(path: string, text: string): void {
    makeFoldersAbove(this.process, path)
    this.process.files.write(path, text)
  }

  /** @throws KrewError */
  listIndexes(): Index[] {
    return this.names(this.indexes).map((name) => {
      const config = `${this.indexPath(name)}/.git/config`
      const { files } = this.process
      if (files.stat(config)?.type !== 'file')
        throw new KrewError(`invalid index "${name}", non git directory found in index folder`)
      return { name, url: /url = (.*)/.exec(files.read(config))?.[1] ?? '' }
    })
  }

  /** What git does: a fresh copy, and nothing beside it. @throws KrewError */
  clone({ name, url }: Index): void {
    const manifests = manifestsAt(url)
    const path = this.indexPath(name)
    if (!manifests)
      throw new KrewError(
        `command execution failure, output="Cloning into '${path}'...\\nfatal: repository '${url}/' not found\\n": exit status 128`,
      )
    removeAll(this.process, path)
    this.write(`${path}/.git/config`, `[remote "origin"]\n\turl = ${url}\n`)
    for (const manifest of manifests as PluginManifest[])
      this.write(this.manifestPath(name, manifest.metadata.name), toYaml(manifest))
  }

  addDefault(): void {
    this.clone({ name: DEFAULT_INDEX, url: DEFAULT_INDEX_URL })
  }

  dropIndex(name: string): void {
    removeAll(this.process, this.indexPath(name))
  }

  findPlugin = (index: string, name: string): PluginManifest | undefined =>
    this.readYaml(this.manifestPath(index, name))

  listPlugins(index: string): PluginManifest[] {
    return this.names(`${this.indexPath(index)}/plugins`).flatMap(
      (file) => this.readYaml<PluginManifest>(`${this.indexPath(index)}/plugins/${file}`) ?? [],
    )
  }

  findReceipt = (plugin: string): Receipt | undefined => this.readYaml(this.receiptPath(plugin))

  listReceipts(): Receipt[] {
    return this.names(`${this.base}/receipts`).flatMap(
      (file) => this.readYaml<Receipt>(`${this.base}/receipts/${file}`) ?? [],
    )
  }

  writeReceipt(plugin: PluginManifest, index: string): void {
    const receipt: Receipt = { ...plugin, status: { source: { name: index } } }
    this.write(this.receiptPath(plugin.metadata.name), toYaml({ ...receipt, kind: 'Receipt' }))
  }

  /** A plugin with all that is left of it. */
  remove(plugin: string): void {
    for (const path of [this.linkPath(plugin), `${this.store}/${plugin}`, this.receiptPath(plugin)])
      removeAll(this.process, path)
  }

  /** Puts a plugin's program into the store, and a link to it into the folder of programs. */
  place(plugin: PluginManifest, bin: string, text: string): void {
    const { metadata, spec } = plugin
    const path = `${this.storePath(metadata.name, spec.version)}/${bin}`
    this.write(path, text)
    const { files } = this.process
    files.chmod(path, 0o755)
    const link = this.linkPath(metadata.name)
    removeAll(this.process, link)
    files.symlink(path, link)
  }

  removeVersion(plugin: string, version: string): void {
    removeAll(this.process, this.storePath(plugin, version))
  }
}
