/** What each admission plugin does to a request, watched from outside: the plugins know nothing of it. */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { Phase } from '@/lib/cluster/admission/refusal'
import { type JsonChange, jsonChanges } from '@/lib/cluster/apimachinery/json-diff'
import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { clonePlain } from '@/lib/cluster/sim/clone'

/** Another object that a plugin writes while it looks at the request: what a quota has counted. */
export interface SideWrite {
  resource: string
  /** `namespace/name` or `name` */
  key: string
  changes: JsonChange[]
}

/** What one plugin did; those that did nothing are left out. */
export interface AdmissionStep {
  plugin: string
  phase: Phase
  /** In the request's own object, as a JSON patch. */
  changes: JsonChange[]
  writes: SideWrite[]
  warnings: string[]
  /** What it leaves in the audit log: which webhooks were asked, and what each changed. */
  annotations: Record<string, string>
  /** It ended the request here. */
  refused?: true
}

type Watched = Pick<AdmissionStep, 'changes' | 'writes' | 'warnings' | 'annotations'>

/** Runs one plugin in one phase and says what is different afterwards. */
function watch(
  plugin: AdmissionPlugin,
  phase: Phase,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  done: (step: AdmissionStep) => void,
): void {
  const before = clonePlain(attributes.object)
  const warned = attributes.warnings?.length ?? 0
  attributes.annotations ??= {}
  const known = new Set(Object.keys(attributes.annotations))
  const writes: SideWrite[] = []
  const put = (resource: string, object: KubeObject) => {
    const old = context.get(resource, keyOf(object))
    writes.push({ resource, key: keyOf(object), changes: jsonChanges(old, object) })
    context.put(resource, object)
  }
  const watched = (): Watched => ({
    changes: jsonChanges(before, attributes.object),
    writes,
    warnings: attributes.warnings?.slice(warned) ?? [],
    annotations: Object.fromEntries(
      Object.entries(attributes.annotations ?? {}).filter(([key]) => !known.has(key)),
    ),
  })
  const step = { plugin: plugin.name, phase }
  try {
    plugin[phase]?.(attributes, Object.assign(Object.create(context), { put }))
  } catch (error) {
    done({ ...step, ...watched(), refused: true })
    throw error
  }
  done({ ...step, ...watched() })
}

const didSomething = ({ changes, writes, warnings, annotations, refused }: AdmissionStep) =>
  refused || changes.length + writes.length + warnings.length + Object.keys(annotations).length > 0

/** The same plugins, each telling what it did. */
export function watchedPlugins(
  plugins: readonly AdmissionPlugin[],
  steps: AdmissionStep[],
): AdmissionPlugin[] {
  const done = (step: AdmissionStep) => {
    if (didSomething(step)) steps.push(step)
  }
  const phaseOf = (plugin: AdmissionPlugin, phase: Phase) =>
    plugin[phase]
      ? {
          [phase]: (attributes: AdmissionAttributes, context: AdmissionContext) =>
            watch(plugin, phase, attributes, context, done),
        }
      : {}
  return plugins.map((plugin) => ({
    name: plugin.name,
    ...phaseOf(plugin, 'admit'),
    ...phaseOf(plugin, 'validate'),
  }))
}
