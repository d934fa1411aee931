export interface CurlOptions {
  urls: string[]
  silent: boolean
  showError: boolean
  fail: boolean
  head: boolean
  include: boolean
  verbose: boolean
  follow: boolean
  insecure: boolean
  remoteName: boolean
  version: boolean
  /** A file with the authority to believe. */
  authority?: string
  output?: string
  format?: string
  method?: string
  data?: string
  agent?: string
  headers: Record<string, string>
  resolve: { host: string; port: number; address: string }[]
  /** ms */
  connectTimeout?: number
  maxTime?: number
}

export class CurlUsageError extends Error {}

/** Long names of the options, with their letters where they have one. */
const SWITCHES: Record<string, string> = {
  silent: 's',
  'show-error': 'S',
  fail: 'f',
  head: 'I',
  include: 'i',
  verbose: 'v',
  location: 'L',
  insecure: 'k',
  'remote-name': 'O',
  version: 'V',
  get: 'G',
  compressed: '',
  ipv4: '4',
  http1: '',
  'http1.1': '',
  http2: '',
  'no-buffer': 'N',
  globoff: 'g',
  'progress-bar': '#',
  'fail-with-body': '',
}
const VALUES: Record<string, string> = {
  output: 'o',
  'write-out': 'w',
  request: 'X',
  data: 'd',
  'data-raw': 'd',
  'data-binary': 'd',
  'user-agent': 'A',
  header: 'H',
  'max-time': 'm',
  user: 'u',
  cert: 'E',
  cookie: 'b',
  proxy: 'x',
  'connect-timeout': 'connect-timeout',
  resolve: 'resolve',
  cacert: 'cacert',
  key: 'key',
  retry: 'retry',
  'retry-delay': 'retry-delay',
  noproxy: 'noproxy',
  url: 'url',
}
const SWITCH_LETTERS = new Set(Object.values(SWITCHES).filter((letter) => letter !== ''))
const VALUE_LETTERS = new Set(Object.values(VALUES))

interface Files {
  readFile(path: string): string | undefined
  stdin?: string
}

function setSwitch(options: CurlOptions, letter: string): void {
  const names: Record<string, keyof CurlOptions> = {
    s: 'silent',
    S: 'showError',
    f: 'fail',
    I: 'head',
    i: 'include',
    v: 'verbose',
    L: 'follow',
    k: 'insecure',
    O: 'remoteName',
    V: 'version',
  }
  const name = names[letter]
  if (name) Object.assign(options, { [name]: true })
}

function seconds(letter: string, value: string): number {
  if (!/^\d*\.?\d+$/.test(value))
    throw new CurlUsageError(
      `curl: option ${letter.length > 1 ? '--' : '-'}${letter}: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information`,
    )
  return Number(value) * 1000
}

function content(value: string, files: Files): string {
  if (!value.startsWith('@')) return value
  return ((value === '@-' ? files.stdin : files.readFile(value.slice(1))) ?? '').replace(/[\r\n]/g, '')
}

function setValue(options: CurlOptions, letter: string, value: string, files: Files): void {
  if (letter === 'o') options.output = value
  else if (letter === 'w') options.format = value
  else if (letter === 'X') options.method = value
  else if (letter === 'A') options.agent = value
  else if (letter === 'cacert') options.authority = value
  else if (letter === 'url') options.urls.push(value)
  else if (letter === 'm') options.maxTime = seconds(letter, value)
  else if (letter === 'connect-timeout') options.connectTimeout = seconds(letter, value)
  else if (letter === 'd')
    options.data =
      options.data === undefined ? content(value, files) : `${options.data}&${content(value, files)}`
  else if (letter === 'H') {
    const colon = value.indexOf(':')
    if (colon > 0) options.headers[value.slice(0, colon).trim()] = value.slice(colon + 1).trim()
  } else if (letter === 'resolve') {
    const [host = '', port = '', address = ''] = value.replace(/^\+/, '').split(':')
    options.resolve.push({ host, port: Number(port), address })
  }
}

const unknown = (word: string) =>
  new CurlUsageError(
    `curl: option ${word}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information`,
  )

/** @throws CurlUsageError */
export function parseCurl(args: string[], files: Files): CurlOptions {
  const options: CurlOptions = {
    urls: [],
    silent: false,
    showError: false,
    fail: false,
    head: false,
    include: false,
    verbose: false,
    follow: false,
    insecure: false,
    remoteName: false,
    version: false,
    headers: {},
    resolve: [],
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const next = () => {
      const value = args[++i]
      if (value !== undefined) return value
      throw new CurlUsageError(
        `curl: option ${arg}: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information`,
      )
    }
    if (!arg.startsWith('-') || arg === '-') options.urls.push(arg)
    else if (arg.startsWith('--')) {
      const name = arg.slice(2)
      if (VALUES[name] !== undefined) setValue(options, VALUES[name], next(), files)
      else if (SWITCHES[name] !== undefined) setSwitch(options, SWITCHES[name])
      else throw unknown(arg)
    } else
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at] ?? ''
        if (VALUE_LETTERS.has(letter)) {
          setValue(options, letter, arg.slice(at + 1) || next(), files)
          break
        }
        if (!SWITCH_LETTERS.has(letter)) throw unknown(arg)
        setSwitch(options, letter)
      }
  }
  return options
}
