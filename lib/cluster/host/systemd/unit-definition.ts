/**
 * Where units are defined on a host.
 * Mirrors: systemd.unit(5): the unit's load path, drop-ins, masks, symlinks that enable.
 * Differs: no generators, no templates with instances; targets are known by name only.
 */
import { parseUnitFile, type UnitFile, valuesOf } from '@/lib/cluster/host/systemd/unit-file'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export const OWN_UNITS = '/etc/systemd/system'
/** What comes first hides the others. */
export const UNIT_FOLDERS = [
  OWN_UNITS,
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
]

export interface UnitDefinition {
  name: string
  path: string
  dropIns: readonly string[]
  unit: UnitFile
  /** The texts that were read: path, text, path, text … */
  texts: readonly string[]
}

export type Enabled = 'enabled' | 'disabled' | 'static' | 'masked' | 'alias'

const isFile = (files: FileSystem, path: string) => files.stat(path)?.type === 'file'
const isFolder = (files: FileSystem, path: string) => files.stat(path)?.type === 'directory'
const isLink = (files: FileSystem, path: string) => files.stat(path, { follow: false })?.type === 'symlink'

/** `kubelet` is short for `kubelet.service`. */
export const unitName = (name: string): string =>
  /\.(service|socket|target|timer|mount|path|slice|scope|device|swap)$/.test(name) ? name : `${name}.service`

export const isMasked = (files: FileSystem, name: string): boolean => {
  const path = `${OWN_UNITS}/${name}`
  return isLink(files, path) && files.readlink(path) === '/dev/null'
}

function dropInsOf(files: FileSystem, name: string): string[] {
  const found = new Map<string, string>()
  for (const folder of UNIT_FOLDERS) {
    const at = `${folder}/${name}.d`
    if (!isFolder(files, at)) continue
    for (const file of files.list(at))
      if (file.endsWith('.conf') && !found.has(file)) found.set(file, `${at}/${file}`)
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path)
}

/** What texts define: those of the unit's file and of its drop-ins, each behind its path. */
export function definitionOf(name: string, texts: readonly string[]): UnitDefinition {
  const paths = texts.filter((_, at) => at % 2 === 0)
  const unit = parseUnitFile(...texts.filter((_, at) => at % 2 === 1))
  return { name, path: paths[0] ?? '', dropIns: paths.slice(1), unit, texts }
}

/** A unit as its files define it now; undefined when there is none. */
export function unitDefinition(files: FileSystem, name: string): UnitDefinition | undefined {
  const path = UNIT_FOLDERS.map((folder) => `${folder}/${name}`).find((each) => isFile(files, each))
  if (path === undefined) return undefined
  return definitionOf(
    name,
    [path, ...dropInsOf(files, name)].flatMap((each) => [each, files.read(each)]),
  )
}

/** Folders in which a symlink to the unit enables it. */
const wantsOf = ({ unit }: UnitDefinition): string[] => [
  ...valuesOf(unit, 'Install', 'WantedBy').flatMap((value) => value.split(/\s+/).map((by) => `${by}.wants`)),
  ...valuesOf(unit, 'Install', 'RequiredBy').flatMap((value) =>
    value.split(/\s+/).map((by) => `${by}.requires`),
  ),
]

/** The symlinks that `enable` makes: path → target. */
export function enablingLinks(definition: UnitDefinition): [path: string, target: string][] {
  const { name, path, unit } = definition
  const aliases = valuesOf(unit, 'Install', 'Alias').flatMap((value) => value.split(/\s+/))
  return [
    ...aliases.map((alias): [string, string] => [`${OWN_UNITS}/${alias}`, path]),
    ...wantsOf(definition).map((folder): [string, string] => [`${OWN_UNITS}/${folder}/${name}`, path]),
  ]
}

export function enabledState(files: FileSystem, definition: UnitDefinition): Enabled {
  if (isMasked(files, definition.name)) return 'masked'
  const links = enablingLinks(definition)
  if (links.length === 0) return 'static'
  return links.some(([path]) => isLink(files, path)) ? 'enabled' : 'disabled'
}

/** Names of all units that have a file, sorted. */
export function unitNames(files: FileSystem): string[] {
  const names = UNIT_FOLDERS.flatMap((folder) =>
    isFolder(files, folder) ? files.list(folder).filter((name) => unitName(name) === name) : [],
  )
  return [...new Set(names)].sort()
}
