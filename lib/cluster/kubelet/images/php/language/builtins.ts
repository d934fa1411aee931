/**
 * The functions and constants that PHP brings.
 * Differs: the more common ones; those of cURL, sessions, PDO and the multibyte ones are missing, and said to be.
 */

import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { dateText, timeOf } from '@/lib/cluster/kubelet/images/php/language/dates'
import { FILE_FUNCTIONS } from '@/lib/cluster/kubelet/images/php/language/files'
import { EXTENSIONS, infoText } from '@/lib/cluster/kubelet/images/php/language/info'
import type { Runtime } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { urlEncoded, VALUE_FUNCTIONS } from '@/lib/cluster/kubelet/images/php/language/texts'
import {
  integerOf,
  isTrue,
  PhpArray,
  textOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'
import { hashText } from '@/lib/cluster/sim/hash'
import { KERNEL_RELEASE } from '@/lib/userland/kernel/release'

/** What a function may do with others. */
export interface Given {
  call(of: Value, args: Value[]): Value
  isFunction(name: string): boolean
}

export type Builtin = (runtime: Runtime, args: Value[], given: Given) => Value

const seconds = (runtime: Runtime) => Math.floor(runtime.now() / 1000)

function random(runtime: Runtime, from: number, to: number): number {
  runtime.spend()
  runtime.drawn += 1
  const seed = Number.parseInt(
    hashText(`${runtime.host.context.hostname}/${runtime.now()}/${runtime.drawn}`).slice(0, 8),
    16,
  )
  return from + (seed % Math.max(1, to - from + 1))
}

const drawn: Builtin = (runtime, [from = 0, to = 2_147_483_647]) =>
  random(runtime, integerOf(from), integerOf(to))

/** `Name: value`, `HTTP/1.1 404 Not Found` */
function header(runtime: Runtime, line: string, status: number): null {
  const [, code] = /^HTTP\/[\d.]+ (\d{3})/.exec(line) ?? []
  const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
  if (code !== undefined) runtime.status = Number(code)
  else if (name !== '') {
    const known = Object.keys(runtime.headers).find((one) => one.toLowerCase() === name.toLowerCase())
    if (known !== undefined) delete runtime.headers[known]
    runtime.headers[name] = value
    if (/^location$/i.test(name) && runtime.status === 200) runtime.status = 302
  }
  if (status > 0) runtime.status = status
  return null
}

const uname = (runtime: Runtime, mode: string) => {
  const parts: Readonly<Record<string, string>> = {
    ...{
      s: 'Linux',
      n: runtime.host.context.hostname,
      r: KERNEL_RELEASE,
      v: '#1 SMP PREEMPT_DYNAMIC',
      m: 'x86_64',
    },
  }
  return parts[mode] ?? Object.values(parts).join(' ')
}

/** `/pattern/i` @throws RegexpError */
function patternOf(text: string): Regexp {
  const close: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' }
  const open = text.charAt(0)
  const end = text.lastIndexOf(close[open] ?? open)
  const flags = text.slice(end + 1).replace(/[^ims]/g, '')
  return new Regexp(`${flags ? `(?${flags})` : ''}${text.slice(1, end)}`, true)
}

const matched: Builtin = (runtime, [pattern = '', of = '']) => {
  try {
    runtime.spend(textOf(of).length)
    return Number(patternOf(textOf(pattern)).test(textOf(of)))
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error
    runtime.warn('preg_match(): Compilation failed')
    return false
  }
}

const nothing: Builtin = () => null

const SYSTEM: Readonly<Record<string, Builtin>> = {
  date: (runtime, [format = '', at]) =>
    dateText(textOf(format), at === undefined || at === null ? seconds(runtime) : integerOf(at)),
  gmdate: (runtime, [format = '', at]) =>
    dateText(textOf(format), at === undefined || at === null ? seconds(runtime) : integerOf(at)),
  time: seconds,
  microtime: (runtime, [asFloat = false]) =>
    isTrue(asFloat)
      ? runtime.now() / 1000
      : `${((runtime.now() % 1000) / 1000).toFixed(8)} ${seconds(runtime)}`,
  hrtime: (runtime) => runtime.now() * 1_000_000,
  strtotime: (runtime, [of = '', now]) =>
    timeOf(textOf(of), now === undefined || now === null ? seconds(runtime) : integerOf(now)) ?? false,
  date_default_timezone_set: () => true,
  date_default_timezone_get: () => 'UTC',
  sleep: (runtime, [of = 0]) => {
    runtime.took += Math.min(Math.max(0, integerOf(of)), 3600) * 1000
    return 0
  },
  usleep: (runtime, [of = 0]) => {
    runtime.took += Math.min(Math.max(0, integerOf(of)), 3_600_000_000) / 1000
    return null
  },
  gethostname: (runtime) => runtime.host.context.hostname,
  php_uname: (runtime, [mode = 'a']) => uname(runtime, textOf(mode)),
  phpversion: (runtime, [of = null]) =>
    of === null || EXTENSIONS.includes(textOf(of)) ? runtime.host.version : false,
  php_sapi_name: (runtime) => runtime.host.sapi,
  phpinfo: (runtime) => {
    runtime.say(infoText(runtime))
    return true
  },
  zend_version: (runtime) => `4.${runtime.host.version.slice(2)}`,
  getenv: (runtime, [name = null]) => {
    const all = { ...runtime.host.env, ...(runtime.host.sapi === 'fpm-fcgi' ? runtime.host.server : {}) }
    if (name === null) return PhpArray.from(Object.entries(all))
    return Object.hasOwn(all, textOf(name)) ? (all[textOf(name)] ?? '') : false
  },
  putenv: () => true,
  getmypid: ({ host }) => (host.sapi === 'cli' ? 1 : 7),
  get_current_user: () => 'root',
  memory_get_usage: () => 2_097_152,
  memory_get_peak_usage: () => 2_097_152,
  sys_getloadavg: () => PhpArray.of([0.08, 0.03, 0.01]),
  error_reporting: () => 32_767,
  ini_set: () => false,
  ini_get: ({ host }, [name = '']) => host.settings[textOf(name)] ?? false,
  set_time_limit: () => true,
  ignore_user_abort: () => 0,
  flush: nothing,
  ob_start: () => true,
  ob_end_flush: () => true,
  error_log: (runtime, [of = '']) => {
    runtime.log.push(textOf(of))
    return true
  },
  header: (runtime, [of = '', , status = 0]) => header(runtime, textOf(of), integerOf(status)),
  http_response_code: (runtime, [of = null]) => {
    const before = runtime.status
    if (of !== null) runtime.status = integerOf(of)
    return before
  },
  setcookie: (runtime, [name = '', value = '']) =>
    header(runtime, `Set-Cookie: ${textOf(name)}=${textOf(value)}`, 0),
  getallheaders: ({ host }) =>
    PhpArray.from(
      Object.entries(host.server).flatMap(([name, value]) =>
        name.startsWith('HTTP_')
          ? [
              [
                name
                  .slice(5)
                  .toLowerCase()
                  .replace(/(^|_)[a-z]/g, (one) => one.toUpperCase())
                  .replaceAll('_', '-'),
                value,
              ] as const,
            ]
          : [],
      ),
    ),
  define: (runtime, [name = '', value = null]) => {
    runtime.constants.set(textOf(name), value)
    return true
  },
  defined: (runtime, [name = '']) =>
    runtime.constants.has(textOf(name)) || known(runtime, textOf(name)) !== undefined,
  constant: (runtime, [name = '']) => constantOf(runtime, textOf(name)),
  function_exists: (_, [name = ''], { isFunction }) => isFunction(textOf(name)),
  class_exists: () => false,
  extension_loaded: (_, [name = '']) =>
    EXTENSIONS.some((one) => one.toLowerCase() === textOf(name).toLowerCase()),
  get_loaded_extensions: () => PhpArray.of(EXTENSIONS),
  call_user_func: (_, [of = null, ...args], { call }) => call(of, args),
  call_user_func_array: (_, [of = null, args = null], { call }) =>
    call(of, args instanceof PhpArray ? [...args.items.values()] : []),
  rand: drawn,
  mt_rand: drawn,
  random_int: drawn,
  mt_srand: nothing,
  srand: nothing,
  uniqid: (runtime) => hashText(`${runtime.now()}/${random(runtime, 0, 1_000_000)}`).slice(0, 13),
  preg_match: matched,
  http_build_query: (_, [of = null]) =>
    of instanceof PhpArray
      ? [...of.items].map(([key, one]) => `${urlEncoded(String(key))}=${urlEncoded(textOf(one))}`).join('&')
      : '',
  print: (runtime, [of = '']) => {
    runtime.say(textOf(of))
    return 1
  },
}

const ALIASES: Readonly<Record<string, string>> = {
  ...{
    chop: 'rtrim',
    join: 'implode',
    sizeof: 'count',
    mb_strtoupper: 'strtoupper',
    mb_strtolower: 'strtolower',
  },
  ...{ mb_substr: 'substr', is_integer: 'is_int', doubleval: 'floatval', key_exists: 'array_key_exists' },
}

export function findBuiltin(name: string): Builtin | undefined {
  const own = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
  for (const table of [VALUE_FUNCTIONS, SYSTEM, FILE_FUNCTIONS])
    if (Object.hasOwn(table, own)) return table[own as keyof typeof table]
  return undefined
}

const CONSTANTS: Readonly<Record<string, Value>> = {
  ...{
    true: true,
    false: false,
    null: null,
    PHP_EOL: '\n',
    PHP_OS: 'Linux',
    PHP_OS_FAMILY: 'Linux',
    PHP_INT_MAX: 2 ** 53,
  },
  ...{
    PHP_INT_SIZE: 8,
    PHP_FLOAT_EPSILON: 2.220446049250313e-16,
    M_PI: Math.PI,
    NAN: Number.NaN,
    INF: Number.POSITIVE_INFINITY,
  },
  ...{
    DIRECTORY_SEPARATOR: '/',
    E_ALL: 32_767,
    E_ERROR: 1,
    E_WARNING: 2,
    E_NOTICE: 8,
    E_STRICT: 2048,
    E_USER_ERROR: 256,
  },
  ...{
    JSON_PRETTY_PRINT: 128,
    JSON_UNESCAPED_SLASHES: 64,
    JSON_UNESCAPED_UNICODE: 256,
    JSON_THROW_ON_ERROR: 4_194_304,
  },
  ...{
    ENT_QUOTES: 3,
    ENT_HTML5: 48,
    FILE_APPEND: 8,
    LOCK_EX: 2,
    SORT_REGULAR: 0,
    SORT_NUMERIC: 1,
    SORT_STRING: 2,
  },
  ...{ STR_PAD_LEFT: 0, STR_PAD_RIGHT: 1, STR_PAD_BOTH: 2, COUNT_RECURSIVE: 1, PHP_FLOAT_DIG: 15, LC_ALL: 6 },
  ...{ DATE_ATOM: 'Y-m-d\\TH:i:sP', DATE_RFC2822: 'D, d M Y H:i:s O', DATE_ISO8601: 'Y-m-d\\TH:i:sO' },
}

function known(runtime: Runtime, name: string): Value | undefined {
  const { version, sapi } = runtime.host
  const [major, minor, release] = version.split('.').map(Number)
  switch (name.toUpperCase()) {
    case '__FILE__':
      return runtime.file
    case '__DIR__':
      return runtime.file.replace(/\/[^/]*$/, '')
    case '__LINE__':
      return runtime.line
    case 'PHP_VERSION':
      return version
    case 'PHP_MAJOR_VERSION':
      return major ?? 0
    case 'PHP_MINOR_VERSION':
      return minor ?? 0
    case 'PHP_RELEASE_VERSION':
      return release ?? 0
    case 'PHP_SAPI':
      return sapi
    case 'PHP_VERSION_ID':
      return (major ?? 0) * 10_000 + (minor ?? 0) * 100 + (release ?? 0)
  }
  const plain = /^(true|false|null)$/i.test(name) ? name.toLowerCase() : name
  return Object.hasOwn(CONSTANTS, plain) ? CONSTANTS[plain] : undefined
}

/** @throws Thrown where there is none of that name */
export function constantOf(runtime: Runtime, name: string): Value {
  const bare = name.slice(name.lastIndexOf('\\') + 1)
  const found = runtime.constants.get(bare) ?? known(runtime, bare)
  return found === undefined ? runtime.fail('Error', `Undefined constant "${name}"`) : found
}
