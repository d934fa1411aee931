/**
 * Names of images. Mirrors: distribution/reference: registry, path, tag, digest; the short form that docker shows.
 */

export interface ImageName {
  /** `docker.io` */
  registry: string
  /** `library/nginx` */
  path: string
  tag?: string
  /** `sha256:…` */
  digest?: string
}

/** What a name must not be. */
export class InvalidName extends Error {}

const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
const HOST = /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d+)?$/
const TAG = /^\w[\w.-]{0,127}$/
const HUB = 'docker.io'

/** @throws InvalidName in docker's words */
export function parseImageName(text: string): ImageName {
  const [rest = '', digest] = text.split('@')
  const slash = rest.lastIndexOf('/')
  const colon = rest.indexOf(':', slash + 1)
  const name = colon < 0 ? rest : rest.slice(0, colon)
  const tag = colon < 0 ? undefined : rest.slice(colon + 1)
  const [first = ''] = name.split('/')
  const hasHost = name.includes('/') && (/[.:]/.test(first) || first === 'localhost')
  const registry = hasHost ? first.replace(/^index\.docker\.io$/, HUB) : HUB
  const below = hasHost ? name.slice(first.length + 1) : name
  const path = registry === HUB && !below.includes('/') ? `library/${below}` : below
  if (path !== path.toLowerCase())
    throw new InvalidName(`invalid reference format: repository name (${path}) must be lowercase`)
  if (!HOST.test(registry) || !PATH.test(path) || (tag !== undefined && !TAG.test(tag)))
    throw new InvalidName('invalid reference format')
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest))
    throw new InvalidName('invalid reference format')
  return {
    registry,
    path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

const ending = ({ tag, digest }: ImageName) =>
  `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`

/** With `latest` where neither tag nor digest is said. */
export const tagged = (name: ImageName): ImageName =>
  name.tag === undefined && name.digest === undefined ? { ...name, tag: 'latest' } : name

/** `docker.io/library/nginx:1.27` */
export const fullName = (name: ImageName): string => `${name.registry}/${name.path}${ending(name)}`

/** `nginx` */
export const familiarRepository = ({ registry, path }: ImageName): string =>
  registry === HUB ? path.replace(/^library\//, '') : `${registry}/${path}`

/** `nginx:1.27` */
export const familiarName = (name: ImageName): string => familiarRepository(name) + ending(name)
