import type { Builtin } from '@/lib/userland/bash/builtins/builtin'
import { cd, dirs, popd, pushd, pwd } from '@/lib/userland/bash/builtins/cd'
import { compgen, complete } from '@/lib/userland/bash/builtins/complete'
import {
  breakLoop,
  continueLoop,
  exit,
  fail,
  returnFrom,
  shift,
  succeed,
} from '@/lib/userland/bash/builtins/control'
import { declare, exportNames, local, readonly, unset } from '@/lib/userland/bash/builtins/declare'
import { echo } from '@/lib/userland/bash/builtins/echo'
import { enable, help } from '@/lib/userland/bash/builtins/enable'
import {
  alias,
  builtin,
  command,
  evaluate,
  exec,
  hash,
  source,
  type,
  unalias,
} from '@/lib/userland/bash/builtins/eval'
import { bg, disown, fg, jobs, kill, suspend, wait } from '@/lib/userland/bash/builtins/jobs'
import {
  caller,
  fc,
  getopts,
  history,
  letBuiltin,
  times,
  trap,
  ulimit,
  umask,
} from '@/lib/userland/bash/builtins/misc'
import { isBuiltin } from '@/lib/userland/bash/builtins/names'
import { printf } from '@/lib/userland/bash/builtins/printf'
import { mapfile, read } from '@/lib/userland/bash/builtins/read'
import { set, shopt } from '@/lib/userland/bash/builtins/set'
import { test } from '@/lib/userland/bash/builtins/test'
import type { Shell } from '@/lib/userland/bash/shell'

const BUILTINS: Readonly<Record<string, Builtin>> = {
  '.': source,
  ':': succeed,
  '[': test,
  '[[': test,
  alias,
  bg,
  bind: succeed,
  break: breakLoop,
  builtin,
  caller,
  cd,
  chdir: cd,
  command,
  compgen,
  complete,
  compopt: succeed,
  continue: continueLoop,
  declare,
  dirs,
  disown,
  echo,
  enable,
  eval: evaluate,
  exec,
  exit,
  export: exportNames,
  false: fail,
  fc,
  fg,
  getopts,
  hash,
  help,
  history,
  jobs,
  kill,
  let: letBuiltin,
  local,
  logout: exit,
  mapfile,
  popd,
  printf,
  pushd,
  pwd,
  read,
  readarray: mapfile,
  readonly,
  return: returnFrom,
  set,
  shift,
  shopt,
  source,
  suspend,
  test,
  times,
  trap,
  true: succeed,
  type,
  typeset: declare,
  ulimit,
  umask,
  unalias,
  unset,
  wait,
}

/** A command of the shell itself; undefined: a program. */
export const builtinOf = (sh: Shell, name: string): Builtin | undefined =>
  isBuiltin(sh, name) ? BUILTINS[name] : undefined
