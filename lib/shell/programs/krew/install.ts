/** `krew install`, `upgrade`, `uninstall`. Mirrors: internal/installation of krew. */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { KrewCall } from '@/lib/shell/programs/krew/krew'
import { KrewError } from '@/lib/shell/programs/krew/krew-error'
import {
  DEFAULT_INDEX,
  displayName,
  type KrewFolder,
  type PluginManifest,
  platformOf,
  splitName,
} from '@/lib/shell/programs/krew/krew-folder'
import { boxed, securityNotice, usageOf } from '@/lib/shell/programs/krew/output'
import { downloadOf } from '@/lib/shell/programs/krew/plugins/catalogue'
import { bytesOf } from '@/lib/userland/kernel/text'

const SAFE = /^[\w-]+$/
const DETACHED = 'detached'

/** @throws KrewError */
function checkName(name: string): void {
  if (!SAFE.test(name)) throw new KrewError(`plugin name ${JSON.stringify(name)} not allowed`)
}

/** Downloads, compares and places a plugin. @throws KrewError */
function place(folder: KrewFolder, plugin: PluginManifest): void {
  const { name } = plugin.metadata
  const platform = platformOf(plugin)
  if (!platform) throw new KrewError(`plugin "${name}" does not offer installation for this platform`)
  const unpacking = 'install failed: failed to unpack into staging dir: failed to unpack the plugin archive: '
  const text = downloadOf(platform.uri)
  if (text === undefined)
    throw new KrewError(
      `${unpacking}failed to obtain plugin archive: failed to download "${platform.uri}", status code 404`,
    )
  const found = sha256(bytesOf(text))
  if (found !== platform.sha256)
    throw new KrewError(`${unpacking}checksum does not match, want: ${platform.sha256}, got ${found}`)
  folder.place(plugin, platform.bin, text)
}

interface Wanted {
  plugin: PluginManifest
  index: string
}

function wantedOf({ folder }: KrewCall, name: string): Wanted {
  const [index, plain] = splitName(name)
  checkName(plain)
  const plugin = folder.findPlugin(index, plain)
  if (!plugin) throw new KrewError(`plugin "${name}" does not exist in the plugin index`)
  return { plugin, index }
}

function fromFile({ call }: KrewCall, path: string): Wanted {
  const text = call.readFile(path)
  if (text === undefined)
    throw new KrewError(`failed to load plugin manifest from file: open ${path}: no such file or directory`)
  return { plugin: decodeYaml(text) as PluginManifest, index: DETACHED }
}

/** What is typed, or stands on standard input a line each. */
function namesOf({ words, call, err, flags }: KrewCall): string[] {
  if (call.process.isTerminal(0)) return words
  if (words.length > 0 || flags.manifest !== undefined) {
    err('WARNING: Detected stdin, but discarding it because of --manifest or args\n')
    return words
  }
  err('Reading plugin names via stdin\n')
  return call
    .stdin()
    .split('\n')
    .filter((line) => line !== '')
}

function installOne({ folder, err, log }: KrewCall, { plugin, index }: Wanted): string | undefined {
  const { name } = plugin.metadata
  err(`Installing plugin: ${name}\n`)
  if (folder.findReceipt(name)) {
    log('W', 'install.go:160', `Skipping plugin "${name}", it is already installed`)
    return undefined
  }
  try {
    place(folder, plugin)
  } catch (error) {
    if (!(error instanceof KrewError)) throw error
    log('W', 'install.go:164', `failed to install plugin "${name}": ${error.message}`)
    return error.message
  }
  folder.writeReceipt(plugin, index)
  err(`Installed plugin: ${name}\n${boxed(usageOf(plugin))}\n`)
  if (index === DEFAULT_INDEX) err(securityNotice(name))
  return undefined
}

/** @throws KrewError */
export function install(krew: KrewCall): void {
  const names = namesOf(krew)
  const { manifest } = krew.flags
  if (names.length > 0 && manifest !== undefined)
    throw new KrewError(
      'must specify either specify either plugin names (via positional arguments or STDIN), or --manifest/--manifest-url; not both',
    )
  const wanted =
    manifest === undefined ? names.map((name) => wantedOf(krew, name)) : [fromFile(krew, manifest)]
  const failures = wanted.flatMap((one) => {
    const problem = installOne(krew, one)
    return problem === undefined ? [] : [{ name: one.plugin.metadata.name, problem }]
  })
  if (failures.length > 0)
    throw new KrewError(
      `failed to install some plugins: [${failures.map(({ name }) => name).join(' ')}]: ${failures[0]?.problem}`,
    )
}

/** `v0.9.10` is newer than `v0.9.9`. */
function isNewer(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.replace(/^v/, '').split('.').map(Number))
  const at = [0, 1, 2].find((place) => (left?.[place] ?? 0) !== (right?.[place] ?? 0))
  return at !== undefined && (left?.[at] ?? 0) > (right?.[at] ?? 0)
}

/** One plugin to the version of its index. @returns false: it has that already @throws KrewError */
function upgradeOne({ folder }: KrewCall, { plugin, index }: Wanted): boolean {
  const { name } = plugin.metadata
  const installed = folder.findReceipt(name)?.spec.version ?? 'v0.0.0'
  if (!isNewer(plugin.spec.version, installed)) return false
  place(folder, plugin)
  folder.writeReceipt(plugin, index)
  folder.removeVersion(name, installed)
  return true
}

function sourceOf({ folder }: KrewCall, name: string): string {
  if (name.includes('/'))
    throw new KrewError('upgrade command does not support INDEX/PLUGIN syntax; just specify PLUGIN')
  checkName(name)
  const receipt = folder.findReceipt(name)
  if (!receipt)
    throw new KrewError(
      `read receipt "${name}": open ${folder.base}/receipts/${name}.yaml: no such file or directory`,
    )
  return receipt.status?.source?.name ?? DEFAULT_INDEX
}

/** @throws KrewError */
export function upgrade(krew: KrewCall): void {
  const { words, folder, err, log } = krew
  const names = words.length > 0 ? words : folder.listReceipts().map(({ metadata }) => metadata.name)
  for (const name of names) {
    const index = sourceOf(krew, name)
    if (index === DETACHED) {
      log('W', 'upgrade.go:94', `Skipping upgrade for "${name}" because it was installed via manifest`)
      continue
    }
    const plugin = folder.findPlugin(index, name)
    if (!plugin) throw new KrewError(`plugin "${index}/${name}" does not exist in the plugin index`)
    const shown = displayName(name, index)
    err(`Upgrading plugin: ${shown}\n`)
    if (upgradeOne(krew, { plugin, index })) {
      err(`Upgraded plugin: ${shown}\n`)
      if (index === DEFAULT_INDEX) err(securityNotice(name))
    } else if (words.length === 0) err(`Skipping plugin ${shown}, it is already on the newest version\n`)
    else
      throw new KrewError(
        `failed to upgrade plugin "${shown}": can't upgrade, the newest version is already installed`,
      )
  }
}

/** @throws KrewError */
export function uninstall({ words, folder, err, log }: KrewCall): void {
  for (const name of words) {
    if (name.includes('/'))
      throw new KrewError('uninstall command does not support INDEX/PLUGIN syntax; just specify PLUGIN')
    checkName(name)
    const failed = `failed to uninstall plugin ${name}: `
    if (name === 'krew') {
      log('E', 'install.go:171', 'Removing krew through krew is not supported.')
      const how = 'If you’d like to uninstall krew altogether, run:'
      log('E', 'install.go:173', `${how}\n\trm -rf -- "${folder.base}"`)
      throw new KrewError(`${failed}self-uninstall not allowed`)
    }
    if (!folder.findReceipt(name)) throw new KrewError(`${failed}plugin is not installed`)
    folder.remove(name)
    err(`Uninstalled plugin: ${name}\n`)
  }
}
