import { matches, type Selector } from '@/lib/cluster/apimachinery/labels'
import { parseSelector, SelectorError } from '@/lib/cluster/apimachinery/selector-parser'
import type { CommandContext } from '../cli/command'
import type { Manifest, Mapping } from '../client/rest-client'
import { NoKindMatch } from '../client/rest-mapper'
import { ApiStatusError, asKubectlError, ErrorList, isNotFound, KubectlError } from '../errors'
import { quote } from '../go-format'
import { part, rare } from '../parts'
import type { SourceDocument } from './manifest'
import { parseResourceArgs } from './resource-args'

/** One object a verb acts on (resource.Info). */
export interface Info {
  mapping: Mapping
  namespace?: string
  name: string
  /** The file it comes from. */
  source?: string
  /** Read instead of the object itself: `status`, `scale`. */
  subresource?: string
  object: Manifest
}

/** A collection a verb acts on, before it is listed. */
export interface Collection {
  mapping: Mapping
  namespace?: string
  labelSelector: string
  fieldSelector: string
}

export interface FindOptions {
  args: string[]
  filenames?: string[]
  kustomize?: string
  recursive?: boolean
  /** Check apiVersion and kind of what files hold. */
  validate?: boolean
  labelSelector?: string
  fieldSelector?: string
  allNamespaces?: boolean
  all?: boolean
  /** A type without a name means all of it, as for `get`. */
  typeMeansAll?: boolean
  /** Objects from files are fetched afresh. */
  latest?: boolean
  /** The objects themselves are needed, not only their names. */
  fetch?: boolean
  singleType?: boolean
  /** Of each named object this part is read. */
  subresource?: string
  /** Files only, as they are (`--local`). */
  local?: boolean
}

/** What was asked for: named objects, or collections. */
export type Target =
  | { form: 'named'; items: Omit<Info, 'object'>[]; single: boolean }
  | { form: 'collections'; collections: Collection[] }
  | { form: 'files'; items: (Info | Error)[]; single: boolean }

export interface Found {
  infos: Info[]
  errors: Error[]
  /** One object was asked for, so output is not a list. */
  single: boolean
}

const MISSING = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`

/** Whom the words and flags of a command mean. @throws KubectlError for what contradicts itself */
export function findTarget(context: CommandContext, options: FindOptions): Target {
  const { mapper } = context
  const selects = Boolean(options.labelSelector) || Boolean(options.fieldSelector)
  if (options.all && selects)
    throw new KubectlError("setting 'all' parameter but found a non empty selector. ")
  const files = options.filenames ?? []
  if (files.length > 0 && options.kustomize) throw new KubectlError('only one of -f or -k can be specified')
  const args = parseResourceArgs(options.args, (type) => mapper.expandCategory(type))
  if (files.length > 0 || options.kustomize) {
    if (args.form === 'types') {
      throw new KubectlError(
        'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
      )
    }
    if (args.form === 'tuples') {
      throw new KubectlError('resource/name arguments cannot be provided when a path is specified')
    }
    return fileTarget(context, options)
  }
  const bare = args.form === 'types' && args.names.length === 0
  if (selects || options.all || (bare && options.typeMeansAll))
    return collectionTarget(context, options, args)
  if (args.form === 'none') throw new KubectlError(MISSING)
  if (args.form === 'types' && args.names.length === 0) {
    for (const type of args.types) mapper.get(type)
    throw new KubectlError('resource(s) were provided, but no name was specified')
  }
  const tuples =
    args.form === 'tuples' ? args.tuples : args.names.map((name) => ({ type: args.types[0]!, name }))
  const items = tuples.map(({ type, name }) => {
    const mapping = mapper.get(type)
    const { subresource } = options
    return { mapping, name, namespace: namespaceOf(context, options, mapping, true), subresource }
  })
  if (options.singleType && new Set(items.map((item) => item.mapping)).size > 1) throw multipleTypes()
  return { form: 'named', items, single: items.length === 1 }
}

function multipleTypes(): KubectlError {
  return new KubectlError('you may only specify a single resource type')
}

function namespaceOf(context: CommandContext, options: FindOptions, mapping: Mapping, named: boolean) {
  if (!mapping.namespaced) return undefined
  if (!options.allNamespaces) return context.config.namespace().namespace
  if (named) throw new KubectlError('a resource cannot be retrieved by name across all namespaces')
  return undefined
}

function collectionTarget(
  context: CommandContext,
  options: FindOptions,
  args: ReturnType<typeof parseResourceArgs>,
): Target {
  if (args.form === 'tuples') {
    throw new KubectlError('selectors and the all flag cannot be used when passing resource/name arguments')
  }
  if (args.form === 'none')
    throw new KubectlError('at least one resource must be specified to use a selector')
  if (args.names.length > 0) throw new KubectlError('name cannot be provided when a selector is specified')
  if (options.subresource)
    throw new KubectlError('subresource cannot be used when bulk resources are specified')
  const mappings = [...new Set(args.types.map((type) => context.mapper.get(type)))]
  if (options.singleType && mappings.length > 1) throw multipleTypes()
  return {
    form: 'collections',
    collections: mappings.map((mapping) => ({
      mapping,
      namespace: namespaceOf(context, options, mapping, false),
      labelSelector: options.labelSelector ?? '',
      fieldSelector: options.fieldSelector ?? '',
    })),
  }
}

function fileTarget(context: CommandContext, options: FindOptions): Target {
  if (options.kustomize) {
    const source = options.kustomize
    const found = rare('kustomize')
      .buildKustomization(context.io, source)
      .flatMap((object) => documentInfos(context, { object, source }, options))
    const items = selectedIn(found, options)
    return { form: 'files', items, single: items.length === 1 }
  }
  const filenames = options.filenames ?? []
  const sources = part('fileSources').readFileSources(context.io, filenames, options.recursive ?? false)
  const documents = sources.flatMap((source) =>
    part('manifest').readManifest(source.text, source.name, options.validate ?? false),
  )
  const found = documents.flatMap((document) =>
    document instanceof Error ? [document] : documentInfos(context, document, options),
  )
  const items = selectedIn(found, options)
  const single =
    sources.length === 1 && filenames[0] !== '-' && context.io.listDir?.(filenames[0]!) === undefined
  return { form: 'files', items, single: single && items.length === 1 }
}

/** Selectors look at what the files say, not at what the cluster has. @throws KubectlError */
function selectedIn(items: (Info | Error)[], { labelSelector }: FindOptions): (Info | Error)[] {
  if (!labelSelector) return items
  const selector = fileSelector(labelSelector)
  return items.filter((item) => item instanceof Error || matches(selector, item.object.metadata?.labels))
}

/** A document as infos: a List becomes its items. */
function documentInfos(
  context: CommandContext,
  document: SourceDocument,
  options: FindOptions,
): (Info | Error)[] {
  const { object, source } = document
  if (object.kind?.endsWith('List') && Array.isArray(object.items)) {
    return (object.items as Manifest[]).map((item) => {
      try {
        return toInfo(
          context,
          item,
          source,
          context.mapper.forKind(item.apiVersion ?? '', item.kind ?? ''),
          options,
        )
      } catch (error) {
        if (!(error instanceof NoKindMatch)) return asKubectlError(error)
        return new ErrorList([new KubectlError(`unable to recognize ${error.message}`)])
      }
    })
  }
  try {
    return [toInfo(context, object, source, mappingOf(context, object, source), options)]
  } catch (error) {
    return [asKubectlError(error)]
  }
}

function mappingOf(context: CommandContext, object: Manifest, source: string): Mapping {
  try {
    return context.mapper.forKind(object.apiVersion ?? '', object.kind ?? '')
  } catch (error) {
    if (!(error instanceof NoKindMatch)) throw error
    // Both may be null in a text.
    const { name, namespace } = object.metadata ?? {}
    throw new KubectlError(
      `resource mapping not found for name: ${quote(name ?? '')} namespace: ${quote(namespace ?? '')} from ${quote(source)}: ${error.message}\nensure CRDs are installed first`,
    )
  }
}

function toInfo(
  context: CommandContext,
  object: Manifest,
  source: string,
  mapping: Mapping,
  options: FindOptions,
): Info {
  const name = object.metadata?.name ?? ''
  const metadata = { ...object.metadata }
  if (!mapping.namespaced) {
    delete metadata.namespace
    return { mapping, name, source, object: { ...object, metadata } }
  }
  if (options.local) return { mapping, name, namespace: metadata.namespace, source, object }
  const { namespace, explicit } = context.config.namespace()
  const own = metadata.namespace || namespace
  if (explicit && !options.allNamespaces && own !== namespace) {
    throw new KubectlError(
      `the namespace from the provided object ${quote(own)} does not match the namespace ${quote(namespace)}. You must pass '--namespace=${own}' to perform this operation.`,
    )
  }
  return {
    mapping,
    name,
    namespace: own,
    source,
    object: { ...object, metadata: { ...metadata, namespace: own } },
  }
}

/** Reads one object; a missing namespace is named instead of the object. @throws ApiStatusError */
export function fetchInfo(context: CommandContext, item: Omit<Info, 'object'>): Info {
  return {
    ...item,
    object: orNamespaceMissing(context, item, () =>
      context.client.get(item.mapping, item.namespace, item.name, item.subresource),
    ),
  }
}

/** Runs a read; when it finds nothing, and the namespace is missing too, says that instead. */
export function orNamespaceMissing<T>(
  context: CommandContext,
  item: { namespace?: string },
  read: () => T,
): T {
  try {
    return read()
  } catch (error) {
    if (isNotFound(error) && item.namespace && item.namespace !== 'default') {
      try {
        context.client.request('GET', `/api/v1/namespaces/${item.namespace}`)
      } catch (second) {
        if (second instanceof ApiStatusError && isNotFound(second)) throw second
      }
    }
    throw error
  }
}

function listCollection(context: CommandContext, collection: Collection): Info[] {
  const { mapping, namespace, labelSelector, fieldSelector } = collection
  const list = describeSelectorErrors(collection, () =>
    context.client.list(mapping, namespace, { labelSelector, fieldSelector }),
  )
  const apiVersion = mapping.group ? `${mapping.group}/${mapping.version}` : mapping.version
  return list.items.map((item) => ({
    mapping,
    name: item.metadata?.name ?? '',
    namespace: item.metadata?.namespace,
    object: { apiVersion, kind: mapping.kind, ...item },
  }))
}

/** A refused selector is reported with the resource it was meant for, as kubectl does. */
export function describeSelectorErrors<T>(collection: Collection, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ApiStatusError) || !['BadRequest', 'NotFound'].includes(error.reason)) throw error
    const { mapping, labelSelector, fieldSelector } = collection
    const resource = `${mapping.group}/${mapping.version}, Resource=${mapping.resource}`
    const what =
      labelSelector || fieldSelector
        ? `Unable to find ${quote(resource)} that match label selector ${quote(labelSelector)}, field selector ${quote(fieldSelector)}`
        : `Unable to list ${quote(resource)}`
    const message = `${what}: ${error.message}`
    throw new ApiStatusError({ ...error.status, message })
  }
}

/** @throws KubectlError */
function fileSelector(text: string): Selector {
  try {
    return parseSelector(text)
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error
    throw new KubectlError(`the provided selector ${quote(text)} is not valid: ${error.message}`)
  }
}

/** The objects themselves, and what went wrong on the way. */
export function findInfos(context: CommandContext, options: FindOptions): Found {
  const target = findTarget(context, options)
  const fetch = options.fetch ?? true
  const infos: Info[] = []
  const errors: Error[] = []
  const attempt = (read: () => Info[]) => {
    try {
      infos.push(...read())
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  if (target.form === 'collections') {
    for (const collection of target.collections) attempt(() => listCollection(context, collection))
    return { infos, errors, single: false }
  }
  for (const item of target.items) {
    attempt(() => {
      if (item instanceof Error) throw item
      const local = 'object' in item && !options.latest
      if (local || !fetch) return [{ object: {}, ...item } as Info]
      return [fetchInfo(context, item)]
    })
  }
  return { infos, errors, single: target.single }
}
