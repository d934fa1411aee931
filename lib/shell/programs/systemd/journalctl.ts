/**
 * journalctl on a host.
 * Mirrors: journalctl 252: -u, -t, -f, -n, -r, -o short|short-iso|cat|json, --since, --until, -p, -g, -b, -k, the pager.
 * Differs: what is there is the services' own and the service manager's; the kernel says nothing; one boot only.
 */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type { Cluster } from '@/lib/cluster/cluster'
import { unitName } from '@/lib/cluster/host/systemd/unit-definition'
import type { JournalEntry } from '@/lib/cluster/host/systemd/unit-state'
import { FORMATS, type JournalFormat, priorityOf } from '@/lib/shell/programs/systemd/journal-line'
import { parseWhen } from '@/lib/shell/programs/systemd/times'
import type { Process } from '@/lib/userland/kernel/process'
import { type Args, type OptionSpec, ToolExit } from '@/lib/userland/tools/options'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: 'u:t:fn:ro:p:g:S:U:b::kxeaqm',
  long: {
    ...{ unit: 'u', identifier: 't', follow: 'f', lines: 'n', reverse: 'r', output: 'o', priority: 'p' },
    ...{ grep: 'g', since: 'S', until: 'U', boot: 'b', dmesg: 'k', catalog: 'x', 'pager-end': 'e', all: 'a' },
    ...{ quiet: 'q', merge: 'm', 'no-pager': 'no-pager', 'no-hostname': 'no-hostname', utc: 'utc' },
    'no-full': 'no-full',
  },
  usage: '[OPTIONS...] [MATCHES...]',
  version: 'systemd 252 (252.39-1~deb12u1)',
}
const PRIORITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']
const FOLLOWED = 10
const POLL = 1000

interface Query {
  wanted(entry: JournalEntry): boolean
  last?: number
  reverse: boolean
  follow: boolean
  format: JournalFormat
  quiet: boolean
}

/** No state: a query is plain options, read anew at each step. */
interface JournalState {
  shown: number
  begun: boolean
}

function timeOf(args: Args, option: string, now: number): number | undefined {
  const value = args.value(option)
  if (value === undefined) return undefined
  const at = parseWhen(value, now)
  if (at === undefined) throw new ToolExit(1, `Failed to parse timestamp: ${value}\n`)
  return at
}

function priority(args: Args): number {
  const value = args.value('p')
  if (value === undefined) return PRIORITIES.length
  const level = PRIORITIES.includes(value) ? PRIORITIES.indexOf(value) : Number(value)
  if (!Number.isInteger(level) || level < 0 || level > 7)
    throw new ToolExit(1, `Unknown log level ${value}\n`)
  return level
}

function queryOf(args: Args, now: number): Query {
  const units = args.values('u').map(unitName)
  const names = args.values('t')
  const since = timeOf(args, 'S', now)
  const until = timeOf(args, 'U', now)
  const level = priority(args)
  const pattern = args.value('g')
  const matches =
    pattern === undefined
      ? undefined
      : new Regexp(pattern === pattern.toLowerCase() ? `(?i)${pattern}` : pattern)
  const format = args.value('o') ?? 'short'
  if (!(format in FORMATS)) throw new ToolExit(1, `Unknown output '${format}'.\n`)
  const lines = args.value('n')
  const count = lines === undefined || lines === 'all' ? undefined : Number(lines)
  if (count !== undefined && !(Number.isInteger(count) && count >= 0))
    throw new ToolExit(1, `Failed to parse lines '${lines}'\n`)
  const follow = args.has('f')
  const last = count ?? (follow ? FOLLOWED : undefined)
  return {
    wanted: (entry) =>
      !args.has('k') &&
      (units.length === 0 || units.includes(entry.unit ?? '')) &&
      (names.length === 0 || names.includes(entry.program)) &&
      (since === undefined || entry.at >= since) &&
      (until === undefined || entry.at <= until) &&
      priorityOf(entry) <= level &&
      (matches?.test(entry.text) ?? true),
    ...(last === undefined ? {} : { last }),
    ...{ follow, reverse: args.has('r'), format: format as JournalFormat, quiet: args.has('q') },
  }
}

/** On a terminal what it prints goes through the pager. */
function paged(args: Args, process: Process): boolean {
  return process.isTerminal(1) && !args.has('f') && !args.has('no-pager')
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

export const journalctl = (cluster: () => Cluster) =>
  steppedTool<JournalState>({
    start: () => ({ shown: 0, begun: false }),
    step(state, io) {
      const { process } = io
      const host = process.machine.name
      const args = argsOf(SPEC, io)
      if (paged(args, process)) {
        const words = process.argv.slice(1).map(quoted).join(' ')
        const end = args.has('e') ? ' +G' : ''
        return { exec: ['sh', '-c', `journalctl --no-pager ${words} | less -FRX${end}`] }
      }
      const query = queryOf(args, process.machine.now())
      const all = cluster().hosts.systemd(host).journal().filter(query.wanted)
      const print = (entries: readonly JournalEntry[]) => {
        for (const entry of entries) io.out(`${FORMATS[query.format](entry, host)}\n`)
      }
      if (!state.begun) {
        state.begun = true
        const found = query.last === undefined ? all : all.slice(Math.max(0, all.length - query.last))
        print(query.reverse ? [...found].reverse() : found)
        if (all.length === 0 && !query.quiet && !query.follow) io.out('-- No entries --\n')
      } else print(all.slice(state.shown))
      state.shown = all.length
      return query.follow ? { wait: 'change', until: process.machine.now() + POLL } : { exit: 0 }
    },
  })
