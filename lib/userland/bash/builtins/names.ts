import type { Shell } from '@/lib/userland/bash/shell'

const KEYWORDS = new Set(
  'if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc'.split(
    ' ',
  ),
)

export const isKeyword = (name: string) => KEYWORDS.has(name)

/** Special builtins of POSIX: assignments in front of them stay, and they come before functions. */
export const SPECIAL = new Set(
  'break : continue . eval exec exit export readonly return set shift source times trap unset'.split(' '),
)

const BASH =
  '. : [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo ' +
  'enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd ' +
  'printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type ' +
  'typeset ulimit umask unalias unset wait'

const ASH =
  '. : [ [[ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash help history ' +
  'jobs kill let local printf pwd read readonly return set shift source test times trap true type ulimit umask ' +
  'unalias unset wait'

export const BASH_NAMES: readonly string[] = BASH.split(' ')
const BUILTINS = new Set(BASH_NAMES)
const ASH_BUILTINS = new Set(ASH.split(' '))

/** A command of the shell itself, and not turned off. */
export const isBuiltin = (sh: Shell, name: string) =>
  (sh.busybox ? ASH_BUILTINS : BUILTINS).has(name) && !sh.state.disabled?.includes(name)
