import type { Program } from '@/lib/userland/kernel/program'
import { chgrp, chmod, chown } from '@/lib/userland/tools/file/chmod'
import { cp } from '@/lib/userland/tools/file/cp'
import { dd } from '@/lib/userland/tools/file/dd'
import { du } from '@/lib/userland/tools/file/du'
import { find } from '@/lib/userland/tools/file/find'
import { gunzip, gzip, zcat } from '@/lib/userland/tools/file/gzip'
import { ln } from '@/lib/userland/tools/file/ln'
import { ls } from '@/lib/userland/tools/file/ls'
import { mkdir, mkfifo, rmdir } from '@/lib/userland/tools/file/mkdir'
import { mv } from '@/lib/userland/tools/file/mv'
import { basename, dirname, pwd, readlink, realpath } from '@/lib/userland/tools/file/paths'
import { rm } from '@/lib/userland/tools/file/rm'
import { cmp, split } from '@/lib/userland/tools/file/split'
import { stat } from '@/lib/userland/tools/file/stat'
import { tar } from '@/lib/userland/tools/file/tar'
import { touch } from '@/lib/userland/tools/file/touch'

import { tree } from '@/lib/userland/tools/file/tree'
import { fallocate, file, install, link, truncate, unlink, which } from '@/lib/userland/tools/file/various'

/** The tools on files, by name. */
export const fileTools = {
  basename,
  chgrp,
  chmod,
  chown,
  cmp,
  cp,
  dd,
  dirname,
  du,
  fallocate,
  file,
  find,
  gunzip,
  gzip,
  install,
  link,
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
  split,
  stat,
  tar,
  touch,
  tree,
  truncate,
  unlink,
  which,
  zcat,
} as Record<string, Program>
