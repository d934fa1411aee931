/** What a server answers that shows the files of a folder. */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { type HttpRequest, type HttpResponse, reasonOf, respond } from '@/lib/userland/kernel/network'
import { byteLength } from '@/lib/userland/kernel/text'

/** The page that a server shows for an error. */
export type ErrorPage = (status: number) => string

type Headers = Record<string, string>

const HTML = { 'Content-Type': 'text/html' }
const TYPES: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  txt: 'text/plain',
  xml: 'text/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
}

/** What a server holds that answers so. */
export interface Site {
  files: ServerContext['files']
  headers: Headers
  page: ErrorPage
  /** `text/html` of a name that has no known ending. */
  usual?: string
  index?: readonly string[]
  /** What it shows of a folder without an index; it refuses unless it does. */
  listing?: (folder: string, path: string) => string
}

export const failure = ({ headers, page }: Site, status: number, more: Headers = {}) =>
  respond(status, page(status), { ...headers, ...HTML, ...more })

export const pathOf = ({ path }: HttpRequest) => {
  const plain = path.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

const typeOf = (file: string, usual: string) => TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? usual

/** A file as it stands; undefined: there is none. 403 where it may not be read. */
export function fileResponse(site: Site, file: string): HttpResponse | undefined {
  const { files, headers, usual = 'application/octet-stream' } = site
  let isFile: boolean
  try {
    isFile = files.stat(file)?.type === 'file'
  } catch {
    return failure(site, 403)
  }
  if (!isFile) return undefined
  const text = textOf(files, file)
  if (text === undefined) return failure(site, 403)
  const size = { 'Content-Length': String(byteLength(text)) }
  return respond(200, text, { ...headers, ...size, 'Content-Type': typeOf(file, usual) })
}

export const isFolder = (files: ServerContext['files'], path: string): boolean => {
  try {
    return files.stat(path || '/')?.type === 'directory'
  } catch {
    return false
  }
}

/** The file behind a path of a site whose files begin at `base` (root and path as one). */
export function staticFile(site: Site, request: HttpRequest, base: string): HttpResponse {
  const path = pathOf(request)
  if (path.split('/').includes('..')) return failure(site, 400)
  const folder = base.replace(/\/+$/, '')
  if (!isFolder(site.files, folder))
    return (path.endsWith('/') ? undefined : fileResponse(site, base)) ?? failure(site, 404)
  if (!path.endsWith('/')) return failure(site, 301, { Location: `http://${request.host}${path}/` })
  for (const name of site.index ?? ['index.html']) {
    const found = fileResponse(site, `${folder}/${name}`)
    if (found) return found
  }
  if (site.listing) return respond(200, site.listing(folder, path), { ...site.headers, ...HTML })
  return failure(site, 403)
}

/** Names in a folder with a slash behind folders, folders first. */
export function namesIn(files: ServerContext['files'], folder: string): string[] {
  const names = [...files.list(folder || '/')].sort()
  const isDirectory = (name: string) => isFolder(files, `${folder}/${name}`)
  return [
    ...names.filter(isDirectory).map((name) => `${name}/`),
    ...names.filter((name) => !isDirectory(name)),
  ]
}

/** busybox' own words. */
export const busyboxPage: ErrorPage = (status) => {
  const title = `${status} ${reasonOf(status)}`
  const why = status === 404 ? 'The requested URL was not found' : ''
  return `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${why}\n</BODY></HTML>\n`
}
