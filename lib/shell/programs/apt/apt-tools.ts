/** apt-mark, apt-cache and dpkg on a host. Mirrors: apt 2.6, dpkg 1.21. Differs: the verbs that people use here. */

import { readStatus, writeStatus } from '@/lib/shell/programs/apt/dpkg-status'
import { candidates } from '@/lib/shell/programs/apt/package-index'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { failed, oneShot, succeeded } from '@/lib/userland/kernel/one-shot'

function mark(files: FileSystem, names: readonly string[], held: boolean) {
  const installed = readStatus(files)
  const unknown = names.find((name) => !installed.some((one) => one.name === name))
  if (unknown !== undefined) return failed(`E: Unable to locate package ${unknown}\n`, 100)
  writeStatus(
    files,
    installed.map((one) => (names.includes(one.name) ? { ...one, held } : one)),
  )
  const lines = names.map((name) => {
    const was = installed.find((one) => one.name === name)?.held
    if (was === held) return `${name} was already ${held ? 'set on hold' : 'not on hold'}.\n`
    return held ? `${name} set on hold.\n` : `Canceled hold on ${name}.\n`
  })
  return succeeded(lines.join(''))
}

export const aptMark = oneShot(({ args, process }) => {
  const { files } = process.machine
  const [verb = '', ...names] = args.filter((arg) => !arg.startsWith('-'))
  if (verb === 'hold' || verb === 'unhold') return mark(files, names, verb === 'hold')
  if (verb === 'showhold')
    return succeeded(
      readStatus(files)
        .flatMap(({ name, held }) => (held ? [`${name}\n`] : []))
        .join(''),
    )
  return failed(`E: Invalid operation ${verb}\n`, 100)
})

function madison(files: FileSystem, names: readonly string[]): string {
  const rows = names.flatMap((name) => candidates(files, name).map((one) => ({ name, ...one })))
  const wide = (key: 'name' | 'version', least: number) =>
    Math.max(least, ...rows.map((row) => row[key].length))
  return rows
    .map(
      ({ name, version, from }) =>
        `${name.padStart(wide('name', 10))} | ${version.padStart(wide('version', 10))} | ${from}\n`,
    )
    .join('')
}

function policy(files: FileSystem, names: readonly string[]): string {
  const installed = readStatus(files)
  return names
    .map((name) => {
      const own = installed.find((one) => one.name === name)?.version
      const known = candidates(files, name)
      const table = known.map(
        ({ version, from }) => ` ${version === own ? '***' : '   '} ${version} 500\n        500 ${from}\n`,
      )
      return `${name}:\n  Installed: ${own ?? '(none)'}\n  Candidate: ${known[0]?.version ?? own ?? '(none)'}\n  Version table:\n${table.join('')}`
    })
    .join('')
}

export const aptCache = oneShot(({ args, process }) => {
  const { files } = process.machine
  const [verb = '', ...names] = args.filter((arg) => !arg.startsWith('-'))
  if (verb === 'madison') return succeeded(madison(files, names))
  if (verb === 'policy') return succeeded(policy(files, names))
  return failed(`E: Invalid operation ${verb}\n`, 100)
})

export const dpkg = oneShot(({ args, process }) => {
  const installed = readStatus(process.machine.files)
  const [verb = '', ...patterns] = args
  if (verb !== '-l' && verb !== '--list') return failed('dpkg: error: need an action option\n', 2)
  const found = installed.filter(
    ({ name }) =>
      patterns.length === 0 ||
      patterns.some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(name)),
  )
  if (found.length === 0) return failed(`dpkg-query: no packages found matching ${patterns[0] ?? ''}\n`)
  const wide = (key: 'name' | 'version', least: number) =>
    Math.max(least, ...found.map((one) => one[key].length))
  const [names, versions] = [wide('name', 14), wide('version', 12)]
  const row = (state: string, name: string, version: string, rest: string) =>
    `${state}  ${name.padEnd(names)} ${version.padEnd(versions)} ${rest}\n`
  const head = [
    'Desired=Unknown/Install/Remove/Purge/Hold\n',
    '| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n',
    '|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n',
    row('||/ Name'.slice(0, 4).trimEnd(), 'Name', 'Version', 'Architecture Description').replace(
      '||/  ',
      '||/ ',
    ),
    `+++-${'='.repeat(names)}-${'='.repeat(versions)}-============-=================================\n`,
  ]
  const rows = found.map(({ name, version, held }) => row(held ? 'hi' : 'ii', name, version, 'amd64        '))
  return succeeded([...head, ...rows].join(''))
})
