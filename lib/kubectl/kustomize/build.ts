import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import type { KubectlIo } from '../io'
import { MalformedYaml, readResources } from './documents'
import { hashOf, runGenerators } from './generators'
import { type Kustomization, readKustomization, type Variable } from './kustomization'
import { Loader } from './loader'
import { fixNameReferences } from './name-references'
import { sortResources } from './order'
import { applyJson6902, applyPatches, applyStrategicPatches } from './patches'
import { applyReplacements } from './replacements'
import { ResourceSet } from './resource-set'
import { runFieldTransformers, runMetadataTransformers } from './transformers'
import { bindVariables, resolveVariables } from './variables'

/*
 * Mirrors: kustomize v5.8 as kubectl embeds it.
 * Differs: no remote bases, Helm charts, plugins, `configurations`, `crds`, `openapi` or build metadata: a
 * kustomization that uses them is refused.
 */

/** What has been gathered so far: the objects, and the variables that any kustomization declared. */
interface Build {
  set: ResourceSet
  variables: Variable[]
}

type Warn = (text: string) => void

function prefixed<T>(prefix: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    throw new KubectlError(`${prefix}: ${error.message}`)
  }
}

function addFile(build: Build, loader: Loader, path: string): KubectlError | undefined {
  try {
    const resources = prefixed(`accumulating resources from '${path}'`, () => {
      const text = loader.load(path)
      try {
        return readResources(text)
      } catch (error) {
        if (error instanceof MalformedYaml) throw new MalformedYaml(`${error.message} in File: ${path}`)
        throw error
      }
    })
    prefixed(`merging resources from '${path}'`, () => build.set.add(resources))
    return undefined
  } catch (error) {
    if (error instanceof KubectlError) return error
    throw error
  }
}

function addResources(build: Build, loader: Loader, paths: string[], warn: Warn): void {
  for (const path of paths) {
    const failure = addFile(build, loader, path)
    if (!failure) continue
    if (failure.message.includes('MalformedYAMLError')) throw failure
    prefixed(`accumulation err='${failure.message}'`, () => {
      const inner = addDirectory(loader.enter(path), warn)
      prefixed(`recursed merging from path '${loader.enter(path).root}'`, () =>
        build.set.add(inner.set.items),
      )
      build.variables.push(...inner.variables)
    })
  }
}

/** A kustomization's kind and where it is used must fit. */
function load(loader: Loader, component: boolean, warn: Warn): Kustomization {
  const kustomization = prefixed(`couldn't make target for path '${loader.root}'`, () =>
    readKustomization(loader, warn),
  )
  const { kind } = kustomization
  if (component && kind !== 'Component') {
    throw new KubectlError(`expected kind 'Component' for path '${loader.root}' but got '${kind}'`)
  }
  if (!component && kind === 'Component') {
    throw new KubectlError(`expected kind != 'Component' for path '${loader.root}'`)
  }
  return kustomization
}

function addDirectory(loader: Loader, warn: Warn): Build {
  const kustomization = load(loader, false, warn)
  return prefixed(`recursed accumulation of path '${loader.root}'`, () => {
    const build: Build = { set: new ResourceSet(), variables: [] }
    accumulate(build, loader, kustomization, warn)
    return build
  })
}

function addComponent(build: Build, loader: Loader, path: string, warn: Warn): void {
  let inner: Loader
  try {
    inner = loader.enter(path)
  } catch (error) {
    throw new KubectlError(`loader.New ${JSON.stringify((error as Error).message)}`)
  }
  try {
    const kustomization = load(inner, true, warn)
    prefixed(`recursed accumulation of path '${inner.root}'`, () =>
      accumulate(build, inner, kustomization, warn),
    )
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    throw new KubectlError(`accumulateDirectory: ${JSON.stringify(error.message)}`)
  }
}

/** Resources, generators, components and transformers of one kustomization, in kustomize's order. */
function accumulate(build: Build, loader: Loader, kustomization: Kustomization, warn: Warn): void {
  const { set } = build
  const { resources = [], components = [], vars = [] } = kustomization
  prefixed('accumulating resources', () => addResources(build, loader, resources, warn))
  runGenerators(set, loader, kustomization)
  prefixed('accumulating components', () => {
    for (const path of components) addComponent(build, loader, path, warn)
  })
  const { patchesStrategicMerge, patches = [], patchesJson6902 = [], replacements } = kustomization
  if (patchesStrategicMerge?.length) applyStrategicPatches(set, loader, patchesStrategicMerge)
  applyPatches(set, loader, patches)
  runMetadataTransformers(set, kustomization)
  applyJson6902(set, loader, patchesJson6902)
  runFieldTransformers(set, kustomization)
  applyReplacements(set, loader, replacements)
  bindVariables(set, vars)
  build.variables.push(...vars)
}

function addHashes(set: ResourceSet): void {
  for (const resource of set.items.filter(({ needsHash }) => needsHash)) {
    const hash = hashOf(resource)
    resource.rememberId()
    resource.metadata.name = `${resource.metadata.name}-${hash}`
  }
}

const LOCAL = 'config.kubernetes.io/local-config'

/**
 * The objects that a kustomization directory describes, in output order.
 * @throws KubectlError
 */
export function buildKustomization(
  io: KubectlIo,
  directory: string,
  options: { unrestricted?: boolean } = {},
): Manifest[] {
  const warn = (text: string) => io.stderr(text)
  const loader = Loader.open(io, directory, options.unrestricted)
  const kustomization = readKustomization(loader, warn)
  const build: Build = { set: new ResourceSet(), variables: [] }
  accumulate(build, loader, kustomization, warn)
  const { set } = build
  addHashes(set)
  fixNameReferences(set)
  resolveVariables(set, build.variables)
  set.items = set.items.filter(({ object }) => {
    const local = object.metadata?.annotations?.[LOCAL]
    return local === undefined || local === 'false'
  })
  sortResources(set, kustomization)
  return set.items.map(({ object }) => object)
}
