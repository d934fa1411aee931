/** Mirrors: k8s.io/apiserver/pkg/cel/library/urls.go (url.ParseRequestURI). */
import { CelFunctionError, functions, type Library } from '@/lib/cluster/cel/library/library'

const TYPE = 'kubernetes.URL'

class CelUrl {
  constructor(
    readonly scheme: string,
    readonly host: string,
    readonly path: string,
    readonly query: string,
  ) {}
  toString(): string {
    return `${this.scheme}://${this.host}${this.path}?${this.query}`
  }
}

const SYNTAX =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/(?:[^@/?]*@)?((?:\[[^\]]*\]|[^:/?#[\]\s]*)(?::\d*)?))?(\/[^?\s]*)?(?:\?(\S*))?$/

function find(text: string): CelUrl | undefined {
  const match = SYNTAX.exec(text)
  if (!match || text === '' || /%(?![0-9A-Fa-f]{2})/.test(match[3] ?? '')) return undefined
  const [, scheme = '', host, path = '', query = ''] = match
  if (scheme === '' && !text.startsWith('/')) return undefined
  if (scheme !== '' && host === undefined && path === '') return undefined
  return new CelUrl(scheme.toLowerCase(), host ?? '', path, query)
}

function parse(text: string): CelUrl {
  const found = find(text)
  if (!found) {
    throw new CelFunctionError(
      `URL parse error during conversion from string: parse "${text}": invalid URI for request`,
    )
  }
  return found
}

const hostname = ({ host }: CelUrl) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')

function plain(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}

function query({ query: text }: CelUrl): Record<string, string[]> {
  const out: Record<string, string[]> = {}
  for (const pair of text.split('&').filter(Boolean)) {
    const [key = '', value = ''] = pair.split(/=(.*)/s).map(plain)
    if (key === '__proto__') continue
    out[key] = [...(Object.hasOwn(out, key) ? (out[key] ?? []) : []), value]
  }
  return out
}

export const urls: Library = (env) => {
  env.registerType(TYPE, { ctor: CelUrl, fields: {} })
  env.registerOperator(`${TYPE} == ${TYPE}`, (a: CelUrl, b: CelUrl) => String(a) === String(b))
  functions(env, {
    [`url(string): ${TYPE}`]: parse,
    'isURL(string): bool': (text: string) => find(text) !== undefined,
    [`${TYPE}.getScheme(): string`]: (value: CelUrl) => value.scheme,
    [`${TYPE}.getHost(): string`]: (value: CelUrl) => value.host,
    [`${TYPE}.getHostname(): string`]: hostname,
    [`${TYPE}.getPort(): string`]: (value: CelUrl) => /:(\d*)$/.exec(value.host)?.[1] ?? '',
    [`${TYPE}.getEscapedPath(): string`]: (value: CelUrl) => value.path,
    [`${TYPE}.getQuery(): map<string, list<string>>`]: query,
  })
}
