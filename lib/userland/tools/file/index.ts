import type { Program } from '@/lib/userland/kernel/program'
import { chgrp, chmod, chown } from '@/lib/userland/tools/file/chmod'
import { cp } from '@/lib/userland/tools/file/cp'
import { ln } from '@/lib/userland/tools/file/ln'
import { ls } from '@/lib/userland/tools/file/ls'
import { mkdir, mkfifo, rmdir } from '@/lib/userland/tools/file/mkdir'
import { mv } from '@/lib/userland/tools/file/mv'
import { basename, dirname, pwd, readlink, realpath } from '@/lib/userland/tools/file/paths'
import { rm } from '@/lib/userland/tools/file/rm'
import { stat } from '@/lib/userland/tools/file/stat'
import { touch } from '@/lib/userland/tools/file/touch'

/** The tools on files, by name. */
export const fileTools = {
  basename,
  chgrp,
  chmod,
  chown,
  cp,
  dirname,
  ln,
  ls,
  mkdir,
  mkfifo,
  mv,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  stat,
  touch,
} as Record<string, Program>
