/**
 * apt-get and apt on a host.
 * Mirrors: apt 2.6: update, install, upgrade, remove; held packages, versions, what it prints.
 * Differs: sizes are not told; packages of Debian are recorded and bring no programs; a package of Kubernetes brings its
 * program in that release.
 */

import { type InstalledPackage, readStatus, writeStatus } from '@/lib/shell/programs/apt/dpkg-status'
import {
  candidates,
  fetchLists,
  sourceError,
  sourcesOf,
  VERSIONED,
} from '@/lib/shell/programs/apt/package-index'
import { compareVersions } from '@/lib/shell/programs/apt/releases'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { failed, type Outcome, oneShot } from '@/lib/userland/kernel/one-shot'

const READING =
  'Reading package lists... Done\nBuilding dependency tree... Done\nReading state information... Done\n'
/** ms that a package takes. */
const PER_PACKAGE = 2000

interface Asked {
  verb: string
  words: string[]
  yes: boolean
  quiet: number
  allowHeld: boolean
  allowDowngrade: boolean
  onlyUpgrade: boolean
}

function askedOf(args: readonly string[]): Asked {
  const flags = args.filter((arg) => arg.startsWith('-'))
  const [verb = '', ...words] = args.filter((arg) => !arg.startsWith('-'))
  const letters = flags.filter((flag) => /^-[a-z]/.test(flag)).join('')
  return {
    verb,
    words,
    yes: letters.includes('y') || flags.includes('--yes') || flags.includes('--assume-yes'),
    quiet: letters.split('q').length - 1 + (flags.includes('--quiet') ? 1 : 0),
    allowHeld: flags.includes('--allow-change-held-packages'),
    allowDowngrade: flags.includes('--allow-downgrades'),
    onlyUpgrade: flags.includes('--only-upgrade'),
  }
}

const said = (stdout: string, ms = 0): Outcome => ({ stdout, stderr: '', exitCode: 0, ms })

function update(files: FileSystem, { quiet }: Asked): Outcome {
  const lines: string[] = []
  const errors: string[] = []
  for (const [at, source] of sourcesOf(files).entries()) {
    const error = sourceError(files, source)
    if (error) errors.push(...error.split('\n'))
    lines.push(
      `${error ? 'Err' : source.minor ? 'Get' : 'Hit'}:${at + 1} ${source.url}${source.minor ? ' ' : ''} InRelease`,
    )
  }
  fetchLists(files)
  const head = quiet > 1 ? '' : `${lines.map((line) => `${line}\n`).join('')}Reading package lists... Done\n`
  const stderr = errors.map((line) => `${line}\n`).join('')
  return {
    stdout: head,
    stderr,
    exitCode: errors.some((line) => line.startsWith('E')) ? 100 : 0,
    ms: PER_PACKAGE,
  }
}

interface Change {
  name: string
  to: string
  before?: InstalledPackage
}

/** What an install would do. @returns why it does nothing, in apt's words */
function plan(files: FileSystem, words: readonly string[], installed: InstalledPackage[]): Change[] | string {
  const changes: Change[] = []
  for (const word of words) {
    const [, name = '', version] = /^([^=]+)(?:=(.*))?$/.exec(word) ?? []
    const known = candidates(files, name)
    const before = installed.find((one) => one.name === name)
    if (known.length === 0 && !before) return `E: Unable to locate package ${name}`
    const pattern = version?.replaceAll('.', '\\.').replaceAll('*', '.*')
    const found =
      pattern === undefined ? known[0] : known.find((one) => new RegExp(`^${pattern}$`).test(one.version))
    if (!found && version !== undefined && before?.version !== version)
      return `E: Version '${version}' for '${name}' was not found`
    changes.push({ name, to: found?.version ?? before?.version ?? '', ...(before ? { before } : {}) })
  }
  return changes
}

const list = (title: string, names: readonly string[]) =>
  names.length === 0 ? '' : `${title}\n  ${[...names].sort().join(' ')}\n`

function totals(changes: readonly Change[], upgradable: number): string {
  const upgraded = changes.filter(
    ({ before, to }) => before && compareVersions(before.version, to) < 0,
  ).length
  const downgraded = changes.filter(
    ({ before, to }) => before && compareVersions(before.version, to) > 0,
  ).length
  const added = changes.filter(({ before }) => !before).length
  const down = downgraded > 0 ? `${downgraded} downgraded, ` : ''
  return `${upgraded} upgraded, ${added} newly installed, ${down}0 to remove and ${upgradable} not upgraded.\n`
}

/** Installed packages that have a newer candidate. */
export const upgradable = (files: FileSystem): { name: string; from: string; to: string; held: boolean }[] =>
  readStatus(files).flatMap(({ name, version, held }) => {
    const to = candidates(files, name)[0]?.version
    return to !== undefined && compareVersions(version, to) < 0 ? [{ name, from: version, to, held }] : []
  })

function perform(files: FileSystem, changes: readonly Change[]): string {
  const rest = readStatus(files).filter(({ name }) => !changes.some((change) => change.name === name))
  writeStatus(files, [
    ...rest,
    ...changes.map(({ name, to, before }) => ({ name, version: to, held: before?.held ?? false })),
  ])
  for (const { name, to } of changes)
    if (VERSIONED.includes(name)) {
      files.write(`/usr/bin/${name}`, `\x7fELF ${name} v${to.replace(/-.*/, '')}\n`)
      files.chmod(`/usr/bin/${name}`, 0o755)
    }
  const unpacked = changes.map(({ name, to, before }) =>
    before
      ? `Preparing to unpack .../${name}_${to}_amd64.deb ...\nUnpacking ${name} (${to}) over (${before.version}) ...\n`
      : `Selecting previously unselected package ${name}.\nPreparing to unpack .../${name}_${to}_amd64.deb ...\nUnpacking ${name} (${to}) ...\n`,
  )
  return [...unpacked, ...changes.map(({ name, to }) => `Setting up ${name} (${to}) ...\n`)].join('')
}

function install(files: FileSystem, asked: Asked): Outcome {
  const { words, quiet, yes, allowHeld, allowDowngrade, onlyUpgrade } = asked
  const installed = readStatus(files)
  const planned = plan(files, words, installed)
  const reading = quiet > 0 ? READING.replaceAll('... Done', '...') : READING
  const shown = (text: string) => (quiet > 1 ? '' : text)
  if (typeof planned === 'string') return { stdout: shown(reading), stderr: `${planned}\n`, exitCode: 100 }
  const changes = planned.filter(({ before, to }) => before?.version !== to && (before || !onlyUpgrade))
  const same = planned.filter((one) => !changes.includes(one) && one.before)
  const newest = same.map(({ name, to }) => `${name} is already the newest version (${to}).\n`).join('')
  const held = changes.filter(({ before }) => before?.held)
  const down = changes.filter(({ before, to }) => before && compareVersions(before.version, to) > 0)
  const open = upgradable(files).filter(({ name }) => !changes.some((change) => change.name === name)).length
  const names = (some: readonly Change[]) => some.map(({ name }) => name)
  const summary =
    newest +
    list('The following held packages will be changed:', names(held)) +
    list('The following NEW packages will be installed:', names(changes.filter(({ before }) => !before))) +
    list(
      'The following packages will be upgraded:',
      names(changes.filter((one) => one.before && !down.includes(one))),
    ) +
    list('The following packages will be DOWNGRADED:', names(down)) +
    totals(changes, open)
  const refused = (why: string): Outcome => ({
    stdout: shown(reading + summary),
    stderr: `E: ${why}\n`,
    exitCode: 100,
  })
  if (held.length > 0 && yes && !allowHeld)
    return refused('Held packages were changed and -y was used without --allow-change-held-packages.')
  if (down.length > 0 && yes && !allowDowngrade)
    return refused('Packages were downgraded and -y was used without --allow-downgrades.')
  if (!yes && changes.length > 0)
    return { stdout: `${reading}${summary}Do you want to continue? [Y/n] Abort.\n`, stderr: '', exitCode: 1 }
  if (changes.length === 0) return said(shown(reading + summary))
  return said(shown(reading + summary) + perform(files, changes), PER_PACKAGE * changes.length)
}

function upgrade(files: FileSystem, asked: Asked): Outcome {
  const open = upgradable(files)
  const kept = open.filter(({ held }) => held).map(({ name }) => name)
  const free = open.filter(({ held }) => !held).map(({ name }) => name)
  const outcome = install(files, { ...asked, words: free })
  const words = list('The following packages have been kept back:', kept)
  return asked.quiet > 1
    ? outcome
    : {
        ...outcome,
        stdout: outcome.stdout.replace(READING, `${READING}Calculating upgrade... Done\n${words}`),
      }
}

function remove(files: FileSystem, { words, yes, quiet, allowHeld }: Asked): Outcome {
  const installed = readStatus(files)
  const gone = installed.filter(({ name }) => words.includes(name))
  const unknown = words.filter((word) => !gone.some(({ name }) => name === word))
  if (unknown.length > 0 && gone.length === 0)
    return said(`${READING}Package '${unknown[0]}' is not installed, so not removed\n`)
  if (gone.some(({ held }) => held) && yes && !allowHeld)
    return failed(
      'E: Held packages were changed and -y was used without --allow-change-held-packages.\n',
      100,
    )
  if (!yes) return failed('Abort.\n', 1)
  writeStatus(
    files,
    installed.filter((one) => !gone.includes(one)),
  )
  for (const { name } of gone)
    if (VERSIONED.includes(name) && files.stat(`/usr/bin/${name}`)) files.unlink(`/usr/bin/${name}`)
  const lines = gone.map(({ name, version }) => `Removing ${name} (${version}) ...\n`).join('')
  const head = `${READING}${list(
    'The following packages will be REMOVED:',
    gone.map(({ name }) => name),
  )}`
  return said((quiet > 1 ? '' : head) + lines, PER_PACKAGE)
}

export const aptGet = oneShot(({ args, process }) => {
  const { files } = process.machine
  const asked = askedOf(args)
  switch (asked.verb) {
    case 'update':
      return update(files, asked)
    case 'install':
      return install(files, asked)
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
      return upgrade(files, asked)
    case 'remove':
    case 'purge':
      return remove(files, asked)
    case 'autoremove':
    case 'clean':
    case 'autoclean':
      return said('')
    case 'list':
      return said(listed(files, args))
    default:
      return failed(`E: Invalid operation ${asked.verb}\n`, 100)
  }
})

/** `apt list`. */
function listed(files: FileSystem, args: readonly string[]): string {
  const wanted = args.filter((arg) => !arg.startsWith('-')).slice(1)
  const fits = (name: string) =>
    wanted.length === 0 || wanted.some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(name))
  const open = new Map(upgradable(files).map((one) => [one.name, one]))
  const lines = readStatus(files).flatMap(({ name, version }) => {
    const newer = open.get(name)
    if (!fits(name) || (args.includes('--upgradable') && !newer)) return []
    return newer
      ? [`${name}/unknown ${newer.to} amd64 [upgradable from: ${version}]\n`]
      : [`${name}/unknown,now ${version} amd64 [installed]\n`]
  })
  return `Listing...\n${lines.join('')}`
}
