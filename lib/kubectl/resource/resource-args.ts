import { KubectlError } from '../errors'

/** `pod/web` */
export interface ResourceTuple {
  type: string
  name: string
}

/** What the words after a verb mean. */
export type ResourceArgs =
  | { form: 'none' }
  | { form: 'tuples'; tuples: ResourceTuple[] }
  | { form: 'types'; types: string[]; names: string[] }

function unique(words: string[]): string[] {
  return [...new Set(words)]
}

/** `deploy,svc a b` as `deploy/a deploy/b svc/a svc/b`. */
function normalize(args: string[]): string[] {
  const [types, ...names] = args
  if (types === undefined || names.length === 0) return args
  const list = unique(types.split(','))
  return list.length > 1 ? list.flatMap((type) => names.map((name) => `${type}/${name}`)) : args
}

function splitTuple(word: string): ResourceTuple {
  const parts = word.split('/')
  if (parts.length !== 2) {
    throw new KubectlError('arguments in resource/name form may not have more than one slash')
  }
  const [type, name] = parts as [string, string]
  if (type === '' || name === '' || type.includes(',')) {
    throw new KubectlError('arguments in resource/name form must have a single resource and name')
  }
  return { type, name }
}

/**
 * `TYPE NAME…`, `TYPE[,TYPE]` or `TYPE/NAME…` (resource.Builder's ResourceTypeOrNameArgs).
 * @param expand replaces a category such as `all` by its types
 * @throws KubectlError
 */
export function parseResourceArgs(
  words: string[],
  expand: (type: string) => string[] | undefined,
): ResourceArgs {
  const args = normalize(words)
  const withSlash = args.filter((word) => word.includes('/')).length
  if (withSlash > 0 && withSlash < args.length) {
    throw new KubectlError(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    )
  }
  if (withSlash > 0) return { form: 'tuples', tuples: args.map(splitTuple) }
  const [types, ...names] = args
  if (types === undefined) return { form: 'none' }
  const expanded = unique(types.split(',').flatMap((type) => expand(type) ?? [type]))
  if (expanded.length > 1 && names.length > 0) throw new KubectlError('you must specify only one resource')
  return { form: 'types', types: expanded, names }
}
