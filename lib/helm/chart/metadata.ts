/** Chart.yaml as it is read, checked, and seen by templates. */
import type { Dependency, Metadata } from '@/lib/helm/chart/chart'
import { HelmError } from '@/lib/helm/errors'
import { findVersion } from '@/lib/helm/semver'
import { isMap, type JsonMap, quote } from '@/lib/kubectl/go-format'

const text = (map: JsonMap, key: string) =>
  map[key] === undefined || map[key] === null ? '' : String(map[key])
const texts = (map: JsonMap, key: string) => {
  const value = map[key]
  return Array.isArray(value) ? value.map(String) : []
}
const maps = (map: JsonMap, key: string) => {
  const value = map[key]
  return Array.isArray(value) ? value.filter(isMap) : []
}

const readDependency = (map: JsonMap): Dependency => ({
  name: text(map, 'name'),
  version: text(map, 'version'),
  repository: text(map, 'repository'),
  condition: text(map, 'condition'),
  tags: texts(map, 'tags'),
  alias: text(map, 'alias'),
  importValues: Array.isArray(map['import-values']) ? map['import-values'] : [],
  enabled: true,
})

/** Fields that are texts; a number there is an error that names where it stands. */
const TEXTS = [
  'apiVersion',
  'name',
  'version',
  'appVersion',
  'description',
  'type',
  'kubeVersion',
  'home',
  'icon',
]

/** @throws HelmError */
export function readMetadata(value: unknown): Metadata {
  const map = isMap(value) ? value : {}
  for (const key of TEXTS) {
    const found = map[key]
    if (found === undefined || found === null || typeof found === 'string') continue
    const kind = typeof found === 'number' ? 'number' : typeof found === 'boolean' ? 'bool' : 'object'
    throw new HelmError(
      `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go struct field Metadata.${key} of type string`,
    )
  }
  return {
    apiVersion: text(map, 'apiVersion') || 'v1',
    name: text(map, 'name'),
    version: text(map, 'version'),
    appVersion: text(map, 'appVersion'),
    description: text(map, 'description'),
    type: text(map, 'type'),
    kubeVersion: text(map, 'kubeVersion'),
    home: text(map, 'home'),
    icon: text(map, 'icon'),
    condition: text(map, 'condition'),
    tags: text(map, 'tags'),
    deprecated: map.deprecated === true,
    sources: texts(map, 'sources'),
    keywords: texts(map, 'keywords'),
    maintainers: maps(map, 'maintainers').map((one) => ({
      name: text(one, 'name'),
      email: text(one, 'email'),
      url: text(one, 'url'),
    })),
    annotations: isMap(map.annotations) ? (map.annotations as Record<string, string>) : {},
    dependencies: maps(map, 'dependencies').map(readDependency),
  }
}

function problem(metadata: Metadata): string | undefined {
  const { name, version, type } = metadata
  if (name === '') return 'chart.metadata.name is required'
  if (name === '.' || name === '..') return `chart.metadata.name ${quote(name)} is not allowed`
  if (name.includes('/')) return `chart.metadata.name ${quote(name)} is invalid`
  if (version === '') return 'chart.metadata.version is required'
  if (!findVersion(version)) return `chart.metadata.version ${quote(version)} is invalid`
  if (!['', 'application', 'library'].includes(type))
    return 'chart.metadata.type must be application or library'
  const keys = metadata.dependencies.map((one) => one.alias || one.name)
  const twice = keys.find((key, index) => keys.indexOf(key) < index)
  return twice === undefined ? undefined : `more than one dependency with name or alias ${quote(twice)}`
}

/** @throws HelmError `validation: chart.metadata.name is required` */
export function validateMetadata(metadata: Metadata): void {
  const found = problem(metadata)
  if (found !== undefined) throw new HelmError(`validation: ${found}`)
}

/** `.Chart`: the fields of Go's struct. */
export function metadataFields(metadata: Metadata): JsonMap {
  return {
    Name: metadata.name,
    Home: metadata.home,
    Sources: metadata.sources,
    Version: metadata.version,
    Description: metadata.description,
    Keywords: metadata.keywords,
    Maintainers: metadata.maintainers.map(({ name, email, url }) => ({ Name: name, Email: email, URL: url })),
    Icon: metadata.icon,
    APIVersion: metadata.apiVersion,
    Condition: metadata.condition,
    Tags: metadata.tags,
    AppVersion: metadata.appVersion,
    Deprecated: metadata.deprecated,
    Annotations: metadata.annotations,
    KubeVersion: metadata.kubeVersion,
    Dependencies: metadata.dependencies.map((one) => ({
      Name: one.name,
      Version: one.version,
      Repository: one.repository,
      Condition: one.condition,
      Tags: one.tags,
      Enabled: one.enabled,
      ImportValues: one.importValues,
      Alias: one.alias,
    })),
    Type: metadata.type,
  }
}

/** As JSON has it, empty fields left out. */
export function metadataJson(metadata: Metadata): JsonMap {
  const filled = (value: unknown) =>
    value !== '' &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0) &&
    !(isMap(value) && Object.keys(value).length === 0)
  const kept = (map: JsonMap) => Object.fromEntries(Object.entries(map).filter(([, value]) => filled(value)))
  return kept({
    ...metadata,
    maintainers: metadata.maintainers.map(kept),
    dependencies: metadata.dependencies.map(({ importValues, enabled, ...one }) =>
      kept({ ...one, enabled, 'import-values': importValues }),
    ),
  })
}
