import type { Program } from '@/lib/userland/kernel/program'
import { awk } from '@/lib/userland/tools/awk/awk'
import { jq } from '@/lib/userland/tools/jq/jq'
import { sed } from '@/lib/userland/tools/sed/sed'
import { cat } from '@/lib/userland/tools/text/cat'
import { cut } from '@/lib/userland/tools/text/cut'
import { grepTools } from '@/lib/userland/tools/text/grep'
import { head } from '@/lib/userland/tools/text/head'
import { sort } from '@/lib/userland/tools/text/sort'
import { tail } from '@/lib/userland/tools/text/tail'
import { tr } from '@/lib/userland/tools/text/tr'
import { uniq } from '@/lib/userland/tools/text/uniq'
import { wc } from '@/lib/userland/tools/text/wc'

/** The tools that read and write text, by name. */
export const textTools: Readonly<Record<string, Program>> = {
  awk,
  gawk: awk,
  mawk: awk,
  cat,
  cut,
  ...grepTools,
  head,
  jq,
  sed,
  sort,
  tail,
  tr,
  uniq,
  wc,
} as Record<string, Program>
