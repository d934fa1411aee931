import { PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { isMap, type JsonMap, quote } from '../go-format'
import { readResources } from './documents'
import type { PatchEntry, Selector } from './kustomization'
import type { Loader } from './loader'
import { mergePatchInto } from './merge'
import { formatId, type Resource } from './resource'
import type { ResourceSet } from './resource-set'

/** `trouble configuring builtin X with config: …` */
export function configuring<T>(plugin: string, config: unknown, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    const text = toYaml(config)
    throw new KubectlError(
      `trouble configuring builtin ${plugin} with config: \`\n${text}\`: ${error.message}`,
    )
  }
}

function mergeOne(resource: Resource, patch: Resource, options: PatchEntry['options'] = {}): void {
  const { name, namespace } = resource.metadata
  const { kind, apiVersion } = resource.object
  const { allowNameChange = false, allowKindChange = false } = options
  if (allowNameChange || allowKindChange) resource.rememberId()
  const type = `${apiVersion}/${kind}`
  const merged = mergePatchInto(resource.object, patch.object, fieldsOf(type) ? type : undefined)
  resource.object = (merged ?? {}) as Manifest
  if (!merged) return
  if (!allowKindChange) resource.object.kind = kind
  const metadata = { ...resource.object.metadata }
  if (!allowNameChange) metadata.name = name
  if (namespace === undefined) delete metadata.namespace
  else metadata.namespace = namespace
  resource.object.metadata = metadata
}

/** Merges a patch into the selected objects; those it deletes leave the set. */
function mergeInto(
  set: ResourceSet,
  targets: Resource[],
  patch: Resource,
  options?: PatchEntry['options'],
): void {
  for (const target of targets) mergeOne(target, patch, options)
  set.items = set.items.filter(({ object }) => Object.keys(object).length > 0)
}

/** patchesStrategicMerge: files or inline texts. @throws KubectlError */
export function applyStrategicPatches(set: ResourceSet, loader: Loader, entries: string[]): void {
  const load = (entry: string): Resource[] => {
    try {
      return readResources(entry)
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error
      return readResources(loader.load(entry))
    }
  }
  const patches = configuring('PatchStrategicMergeTransformer', { paths: entries }, () =>
    entries.flatMap(load),
  )
  for (const patch of patches) mergeInto(set, [set.patchTarget(patch.id)], patch)
}

function applyOperations(resource: Resource, operations: JsonMap[]): void {
  try {
    resource.object = jsonPatch(resource.object, operations) as Manifest
  } catch (error) {
    throw error instanceof PatchError ? new KubectlError(error.message) : error
  }
}

function parseOperations(text: string): JsonMap[] | undefined {
  try {
    const value = decodeYaml(text)
    return Array.isArray(value) && value.every(isMap) ? value : undefined
  } catch {
    return undefined
  }
}

function parseMergePatches(text: string): Resource[] | undefined {
  try {
    return readResources(text)
  } catch (error) {
    if (error instanceof KubectlError) return undefined
    throw error
  }
}

function patchText(
  loader: Loader,
  { path, patch }: PatchEntry,
  config: string,
): { text: string; source: string } {
  const inline = patch?.trim() ?? ''
  if (!inline && !path) throw new KubectlError(`must specify one of patch and path in\n${config}`)
  if (inline && path) throw new KubectlError(`patch and path can't be set at the same time\n${config}`)
  if (inline) return { text: inline, source: `[patch: ${quote(inline)}]` }
  try {
    return { text: loader.load(path!), source: `[path: ${quote(path!)}]` }
  } catch (error) {
    throw new KubectlError(`failed to get the patch file from path(${path}): ${(error as Error).message}`)
  }
}

function parsePatch(loader: Loader, entry: PatchEntry) {
  const { text, source } = patchText(loader, entry, toYaml(entry))
  const operations = parseOperations(text)
  const patches = operations?.length ? undefined : parseMergePatches(text)
  if (!operations && !patches) throw new KubectlError(`unable to parse SM or JSON patch from ${source}`)
  return { operations, patches, source }
}

function applyPatch(set: ResourceSet, loader: Loader, entry: PatchEntry): () => void {
  const config = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== ''))
  const { operations, patches, source } = configuring('PatchTransformer', config, () =>
    parsePatch(loader, entry),
  )
  return () => {
    if (patches) mergePatches(set, patches, entry, source)
    else if (!entry.target) throw new KubectlError(`must specify a target for JSON patch ${source}`)
    else patchJson(set.select(entry.target), operations ?? [], true)
  }
}

function mergePatches(
  set: ResourceSet,
  patches: Resource[],
  { target, options }: PatchEntry,
  source: string,
): void {
  if (!target) {
    for (const patch of patches) {
      let found: Resource
      try {
        found = set.patchTarget(patch.id)
      } catch (error) {
        const text = `no resource matches strategic merge patch ${quote(formatId(patch.id))}`
        throw new KubectlError(`${text}: ${(error as Error).message}`)
      }
      mergeInto(set, [found], patch, options)
    }
    return
  }
  if (patches.length > 1) {
    throw new KubectlError(
      `Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field: ${source}`,
    )
  }
  if (patches[0]) mergeInto(set, set.select(target), patches[0], options)
}

function patchJson(targets: Resource[], operations: JsonMap[], remember: boolean): void {
  for (const target of targets) {
    if (remember) target.rememberId()
    applyOperations(target, operations)
  }
}

/** patches: every entry is read before the first one is applied. @throws KubectlError */
export function applyPatches(set: ResourceSet, loader: Loader, entries: PatchEntry[]): void {
  for (const apply of entries.map((entry) => applyPatch(set, loader, entry))) apply()
}

function json6902(
  loader: Loader,
  { target, path, patch }: PatchEntry,
): { target: Selector; operations: JsonMap[] } {
  if (!target?.name) throw new KubectlError('must specify the target name')
  if (!path && !patch) throw new KubectlError('empty file path and empty jsonOp')
  if (path && patch) throw new KubectlError('must specify a file path or jsonOp, not both')
  const operations = parseOperations(patch || loader.load(path!))
  if (!operations || operations.length === 0) {
    throw new KubectlError(`patch appears to be empty; file=${path ?? ''}, JsonOp=${patch ?? ''}`)
  }
  return { target, operations }
}

/** patchesJson6902. @throws KubectlError */
export function applyJson6902(set: ResourceSet, loader: Loader, entries: PatchEntry[]): void {
  const patches = entries.map((entry) => {
    const { patch, ...rest } = entry
    const config = { ...rest, ...(patch ? { jsonOp: patch } : {}) }
    return configuring('PatchJson6902Transformer', config, () => json6902(loader, entry))
  })
  for (const { target, operations } of patches) patchJson(set.select(target), operations, false)
}
