/**
 * dig.
 * Mirrors: BIND 9.18. Differs: no authority and no cookie in answers; TTLs are those of CoreDNS for its own zone;
 * no +trace.
 */
import type { DnsAnswer, RecordType } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { reverseName } from '@/lib/userland/tools/network/addresses'
import {
  type Asking,
  askOn,
  begin,
  dataOf,
  dotted,
  findServer,
  newAsking,
  type Question,
} from '@/lib/userland/tools/network/bind'
import { phasedTool } from '@/lib/userland/tools/network/phases'
import { ToolExit } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

const SECTIONS = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats']

interface State extends Asking {
  questions: Question[]
  /** Sections that are shown. */
  shown: string[]
  short: boolean
  searches: boolean
  words: string
  servers: boolean
  tcp: boolean
  code: number
}

const TYPES = /^(?:A|AAAA|SRV|PTR|CNAME|ANY|MX|NS|TXT|SOA|HINFO|AXFR)$/

function flag(state: State, word: string): void {
  const [name = '', value] = word.slice(1).split('=')
  const off = name.startsWith('no')
  const base = off ? name.slice(2) : name
  if (base === 'all') state.shown = off ? [] : [...SECTIONS]
  else if (SECTIONS.includes(base)) {
    state.shown = state.shown.filter((one) => one !== base)
    if (!off) state.shown.push(base)
  } else if (base === 'short') state.short = !off
  else if (base === 'search' || base === 'showsearch') state.searches = !off
  else if (base === 'tcp' || base === 'vc') state.tcp = !off
  else if (base === 'time' || base === 'timeout') state.patience = Math.max(1, Number(value) || 5) * 1000
  else if (base === 'tries') state.most = Math.max(1, Number(value) || 3)
  else if (base === 'retry') state.most = Math.max(0, Number(value) || 0) + 1
  else if (
    !/^(?:recurse|rec|edns|cookie|dnssec|ndots|bufsize|qr|identify|multiline|ttlid|ttlunits|class|cl|trace|domain|split|crypto|cdflag|adflag|aaflag|besteffort|idnin|idnout|keepopen|nsid|expire|subnet|unknownformat|yaml|defname|rrcomments|onesoa|fail|ignore|badcookie|mapped|aaonly|dscp|header-only|ednsopt|ednsflags|ednsnegotiation|nssearch|opcode|padding|qid|raflag|sigchase|tcflag|topdown|trusted-key|ttl|zflag)$/.test(
      base,
    )
  )
    throw new ToolExit(
      1,
      `Invalid option: ${word}\nUsage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}\n            {global-d-opt} host [@local-server] {local-d-opt}\n            [ host [@local-server] {local-d-opt} [...]]\n\nUse "dig -h" (or "dig -h | more") for complete list of options\n`,
    )
}

function start(io: Io): State {
  const words = io.process.argv.slice(1)
  const given = words.find((word) => word.startsWith('@'))?.slice(1)
  const state: State = {
    ...newAsking(io, 'server', given, 3),
    ...{ questions: [], shown: [...SECTIONS], short: false, searches: false, code: 0 },
    ...{ words: words.join(' '), servers: given !== undefined, tcp: false },
  }
  const rest = [...words]
  let pending: RecordType | undefined
  const name = (text: string, type?: RecordType) => {
    const before = state.questions.at(-1)
    if (before && pending) before.type = pending
    state.questions.push({ name: text, type: type ?? 'A' })
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word.startsWith('@')) continue
    if (word.startsWith('+')) flag(state, word)
    else if (word === '-x') name(reverseName(rest.shift() ?? ''), 'PTR')
    else if (
      word === '-t' ||
      word === '-q' ||
      word === '-p' ||
      word === '-c' ||
      word === '-b' ||
      word === '-k'
    ) {
      const value = rest.shift() ?? ''
      if (word === '-t') setType(state, (pending = value.toUpperCase() as RecordType))
      if (word === '-q') name(value, pending)
    } else if (word === '-v') throw new ToolExit(0, '', 'DiG 9.18.33-1~deb12u2-Debian\n')
    else if (word.startsWith('-')) continue
    else if (TYPES.test(word.toUpperCase())) setType(state, (pending = word.toUpperCase() as RecordType))
    else if (!/^(?:IN|CH|HS)$/i.test(word)) name(word, state.questions.length === 0 ? pending : undefined)
  }
  if (state.questions.length === 0) state.questions.push({ name: '.', type: pending ?? ('NS' as RecordType) })
  return state
}

function setType(state: State, type: RecordType): void {
  const last = state.questions.at(-1)
  if (last) last.type = type
}

function server(state: State, io: Io): string {
  if (!findServer(state, io)) return 'server'
  return 'next'
}

function next(state: State, io: Io): string | Step {
  const [question] = state.questions
  if (!question) return { exit: state.code }
  begin(state, io, question.name, state.searches)
  return 'ask'
}

function asks(state: State, io: Io): string | Step {
  const [question] = state.questions
  if (!question) return { exit: state.code }
  const how = askOn(state, io, question.type)
  if (how === 'again') return 'ask'
  state.questions.shift()
  if (how === 'silence') {
    if (!state.short) io.out(title(state))
    io.out(`;; no servers could be reached\n`)
    if (!state.short) io.out('\n')
    return { exit: 9 }
  }
  const { answer } = state
  if (answer && state.short) io.out(answer.records.map((record) => `${dataOf(record)}\n`).join(''))
  else if (answer) show(state, io, { ...question, name: state.names[state.at] ?? question.name }, answer)
  return 'next'
}

function title({ shown, words, servers }: State): string {
  if (!shown.includes('cmd')) return ''
  const found = servers ? '; (1 server found)\n' : ''
  return `\n; <<>> DiG 9.18.33-1~deb12u2-Debian <<>> ${words}\n${found};; global options: +cmd\n`
}

/** Text up to a column, over tabs where there is room. */
function column(line: string, at: number): string {
  let width = 0
  for (const char of line) width = char === '\t' ? (width >> 3) * 8 + 8 : width + 1
  return width < at ? line + '\t'.repeat(Math.ceil((at - width) / 8)) : `${line} `
}

const OWN_TTL = 30

function show(state: State, io: Io, { name, type }: Question, { code, records, relayed }: DnsAnswer): void {
  const { shown, address, servers, server: given, tcp } = state
  const has = (section: string) => shown.includes(section)
  let text = title(state)
  if (has('comments')) {
    text += ';; Got answer:\n'
    if (/\.local\.?$/.test(name))
      text +=
        ';; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n'
    const id = Math.floor(io.process.machine.random() * 65_536)
    text += `;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${id}\n`
    const flags = relayed ? 'qr rd ra' : 'qr aa rd'
    text += `;; flags: ${flags}; QUERY: 1, ANSWER: ${records.length}, AUTHORITY: 0, ADDITIONAL: 1\n`
    if (!relayed) text += ';; WARNING: recursion requested but not available\n'
    text += '\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n'
  }
  if (has('question')) {
    if (has('comments')) text += ';; QUESTION SECTION:\n'
    text += `${column(column(`;${dotted(name)}`, 32) + 'IN', 40)}${type}\n${has('comments') ? '\n' : ''}`
  }
  if (has('answer') && records.length > 0) {
    if (has('comments')) text += ';; ANSWER SECTION:\n'
    for (const record of records) {
      const ttl = column(column(dotted(record.name), 24) + OWN_TTL, 32)
      text += `${column(column(`${ttl}IN`, 40) + record.type, 48)}${dataOf(record)}\n`
    }
    if (has('comments')) text += '\n'
  }
  if (has('stats')) {
    const { now } = io.process.machine
    const when = strftime('%a %b %d %H:%M:%S %Z %Y', calendarOf(now(), zoneOf(io.process.env.TZ)))
    const size =
      40 + name.length + records.reduce((sum, { name: own, data }) => sum + own.length + data.length + 12, 0)
    text += `;; Query time: 0 msec\n;; SERVER: ${address}#53(${servers ? given : address}) (${tcp ? 'TCP' : 'UDP'})\n;; WHEN: ${when}\n;; MSG SIZE  rcvd: ${size}\n\n`
  }
  io.out(text)
}

export const dig = phasedTool<State>({ start, phases: { server, next, ask: asks } })
