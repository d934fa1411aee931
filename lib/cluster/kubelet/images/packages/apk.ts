/**
 * apk: update, add, del, info.
 * Mirrors: what it prints, in short, and its errors without network or rights.
 * Differs: no dependencies; the packages of package-names.ts only.
 */
import { findPackages, install, installed, remove } from '@/lib/cluster/kubelet/images/packages/install'
import { CONNECT_TIMEOUT, RESOLVER_TIMEOUT, reachMirror } from '@/lib/cluster/kubelet/images/packages/mirror'
import { type Act, packageTool } from '@/lib/cluster/kubelet/images/packages/package-tool'
import type { Process } from '@/lib/userland/kernel/process'

const HOST = 'dl-cdn.alpinelinux.org'
const SERIES = 'v3.22'
const REPOSITORIES = ['main', 'community']

const url = (name: string) => `https://${HOST}/alpine/${SERIES}/${name}`
const indexUrl = (name: string) => `${url(name)}/x86_64/APKINDEX.tar.gz`

/** Packages that came with the image. */
const BASE_SIZE = 15

function fetchIndexes(process: Process): { acts: Act[]; ok: boolean } {
  const reach = reachMirror(process, HOST, 443)
  const acts = REPOSITORIES.flatMap((name): Act[] => {
    const fetch: Act = { out: `fetch ${indexUrl(name)}\n` }
    if (reach.kind === 'ok') return [fetch, { wait: 400 }]
    const wait =
      reach.kind === 'unresolved' ? RESOLVER_TIMEOUT : reach.kind === 'silent' ? CONNECT_TIMEOUT : 0
    const text =
      reach.kind === 'unresolved'
        ? 'DNS: transient error (try again later)'
        : reach.kind === 'silent'
          ? 'operation timed out'
          : 'could not connect to server (check repositories file)'
    return [fetch, { wait }, { err: `WARNING: updating and opening ${url(name)}: ${text}\n` }]
  })
  return { acts, ok: reach.kind === 'ok' }
}

function update(process: Process): Act[] {
  const { acts, ok } = fetchIndexes(process)
  if (!ok) return [...acts, { out: '2 unavailable, 0 stale; 15 distinct packages available\n' }, { exit: 2 }]
  return [
    ...acts,
    ...REPOSITORIES.map((name): Act => ({ out: `${SERIES}.2 [${url(name)}]\n` })),
    { out: 'OK: 26330 distinct packages available\n' },
  ]
}

function add(process: Process, words: readonly string[]): Act[] {
  if (process.uid !== 0)
    return [
      { err: 'ERROR: Unable to lock database: Permission denied\n' },
      { err: 'ERROR: Failed to open apk database: Permission denied\n' },
      { exit: 99 },
    ]
  const { acts, ok } = fetchIndexes(process)
  const { found, missing } = findPackages('apk', words)
  const lost = ok ? missing : words
  if (lost.length > 0)
    return [
      ...acts,
      { err: 'ERROR: unable to select packages:\n' },
      ...lost.flatMap((name): Act[] => [
        { err: `  ${name} (no such package):\n    required by: world[${name}]\n` },
      ]),
      { exit: lost.length },
    ]
  const before = installed(process, 'apk')
  const fresh = found.filter(({ name }) => !before.includes(name))
  const count = BASE_SIZE + before.length + fresh.length
  const size = 8 + Math.round(fresh.reduce((sum, one) => sum + one.size, 0) / 1024)
  return [
    ...acts,
    ...fresh.flatMap(({ name, version }, index): Act[] => [
      { out: `(${index + 1}/${fresh.length}) Installing ${name} (${version})\n` },
      { wait: 300 },
      { install: name },
    ]),
    ...(fresh.length > 0 ? ([{ out: 'Executing busybox-1.37.0-r19.trigger\n' }] as Act[]) : []),
    { out: `OK: ${size} MiB in ${count} packages\n` },
  ]
}

function plan(process: Process): Act[] {
  const words = process.argv.slice(1)
  const named = words.filter(
    (word, at) => !word.startsWith('-') && !/^(-t|--virtual|-X)$/.test(words[at - 1] ?? ''),
  )
  const [verb, ...names] = named
  const updates = words.some((word) => /^(-U|--update(-cache)?)$/.test(word))
  if (verb === 'update') return update(process)
  if (verb === 'add') return add(process, names)
  if (verb === 'del')
    return findPackages('apk', names).found.flatMap(({ name, version }, index, all): Act[] => [
      { out: `(${index + 1}/${all.length}) Purging ${name} (${version})\n` },
      { wait: 100 },
      { remove: name },
    ])
  if (verb === 'info' || verb === 'list')
    return [
      {
        out: ['alpine-baselayout', 'apk-tools', 'busybox', 'musl', ...installed(process, 'apk')]
          .map((name) => `${name}\n`)
          .join(''),
      },
    ]
  if (verb === 'upgrade') return [...(updates ? update(process) : []), { out: 'OK: 8 MiB in 15 packages\n' }]
  if (verb === undefined)
    return [
      {
        out: 'apk-tools 2.14.9, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n',
      },
    ]
  return [{ err: `ERROR: '${verb}' is not an apk command. See 'apk --help'.\n` }, { exit: 1 }]
}

export const apk = packageTool(plan, (process, act, name) => {
  const [found] = findPackages('apk', [name]).found
  if (!found) return
  if (act === 'install') install(process, 'apk', found)
  else remove(process, 'apk', found)
})
