/** krew's copies of indexes. Mirrors: cmd/krew/cmd/update.go and index.go of krew. */
import type { KrewCall } from '@/lib/shell/programs/krew/krew'
import { KrewError } from '@/lib/shell/programs/krew/krew-error'
import { DEFAULT_INDEX, displayName, type Index } from '@/lib/shell/programs/krew/krew-folder'
import { table } from '@/lib/shell/programs/krew/output'
import { DEFAULT_INDEX_URL } from '@/lib/shell/programs/krew/plugins/catalogue'

/** @throws KrewError when nobody has fetched one yet */
export function checkIndex({ folder }: KrewCall): void {
  if (folder.listIndexes().length === 0)
    throw new KrewError('krew local plugin index is not initialized (run "kubectl krew update")')
}

const listed = (header: string, lines: readonly string[]) =>
  lines.length > 0 ? `  ${header}:\n${lines.map((line) => `    * ${line}\n`).join('')}` : ''

/** Name and version of all plugins, by what they are called. */
function versionsOf({ folder }: KrewCall, indexes: readonly Index[]): Map<string, string> {
  return new Map(
    indexes.flatMap(({ name: index }) =>
      folder
        .listPlugins(index)
        .map(({ metadata, spec }): [string, string] => [displayName(metadata.name, index), spec.version]),
    ),
  )
}

/** Brings all copies up to date; the default one is made where there is none. @throws KrewError */
export function updateIndexes(krew: KrewCall): void {
  const { folder, err } = krew
  if (folder.listIndexes().length === 0) {
    err(`Adding "default" plugin index from ${DEFAULT_INDEX_URL}.\n`)
    folder.addDefault()
  }
  const indexes = folder.listIndexes()
  const before = versionsOf(krew, indexes)
  for (const index of indexes) {
    folder.clone(index)
    const which = index.name === DEFAULT_INDEX ? '' : ` "${index.name}"`
    err(`Updated the local copy of plugin index${which}.\n`)
  }
  if (before.size === 0) return
  const after = [...versionsOf(krew, indexes)]
  const installed = new Set(
    folder.listReceipts().map(({ metadata, status }) => displayName(metadata.name, status?.source?.name)),
  )
  err(
    listed(
      'New plugins available',
      after.flatMap(([name]) => (before.has(name) ? [] : [name])),
    ),
  )
  const changed = after.flatMap(([name, version]) => {
    const old = before.get(name)
    return old !== undefined && old !== version && installed.has(name) ? [`${name} ${old} -> ${version}`] : []
  })
  err(listed('Upgrades available for installed plugins', changed))
}

const INDEX_NAME = /^[A-Za-z0-9_-]+$/

function add({ words: [name = '', url = ''], folder, err }: KrewCall): void {
  if (!INDEX_NAME.test(name)) throw new KrewError('invalid index name')
  if (folder.listIndexes().some((index) => index.name === name)) throw new KrewError('index already exists')
  folder.clone({ name, url })
  err(`WARNING: You have added a new index from "${url}"
The plugins in this index are not audited for security by the Krew maintainers.
Install them at your own risk.
`)
}

function remove({ words: [name = ''], folder, flags, err }: KrewCall): void {
  if (!INDEX_NAME.test(name)) throw new KrewError('invalid index name')
  const used = folder
    .listReceipts()
    .filter(({ status }) => (status?.source?.name ?? DEFAULT_INDEX) === name)
    .map(({ metadata }) => metadata.name)
  if (used.length > 0 && flags.force === undefined) {
    err(`WARNING: Plugins [${used.join(', ')}] are still installed from index "${name}"!
Removing indexes while there are plugins installed from is not recommended
(you can use --force to ignore this check).
`)
    throw new KrewError('there are still plugins installed from this index')
  }
  const isThere = folder.listIndexes().some((index) => index.name === name)
  if (!isThere && flags.force === undefined) throw new KrewError(`index "${name}" does not exist`)
  folder.dropIndex(name)
}

/** `krew index list`. */
const list = ({ folder, out }: KrewCall): void =>
  out(table([['INDEX', 'URL'], ...folder.listIndexes().map(({ name, url }) => [name, url])]))

export const indexCommands = { add, list, remove }
