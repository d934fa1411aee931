/** What sed starts with: its options, the texts of its script, and the files that it writes. */

import { newInput } from '@/lib/userland/tools/input'
import { type Io, reason } from '@/lib/userland/tools/io'
import { type Args, ToolExit } from '@/lib/userland/tools/options'
import { openOutput } from '@/lib/userland/tools/sed/output'
import { ScriptError } from '@/lib/userland/tools/sed/parse/script-error'
import type { Source } from '@/lib/userland/tools/sed/script'
import { type SedState, scriptOf } from '@/lib/userland/tools/sed/sed-state'
import { argsOf } from '@/lib/userland/tools/tool'

const USAGE = '[OPTION]... {script-only-if-no-other-script} [input-file]...'
const SPEC = {
  options: 'bsnrzuEe:f:l:i::V:',
  long: {
    quiet: 'n',
    silent: 'n',
    expression: 'e',
    file: 'f',
    'in-place': 'i',
    'line-length': 'l',
    'regexp-extended': 'r',
    separate: 's',
    unbuffered: 'u',
    'null-data': 'z',
    'zero-terminated': 'z',
    posix: 'posix',
    debug: 'debug',
    sandbox: 'sandbox',
    'follow-symlinks': 'follow',
    binary: 'b',
  },
  usage: USAGE,
  version: 'sed (GNU sed) 4.9',
}

function readSources(args: Args, io: Io): Source[] {
  const given = args.given.filter(([letter]) => letter === 'e' || letter === 'f')
  if (given.length === 0) {
    const first = args.operands.shift()
    if (first === undefined) throw new ToolExit(1, `Usage: ${io.name} ${USAGE}\n`)
    given.push(['e', first])
  }
  return given.map(([letter, value]) => {
    if (letter === 'e') return { text: value, file: undefined }
    try {
      return { text: io.readFile(value === '-' ? '/dev/stdin' : value).replace(/^#!.*/, ''), file: value }
    } catch (error) {
      return io.fail(`couldn't open file ${value}: ${reason(error)}`)
    }
  })
}

export function startSed(io: Io): SedState {
  const args = argsOf(SPEC, io)
  const sources = readSources(args, io)
  const inPlace = args.value('i')
  const state: SedState = {
    sources,
    extended: args.has('E') || args.has('r'),
    quiet: args.has('n'),
    separate: args.has('s') || inPlace !== undefined,
    inPlace,
    end: args.has('z') ? '\0' : '\n',
    width: Number(args.value('l') ?? 70),
    input: newInput(args.operands, io, { missing: "can't read %: !" }),
    isOpen: false,
    ahead: undefined,
    space: '',
    hold: '',
    lacksEnd: false,
    line: 0,
    pc: undefined,
    keepsSpace: false,
    replaced: false,
    ranges: {},
    closed: {},
    appended: [],
    lastPattern: undefined,
    edited: [],
    fds: {},
    reads: {},
    missingEnd: false,
    status: 0,
    started: false,
  }
  if (inPlace !== undefined && args.operands.length === 0) io.fail('no input files', 4)
  try {
    const script = scriptOf(state)
    if (script.quiet) state.quiet = true
    for (const command of script.commands) openOutput(state, command, io)
  } catch (error) {
    if (error instanceof ScriptError) io.fail(error.message, error.code)
    throw error
  }
  return state
}
