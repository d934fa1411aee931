import { DiscoveryCache } from '../client/discovery-cache'
import { RestClient } from '../client/rest-client'
import { RestMapper } from '../client/rest-mapper'
import { ExitError, KubectlError } from '../errors'
import { quote } from '../go-format'
import type { KubectlIo, Steps } from '../io'
import { ClientConfig } from '../kubeconfig/client-config'
import { part } from '../parts'
import { type Command, commandName, enabledFlags, matchesName } from './command'
import { requestTimeout } from './common-flags'
import { editDistance } from './edit-distance'
import { GLOBAL_FLAGS } from './global-flags'
import { helpText, usageText } from './help'
import { bareValue, FlagError, type ParsedArgs, parseFlags } from './parse-flags'

interface Target {
  command: Command
  path: string
  words: string[]
}

/** The words of a line with flags (and their values) left out, as cobra looks for subcommands. */
function nextCommandWord(command: Command, words: string[]): number {
  const specs = [...command.flags, ...GLOBAL_FLAGS]
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word === '--') return -1
    if (!word.startsWith('-') || word === '-') return i
    if (word.includes('=')) continue
    const spec = word.startsWith('--')
      ? specs.find((one) => `--${one.name}` === word)
      : word.length === 2 && specs.find((one) => `-${one.short}` === word)
    if (spec ? bareValue(spec) === undefined : word.startsWith('--') && !/^--help$/.test(word)) i++
  }
  return -1
}

/** Walks down to the command the words name (cobra's Find). */
function findTarget(root: Command, argv: string[]): Target {
  let target: Target = { command: root, path: 'kubectl', words: argv }
  for (;;) {
    const index = nextCommandWord(target.command, target.words)
    const word = index < 0 ? undefined : target.words[index]!
    const next =
      word === undefined ? undefined : target.command.subcommands?.find((one) => matchesName(one, word))
    if (!next) return target
    target = {
      command: next,
      path: `${target.path} ${commandName(next)}`,
      words: target.words.filter((_, at) => at !== index),
    }
  }
}

function unknownCommand(root: Command, word: string): KubectlError {
  const near = (root.subcommands ?? [])
    .map(commandName)
    .filter((name) => editDistance(word.toLowerCase(), name) <= 2 || name.startsWith(word.toLowerCase()))
  const hint = near.length > 0 ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}`).join('\n')}` : ''
  return new KubectlError(`unknown command ${quote(word)} for "kubectl"${hint}`)
}

function refuseMissingFlags(command: Command, changed: (name: string) => boolean): void {
  const missing = (command.required ?? []).filter((name) => !changed(name))
  if (missing.length > 0) {
    throw new KubectlError(`required flag(s) ${missing.map(quote).join(', ')} not set`)
  }
}

function showHelp(root: Command, topic: string[], io: KubectlIo): number {
  const { command, path } = findTarget(root, topic)
  if (command === root && nextCommandWord(root, topic) >= 0) {
    io.stderr(`Unknown help topic [${topic.map((word) => `\`${word}\``).join(' ')}]\n`)
    io.stderr(`\n\n${usageText(command, path, io.env)}`)
    return 0
  }
  io.stdout(helpText(command, path, io.env))
  return 0
}

/** @throws KubectlError for a profile that Go does not know */
function checkProfile(name: string): void {
  if (!/^(none|cpu|heap|allocs|goroutine|threadcreate|block|mutex|trace)$/.test(name))
    throw new KubectlError(`unknown profile '${name}'`)
}

/** @throws KubectlError, worded as the command words a wrong flag */
function parseLine(command: Command, words: string[], path: string, io: KubectlIo): ParsedArgs {
  try {
    return parseFlags(words, [...enabledFlags(command, io.env), ...GLOBAL_FLAGS])
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    const { hint, exit } = command.flagError ?? { hint: `See '${path} --help' for usage.`, exit: 1 }
    throw new KubectlError(`${error.message}\n${hint}`, false, exit)
  }
}

/** Finds the command, parses its flags and runs it. @throws what renderError knows */
export function* dispatch(root: Command, argv: string[], io: KubectlIo): Steps<number> {
  if (argv[0] === 'help') return showHelp(root, argv.slice(1), io)
  const { command, path, words } = findTarget(root, argv)
  const unknown = command === root ? nextCommandWord(root, words) : -1
  if (unknown >= 0) throw unknownCommand(root, words[unknown]!)
  const parsed = parseLine(command, words, path, io)
  for (const { name, deprecated } of command.flags) {
    if (deprecated && parsed.flags.changed(name)) {
      io.stderr(`Flag --${name} has been deprecated, ${deprecated}\n`)
    }
  }
  if (parsed.help) {
    io.stdout(helpText(command, path, io.env))
    return 0
  }
  if (!command.run) {
    if (parsed.args.length > 0) {
      throw new KubectlError(
        `unknown command ${quote(parsed.args.join(' '))}\nSee '${path} -h' for help and examples`,
      )
    }
    const { to, exit } = command.helpAlone ?? { to: 'stderr', exit: 1 }
    io[to](helpText(command, path, io.env))
    if (exit !== 0) throw new ExitError(exit)
    return 0
  }
  return yield* runCommand(command.run, { command, path, parsed, argv, io })
}

/** A command line that was understood. */
interface Invocation {
  command: Command
  path: string
  parsed: ParsedArgs
  argv: string[]
  io: KubectlIo
}

/** kubectl's client as its flags and the kubeconfig want it. @throws KubectlError */
function clientOf({ command, path, parsed, argv, io }: Invocation) {
  const own = command.flags.map((flag) => flag.name)
  if (!own.includes('profile')) checkProfile(parsed.flags.string('profile'))
  const config = new ClientConfig(io, parsed.flags.without(own))
  const local = path.startsWith('kubectl config')
  if (!local) config.validate()
  if (!local) requestTimeout(parsed.flags)
  const identity = { ...(local ? { user: io.user } : config.identity()), command: argv.join(' ') }
  const level = parsed.flags.number('v')
  const log = level > 0 ? new (part('requestLog').RequestLog)(io, level) : undefined
  log?.opened(config, local)
  const reach = local ? io.transport : config.transport()
  const client = new RestClient(log ? log.over(reach, config.server()) : reach, identity, (text) =>
    io.stderr(text),
  )
  if (own.includes('chunk-size')) client.chunkSize = parsed.flags.number('chunk-size')
  return { config, client, log }
}

/** @returns the exit code @throws what renderError knows */
function* runCommand(run: NonNullable<Command['run']>, invocation: Invocation): Steps<number> {
  const { command, path, parsed, io } = invocation
  refuseMissingFlags(command, (name) => parsed.flags.changed(name))
  const { config, client, log } = clientOf(invocation)
  let exitCode = 0
  try {
    const steps = run({
      path,
      args: parsed.args,
      argsAtDash: parsed.argsAtDash,
      flags: parsed.flags,
      io,
      config,
      client,
      mapper: new RestMapper(client, new DiscoveryCache(io, () => config.server())),
      out: (text) => io.stdout(text),
      err: (text) => io.stderr(text),
    })
    if (steps) exitCode = (yield* steps) ?? 0
  } catch (error) {
    log?.failed(error)
    throw error
  }
  if (exitCode !== 0) throw new ExitError(exitCode)
  const count = parsed.flags.bool('warnings-as-errors') ? client.warnings : 0
  if (count > 0) throw new KubectlError(`${count} warning${count > 1 ? 's' : ''} received`)
  return 0
}
