/** What a helmfile asks for. Mirrors: pkg/state of helmfile 1.x, as far as fields are named here. */
import type { JsonMap } from '@/lib/kubectl/go-format'

export interface Repository {
  name: string
  url: string
  oci?: boolean
  username?: string
  password?: string
}

export interface SetValue {
  name: string
  value?: unknown
  values?: unknown[]
}

export interface ReleaseSpec {
  name: string
  chart: string
  namespace?: string
  version?: string
  values?: (string | JsonMap)[]
  set?: SetValue[]
  needs?: string[]
  installed?: boolean | string
  condition?: string
  labels?: Record<string, unknown>
  wait?: boolean
  waitForJobs?: boolean
  timeout?: number
  atomic?: boolean
  cleanupOnFail?: boolean
  createNamespace?: boolean
  missingFileHandler?: string
  historyMax?: number
  force?: boolean
}

export interface State {
  /** The file that it is from, as it was found. */
  file: string
  /** The folder that paths in it begin at; '' is that of the process. */
  folder: string
  repositories: Repository[]
  releases: ReleaseSpec[]
  helmDefaults: Partial<ReleaseSpec> & { kubeContext?: string }
  commonLabels: Record<string, unknown>
  helmfiles: (string | { path: string })[]
  /** Of the environment, for templates. */
  values: JsonMap
  environment: string
}

/** What a document of the file may say. */
export const DOCUMENT_FIELDS = [
  ...['bases', 'commonLabels', 'environments', 'filepath', 'helmDefaults', 'helmfiles', 'missingFileHandler'],
  ...['releases', 'repositories', 'templates', 'values'],
]

export const RELEASE_FIELDS = [
  ...['atomic', 'chart', 'cleanupOnFail', 'condition', 'createNamespace', 'force', 'historyMax', 'installed'],
  ...['labels', 'missingFileHandler', 'name', 'namespace', 'needs', 'set', 'timeout', 'values', 'version'],
  ...['wait', 'waitForJobs'],
]

/** What a release is called among those that need others. */
export const idOf = ({ namespace, name }: ReleaseSpec): string => (namespace ? `${namespace}/${name}` : name)

const at = (values: JsonMap, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as JsonMap)[key] : undefined),
      values,
    )

/** Its `condition` holds, or it has none. */
export const isEnabled = ({ condition }: ReleaseSpec, values: JsonMap): boolean =>
  condition === undefined || at(values, condition) === true

export const isInstalled = ({ installed = true }: ReleaseSpec): boolean =>
  installed === true || installed === 'true'
