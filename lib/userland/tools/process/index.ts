import type { Program } from '@/lib/userland/kernel/program'
import { date } from '@/lib/userland/tools/process/date'
import { env, nice, nohup, printenv, setsid, time } from '@/lib/userland/tools/process/run'
import { sleep, timeout } from '@/lib/userland/tools/process/sleep'
import { xargs } from '@/lib/userland/tools/process/xargs'

/** The tools on processes and the system, by name. */
export const processTools = {
  date,
  env,
  nice,
  nohup,
  printenv,
  setsid,
  sleep,
  time,
  timeout,
  xargs,
} as Record<string, Program>
