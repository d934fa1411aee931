/** What the filters of a route do to a request and its answer. */
import type { HttpRequest, HttpResponse } from '@/lib/cluster/kubelet/process/network'
import { pathOf, queryText } from '@/lib/cluster/proxy/http-match'

interface Header {
  name: string
  value: string
}

interface HeaderChanges {
  set?: Header[]
  add?: Header[]
  remove?: string[]
}

interface PathChange {
  type: string
  replaceFullPath?: string
  replacePrefixMatch?: string
}

export interface Filter {
  type: string
  requestHeaderModifier?: HeaderChanges
  responseHeaderModifier?: HeaderChanges
  requestRedirect?: {
    scheme?: string
    hostname?: string
    port?: number
    path?: PathChange
    statusCode?: number
  }
  urlRewrite?: { hostname?: string; path?: PathChange }
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function changeHeaders(
  headers: Record<string, string>,
  { set = [], add = [], remove = [] }: HeaderChanges = {},
): Record<string, string> {
  const isGone = (name: string) =>
    remove.some((one) => sameName(one, name)) || set.some((one) => sameName(one.name, name))
  const changed = Object.fromEntries(Object.entries(headers).filter(([name]) => !isGone(name)))
  for (const { name, value } of set) changed[name] = value
  for (const { name, value } of add) {
    const known = Object.keys(changed).find((one) => sameName(one, name)) ?? name
    changed[known] = changed[known] === undefined ? value : `${changed[known]},${value}`
  }
  return changed
}

/** The path after a change; a prefix is replaced by whole elements. */
function changePath(target: string, change: PathChange | undefined, prefix: string): string {
  if (change?.replaceFullPath !== undefined) return change.replaceFullPath + queryText(target)
  if (change?.replacePrefixMatch === undefined) return target
  const rest = pathOf(target).slice(prefix.replace(/\/$/, '').length).replace(/^\//, '')
  const base = change.replacePrefixMatch.replace(/\/$/, '')
  const path = rest === '' ? change.replacePrefixMatch || '/' : `${base}/${rest}`
  return (path.startsWith('/') ? path : `/${path}`) + queryText(target)
}

const wellKnown = (scheme: string) => (scheme === 'https' ? 443 : 80)

/** Where a request is redirected to. @param port the listener's */
function redirection(
  { requestRedirect = {} }: Filter,
  request: HttpRequest,
  port: number,
  prefix: string,
): { status: number; location: string } {
  const { scheme, hostname, path, statusCode = 302 } = requestRedirect
  const used = scheme ?? (request.tls ? 'https' : 'http')
  const to = requestRedirect.port ?? (scheme === undefined ? port : wellKnown(used))
  const host = hostname ?? request.host.replace(/:\d+$/, '')
  const shown = to === wellKnown(used) ? '' : `:${to}`
  return {
    status: statusCode,
    location: `${used}://${host}${shown}${changePath(request.path, path, prefix)}`,
  }
}

/** @returns the request as the backend is to see it, or where it is redirected to */
export function filterRequest(
  filters: readonly Filter[],
  request: HttpRequest,
  { port, prefix }: { port: number; prefix: string },
): HttpRequest | { status: number; location: string } {
  let changed = request
  for (const filter of filters) {
    if (filter.type === 'RequestRedirect') return redirection(filter, changed, port, prefix)
    const { hostname, path } = filter.urlRewrite ?? {}
    changed = {
      ...changed,
      host: hostname ?? changed.host,
      path: changePath(changed.path, path, prefix),
      headers: changeHeaders(changed.headers, filter.requestHeaderModifier),
    }
  }
  return changed
}

export function filterResponse(filters: readonly Filter[], response: HttpResponse): HttpResponse {
  let { headers } = response
  for (const { responseHeaderModifier } of filters) headers = changeHeaders(headers, responseHeaderModifier)
  return { ...response, headers }
}
