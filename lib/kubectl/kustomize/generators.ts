import type { Manifest } from '../client/rest-client'
import { contentHash } from '../cmd/create/configmap'
import { KubectlError } from '../errors'
import { isBinary, toBase64 } from '../file-bytes'
import { type JsonMap, quote } from '../go-format'
import type { GeneratorArgs, GeneratorOptions, Kustomization } from './kustomization'
import type { Loader } from './loader'
import { configuring } from './patches'
import { Resource } from './resource'
import type { ResourceSet } from './resource-set'

type Pair = [key: string, value: string]

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text
}

function fromLiteral(source: string): Pair {
  const equals = source.indexOf('=')
  if (equals <= 0) throw new KubectlError(`invalid literal source ${source}, expected key=value`)
  return [source.slice(0, equals), unquoted(source.slice(equals + 1))]
}

function fromFile(loader: Loader, source: string): Pair {
  const [first = '', second, ...more] = source.split('=')
  if (more.length > 0) throw new KubectlError(`source ${quote(source)} key name or file path contains '='`)
  if (second === undefined) return [first.slice(first.lastIndexOf('/') + 1), loader.load(first)]
  if (first === '') {
    throw new KubectlError(`missing key name for file path ${quote(second)} in source ${quote(source)}`)
  }
  if (second === '') {
    throw new KubectlError(`missing file path for key name ${quote(first)} in source ${quote(source)}`)
  }
  return [first, loader.load(second)]
}

function fromEnvFile(loader: Loader, path: string): Pair[] {
  const lines = loader
    .load(path)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
  return lines.flatMap((line): Pair[] => {
    const text = line.trimStart()
    if (text === '' || text.startsWith('#')) return []
    const equals = text.indexOf('=')
    return [equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]]
  })
}

/** Reads one kind of source; what goes wrong is said with all sources of that kind. */
function each(label: string, sources: string[] | undefined, read: (source: string) => Pair[]): Pair[] {
  try {
    return (sources ?? []).flatMap(read)
  } catch (error) {
    throw new KubectlError(`${label} [${(sources ?? []).join(' ')}]: ${(error as Error).message}`)
  }
}

function readPairs(loader: Loader, args: GeneratorArgs): Pair[] {
  try {
    const envs = [...(args.envs ?? []), ...(args.env ? [args.env] : [])]
    return [
      ...each('env source files:', envs, (path) => fromEnvFile(loader, path)),
      ...each('literal sources', args.literals, (source) => [fromLiteral(source)]),
      ...each('file sources:', args.files, (source) => [fromFile(loader, source)]),
    ]
  } catch (error) {
    throw new KubectlError(`loading KV pairs: ${(error as Error).message}`)
  }
}

/** Their names are the API server's to check. */
function checkKeys(name: string, pairs: Pair[]): void {
  const seen = new Set<string>()
  for (const [key] of pairs) {
    if (seen.has(key)) throw new KubectlError(`configmap ${name} illegally repeats the key \`${key}\``)
    seen.add(key)
  }
}

function dataOf(kind: string, pairs: Pair[]): JsonMap {
  const data: Record<string, string> = {}
  const binaryData: Record<string, string> = {}
  for (const [key, value] of pairs) {
    if (kind === 'Secret') data[key] = secretValue(value)
    else if (isBinary(value)) binaryData[key] = wrapped(toBase64(value))
    else data[key] = value
  }
  return {
    ...(Object.keys(data).length > 0 ? { data } : {}),
    ...(Object.keys(binaryData).length > 0 ? { binaryData } : {}),
  }
}

/** Long values are broken into lines of 70, and then end with a line break. */
function wrapped(base64: string): string {
  return base64.length <= 70 ? base64 : `${base64.match(/.{1,70}/g)?.join('\n')}\n`
}

const secretValue = (value: string) => wrapped(toBase64(value))

/** generatorOptions of the kustomization below the entry's own. */
function mergedOptions(own: GeneratorOptions = {}, global: GeneratorOptions = {}): GeneratorOptions {
  return {
    labels: { ...global.labels, ...own.labels },
    annotations: { ...global.annotations, ...own.annotations },
    disableNameSuffixHash: Boolean(own.disableNameSuffixHash || global.disableNameSuffixHash),
    immutable: Boolean(own.immutable || global.immutable),
  }
}

const filled = (field: string, map: Record<string, string> = {}) =>
  Object.keys(map).length > 0 ? { [field]: map } : {}

function generate(kind: string, loader: Loader, args: GeneratorArgs, options: GeneratorOptions): Resource {
  const { name = '', namespace } = args
  if (name === '') throw new KubectlError('a configmap must have a name')
  const pairs = readPairs(loader, args)
  checkKeys(name, pairs)
  const resource = new Resource({
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      ...filled('labels', options.labels),
      ...filled('annotations', options.annotations),
    },
    ...(kind === 'Secret' ? { type: args.type || 'Opaque' } : {}),
    ...dataOf(kind, pairs),
    ...(options.immutable ? { immutable: true } : {}),
  } as Manifest)
  resource.behavior = args.behavior ?? ''
  resource.needsHash = !options.disableNameSuffixHash
  return resource
}

/** configMapGenerator, then secretGenerator. @throws KubectlError */
export function runGenerators(set: ResourceSet, loader: Loader, kustomization: Kustomization): void {
  const { configMapGenerator = [], secretGenerator = [], generatorOptions, helmCharts = [] } = kustomization
  for (const chart of helmCharts) {
    configuring('HelmChartInflationGenerator', chart, () => {
      throw new KubectlError('must specify --enable-helm')
    })
  }
  const lists: [string, GeneratorArgs[]][] = [
    ['ConfigMap', configMapGenerator],
    ['Secret', secretGenerator],
  ]
  for (const [kind, entries] of lists) {
    for (const args of entries) {
      const resource = generate(kind, loader, args, mergedOptions(args.options, generatorOptions))
      try {
        set.absorb(resource)
      } catch (error) {
        // Go prints where the generator lies in memory.
        throw new KubectlError(`merging from generator &{0xc0004f2000 <nil>}: ${(error as Error).message}`)
      }
    }
  }
}

/** The suffix of a generated object's name, from its content and its name so far. */
export function hashOf({ object }: Resource): string {
  const name = object.metadata?.name ?? ''
  const data = object.data ?? ''
  if (object.kind === 'Secret') {
    const { stringData, type = '' } = object
    return contentHash({ kind: 'Secret', type, name, data, ...(stringData ? { stringData } : {}) })
  }
  const { binaryData } = object
  return contentHash({ kind: 'ConfigMap', name, data, ...(binaryData ? { binaryData } : {}) })
}
