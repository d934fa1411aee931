import type { Shell } from '@/lib/userland/bash/shell'
import { getVariable } from '@/lib/userland/bash/variables'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

/** strftime in the zone that TZ says. */
export const formatTime = (ms: number, format: string, zone: string | undefined) =>
  strftime(format, calendarOf(ms, zoneOf(zone)))

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
  const time = (format: string) => formatTime(process.machine.now(), format, getVariable(sh, 'TZ'))
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
    t: () => time('%T'),
    T: () => time('%I:%M:%S'),
    '@': () => time('%I:%M %p'),
    A: () => time('%R'),
    d: () => time('%a %b %d'),
    j: () => String(state.jobs.length),
    l: () => process.terminal(0)?.name.split('/').at(-1) ?? 'tty',
    '!': () => String(state.history.length + 1),
    '#': () => String(state.commands),
    '[': () => '',
    ']': () => '',
    '\\': () => '\\',
  }
  return prompt.replace(/\\(D\{([^}]*)\}|[0-7]{3}|.)/gs, (all, code: string, format?: string) => {
    if (format !== undefined) return time(format || '%T')
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
    return decode[code]?.() ?? all
  })
}
