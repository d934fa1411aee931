import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type HttpRequest,
  type HttpResponse,
  reasonOf,
  respond,
  type Visit,
} from '@/lib/cluster/kubelet/process/network'
import type { ProcessContext } from '@/lib/cluster/kubelet/process/process'
import { isFolder } from '@/lib/cluster/kubelet/process/tree'

/** The page that a server shows for an error. */
export type ErrorPage = (status: number) => string

const HTML = { 'Content-Type': 'text/html' }
const TYPES: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  txt: 'text/plain',
}

/** What a server that shows the files of a folder answers. */
export function staticFile(
  context: ProcessContext,
  root: string,
  request: HttpRequest,
  headers: Record<string, string>,
  page: ErrorPage,
): HttpResponse {
  const failure = (status: number, more = {}) =>
    respond(status, page(status), { ...headers, ...HTML, ...more })
  const path = request.path.replace(/[?#].*$/, '')
  if (path.split('/').includes('..')) return failure(400)
  const base = root.replace(/\/$/, '') + path
  const folder = base.replace(/\/$/, '')
  if (!path.endsWith('/') && isFolder(context, folder) && !context.files.has(folder))
    return failure(301, { Location: `http://${request.host}${path}/` })
  const file = path.endsWith('/') ? `${base}index.html` : base
  const text = context.files.get(file)
  if (text === undefined) return failure(path.endsWith('/') && isFolder(context, folder) ? 403 : 404)
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return respond(200, text, { ...headers, 'Content-Type': type })
}

/** nginx' own words. */
export const nginxPage: ErrorPage = (status) => {
  const title = `${status} ${reasonOf(status)}`
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.27.5</center>\r\n</body>\r\n</html>\r\n`
}

/** busybox' own words. */
export const busyboxPage: ErrorPage = (status) => {
  const title = `${status} ${reasonOf(status)}`
  const why = status === 404 ? 'The requested URL was not found' : ''
  return `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${why}\n</BODY></HTML>\n`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22/Nov/2026:02:11:09 +0000` */
function logTime(ms: number): string {
  const [date = '', time = ''] = formatTime(ms).replace('Z', '').split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`
}

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
    (line) => `${line} "-" ${shown(visit, 'User-Agent')} ${shown(visit, 'X-Forwarded-For')}`,
  )
