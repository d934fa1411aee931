/**
 * Reads a helmfile: its documents in order, templates where the name ends in .gotmpl, environments, bases.
 * Mirrors: pkg/state/create.go and pkg/app/desired_state_file_loader.go. An environment is known to the documents
 * behind the one that declares it.
 */

import { HelmError } from '@/lib/helm/errors'
import { during, HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { DOCUMENT_FIELDS, RELEASE_FIELDS, type State } from '@/lib/helm/helmfile/state'
import { renderTemplate } from '@/lib/helm/helmfile/template'
import type { HelmIo } from '@/lib/helm/io'
import { readYaml } from '@/lib/helm/values/read-values'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

export interface LoadOptions {
  environment: string
  /** `--state-values-file` and `--state-values-set`, merged. */
  overrides: JsonMap
}

/** The later one counts; lists are replaced. */
export function mergeValues(below: JsonMap, above: JsonMap): JsonMap {
  const merged: JsonMap = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key]
    merged[key] = isMap(before) && isMap(value) ? mergeValues(before, value) : value
  }
  return merged
}

/** @throws HelmfileError */
export function parseYaml(text: string, what: string): unknown {
  try {
    return readYaml(text)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw new HelmfileError(`failed to read ${what}: ${error.message}`)
  }
}

/** What templates see. */
export const templateData = (environment: string, values: JsonMap, more: JsonMap = {}): JsonMap => ({
  Environment: { Name: environment, Values: values, KubeContext: '' },
  Values: values,
  StateValues: values,
  Namespace: '',
  ...more,
})

/** A file of values; a template where its name says so. @throws HelmfileError */
export function readValues(io: HelmIo, path: string, data: JsonMap): JsonMap | undefined {
  const text = io.readFile(path)
  if (text === undefined) return undefined
  const rendered = path.endsWith('.gotmpl') ? renderTemplate(io, path, text, data) : text
  const value = parseYaml(rendered, path)
  return isMap(value) ? value : {}
}

const partsOf = (text: string) => text.split(/^---[ \t]*$/m)

function checkFields(document: JsonMap, text: string, what: string): void {
  const line = (field: string) => text.slice(0, text.indexOf(`${field}:`)).split('\n').length
  const unknown = (map: JsonMap, known: readonly string[], type: string) => {
    const field = Object.keys(map).find((key) => !known.includes(key))
    if (field !== undefined)
      throw new HelmfileError(
        `failed to read ${what}: yaml: unmarshal errors:\n  line ${line(field)}: field ${field} not found in type ${type}`,
      )
  }
  unknown(document, DOCUMENT_FIELDS, 'state.HelmState')
  for (const release of (document.releases ?? []) as JsonMap[])
    unknown(release, RELEASE_FIELDS, 'state.ReleaseSpec')
}

class Loader {
  readonly state: State
  private known = new Set(['default'])

  constructor(
    private readonly io: HelmIo,
    file: string,
    private readonly options: LoadOptions,
  ) {
    this.state = {
      ...{
        file,
        folder: '',
        repositories: [],
        releases: [],
        helmDefaults: {},
        commonLabels: {},
        helmfiles: [],
      },
      values: options.overrides,
      environment: options.environment,
    }
  }

  private addEnvironments(environments: JsonMap): void {
    for (const name of Object.keys(environments)) this.known.add(name)
    const found = environments[this.options.environment]
    if (!isMap(found)) return
    for (const entry of (found.values ?? []) as (string | JsonMap)[]) this.addValues(entry)
  }

  private addValues(entry: string | JsonMap): void {
    const { state, io, options } = this
    const data = () => templateData(options.environment, state.values)
    const values = typeof entry === 'string' ? readValues(io, entry, data()) : entry
    if (!values) {
      const name = options.environment
      throw new HelmfileError(
        `failed to load environment values file "${entry}": environment values file matching "${entry}" does not exist in "." (environment ${name})`,
      )
    }
    state.values = mergeValues(mergeValues(state.values, values), options.overrides)
  }

  private addDocument(document: JsonMap): void {
    const { state } = this
    for (const base of (document.bases ?? []) as string[]) this.addFile(base)
    if (isMap(document.environments)) this.addEnvironments(document.environments)
    for (const entry of (document.values ?? []) as (string | JsonMap)[]) this.addValues(entry)
    state.repositories.push(...((document.repositories ?? []) as State['repositories']))
    state.releases.push(...((document.releases ?? []) as State['releases']))
    state.helmfiles.push(...((document.helmfiles ?? []) as State['helmfiles']))
    Object.assign(state.helmDefaults, document.helmDefaults ?? {})
    Object.assign(state.commonLabels, document.commonLabels ?? {})
  }

  addFile(path: string): void {
    const { io, options } = this
    const text = io.readFile(path)
    if (text === undefined) throw new HelmfileError(`open ${path}: no such file or directory`)
    for (const part of partsOf(text)) {
      const data = templateData(options.environment, this.state.values)
      const rendered = path.endsWith('.gotmpl') ? renderTemplate(io, path, part, data) : part
      const document = parseYaml(rendered, path)
      if (!isMap(document)) continue
      checkFields(document, rendered, path)
      if (document.environments !== undefined && document.releases !== undefined)
        throw new HelmfileError(
          'environments and releases cannot be defined within the same YAML part. Use --- to extract the environments into a dedicated part',
        )
      this.addDocument(document)
    }
  }

  check(): void {
    const { environment } = this.options
    if (!this.known.has(environment)) throw new HelmfileError(`environment "${environment}" is not defined`)
    for (const { name, chart } of this.state.releases)
      if (!name || !chart)
        throw new HelmfileError(`release "${name ?? ''}" has no ${name ? 'chart' : 'name'}`)
  }
}

/** @param io its paths begin at the file's folder @throws HelmfileError */
export function loadState(io: HelmIo, file: string, shown: string, options: LoadOptions): State {
  const loader = new Loader(io, shown, options)
  during(`in ${shown}`, () => {
    loader.addFile(file)
    loader.check()
  })
  return loader.state
}
