import { type Builtin, parseOptions, usageError } from '@/lib/userland/bash/builtins/builtin'
import { listVariables } from '@/lib/userland/bash/builtins/declare'
import { Failed } from '@/lib/userland/bash/errors'
import type { Shell } from '@/lib/userland/bash/shell'
import { OPTION_LETTERS } from '@/lib/userland/bash/special-variables'

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(OPTION_LETTERS).map(([name, letter]) => [letter, name]),
)

const NAMES = [
  ...['allexport', 'braceexpand', 'emacs', 'errexit', 'errtrace', 'functrace', 'hashall', 'histexpand'],
  ...['history', 'ignoreeof', 'interactive-comments', 'keyword', 'monitor', 'noclobber', 'noexec', 'noglob'],
  ...['nolog', 'notify', 'nounset', 'onecmd', 'physical', 'pipefail', 'posix', 'privileged', 'verbose', 'vi'],
  'xtrace',
]

function list(sh: Shell, names: readonly string[], asCommands: boolean): string {
  return names
    .map((name) => {
      const on = sh.option(name)
      return asCommands ? `set ${on ? '-' : '+'}o ${name}\n` : `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`
    })
    .join('')
}

/** Turns an option of `set -o` on or off; false: there is none of this name. */
export function setOption(sh: Shell, name: string, on: boolean): boolean {
  if (!NAMES.includes(name)) return false
  if (on) sh.state.options.add(name)
  else sh.state.options.delete(name)
  if (name === 'posix') sh.state.posix = on
  return true
}

const USAGE = 'set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]'

/** One word of letters; the number of words it took. */
function letters(sh: Shell, words: readonly string[], at: number): number {
  const word = words[at] ?? ''
  const on = word.startsWith('-')
  let taken = 1
  for (const letter of word.slice(1)) {
    if (letter === 'o') {
      const name = words[at + taken]
      if (name === undefined) sh.print(list(sh, NAMES, !on))
      else {
        taken += 1
        if (!setOption(sh, name, on))
          throw new Failed(`set: ${name}: invalid option name`, sh.busybox ? 2 : 2)
      }
      continue
    }
    const option = LETTERS.get(letter)
    if (!option && !'ptr'.includes(letter))
      throw usageError('set', `${word[0]}${letter}: invalid option`, USAGE)
    if (option) setOption(sh, option, on)
  }
  return taken
}

export const set: Builtin = (sh, words) => {
  if (words.length === 1) {
    sh.print(listVariables(sh))
    return 0
  }
  let at = 1
  while (at < words.length) {
    const word = words[at] ?? ''
    if (word === '--' || word === '-') {
      if (word === '-') for (const name of ['xtrace', 'verbose']) setOption(sh, name, false)
      if (word === '--' || at + 1 < words.length) sh.state.parameters = Object.freeze(words.slice(at + 1))
      return 0
    }
    if (!/^[-+]./.test(word)) break
    at += letters(sh, words, at)
  }
  if (at < words.length) sh.state.parameters = Object.freeze(words.slice(at))
  return 0
}

export const SHOPTS = [
  ...[
    'autocd',
    'assoc_expand_once',
    'cdable_vars',
    'cdspell',
    'checkhash',
    'checkjobs',
    'checkwinsize',
    'cmdhist',
  ],
  ...[
    'complete_fullquote',
    'direxpand',
    'dirspell',
    'dotglob',
    'execfail',
    'expand_aliases',
    'extdebug',
    'extglob',
  ],
  ...['extquote', 'failglob', 'force_fignore', 'globasciiranges', 'globskipdots', 'globstar', 'gnu_errfmt'],
  ...['histappend', 'histreedit', 'histverify', 'hostcomplete', 'huponexit', 'inherit_errexit'],
  ...[
    'interactive_comments',
    'lastpipe',
    'lithist',
    'localvar_inherit',
    'localvar_unset',
    'login_shell',
    'mailwarn',
  ],
  ...['no_empty_cmd_completion', 'nocaseglob', 'nocasematch', 'noexpand_translation', 'nullglob'],
  ...['patsub_replacement', 'progcomp', 'progcomp_alias', 'promptvars', 'restricted_shell', 'shift_verbose'],
  ...['sourcepath', 'varredir_close', 'xpg_echo'],
]

export const DEFAULT_SHOPTS = [
  ...[
    'checkwinsize',
    'cmdhist',
    'complete_fullquote',
    'extquote',
    'force_fignore',
    'globasciiranges',
    'globskipdots',
  ],
  ...['hostcomplete', 'interactive_comments', 'patsub_replacement', 'progcomp', 'promptvars', 'sourcepath'],
]

export const shopt: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'opqsu', 'shopt [-pqsu] [-o] [optname ...]')
  const ofSet = options.has('o')
  const known = ofSet ? NAMES : SHOPTS
  const isOn = (name: string) => (ofSet ? sh.option(name) : sh.shopt(name))
  const changes = options.has('s') || options.has('u')
  let status = 0
  for (const name of operands.length > 0 ? operands : changes ? [] : known) {
    if (!known.includes(name)) {
      sh.warn(`shopt: ${name}: invalid shell option name`)
      status = 1
    } else if (changes) {
      if (ofSet) setOption(sh, name, options.has('s'))
      else sh.state.shopts[options.has('s') ? 'add' : 'delete'](name)
    } else {
      if (operands.length > 0 && !isOn(name)) status = 1
      if (options.has('q')) continue
      const command = ofSet
        ? `set ${isOn(name) ? '-' : '+'}o ${name}`
        : `shopt ${isOn(name) ? '-s' : '-u'} ${name}`
      sh.print(options.has('p') ? `${command}\n` : `${name.padEnd(15)}\t${isOn(name) ? 'on' : 'off'}\n`)
    }
  }
  if (operands.length === 0 && changes) {
    const on = options.has('s')
    sh.print(
      known
        .filter((name) => isOn(name) === on)
        .map((name) => `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`)
        .join(''),
    )
  }
  return status
}
