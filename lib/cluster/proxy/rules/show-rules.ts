/**
 * The commands of a node that show what kube-proxy has written into its kernel.
 * Mirrors: iptables 1.8 (`-L`, `-S`, iptables-save), nft 1.0 (`list`), ipvsadm 1.31 (`-L -n`).
 * Differs: they only show; rules of others than kube-proxy and the kubelet are not there.
 */
import { drafts, iptablesRules } from '@/lib/cluster/proxy/rules/iptables'
import {
  type Chain,
  type Listing,
  listedChain,
  savedRule,
  savedTable,
  type Table,
} from '@/lib/cluster/proxy/rules/iptables-rule'
import { ipvsRules, listedServers, virtualServers } from '@/lib/cluster/proxy/rules/ipvs'
import { type NftBlock, type NodeNet, nftablesRules } from '@/lib/cluster/proxy/rules/nftables'
import { type Known, proxiedPorts } from '@/lib/cluster/proxy/rules/proxied-port'
import type { ProxyMode } from '@/lib/cluster/proxy/world'

/** One node, as its kernel has been told. */
export interface NodeRules {
  mode: ProxyMode
  known: Known
  net: NodeNet
  /** ms */
  now: number
  /** How ipvs spreads. */
  scheduler: string
}

export interface Shown {
  stdout: string
  stderr: string
  exitCode: number
}

const shown = (lines: string[]): Shown => ({
  stdout: lines.map((line) => `${line}\n`).join(''),
  stderr: '',
  exitCode: 0,
})
const failed = (stderr: string, exitCode: number): Shown => ({ stdout: '', stderr: `${stderr}\n`, exitCode })

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sun Nov 22 02:11:09 2026` from its ISO form and its day of the week. */
function longTime(ms: number, iso: string): string {
  const [date = '', time = ''] = iso.replace(/\..*|Z$/, '').split('T')
  const [year, month, day] = date.split('-')
  const weekday = DAYS[(Math.floor(ms / 86_400_000) + 4) % 7]
  return `${weekday} ${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} ${year}`
}

function tablesOf({ mode, known, net }: NodeRules): Table[] {
  if (mode === 'iptables') return iptablesRules(proxiedPorts(known), net.podCidr)
  if (mode === 'ipvs') return ipvsRules(net.podCidr)
  const { nat, filter } = drafts()
  return [filter.table(), nat.table()]
}

interface Options extends Listing {
  table: string
  action?: 'list' | 'saved'
  chain?: string
  unknown?: string
}

/** Letters may stand together; a chain's name may follow the action. */
function parseOptions(args: readonly string[]): Options {
  const options: Options = { table: 'filter', numeric: false, verbose: false, numbers: false }
  const words = args.flatMap((arg) =>
    /^-[nvxLSt]{2,}$/.test(arg) ? [...arg.slice(1)].map((l) => `-${l}`) : [arg],
  )
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '-t' || word === '--table') options.table = words[++at] ?? ''
    else if (word.startsWith('--table=')) options.table = word.slice(8)
    else if (word === '-L' || word === '--list') options.action = 'list'
    else if (word === '-S' || word === '--list-rules') options.action = 'saved'
    else if (word === '-n' || word === '--numeric') options.numeric = true
    else if (word === '-v' || word === '--verbose') options.verbose = true
    else if (word === '--line-numbers') options.numbers = true
    else if (!/^-(w|x|-wait|-exact)$/.test(word)) {
      if (word.startsWith('-') || options.chain !== undefined) options.unknown ??= word
      else options.chain = word
    }
  }
  return options
}

const BASIC: Record<string, string[]> = {
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  raw: ['PREROUTING', 'OUTPUT'],
}

function tableNamed(rules: NodeRules, name: string): Table | undefined {
  const basic = BASIC[name]
  if (!basic) return tablesOf(rules).find((table) => table.name === name)
  const chains: Chain[] = basic.map((chain) => ({ name: chain, policy: 'ACCEPT', rules: [] }))
  const canaries = ['KUBE-KUBELET-CANARY', 'KUBE-PROXY-CANARY'].map((chain) => ({ name: chain, rules: [] }))
  return { name, chains: name === 'mangle' ? [...chains, ...canaries] : chains }
}

function iptables(rules: NodeRules, args: readonly string[]): Shown {
  const options = parseOptions(args)
  const { action, chain, unknown } = options
  if (unknown !== undefined || !action)
    return failed(`iptables: rules can only be shown here: ${unknown ?? args.join(' ')}`.trim(), 2)
  const table = tableNamed(rules, options.table)
  if (!table)
    return failed(
      `iptables v1.8.9 (nf_tables): table '${options.table}' does not exist\nPerhaps iptables or your kernel needs to be upgraded.`,
      3,
    )
  const chains = table.chains.filter(({ name }) => chain === undefined || name === chain)
  if (chains.length === 0) return failed('iptables: No chain/target/match by that name.', 1)
  if (action === 'list')
    return shown(chains.flatMap((one, at) => [...(at ? [''] : []), ...listedChain(table, one, options)]))
  const head = chains.map(({ name, policy }) => (policy ? `-P ${name} ${policy}` : `-N ${name}`))
  return shown([...head, ...chains.flatMap((one) => one.rules.map((rule) => savedRule(one.name, rule)))])
}

function iptablesSave(rules: NodeRules, args: readonly string[], iso: string): Shown {
  const at = args.findIndex((arg) => arg === '-t' || arg === '--table')
  const name = at < 0 ? undefined : args[at + 1]
  const time = longTime(rules.now, iso)
  const names = name === undefined ? ['mangle', 'filter', 'nat'] : [name]
  const tables = names.map((one) => tableNamed(rules, one))
  return shown(tables.flatMap((table) => (table ? savedTable(table, time) : [])))
}

const TABLE = ['ip', 'kube-proxy']

function nft(rules: NodeRules, args: readonly string[]): Shown {
  const words = args.filter((arg) => !arg.startsWith('-'))
  const [verb, what = '', family = 'ip', table = '', name = ''] = words
  if (verb !== 'list') return failed(`nft: rules can only be listed here: ${words.join(' ')}`, 1)
  const blocks = rules.mode === 'nftables' ? nftablesRules(proxiedPorts(rules.known), rules.net) : []
  const whole = (inner: NftBlock[], title: boolean) => [
    'table ip kube-proxy {',
    ...(title ? ['\tcomment "rules for kube-proxy"', ''] : []),
    ...inner.flatMap(({ lines }, at) => [
      ...(at ? [''] : []),
      ...lines.map((line) => (line ? `\t${line}` : '')),
    ]),
    '}',
  ]
  if (what === 'ruleset') return shown(blocks.length > 0 ? whole(blocks, true) : [])
  if (what === 'tables') return shown(blocks.length > 0 ? [`table ${TABLE.join(' ')}`] : [])
  const missing = () =>
    failed(`Error: No such file or directory\nlist ${words.slice(1).join(' ')}\n${' '.repeat(5)}`, 1)
  if (blocks.length === 0 || family !== TABLE[0] || table !== TABLE[1]) return missing()
  if (what === 'table') return shown(whole(blocks, true))
  const wanted = blocks.filter((block) => block.kind === what && block.name === name)
  return wanted.length > 0 ? shown(whole(wanted, false)) : missing()
}

function ipvsadm(rules: NodeRules, args: readonly string[]): Shown {
  const at = args.findIndex((arg) => arg === '-t' || arg === '-u')
  const lists = args.length === 0 || args.some((arg) => /^-[lLn]+$|^--list$/.test(arg))
  if (!lists) return failed(`ipvsadm: virtual servers can only be listed here: ${args.join(' ')}`, 1)
  const all = rules.mode === 'ipvs' ? virtualServers(proxiedPorts(rules.known), rules.net) : []
  const wanted = all.filter(
    ({ protocol, address, port }) =>
      at < 0 || (`${address}:${port}` === args[at + 1] && protocol === (args[at] === '-t' ? 'TCP' : 'UDP')),
  )
  if (at >= 0 && wanted.length === 0) return failed('No such service', 255)
  return shown(listedServers(wanted, rules.scheduler))
}

/** iptables, iptables-save, nft or ipvsadm. @param iso the time now, as RFC 3339 */
export function showRules(rules: NodeRules, [name, ...args]: readonly string[], iso: string): Shown {
  if (name === 'iptables-save') return iptablesSave(rules, args, iso)
  if (name === 'nft') return nft(rules, args)
  return name === 'ipvsadm' ? ipvsadm(rules, args) : iptables(rules, args)
}
