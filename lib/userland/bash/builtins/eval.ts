import { type Builtin, parseOptions, usageError } from '@/lib/userland/bash/builtins/builtin'
import { isBuiltin, isKeyword, SPECIAL } from '@/lib/userland/bash/builtins/names'
import { Exited, Failed } from '@/lib/userland/bash/errors'
import { compareText } from '@/lib/userland/bash/expansion/glob'
import { singleQuote } from '@/lib/userland/bash/expansion/quote'
import { exec as execute, findInPath, firstInPath } from '@/lib/userland/bash/run/external'
import type { Shell } from '@/lib/userland/bash/shell'
import { functionText } from '@/lib/userland/bash/syntax/print'
import { Errno } from '@/lib/userland/kernel/errno'

const DEEPEST = 400

export const evaluate: Builtin = (sh, words, frame) => {
  const text = words.slice(words[1] === '--' ? 2 : 1).join(' ')
  if (text.trim() === '') return 0
  if (sh.state.frames.filter((one) => one.k === 'text').length > DEEPEST) {
    sh.abort('eval: maximum eval nesting level exceeded (400)')
  }
  sh.push({
    k: 'text',
    s: sh.addSource(text),
    n: 0,
    at: 0,
    line: sh.line,
    ...(frame.quiet && { quiet: true }),
  })
  return undefined
}

function readScript(sh: Shell, file: string): string {
  const fd = sh.process.open(file, { read: true })
  const parts: string[] = []
  for (;;) {
    const text = sh.process.read(fd)
    if (text === undefined || text === '') break
    parts.push(text)
  }
  sh.process.close(fd)
  return parts.join('')
}

/** The file of `source`: by PATH when it has no slash, then here. */
function scriptFile(sh: Shell, name: string): string {
  if (name.includes('/')) return name
  return firstInPath(sh, name) ?? name
}

export const source: Builtin = (sh, words, frame) => {
  const { state } = sh
  const [command = '', file, ...rest] = words
  if (file === undefined)
    throw usageError(command, 'filename argument required', `${command} filename [arguments]`)
  let text: string
  try {
    text = readScript(sh, scriptFile(sh, file))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    const folder = error.code === 'EISDIR'
    const problem = `${file}: ${folder ? 'is a directory' : error.message}`
    sh.warn(
      sh.busybox
        ? `${command}: can't open '${file}': ${error.message}`
        : folder
          ? `${command}: ${problem}`
          : problem,
    )
    if (sh.busybox && !state.interactive) throw new Exited(2)
    return 1
  }
  if (text.trim() === '') return 0
  sh.push({
    k: 'text',
    s: sh.addSource(text),
    n: 0,
    at: 0,
    line: sh.line,
    dot: true,
    name: `${file}: `,
    ...(rest.length > 0 && { parameters: state.parameters }),
    ...(frame.quiet && { quiet: true }),
  })
  if (rest.length > 0) state.parameters = Object.freeze(rest)
  return undefined
}

export const exec: Builtin = (sh, words, frame) => {
  const { operands } = parseOptions(
    words,
    'cla:',
    'exec [-cl] [-a name] [command [argument ...]] [redirection ...]',
  )
  frame.keeps = true
  const [name] = operands
  if (name === undefined) return 0
  const found = firstInPath(sh, name)
  if (!found) {
    const exists = name.includes('/') && sh.process.files.stat(name)
    sh.warn(
      `exec: ${name}: ${exists ? 'cannot execute: Permission denied' : name.includes('/') ? 'cannot execute: No such file or directory' : 'not found'}`,
    )
    if (!sh.state.interactive) throw new Exited(exists ? 126 : 127)
    return exists ? 126 : 127
  }
  const replaced = execute(sh, frame, operands)
  return replaced ?? execute(sh, frame, [sh.process.argv[0] ?? 'bash', found, ...operands.slice(1)])
}

/** What a word means as a command, in the order in which the shell looks. */
function kinds(
  sh: Shell,
  name: string,
  { all = false, skipFunctions = false } = {},
): [kind: string, text: string][] {
  const { state } = sh
  const found: [string, string][] = []
  const alias = state.aliases.get(name)
  if (alias !== undefined && (state.interactive || sh.shopt('expand_aliases'))) found.push(['alias', alias])
  if (isKeyword(name)) found.push(['keyword', name])
  if (state.functions.has(name) && !skipFunctions) found.push(['function', name])
  if (isBuiltin(sh, name)) found.push(['builtin', name])
  const hashed = state.hashed.get(name)
  if (hashed && !all && !sh.busybox) found.push(['hashed', hashed.path])
  else found.push(...findInPath(sh, name).map((path): [string, string] => ['file', path]))
  return all ? found : found.slice(0, 1)
}

function describe(sh: Shell, name: string, [kind, text]: [string, string]): string {
  if (sh.busybox) {
    const words: Record<string, string> = {
      builtin: 'is a shell builtin',
      keyword: 'is a shell keyword',
      function: 'is a function',
    }
    return `${name} ${words[kind] ?? (kind === 'alias' ? `is an alias for ${text}` : `is ${text}`)}\n`
  }
  switch (kind) {
    case 'alias':
      return `${name} is aliased to \`${text}'\n`
    case 'keyword':
      return `${name} is a shell keyword\n`
    case 'builtin':
      return `${name} is a${sh.state.posix && SPECIAL.has(name) ? ' special' : ''} shell builtin\n`
    case 'function':
      return `${name} is a function\n${functionText(sh, name)}`
    case 'hashed':
      return `${name} is hashed (${text})\n`
    default:
      return `${name} is ${text}\n`
  }
}

export const type: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'afptP', 'type [-afptP] name [name ...]')
  let status = 0
  for (const name of operands) {
    let found = kinds(sh, name, { all: options.has('a'), skipFunctions: options.has('f') })
    if (options.has('P')) found = findInPath(sh, name).map((path) => ['file', path])
    if (found.length === 0) {
      status = sh.busybox ? 127 : 1
      if (sh.busybox) sh.print(`${name}: not found\n`)
      else if (!options.has('t') && !options.has('p') && !options.has('P'))
        sh.warn(`type: ${name}: not found`)
    }
    for (const one of found) {
      const isFile = one[0] === 'file' || one[0] === 'hashed'
      if (options.has('t')) sh.print(`${isFile ? 'file' : one[0]}\n`)
      else if (options.has('p') || options.has('P')) sh.print(isFile ? `${one[1]}\n` : '')
      else sh.print(describe(sh, name, one))
    }
  }
  return status
}

function short(sh: Shell, name: string): string | undefined {
  const [found] = kinds(sh, name)
  if (!found) return undefined
  if (found[0] === 'alias') return `alias ${name}=${singleQuote(found[1])}\n`
  return `${found[0] === 'file' || found[0] === 'hashed' ? found[1] : name}\n`
}

export const command: Builtin = (sh, words, frame) => {
  const { options, operands } = parseOptions(words, 'pvV', 'command [-pVv] command [arg ...]')
  if (!options.has('v') && !options.has('V')) {
    if (operands.length === 0) return 0
    frame.words = [...operands]
    if (words.length !== operands.length) shiftAssigns(frame, words.length - operands.length)
    return 'again'
  }
  let status = 0
  for (const name of operands) {
    if (options.has('v')) {
      const text = short(sh, name)
      if (text === undefined) status = sh.busybox ? 127 : 1
      sh.print(text ?? '')
      continue
    }
    const [found] = kinds(sh, name)
    if (found) sh.print(describe(sh, name, found))
    else {
      status = sh.busybox ? 127 : 1
      sh.warn(`command: ${name}: not found`)
    }
  }
  return status
}

function shiftAssigns(frame: Parameters<Builtin>[2], by: number) {
  frame.assigns = new Map([...frame.assigns].map(([at, assigned]) => [at - by, assigned]))
}

export const builtin: Builtin = (sh, words, frame) => {
  const operands = words.slice(words[1] === '--' ? 2 : 1)
  const [name] = operands
  if (name === undefined) return 0
  if (!isBuiltin(sh, name)) throw new Failed(`builtin: ${name}: not a shell builtin`)
  shiftAssigns(frame, words.length - operands.length)
  frame.words = operands
  return 'again'
}

/** Does it to every name; those that it finds nothing for are told of, and the status is 1. */
function eachFound(
  sh: Shell,
  command: string,
  names: readonly string[],
  found: (name: string) => boolean,
): number {
  let status = 0
  for (const name of names) {
    if (found(name)) continue
    sh.warn(`${command}: ${name}: not found`)
    status = 1
  }
  return status
}

export const alias: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'p', 'alias [-p] [name[=value] ... ]')
  const { aliases } = sh.state
  const line = (name: string) =>
    `${sh.busybox ? '' : 'alias '}${name}=${singleQuote(aliases.get(name) ?? '')}\n`
  if (operands.length === 0 || options.has('p')) {
    sh.print([...aliases.keys()].sort(compareText).map(line).join(''))
  }
  return eachFound(sh, 'alias', operands, (word) => {
    const equals = word.indexOf('=')
    if (equals > 0) aliases.set(word.slice(0, equals), word.slice(equals + 1))
    else if (aliases.has(word)) sh.print(line(word))
    else return false
    return true
  })
}

export const unalias: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'a', 'unalias [-a] name [name ...]')
  const { aliases } = sh.state
  if (options.has('a')) aliases.clear()
  else if (operands.length === 0) throw new Failed('unalias: usage: unalias [-a] name [name ...]', 2)
  return eachFound(sh, 'unalias', operands, (name) => aliases.delete(name))
}

export const hash: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'dlp:rt', 'hash [-lr] [-p pathname] [-dt] [name ...]')
  const { hashed } = sh.state
  if (options.has('r')) hashed.clear()
  else if (operands.length === 0) {
    if (hashed.size === 0) sh.print(sh.busybox ? '' : 'hash: hash table empty\n')
    else {
      sh.print('hits\tcommand\n')
      for (const { hits, path } of hashed.values()) sh.print(`${String(hits).padStart(4)}\t${path}\n`)
    }
  }
  return eachFound(sh, 'hash', operands, (name) => {
    const path = options.get('p') ?? firstInPath(sh, name)
    if (options.has('d')) hashed.delete(name)
    else if (path === undefined) return false
    else if (options.has('t')) sh.print(`${path}\n`)
    else hashed.set(name, Object.freeze({ path, hits: 0 }))
    return true
  })
}
