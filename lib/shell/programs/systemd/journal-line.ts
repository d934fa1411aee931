import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { JournalEntry } from '@/lib/cluster/host/systemd/unit-state'
import { journalTime } from '@/lib/shell/programs/systemd/times'

/** Each output of `journalctl -o`. */
export const FORMATS = {
  short: (entry: JournalEntry, host: string) =>
    `${journalTime(entry.at)} ${host} ${entry.program}[${entry.pid}]: ${entry.text}`,
  'short-iso': (entry: JournalEntry, host: string) =>
    `${formatTime(entry.at).replace('Z', '+0000')} ${host} ${entry.program}[${entry.pid}]: ${entry.text}`,
  cat: (entry: JournalEntry, _host: string) => entry.text,
  json: (entry: JournalEntry, host: string) =>
    JSON.stringify({
      __REALTIME_TIMESTAMP: `${entry.at}000`,
      _HOSTNAME: host,
      SYSLOG_IDENTIFIER: entry.program,
      _PID: `${entry.pid}`,
      PRIORITY: `${priorityOf(entry)}`,
      ...(entry.unit ? { _SYSTEMD_UNIT: entry.unit } : {}),
      MESSAGE: entry.text,
    }),
}

export type JournalFormat = keyof typeof FORMATS

/** Warnings are the service manager's own: what services print is information. */
export const priorityOf = ({ program, text }: JournalEntry): number =>
  program === 'systemd' && /Failed with result/.test(text) ? 4 : /^\(/.test(program) ? 3 : 6

export const journalLine = (entry: JournalEntry, host: string): string => FORMATS.short(entry, host)
