/** A chart with its values as what a release is made of. */
import type { Action, DryRun } from '@/lib/helm/actions/action'
import { logTo } from '@/lib/helm/actions/action'
import { type Chart, crdFiles } from '@/lib/helm/chart/chart'
import { isCompatible } from '@/lib/helm/chart/dependencies'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { lookUp } from '@/lib/helm/kube/lookup'
import { type ManifestFile, sortManifests } from '@/lib/helm/release/manifests'
import type { Hook } from '@/lib/helm/release/release'
import {
  type Capabilities,
  capabilitiesObject,
  clusterCapabilities,
  defaultCapabilities,
} from '@/lib/helm/render/capabilities'
import { renderChart } from '@/lib/helm/render/engine'
import { coalesceValues } from '@/lib/helm/values/coalesce'
import { checkSchema } from '@/lib/helm/values/schema'
import type { JsonMap } from '@/lib/kubectl/go-format'

export interface RenderRequest {
  chart: Chart
  given: JsonMap
  name: string
  namespace: string
  revision: number
  isUpgrade: boolean
  capabilities: Capabilities
  skipsSchema: boolean
  subNotes: boolean
  includeCrds: boolean
  hideSecret: boolean
  /** Whether templates may look into the cluster. */
  action: Action | undefined
}

export interface Rendered {
  manifest: string
  hooks: Hook[]
  notes: string
  files: ManifestFile[]
}

/** Templates failed, or made no YAML; what was made is kept for `--debug`. */
export class RenderError extends HelmError {
  constructor(
    message: string,
    readonly manifest: string,
  ) {
    super(message)
  }
}

const NOTES = 'NOTES.txt'

export const documentText = (name: string, content: string): string => `---\n# Source: ${name}\n${content}\n`

/** What a cluster serves, or what Helm takes for granted. */
export function capabilitiesFor(action: Action | undefined, dryRun: DryRun): Capabilities {
  if (!action || dryRun === 'client') return defaultCapabilities()
  return clusterCapabilities(action.cluster.mapper, action.cluster.version())
}

/** The values that templates see. @throws HelmError */
function valuesOf(io: HelmIo, { chart, given, skipsSchema }: RenderRequest): JsonMap {
  const values = coalesceValues(chart, given, { warn: (text) => logTo({ io }, 'INFO', text) })
  if (!skipsSchema) checkSchema(chart, values)
  return values
}

/** @throws HelmError, RenderError */
export function renderRelease(io: HelmIo, request: RenderRequest): Rendered {
  const { chart, name, namespace, revision, isUpgrade, capabilities, action } = request
  const values = valuesOf(io, request)
  const { kubeVersion } = chart.metadata
  if (kubeVersion && !isCompatible(kubeVersion, capabilities.kubeVersion))
    throw new RenderError(
      `chart requires kubeVersion: ${kubeVersion} which is incompatible with Kubernetes ${capabilities.kubeVersion}`,
      '',
    )
  const Release = {
    Name: name,
    Namespace: namespace,
    Revision: BigInt(revision),
    IsInstall: !isUpgrade,
    IsUpgrade: isUpgrade,
    Service: 'Helm',
  }
  let files: Map<string, string>
  try {
    files = renderChart(chart, {
      now: io.now,
      random: io.random,
      top: { Values: values, Release, Capabilities: capabilitiesObject(capabilities) },
      ...(action ? { lookup: (...wanted) => lookUp(action.cluster, ...wanted) } : {}),
    })
  } catch (error) {
    if (error instanceof HelmError) throw new RenderError(error.message, '')
    throw error
  }
  return sortedFiles(files, request)
}

function sortedFiles(files: Map<string, string>, request: RenderRequest): Rendered {
  const { chart, subNotes, includeCrds, hideSecret } = request
  const notes: string[] = []
  for (const path of [...files.keys()].sort()) {
    if (!path.endsWith(NOTES)) continue
    if (subNotes || path === `${chart.path}/templates/${NOTES}`) notes.push(files.get(path) ?? '')
    files.delete(path)
  }
  let sorted: ReturnType<typeof sortManifests>
  try {
    sorted = sortManifests(files)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    const all = [...files].filter(([, text]) => text.trim() !== '')
    throw new RenderError(error.message, all.map(([path, text]) => documentText(path, text)).join(''))
  }
  const hidden = (file: ManifestFile) => hideSecret && file.kind === 'Secret' && file.apiVersion === 'v1'
  const manifest = [
    ...(includeCrds ? crdFiles(chart).map(({ name, text }) => documentText(name, text)) : []),
    ...sorted.manifests.map((file) =>
      hidden(file)
        ? `---\n# Source: ${file.name}\n# HIDDEN: The Secret output has been suppressed\n`
        : documentText(file.name, file.content),
    ),
  ].join('')
  return { manifest, hooks: sorted.hooks, notes: notes.join('\n'), files: sorted.manifests }
}
