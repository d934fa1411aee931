import { formatMicroTime } from '@/lib/cluster/apimachinery/time'

/** A line as klog writes it: `E1120 10:16:03.123456       1 run.go:72] "command failed" err="…"`. */
export function klogLine(
  severity: 'I' | 'W' | 'E',
  now: number,
  place: string,
  text: string,
  pid = 1,
): string {
  const [date = '', time = ''] = formatMicroTime(now).replace('Z', '').split('T')
  return `${severity}${date.slice(5).replace('-', '')} ${time} ${String(pid).padStart(7)} ${place}] ${text}`
}

/** What a program of Kubernetes says before it ends with 1. */
export const commandFailed = (now: number, error: string, pid = 1): string =>
  klogLine('E', now, 'run.go:72', `"command failed" err=${JSON.stringify(error)}`, pid)
