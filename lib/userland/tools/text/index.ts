import type { Program } from '@/lib/userland/kernel/program'
import { late, tool } from '@/lib/userland/tools/on-demand'
import { sed } from '@/lib/userland/tools/sed/sed'
import { bc } from '@/lib/userland/tools/text/bc'
import { cat } from '@/lib/userland/tools/text/cat'
import { column } from '@/lib/userland/tools/text/column'
import { cut } from '@/lib/userland/tools/text/cut'
import { diff } from '@/lib/userland/tools/text/diff'
import { encodeTools } from '@/lib/userland/tools/text/encode'
import { expr } from '@/lib/userland/tools/text/expr'
import { fmt } from '@/lib/userland/tools/text/fmt'
import { grepTools } from '@/lib/userland/tools/text/grep'
import { head } from '@/lib/userland/tools/text/head'
import { hexdump } from '@/lib/userland/tools/text/hexdump'
import { join } from '@/lib/userland/tools/text/join'
import { pagerTools } from '@/lib/userland/tools/text/less'
import { lineTools } from '@/lib/userland/tools/text/lines'
import { od } from '@/lib/userland/tools/text/od'
import { patch } from '@/lib/userland/tools/text/patch'
import { sort } from '@/lib/userland/tools/text/sort'
import { strings } from '@/lib/userland/tools/text/strings'
import { sumTools } from '@/lib/userland/tools/text/sums'
import { tail } from '@/lib/userland/tools/text/tail'
import { tr } from '@/lib/userland/tools/text/tr'
import { uniq } from '@/lib/userland/tools/text/uniq'
import { wc } from '@/lib/userland/tools/text/wc'
import { wordTools } from '@/lib/userland/tools/text/words'
import { xxd } from '@/lib/userland/tools/text/xxd'

const awk = late(() => tool('awk').awk)

/** The tools that read and write text, by name. */
export const textTools: Readonly<Record<string, Program>> = {
  awk,
  gawk: awk,
  mawk: awk,
  bc,
  cat,
  column,
  cut,
  diff,
  expr,
  fmt,
  head,
  join,
  jq: late(() => tool('jq').jq),
  patch,
  sed,
  sort,
  tail,
  tr,
  uniq,
  wc,
  od,
  hexdump,
  hd: hexdump,
  xxd,
  strings,
  ...encodeTools,
  ...grepTools,
  ...lineTools,
  ...pagerTools,
  ...sumTools,
  ...wordTools,
} as Record<string, Program>
