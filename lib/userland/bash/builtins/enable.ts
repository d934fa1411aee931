import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { BASH_NAMES } from '@/lib/userland/bash/builtins/names'
import { Failed } from '@/lib/userland/bash/errors'

export const enable: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'adnps', 'enable [-a] [-dnps] [-f filename] [name ...]')
  const disabled = sh.state.disabled ?? []
  if (operands.length === 0) {
    const shown = BASH_NAMES.filter(
      (name) => options.has('a') || disabled.includes(name) === options.has('n'),
    )
    sh.print(shown.map((name) => `enable ${disabled.includes(name) ? '-n ' : ''}${name}\n`).join(''))
    return 0
  }
  for (const name of operands) {
    if (!BASH_NAMES.includes(name)) throw new Failed(`enable: ${name}: not a shell builtin`)
    const rest = disabled.filter((one) => one !== name)
    sh.state.disabled = Object.freeze(options.has('n') ? [...rest, name] : rest)
  }
  return 0
}

/** Names only: what a builtin does is in its manual. */
export const help: Builtin = (sh, words) => {
  const [, name] = words
  if (name === undefined) {
    if (sh.busybox) sh.print('Built-in commands:\n------------------\n')
    else
      sh.print(
        'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\nThese shell commands are defined internally:\n',
      )
    sh.print(`${BASH_NAMES.join(' ')}\n`)
    return 0
  }
  if (!BASH_NAMES.includes(name)) {
    throw new Failed(
      `help: no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`,
    )
  }
  sh.print(`${name}: ${name} is a shell builtin; see bash(1).\n`)
  return 0
}
