import type { RecordType } from '@/lib/userland/kernel/network'
import { reverseName } from '@/lib/userland/tools/network/addresses'
import type { Question } from '@/lib/userland/tools/network/bind'
import { ToolExit } from '@/lib/userland/tools/options'

const SECTIONS = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats']

/** A command line of dig. */
export interface DigOptions {
  server?: string
  questions: Question[]
  /** Sections that are shown. */
  shown: string[]
  short: boolean
  searches: boolean
  tcp: boolean
  /** ms for each try, and how many. */
  patience?: number
  tries: number
}

const TYPES = new Set('A AAAA SRV PTR CNAME ANY MX NS TXT SOA HINFO AXFR'.split(' '))

/** Options that change nothing here. */
const IDLE = new Set(
  `recurse rec edns cookie dnssec do ndots bufsize qr identify multiline ttlid ttlunits class cl trace domain split
  crypto cdflag adflag aaflag besteffort idnin idnout keepopen nsid expire subnet unknownformat yaml defname rrcomments
  onesoa fail ignore badcookie mapped aaonly ednsopt ednsflags nssearch opcode padding raflag tcflag zflag`.split(
    /\s+/,
  ),
)

const USAGE = `Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}
            {global-d-opt} host [@local-server] {local-d-opt}
            [ host [@local-server] {local-d-opt} [...]]

Use "dig -h" (or "dig -h | more") for complete list of options
`

function flag(options: DigOptions, word: string): void {
  const [name = '', value] = word.slice(1).split('=')
  const off = name.startsWith('no')
  const base = off ? name.slice(2) : name
  if (base === 'all') options.shown = off ? [] : [...SECTIONS]
  else if (SECTIONS.includes(base)) {
    options.shown = options.shown.filter((one) => one !== base)
    if (!off) options.shown.push(base)
  } else if (base === 'short') options.short = !off
  else if (base === 'search' || base === 'showsearch') options.searches = !off
  else if (base === 'tcp' || base === 'vc') options.tcp = !off
  else if (base === 'time' || base === 'timeout') options.patience = Math.max(1, Number(value) || 5) * 1000
  else if (base === 'tries') options.tries = Math.max(1, Number(value) || 3)
  else if (base === 'retry') options.tries = Math.max(0, Number(value) || 0) + 1
  else if (!IDLE.has(base)) throw new ToolExit(1, `Invalid option: ${word}\n${USAGE}`)
}

class Reader {
  private readonly options: DigOptions = {
    ...{ questions: [], shown: [...SECTIONS], short: false, searches: false, tcp: false, tries: 3 },
  }
  /** Given before any name. */
  private type: RecordType | undefined

  constructor(private readonly words: string[]) {}

  private setType(text: string): void {
    const last = this.options.questions.at(-1)
    this.type = text.toUpperCase() as RecordType
    if (last) last.type = this.type
  }

  private ask(name: string, type?: RecordType): void {
    const { questions } = this.options
    questions.push({ name, type: type ?? (questions.length === 0 ? this.type : undefined) ?? 'A' })
  }

  private dashed(word: string): void {
    const next = () => this.words.shift() ?? ''
    if (word === '-v') throw new ToolExit(0, '', 'DiG 9.18.33-1~deb12u2-Debian\n')
    if (word === '-x') this.ask(reverseName(next()), 'PTR')
    else if (word === '-t') this.setType(next())
    else if (word === '-q') this.ask(next())
    else if (/^-[bcfkpy]$/.test(word)) next()
  }

  read(): DigOptions {
    const { options, words } = this
    for (let word = words.shift(); word !== undefined; word = words.shift()) {
      if (word.startsWith('@')) options.server = word.slice(1)
      else if (word.startsWith('+')) flag(options, word)
      else if (word.startsWith('-')) this.dashed(word)
      else if (TYPES.has(word.toUpperCase())) this.setType(word)
      else if (!/^(?:IN|CH|HS)$/i.test(word)) this.ask(word)
    }
    if (options.questions.length === 0)
      options.questions.push({ name: '.', type: this.type ?? ('NS' as RecordType) })
    return options
  }
}

/** @throws ToolExit in dig's words */
export const readDig = (words: readonly string[]): DigOptions => new Reader([...words]).read()
