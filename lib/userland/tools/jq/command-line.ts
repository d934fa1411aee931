/** The command line of jq: its words, and what the options among them bring. */
import { type Io, reason } from '@/lib/userland/tools/io'
import { JsonReader, parseJson } from '@/lib/userland/tools/jq/json'
import type { Json } from '@/lib/userland/tools/jq/value'
import { ToolExit } from '@/lib/userland/tools/options'

export const USAGE = `Usage:\tjq [OPTIONS] FILTER [FILES...]
\tjq [OPTIONS] -n FILTER
\tjq [OPTIONS] --args FILTER [ARGUMENTS...]
\tjq [OPTIONS] --jsonargs FILTER [JSON_VALUES...]
`
export const HELP =
  '\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq\n'

const LONG: Record<string, string> = {
  'null-input': 'n',
  'raw-input': 'R',
  slurp: 's',
  'compact-output': 'c',
  'raw-output': 'r',
  'raw-output0': 'raw-output0',
  'join-output': 'j',
  'ascii-output': 'a',
  'sort-keys': 'S',
  'color-output': 'C',
  'monochrome-output': 'M',
  tab: 'tab',
  unbuffered: 'unbuffered',
  'exit-status': 'e',
  help: 'h',
  version: 'V',
  'from-file': 'f',
}
const VALUES: Record<string, number> = {
  arg: 2,
  argjson: 2,
  slurpfile: 2,
  rawfile: 2,
  indent: 1,
  f: 1,
  L: 1,
  'library-path': 1,
}

export interface Words {
  has: Record<string, boolean>
  variables: Map<string, Json>
  positional: Json[]
  operands: string[]
  indent: number | undefined
}

function jsonFile(io: Io, name: string, isRaw: boolean): Json {
  let text: string
  try {
    text = io.readFile(name)
  } catch (error) {
    throw new ToolExit(
      2,
      `jq: Bad JSON in --${isRaw ? 'rawfile' : 'slurpfile'} ${name}: Could not open ${name}: ${reason(error)}\n`,
    )
  }
  if (isRaw) return text
  const out: Json[] = []
  const reader = new JsonReader(text, false)
  for (let value = reader.next(); value !== undefined; value = reader.next()) out.push(value)
  return out
}

/** @throws ToolExit that sends to the help */
export function usage(message: string): never {
  throw new ToolExit(2, `jq: ${message}${HELP}`)
}

/** @throws ToolExit for words that mean nothing */
export function readWords(io: Io): Words {
  const out: Words = { has: {}, variables: new Map(), positional: [], operands: [], indent: undefined }
  const words = io.process.argv.slice(1)
  let rest: 'files' | 'args' | 'jsonargs' = 'files'
  const operand = (word: string) => {
    if (out.operands.length === 0 || rest === 'files') out.operands.push(word)
    else if (rest === 'args') out.positional.push(word)
    else {
      try {
        out.positional.push(parseJson(word))
      } catch {
        usage(`Invalid JSON text passed to --jsonargs`)
      }
    }
  }
  const valued = (name: string) => {
    const values = words.splice(0, VALUES[name])
    const [first = '', second = ''] = values
    if (values.length < VALUES[name]!) {
      const what: Record<string, string> = {
        arg: '--arg takes two parameters (e.g. --arg varname value)',
        argjson: '--argjson takes two parameters (e.g. --argjson varname text)',
        indent: '--indent takes one parameter',
      }
      usage(what[name] ?? `--${name} takes two parameters (e.g. --${name} varname filename)`)
    }
    if (name === 'arg') out.variables.set(first, second)
    else if (name === 'argjson') {
      try {
        out.variables.set(first, parseJson(second))
      } catch {
        usage(`Invalid JSON text passed to --argjson`)
      }
    } else if (name === 'slurpfile' || name === 'rawfile')
      out.variables.set(first, jsonFile(io, second, name === 'rawfile'))
    else if (name === 'indent') {
      out.indent = Number(first)
      if (!(out.indent >= 0)) usage('Cannot indent less than zero')
      if (out.indent > 7) usage('Cannot indent more than 7 characters')
    } else if (name === 'f') {
      try {
        const text = io.readFile(first)
        out.operands.unshift(text)
      } catch (error) {
        throw new ToolExit(2, `jq: error: Could not open ${first}: ${reason(error)}\n`)
      }
    }
  }
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') for (const other of words.splice(0)) operand(other)
    else if (word === '--args') rest = 'args'
    else if (word === '--jsonargs') rest = 'jsonargs'
    else if (word.startsWith('--')) {
      const name = word.slice(2)
      if (Object.hasOwn(LONG, name) && LONG[name] !== 'f') out.has[LONG[name]!] = true
      else if (name === 'from-file') valued('f')
      else if (Object.hasOwn(VALUES, name) && name.length > 1) valued(name)
      else usage(`Unknown option: ${word}`)
    } else if (word.startsWith('-') && word.length > 1) {
      for (const letter of word.slice(1)) {
        if ('f'.includes(letter) || letter === 'L') valued(letter)
        else if (Object.values(LONG).includes(letter)) out.has[letter] = true
        else usage(`Unknown option: ${word}`)
      }
    } else operand(word)
  }
  return out
}
