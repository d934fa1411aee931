/**
 * apt-get and apt: update, install, remove, as far as lessons need tools.
 * Mirrors: what they print, in short, and their errors without network, list or rights.
 * Differs: no dependencies; the packages of package-names.ts only.
 */
import {
  findPackages,
  install,
  installed,
  type Named,
  remove,
} from '@/lib/cluster/kubelet/images/packages/install'
import {
  CONNECT_TIMEOUT,
  RESOLVER_TIMEOUT,
  type Reach,
  reachMirror,
} from '@/lib/cluster/kubelet/images/packages/mirror'
import { type Act, packageTool } from '@/lib/cluster/kubelet/images/packages/package-tool'
import type { Process } from '@/lib/userland/kernel/process'

const LISTS = '/var/lib/apt/lists'
const RELEASE = `${LISTS}/deb.debian.org_debian_dists_bookworm_InRelease`

/** Where this system's packages come from. */
function mirrorOf(process: Process): { host: string; path: string; suite: string } {
  const release = process.files.stat('/etc/os-release') ? process.files.read('/etc/os-release') : ''
  return /^ID=ubuntu$/m.test(release)
    ? { host: 'archive.ubuntu.com', path: 'ubuntu', suite: 'noble' }
    : { host: 'deb.debian.org', path: 'debian', suite: 'bookworm' }
}

const isRoot = (process: Process) => process.uid === 0

const LOCKED = (path: string): Act[] => [
  { err: `E: Could not open lock file ${path}/lock - open (13: Permission denied)\n` },
  { err: `E: Unable to lock directory ${path}/\n` },
  { exit: 100 },
]

function why(reach: Reach, host: string): { wait: number; text: string } {
  if (reach.kind === 'unresolved')
    return { wait: RESOLVER_TIMEOUT, text: `Temporary failure resolving '${host}'` }
  const { address, kind } = reach as { address: string; kind: string }
  const reason = kind === 'refused' ? '111: Connection refused' : '110: Connection timed out'
  const text = `Could not connect to ${host}:80 (${address}), connection ${kind === 'refused' ? 'refused' : 'timed out'}`
  return {
    wait: kind === 'refused' ? 0 : CONNECT_TIMEOUT,
    text: kind === 'refused' ? `Could not connect to ${host}:80 (${address}). - connect (${reason})` : text,
  }
}

function update(process: Process): Act[] {
  if (!isRoot(process)) return LOCKED(LISTS)
  const { host, path, suite } = mirrorOf(process)
  const suites = [suite, `${suite}-updates`, `${suite}-security`]
  const url = (one: string) =>
    `http://${host}/${path}${one.endsWith('security') && path === 'debian' ? '-security' : ''} ${one}`
  const reach = reachMirror(process, host, 80)
  if (reach.kind !== 'ok') {
    const { wait, text } = why(reach, host)
    return [
      ...suites.flatMap((one, index): Act[] => [
        { wait },
        { out: `Ign:${index + 1} ${url(one)} InRelease\n` },
      ]),
      ...suites.map((one, index): Act => ({ out: `Err:${index + 1} ${url(one)} InRelease\n  ${text}\n` })),
      { out: 'Reading package lists...\n' },
      ...suites.map(
        (one): Act => ({
          err: `W: Failed to fetch http://${host}/${path}/dists/${one}/InRelease  ${text}\n`,
        }),
      ),
      { err: 'W: Some index files failed to download. They have been ignored, or old ones used instead.\n' },
    ]
  }
  return [
    ...suites.flatMap((one, index): Act[] => [
      { out: `Get:${index + 1} ${url(one)} InRelease [${[151, 55.4, 48][index]} kB]\n` },
      { wait: 300 },
    ]),
    { out: `Get:4 ${url(suite)}/main amd64 Packages [8791 kB]\n` },
    { wait: 900 },
    { write: RELEASE, text: `Suite: ${suite}\n` },
    { out: 'Fetched 9046 kB in 2s (4523 kB/s)\nReading package lists...\n' },
  ]
}

function asked(said: string, names: readonly Named[], process: Process): Act[] {
  const kB = names.reduce((sum, { size }) => sum + size, 0)
  return [
    { out: `The following NEW packages will be installed:\n  ${names.map(({ name }) => name).join(' ')}\n` },
    { out: `0 upgraded, ${names.length} newly installed, 0 to remove and 0 not upgraded.\n` },
    { out: `Need to get ${kB} kB of archives.\n` },
    { out: `After this operation, ${kB * 3} kB of additional disk space will be used.\n` },
    ...(process.isTerminal(0) || said === 'yes'
      ? []
      : ([{ out: 'Do you want to continue? [Y/n] Abort.\n' }, { exit: 1 }] as Act[])),
  ]
}

function installAll(process: Process, words: readonly string[], yes: boolean): Act[] {
  if (!isRoot(process))
    return [
      { err: 'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n' },
      { err: 'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n' },
      { exit: 100 },
    ]
  const reading: Act[] = [
    { out: 'Reading package lists...\n' },
    { wait: 400 },
    { out: 'Building dependency tree...\nReading state information...\n' },
  ]
  const { found, missing } = findPackages('deb', words)
  const listed = process.files.stat(RELEASE) !== undefined
  const unknown = listed ? missing : words
  if (unknown.length > 0)
    return [
      ...reading,
      ...unknown.map((name): Act => ({ err: `E: Unable to locate package ${name}\n` })),
      { exit: 100 },
    ]
  const before = new Set(installed(process, 'deb'))
  const fresh = found.filter(({ name }) => !before.has(name))
  const present: Act[] = found
    .filter(({ name }) => before.has(name))
    .map(({ name, version }) => ({ out: `${name} is already the newest version (${version}).\n` }))
  if (fresh.length === 0)
    return [
      ...reading,
      ...present,
      { out: '0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n' },
    ]
  const { host, path, suite } = mirrorOf(process)
  const reach = reachMirror(process, host, 80)
  const start = [...reading, ...present, ...asked(yes ? 'yes' : '', fresh, process)]
  if (reach.kind !== 'ok') {
    const { wait, text } = why(reach, host)
    return [
      ...start,
      { wait },
      ...fresh.map(
        ({ name, version }, index): Act => ({
          out: `Err:${index + 1} http://${host}/${path} ${suite}/main amd64 ${name} amd64 ${version}\n  ${text}\n`,
        }),
      ),
      { err: 'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n' },
      { exit: 100 },
    ]
  }
  const kB = fresh.reduce((sum, { size }) => sum + size, 0)
  return [
    ...start,
    ...fresh.flatMap(({ name, version, size }, index): Act[] => [
      {
        out: `Get:${index + 1} http://${host}/${path} ${suite}/main amd64 ${name} amd64 ${version} [${size} kB]\n`,
      },
      { wait: 200 + Math.round(size / 4) },
    ]),
    { out: `Fetched ${kB} kB in 1s (${kB} kB/s)\n` },
    ...fresh.map(({ name }): Act => ({ out: `Selecting previously unselected package ${name}.\n` })),
    ...fresh.flatMap(({ name, version }): Act[] => [
      { wait: 300 },
      { out: `Unpacking ${name} (${version}) ...\nSetting up ${name} (${version}) ...\n` },
      { install: name },
    ]),
  ]
}

function removeAll(words: readonly string[]): Act[] {
  const { found, missing } = findPackages('deb', words)
  return [
    { out: 'Reading package lists...\nBuilding dependency tree...\nReading state information...\n' },
    ...missing.map((name): Act => ({ err: `E: Unable to locate package ${name}\n` })),
    ...(missing.length > 0 ? ([{ exit: 100 }] as Act[]) : []),
    ...found.flatMap(({ name, version }): Act[] => [
      { wait: 300 },
      { out: `Removing ${name} (${version}) ...\n` },
      { remove: name },
    ]),
  ]
}

function plan(process: Process): Act[] {
  const words = process.argv.slice(1)
  const [verb, ...names] = words.filter((word) => !word.startsWith('-'))
  const yes = words.some((word) => /^-(\w*y\w*|-yes|-assume-yes)$/.test(word))
  if (verb === 'update') return update(process)
  if (verb === 'install') return installAll(process, names, yes)
  if (verb === 'remove' || verb === 'purge' || verb === 'autoremove') return removeAll(names)
  if (verb === 'clean' || verb === 'autoclean') return []
  if (verb === 'upgrade' || verb === 'dist-upgrade' || verb === 'full-upgrade')
    return [
      { out: 'Reading package lists...\nBuilding dependency tree...\nReading state information...\n' },
      { out: 'Calculating upgrade...\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n' },
    ]
  if (verb === undefined) return [{ out: 'apt 2.6.1 (amd64)\nUsage: apt-get [options] command\n' }]
  return [{ err: `E: Invalid operation ${verb}\n` }, { exit: 100 }]
}

export const apt = packageTool(plan, (process, act, name) => {
  const [found] = findPackages('deb', [name]).found
  if (!found) return
  if (act === 'install') install(process, 'deb', found)
  else remove(process, 'deb', found)
})
