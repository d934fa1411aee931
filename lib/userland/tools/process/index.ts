import type { Program } from '@/lib/userland/kernel/program'
import { date } from '@/lib/userland/tools/process/date'
import { arch, groups, hostname, id, nproc, tty, uname, whoami } from '@/lib/userland/tools/process/identity'
import { kill, killall, pgrep, pidof, pkill } from '@/lib/userland/tools/process/kill'
import { mktemp } from '@/lib/userland/tools/process/mktemp'
import { ps } from '@/lib/userland/tools/process/ps'
import { env, nice, nohup, printenv, setsid, time } from '@/lib/userland/tools/process/run'
import { seq } from '@/lib/userland/tools/process/seq'
import { sleep, timeout } from '@/lib/userland/tools/process/sleep'
import { stty } from '@/lib/userland/tools/process/stty'
import { su, sudo } from '@/lib/userland/tools/process/sudo'
import { df, free, mount, sync, umount, uptime } from '@/lib/userland/tools/process/system'
import { alwaysFalse, alwaysTrue, tee, yes } from '@/lib/userland/tools/process/tee'
import { top } from '@/lib/userland/tools/process/top'
import { watch } from '@/lib/userland/tools/process/watch'
import { xargs } from '@/lib/userland/tools/process/xargs'

/** The tools on processes and the system, by name. */
export const processTools = {
  arch,
  date,
  df,
  env,
  false: alwaysFalse,
  free,
  groups,
  hostname,
  id,
  kill,
  killall,
  mktemp,
  mount,
  nice,
  nohup,
  nproc,
  pgrep,
  pidof,
  pkill,
  printenv,
  ps,
  seq,
  setsid,
  sleep,
  stty,
  su,
  sudo,
  sync,
  tee,
  time,
  timeout,
  top,
  true: alwaysTrue,
  tty,
  umount,
  uname,
  uptime,
  watch,
  whoami,
  xargs,
  yes,
} as Record<string, Program>
