import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Visit } from '@/lib/userland/kernel/network'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22`, `Nov`, `2026`, `02:11:09` */
export function dateParts(ms: number): { day: string; month: string; year: string; time: string } {
  const [date = '', time = ''] = formatTime(ms).replace('Z', '').split('T')
  const [year = '', month, day = ''] = date.split('-')
  return { day, month: MONTHS[Number(month) - 1] ?? '', year, time }
}

/** `22/Nov/2026:02:11:09 +0000` */
export function logTime(ms: number): string {
  const { day, month, year, time } = dateParts(ms)
  return `${day}/${month}/${year}:${time} +0000`
}

/** `2026/11/22 02:11:09` */
export const slashTime = (ms: number) => formatTime(ms).replace(/-/g, '/').replace('T', ' ').replace('Z', '')

/** `2026-11-22 02:11:09` */
export const plainTime = (ms: number) => formatTime(ms).replace('T', ' ').replace('Z', '')

/** The common log format: who, when, what, and what came of it. */
export function commonLog({ client, at, request, response }: Visit): string[] {
  if (!request || !response) return []
  const { method, path } = request
  const length = method === 'HEAD' ? 0 : response.body.length
  return [`${client} - - [${logTime(at)}] "${method} ${path} HTTP/1.1" ${response.status} ${length}`]
}

const shown = ({ request }: Visit, header: string) => `"${request?.headers[header] ?? '-'}"`

/** nginx' own format, which adds where the client came from, what it is, and for whom a proxy asks. */
export const nginxLog = (visit: Visit): string[] =>
  commonLog(visit).map(
    (line) =>
      `${line} ${shown(visit, 'Referer')} ${shown(visit, 'User-Agent')} ${shown(visit, 'X-Forwarded-For')}`,
  )

/** Apache's and PHP's. */
export const combinedLog = (visit: Visit): string[] =>
  commonLog(visit).map((line) => `${line} ${shown(visit, 'Referer')} ${shown(visit, 'User-Agent')}`)
