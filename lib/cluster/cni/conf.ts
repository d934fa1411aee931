/**
 * Which network a host's container runtime would attach pods to.
 * Mirrors: github.com/containerd/go-cni (loadFromConfDir: the first file by name counts, a broken one spoils it)
 * and libcni's reading of it.
 */
import { jsonObjectProblem } from '@/lib/cluster/apimachinery/go-json'
import { CNI_CONF } from '@/lib/cluster/cni/paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export interface PluginConf {
  type: string
  name?: string
  bridge?: string
  isGateway?: boolean
  isDefaultGateway?: boolean
  ipam?: {
    type?: string
    subnet?: string
    ranges?: { subnet?: string; gateway?: string; rangeStart?: string; rangeEnd?: string }[][]
  }
  delegate?: { type?: string; bridge?: string }
  subnetFile?: string
  [key: string]: unknown
}

export interface NetworkConf {
  /** The file's path. */
  file: string
  name: string
  plugins: PluginConf[]
}

/** What the kubelet hears of a runtime that has no network. */
export const NOT_INITIALIZED = 'cni plugin not initialized'

/** A host's text file; undefined when there is none. */
export function textAt(files: FileSystem, path: string): string | undefined {
  return files.stat(path)?.type === 'file' ? files.read(path) : undefined
}

export const namesIn = (files: FileSystem, folder: string): string[] =>
  files.stat(folder)?.type === 'directory' ? files.list(folder).sort() : []

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object, or why it is none. */
function parsed(text: string): Record<string, unknown> | string {
  return jsonObjectProblem(text) ?? ((JSON.parse(text) ?? {}) as Record<string, unknown>)
}

/** One plugin (`.conf`) or a list (`.conflist`). */
function pluginsOf(file: string, config: Record<string, unknown>): PluginConf[] | string {
  if (!file.endsWith('.conflist'))
    return typeof config.type === 'string' && config.type !== ''
      ? [config as PluginConf]
      : `network type not found in ${file}: invalid cni config`
  const broken = (why: string) => `failed to load CNI config list file ${file}: ${why}: invalid cni config`
  const { name, plugins } = config
  if (typeof name !== 'string' || name === '') return broken('error parsing configuration list: no name')
  if (!Array.isArray(plugins)) return broken("error parsing configuration list: no 'plugins' key")
  if (plugins.length === 0) return `CNI config list ${file} has no networks: invalid cni config`
  const nameless = plugins.some((one) => !isRecord(one) || typeof one.type !== 'string' || one.type === '')
  return nameless
    ? broken("failed to parse plugin config: missing 'type' in network plugin")
    : (plugins as PluginConf[])
}

/** What containerd loads at its start and whenever a file changes; else its own words for why it has nothing. */
export function loadConf(files: FileSystem): NetworkConf | { error: string } {
  const name = namesIn(files, CNI_CONF).find((one) => /\.(?:conf|conflist|json)$/.test(one))
  const failed = (why: string) => ({ error: `cni config load failed: ${why}: failed to load cni config` })
  if (name === undefined) return failed(`no network config found in ${CNI_CONF}: ${NOT_INITIALIZED}`)
  const file = `${CNI_CONF}/${name}`
  const config = parsed(textAt(files, file) ?? '')
  if (typeof config === 'string')
    return failed(
      `failed to load CNI config ${name.endsWith('.conflist') ? 'list ' : ''}file ${file}: error parsing configuration${name.endsWith('.conflist') ? ' list' : ''}: ${config}: invalid cni config`,
    )
  const plugins = pluginsOf(file, config)
  if (typeof plugins === 'string') return failed(plugins)
  return { file, plugins, name: typeof config.name === 'string' ? config.name : '' }
}
