/**
 * krew, the package manager of kubectl's plugins.
 * Mirrors: github.com/kubernetes-sigs/krew 0.5: its commands, folders, receipts and words.
 * Differs: indexes are bundled snapshots, their plugins scripts written here; `search` looks for the word as it is;
 * no --manifest-url, --archive, netrc; it never asks whether there is a newer krew.
 */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { checkIndex, indexCommands, updateIndexes } from '@/lib/shell/programs/krew/indexes'
import { install, uninstall, upgrade } from '@/lib/shell/programs/krew/install'
import { KrewError } from '@/lib/shell/programs/krew/krew-error'
import {
  DEFAULT_INDEX,
  displayName,
  KrewFolder,
  platformOf,
  splitName,
} from '@/lib/shell/programs/krew/krew-folder'
import { infoText, PATH_WARNING, table } from '@/lib/shell/programs/krew/output'
import { DEFAULT_INDEX_URL } from '@/lib/shell/programs/krew/plugins/catalogue'
import { KREW_VERSION } from '@/lib/shell/programs/krew/plugins/krew'
import { type Call, oneShot } from '@/lib/userland/kernel/one-shot'

/** One invocation of krew. */
export interface KrewCall {
  call: Call
  folder: KrewFolder
  /** Behind the command. */
  words: string[]
  /** Flags with their values; '' where one has none. */
  flags: Readonly<Record<string, string | undefined>>
  out(text: string): void
  err(text: string): void
  /** A line of klog. */
  log(severity: 'W' | 'E', at: string, text: string): void
}

interface KrewCommand {
  short: string
  aliases?: readonly string[]
  /** How many words it takes at least, and at most. */
  least?: number
  most?: number
  flags?: readonly string[]
  /** What has to be there before. */
  before?(krew: KrewCall): void
  run(krew: KrewCall): void
}

const unlessSkipped = (krew: KrewCall): void => {
  if (krew.flags['no-update-index'] === undefined && krew.flags.manifest === undefined) updateIndexes(krew)
}

function search(krew: KrewCall): void {
  const { folder, words, out } = krew
  const word = words.join('').toLowerCase()
  const rows = folder.listIndexes().flatMap(({ name: index }) =>
    folder.listPlugins(index).flatMap((plugin) => {
      const { metadata, spec } = plugin
      const shown = displayName(metadata.name, index)
      const text = spec.shortDescription
      if (!`${index}/${metadata.name}\n${text}`.toLowerCase().includes(word)) return []
      const source = folder.findReceipt(metadata.name)?.status?.source?.name
      const status = source === index ? 'yes' : platformOf(plugin) ? 'no' : 'unavailable on linux/amd64'
      return [[shown, text.length > 50 ? `${text.slice(0, 47)}...` : text, status]]
    }),
  )
  if (rows.length === 0) return
  rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  out(table([['NAME', 'DESCRIPTION', 'INSTALLED'], ...rows]))
}

function info({ folder, words: [given = ''], out }: KrewCall): void {
  const [index, name] = splitName(given)
  const plugin = folder.findPlugin(index, name)
  if (!plugin) throw new KrewError(`plugin "${given}" not found in index "${index}"`)
  out(infoText(index, plugin))
}

function list({ folder, call, out }: KrewCall): void {
  const rows = folder
    .listReceipts()
    .map(({ metadata, spec, status }) => [displayName(metadata.name, status?.source?.name), spec.version])
  if (call.process.isTerminal(1)) out(table([['PLUGIN', 'VERSION'], ...rows]))
  else out(`${rows.map(([name]) => name).join('\n')}\n`)
}

function version({ folder, out }: KrewCall): void {
  out(
    table([
      ['OPTION', 'VALUE'],
      ['GitTag', KREW_VERSION],
      ['GitCommit', '7bb9b1e'],
      ['IndexURI', DEFAULT_INDEX_URL],
      ['BasePath', folder.base],
      ['IndexPath', folder.indexPath(DEFAULT_INDEX)],
      ['InstallPath', folder.store],
      ['BinPath', folder.bin],
      ['DetectedPlatform', 'linux/amd64'],
    ]),
  )
}

const INDEX: Readonly<Record<string, KrewCommand>> = {
  add: { short: 'Add a new index', least: 2, most: 2, run: indexCommands.add },
  list: { short: 'List configured indexes', aliases: ['ls'], most: 0, run: indexCommands.list },
  remove: {
    short: 'Remove a configured index',
    aliases: ['rm'],
    ...{ least: 1, most: 1, flags: ['force'] },
    run: indexCommands.remove,
  },
}

const COMMANDS: Readonly<Record<string, KrewCommand | Readonly<Record<string, KrewCommand>>>> = {
  index: INDEX,
  info: {
    short: 'Show information about an available plugin',
    least: 1,
    most: 1,
    before: checkIndex,
    run: info,
  },
  install: {
    short: 'Install kubectl plugins',
    flags: ['manifest=', 'no-update-index'],
    before: unlessSkipped,
    run: install,
  },
  list: { short: 'List installed kubectl plugins', aliases: ['ls'], before: checkIndex, run: list },
  search: { short: 'Discover kubectl plugins', before: checkIndex, run: search },
  uninstall: {
    short: 'Uninstall plugins',
    aliases: ['remove', 'rm'],
    least: 1,
    before: checkIndex,
    run: uninstall,
  },
  update: { short: 'Update the local copy of the plugin index', run: updateIndexes },
  upgrade: {
    short: 'Upgrade installed plugins to newer versions',
    flags: ['no-update-index'],
    before: unlessSkipped,
    run: upgrade,
  },
  version: { short: 'Show krew version and diagnostics', run: version },
}

const isCommand = (found: KrewCommand | Readonly<Record<string, KrewCommand>>): found is KrewCommand =>
  typeof found.run === 'function'

function helpText(path: string, commands: typeof COMMANDS): string {
  const rows = Object.entries(commands).map(([name, found]) => {
    const short = isCommand(found) ? found.short : 'Manage custom plugin indexes'
    return `  ${name.padEnd(11)} ${short}\n`
  })
  return `krew is the kubectl plugin manager.
You can invoke krew through kubectl: "kubectl krew [command]..."

Usage:
  kubectl ${path} [command]

Available Commands:
${rows.join('')}
Use "kubectl ${path} [command] --help" for more information about a command.
`
}

const findIn = (commands: typeof COMMANDS, word: string) =>
  Object.entries(commands).find(
    ([name, found]) => name === word || (isCommand(found) && found.aliases?.includes(word)),
  )

/** @throws KrewError */
function parse(args: readonly string[], known: readonly string[]): Pick<KrewCall, 'words' | 'flags'> {
  const words: string[] = []
  const flags: Record<string, string> = {}
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const [, name = '', value] = /^--([^=]+)(?:=(.*))?$/.exec(arg) ?? []
    if (name === '') {
      if (arg.startsWith('-') && arg !== '-')
        throw new KrewError(`unknown shorthand flag: '${arg[1]}' in ${arg}`)
      words.push(arg)
    } else if (known.includes(`${name}=`)) flags[name] = value ?? args[++at] ?? ''
    else if (known.includes(name)) flags[name] = value ?? ''
    else throw new KrewError(`unknown flag: --${name}`)
  }
  return { words, flags }
}

/** @throws KrewError */
function checkCount({ least = 0, most = Infinity }: KrewCommand, count: number): void {
  if (count >= least && count <= most) return
  if (least === most) throw new KrewError(`accepts ${least} arg(s), received ${count}`)
  throw new KrewError(
    count < least
      ? `requires at least ${least} arg(s), only received ${count}`
      : `accepts at most ${most} arg(s), received ${count}`,
  )
}

function isInPath({ base, bin }: KrewFolder, { env, process }: Call): boolean {
  if (!process.files.stat(base)) return true
  return (env.PATH ?? '').split(':').some((folder) => folder !== '' && process.resolve(folder) === bin)
}

function run(call: Call, { out, err }: Pick<KrewCall, 'out' | 'err'>): void {
  let path = 'krew'
  let commands = COMMANDS
  let rest = call.args
  for (;;) {
    const [word, ...behind] = rest
    if (word === undefined || word === 'help' || word === '-h' || word === '--help') {
      out(helpText(path, commands))
      return
    }
    const [name, found] = findIn(commands, word) ?? []
    if (!found) throw new KrewError(`unknown command "${word}" for "${path}"`)
    path += ` ${name}`
    rest = behind
    if (!isCommand(found)) {
      commands = found
      continue
    }
    if (behind.some((one) => one === '-h' || one === '--help')) {
      out(`${found.short}.\n\nUsage:\n  kubectl ${path} [flags]\n`)
      return
    }
    const folder = new KrewFolder(call.process)
    const parsed = parse(behind, found.flags ?? [])
    checkCount(found, parsed.words.length)
    if (!isInPath(folder, call)) err(PATH_WARNING)
    folder.make()
    const log: KrewCall['log'] = (severity, at, text) => {
      const [date = '', time = ''] = formatMicroTime(call.process.machine.now()).replace('Z', '').split('T')
      err(`${severity}${date.slice(5).replace('-', '')} ${time}   30887 ${at}] ${text}\n`)
    }
    const krew = { call, folder, ...parsed, out, err, log }
    found.before?.(krew)
    found.run(krew)
    return
  }
}

export const krew = oneShot((call) => {
  const said = { stdout: '', stderr: '' }
  const out = (text: string): void => {
    said.stdout += text
  }
  const err = (text: string): void => {
    said.stderr += text
  }
  try {
    run(call, { out, err })
    return { ...said, exitCode: 0, ms: 400 }
  } catch (error) {
    if (!(error instanceof KrewError)) throw error
    err(`${error.message}\n`)
    return { ...said, exitCode: 1, ms: 400 }
  }
})
