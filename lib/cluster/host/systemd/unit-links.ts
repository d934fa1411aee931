/** The symlinks that enable, disable and mask units. Mirrors: systemctl(1), systemd 252: what it prints of them. */
import {
  enablingLinks,
  isMasked,
  OWN_UNITS,
  type UnitDefinition,
  unitDefinition,
} from '@/lib/cluster/host/systemd/unit-definition'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { makeFolders } from '@/lib/userland/kernel/folders'

/** What systemctl prints, or why it does nothing. */
export type LinkAnswer = { lines: string[] } | { error: string }

const missing = (verb: string, name: string): LinkAnswer => ({
  error: `Failed to ${verb} unit: Unit file ${name} does not exist.`,
})

const isThere = (files: FileSystem, path: string) => files.stat(path, { follow: false }) !== undefined

function definitionFor(files: FileSystem, name: string, verb: string): UnitDefinition | LinkAnswer {
  if (verb === 'enable' && isMasked(files, name))
    return { error: `Failed to enable unit: Unit file ${OWN_UNITS}/${name} is masked.` }
  return unitDefinition(files, name) ?? missing(verb, name)
}

export function enable(files: FileSystem, name: string): LinkAnswer {
  const found = definitionFor(files, name, 'enable')
  if (!('unit' in found)) return found
  const made = enablingLinks(found).filter(([path]) => !isThere(files, path))
  for (const [path, target] of made) {
    makeFolders(files, path.slice(0, path.lastIndexOf('/')))
    files.symlink(target, path)
  }
  return { lines: made.map(([path, target]) => `Created symlink ${path} → ${target}.`) }
}

export function disable(files: FileSystem, name: string): LinkAnswer {
  const found = definitionFor(files, name, 'disable')
  if (!('unit' in found)) return found
  const gone = enablingLinks(found).filter(([path]) => isThere(files, path))
  for (const [path] of gone) files.unlink(path)
  return { lines: gone.map(([path]) => `Removed "${path}".`) }
}

export function mask(files: FileSystem, name: string): LinkAnswer {
  const path = `${OWN_UNITS}/${name}`
  if (isMasked(files, name)) return { lines: [] }
  if (isThere(files, path)) return { error: `Failed to mask unit: File ${path} already exists.` }
  files.symlink('/dev/null', path)
  return { lines: [`Created symlink ${path} → /dev/null.`] }
}

export function unmask(files: FileSystem, name: string): LinkAnswer {
  if (!isMasked(files, name)) return { lines: [] }
  files.unlink(`${OWN_UNITS}/${name}`)
  return { lines: [`Removed "${OWN_UNITS}/${name}".`] }
}
