import { ToolExit } from '@/lib/userland/tools/options'

/** Where --resolve and --connect-to send a host. */
export interface Pin {
  host: string
  port: string
  to: string
  toPort: string
}

/** A piece of -d or -F: its kind, and what was written. */
export interface Piece {
  kind: 'd' | 'data-raw' | 'data-binary' | 'data-urlencode' | 'json' | 'F'
  value: string
}

/** A command line of curl: switches by their letters or names, values by theirs (the last of each). */
export interface CurlOptions {
  urls: string[]
  on: string[]
  values: Record<string, string>
  headers: string[]
  cookies: string[]
  pieces: Piece[]
  outputs: string[]
  pins: Pin[]
}

/** Long names, with their letters where they have one. */
const SWITCHES: Record<string, string> = {}
for (const word of `silent:s show-error:S fail:f head:I include:i verbose:v location:L insecure:k remote-name:O
  version:V get:G compressed ipv4:4 ipv6:6 http1.0:0 http1.1 http2 http2-prior-knowledge http3 no-buffer:N globoff:g
  progress-bar:# fail-with-body location-trusted create-dirs remote-header-name:J remote-name-all no-progress-meter
  retry-connrefused retry-all-errors tlsv1:1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 path-as-is no-keepalive anyauth basic
  junk-session-cookies:j disable:q help:h tcp-nodelay tcp-fastopen raw ssl-no-revoke proxy-insecure fail-early
  parallel-immediate styled-output trace-time digest ntlm negotiate use-ascii:B list-only:l`.split(/\s+/)) {
  const [name = '', letter = name] = word.split(':')
  SWITCHES[name] = letter
}

const VALUES: Record<string, string> = { 'data-ascii': 'd' }
for (const word of `output:o write-out:w request:X data:d data-raw data-binary data-urlencode json form:F
  form-string:F user-agent:A header:H max-time:m user:u cert:E key cookie:b cookie-jar:c proxy:x connect-timeout resolve
  connect-to cacert capath retry retry-delay retry-max-time noproxy url upload-file:T unix-socket referer:e range:r
  dump-header:D max-redirs stderr interface keepalive-time limit-rate:Y speed-time:y speed-limit:Y cert-type key-type
  pass ciphers tls-max oauth2-bearer proto proto-default proto-redir continue-at:C config:K trace trace-ascii
  dns-servers output-dir expect100-timeout happy-eyeballs-timeout-ms time-cond:z telnet-option:t local-port
  max-filesize proxy-user:U`.split(/\s+/)) {
  const [name = '', letter = name] = word.split(':')
  VALUES[name] = letter
}

const SWITCH_LETTERS = new Set(Object.values(SWITCHES).filter((name) => name.length === 1))
const VALUE_LETTERS = new Set(Object.values(VALUES).filter((name) => name.length === 1))
const PIECES = new Set(['d', 'data-raw', 'data-binary', 'data-urlencode', 'json', 'F'])
const NUMBERS = new Set(['m', 'connect-timeout', 'retry', 'retry-delay', 'max-redirs', 'retry-max-time'])

const HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n"
const wrong = (word: string, what: string) => new ToolExit(2, `curl: option ${word}: ${what}\n${HELP}`)

/** Split at colons, but for those in brackets. */
function fieldsOf(text: string): string[] {
  const fields = ['']
  let isWithin = false
  for (const char of text) {
    if (char === '[') isWithin = true
    if (char === ']') isWithin = false
    if (char === ':' && !isWithin) fields.push('')
    else fields[fields.length - 1] += char
  }
  return fields
}

function pinOf(name: string, value: string): Pin | undefined {
  const [host = '', port = '', to = '', toPort = ''] = fieldsOf(value.replace(/^\+/, ''))
  if (name === 'connect-to') return { host, port, to: to || host, toPort }
  return to === '' ? undefined : { host, port, to: to.replace(/^\[|\]$/g, ''), toPort: port }
}

class Reader {
  private readonly options: CurlOptions = {
    urls: [],
    on: [],
    values: {},
    headers: [],
    cookies: [],
    pieces: [],
    outputs: [],
    pins: [],
  }

  constructor(private readonly words: string[]) {}

  private set(name: string, word: string, value: string): void {
    const { options } = this
    if (NUMBERS.has(name) && !/^\d*\.?\d+$/.test(value))
      throw wrong(word, 'expected a proper numerical parameter')
    if (name === 'url') options.urls.push(value)
    else if (name === 'o') options.outputs.push(value)
    else if (name === 'H') options.headers.push(value)
    else if (name === 'b') options.cookies.push(value)
    else if (PIECES.has(name)) options.pieces.push({ kind: name as Piece['kind'], value })
    else if (name === 'resolve' || name === 'connect-to') {
      const pin = pinOf(name, value)
      if (!pin) throw new ToolExit(49, `curl: (49) Couldn't parse CURLOPT_RESOLVE entry '${value}'\n`)
      options.pins.push(pin)
    } else options.values[name] = value
  }

  private next(word: string): string {
    const value = this.words.shift()
    if (value === undefined) throw wrong(word, 'requires parameter')
    return value
  }

  private long(word: string): void {
    const name = word.slice(2)
    const value = VALUES[name]
    if (value !== undefined) this.set(value, word, this.next(word))
    else if (SWITCHES[name] !== undefined) this.options.on.push(SWITCHES[name])
    else if (name.startsWith('no-') && SWITCHES[name.slice(3)] !== undefined) {
      const off = SWITCHES[name.slice(3)]
      this.options.on = this.options.on.filter((one) => one !== off)
    } else throw wrong(word, 'is unknown')
  }

  private letters(word: string): void {
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? ''
      if (VALUE_LETTERS.has(letter)) {
        this.set(letter, `-${letter}`, word.slice(at + 1) || this.next(word))
        return
      }
      if (!SWITCH_LETTERS.has(letter)) throw wrong(word, 'is unknown')
      this.options.on.push(letter)
    }
  }

  read(): CurlOptions {
    let operandsOnly = false
    for (let word = this.words.shift(); word !== undefined; word = this.words.shift()) {
      if (operandsOnly || !word.startsWith('-') || word === '-') this.options.urls.push(word)
      else if (word === '--') operandsOnly = true
      else if (word.startsWith('--')) this.long(word)
      else this.letters(word)
    }
    return this.options
  }
}

/** @throws ToolExit in curl's words */
export const readCurl = (words: readonly string[]): CurlOptions => new Reader([...words]).read()

/** An option that counts seconds, in ms. */
export function milliseconds({ values }: CurlOptions, name: string): number | undefined {
  const text = values[name]
  return text === undefined || Number(text) === 0 ? undefined : Number(text) * 1000
}
