import type { Shell } from '@/lib/userland/bash/shell'
import { getVariable } from '@/lib/userland/bash/variables'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The parts of a moment in UTC, from virtual ms since the epoch. */
export function civil(ms: number) {
  const days = Math.floor(ms / 86_400_000)
  const rest = ms - days * 86_400_000
  // The days since 1 March of the year 0 count whole months and years.
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const ofEra = z - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: year + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
    weekday: (((days + 4) % 7) + 7) % 7,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** strftime, as far as prompts and `printf %(…)T` use it. */
export function formatTime(ms: number, format: string): string {
  const t = civil(ms)
  const values: Record<string, () => string> = {
    Y: () => String(t.year),
    m: () => two(t.month),
    d: () => two(t.day),
    e: () => String(t.day).padStart(2),
    H: () => two(t.hour),
    I: () => two(t.hour % 12 || 12),
    M: () => two(t.minute),
    S: () => two(t.second),
    p: () => (t.hour < 12 ? 'AM' : 'PM'),
    a: () => DAYS[t.weekday] ?? '',
    b: () => MONTHS[t.month - 1] ?? '',
    y: () => two(t.year % 100),
    s: () => String(Math.floor(ms / 1000)),
    Z: () => 'UTC',
    z: () => '+0000',
    F: () => `${t.year}-${two(t.month)}-${two(t.day)}`,
    T: () => `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`,
    R: () => `${two(t.hour)}:${two(t.minute)}`,
    D: () => `${two(t.month)}/${two(t.day)}/${two(t.year % 100)}`,
    X: () => formatTime(ms, '%T'),
    x: () => formatTime(ms, '%D'),
    c: () => formatTime(ms, '%a %b %e %T %Y'),
    u: () => String(t.weekday || 7),
    w: () => String(t.weekday),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
  }
  return format.replace(/%(.)/gs, (all, letter: string) => values[letter]?.() ?? all)
}

/** The folder as prompts show it: the home is `~`. */
export function shortFolder(sh: Shell): string {
  const { cwd } = sh.process
  const home = getVariable(sh, 'HOME')
  if (!home || home === '/') return cwd
  return cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
}

const baseName = (path: string) => (path === '/' ? '/' : (path.split('/').at(-1) ?? ''))

/** Backslash sequences of prompts. */
export function decodePrompt(sh: Shell, prompt: string): string {
  const { process, state } = sh
  const now = () => process.machine.now()
  const user = () =>
    process.machine.users().find((one) => one.uid === process.uid)?.name ?? String(process.uid)
  const decode: Record<string, () => string> = {
    u: user,
    h: () => process.machine.hostname.split('.')[0] ?? '',
    H: () => process.machine.hostname,
    w: () => shortFolder(sh),
    W: () => (shortFolder(sh) === '~' ? '~' : baseName(process.cwd)),
    $: () => (process.uid === 0 ? '#' : '$'),
    n: () => '\n',
    r: () => '\r',
    a: () => '\x07',
    e: () => '\x1b',
    s: () => baseName(state.name),
    v: () => '5.2',
    V: () => '5.2.15',
    t: () => formatTime(now(), '%T'),
    T: () => formatTime(now(), '%I:%M:%S'),
    '@': () => formatTime(now(), '%I:%M %p'),
    A: () => formatTime(now(), '%R'),
    d: () => formatTime(now(), '%a %b %d'),
    j: () => String(state.jobs.length),
    l: () => process.terminal(0)?.name.split('/').at(-1) ?? 'tty',
    '!': () => String(state.history.length + 1),
    '#': () => String(state.commands),
    '[': () => '',
    ']': () => '',
    '\\': () => '\\',
  }
  return prompt.replace(/\\(D\{([^}]*)\}|[0-7]{3}|.)/gs, (all, code: string, format?: string) => {
    if (format !== undefined) return formatTime(now(), format || '%T')
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
    return decode[code]?.() ?? all
  })
}
