/**
 * The kinds that CustomResourceDefinitions bring. They follow from stored objects alone, so that forks
 * and snapshots carry them along.
 * Mirrors: apiextensions-apiserver/pkg/registry/customresource (strategy, validator) and customresource_handler.
 */
import { decode } from '@/lib/cluster/apimachinery/decode'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import {
  type CrdVersion,
  type CustomResourceDefinition,
  hasCondition,
} from '@/lib/cluster/apis/apiextensions/crd'
import { validateCustomResource, validateScale } from '@/lib/cluster/apis/apiextensions/custom-validation'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { resourceRef } from '@/lib/cluster/apis/apiextensions/merge-ref'
import { columnsOf } from '@/lib/cluster/apis/apiextensions/printer-columns'
import { pruneResource, withDefaults } from '@/lib/cluster/apis/apiextensions/prune'
import { validateRules } from '@/lib/cluster/apis/apiextensions/rules'
import { validateValue } from '@/lib/cluster/apis/apiextensions/value-validation'
import type { Decoded, Kind, Subresource } from '@/lib/cluster/apis/kind'

/** Any kind whose metadata is like all others'. */
const WITH_METADATA = 'v1/Namespace'

function decodeCustom(body: Record<string, unknown>, schema: JsonSchema): Decoded {
  const { object, unknownFields } = pruneResource(body, schema)
  if (!isObject(object.metadata)) return { object, unknownFields }
  const meta = decode({ metadata: object.metadata }, WITH_METADATA)
  return {
    object: { ...object, metadata: meta.object.metadata },
    unknownFields: [...unknownFields, ...meta.unknownFields].sort(),
  }
}

function applyDefaults(draft: KubeObject, schema: JsonSchema): void {
  const full = withDefaults(draft, schema) as KubeObject
  for (const key of Object.keys(draft)) if (full[key] === undefined) delete draft[key]
  Object.assign(draft, full)
}

/** `.spec.replicas` as steps. */
const steps = (path: string) => path.replace(/^\./, '').split('.')

function subresourcesOf(version: CrdVersion): Subresource[] {
  const { status, scale } = version.subresources ?? {}
  return [...(status ? (['status'] as const) : []), ...(scale ? (['scale'] as const) : [])]
}

function digString(object: unknown, path: string): string {
  let at: unknown = object
  for (const step of steps(path)) at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
  return at === undefined || at === null ? '' : String(at)
}

function deprecationOf(crd: CustomResourceDefinition, version: CrdVersion): string | undefined {
  if (!version.deprecated) return undefined
  if (version.deprecationWarning !== undefined) return version.deprecationWarning
  const { group, names, versions } = crd.spec
  const newer = versions
    .filter(({ served, deprecated }) => served && !deprecated)
    .map(({ name }) => name)
    .sort(compareVersions)
    .find((name) => compareVersions(name, version.name) < 0)
  const use = newer ? `; use ${group}/${newer} ${names.kind}` : ''
  return `${group}/${version.name} ${names.kind} is deprecated${use}`
}

/** The stored object as a version shows it: named after it, without what it does not know, with its defaults. */
function viewer(apiVersion: string, schema: JsonSchema): (stored: KubeObject) => KubeObject {
  const seen = new WeakMap<KubeObject, KubeObject>()
  return (stored) => {
    const known = seen.get(stored)
    if (known) return known
    const { object } = pruneResource({ ...stored, apiVersion }, schema)
    const view = withDefaults(object, schema) as KubeObject
    const shown = deepEqual(view, stored) ? stored : view
    seen.set(stored, shown)
    return shown
  }
}

function conversionOf(
  { group, conversion }: CustomResourceDefinition['spec'],
  storage: string,
): Pick<Kind, 'conversion'> {
  const { clientConfig, conversionReviewVersions: versions = [] } = conversion?.webhook ?? {}
  if (conversion?.strategy !== 'Webhook' || !clientConfig) return {}
  return { conversion: { clientConfig, versions, storage: `${group}/${storage}` } }
}

function kindOf(crd: CustomResourceDefinition, version: CrdVersion): Kind {
  const { group } = crd.spec
  const names = crd.status?.acceptedNames ?? crd.spec.names
  const schema = version.schema?.openAPIV3Schema ?? {}
  const { scale } = version.subresources ?? {}
  const hasStatus = version.subresources?.status !== undefined
  const storage = crd.spec.versions.find((one) => one.storage) ?? version
  const deprecation = deprecationOf(crd, version)
  const singular = names.singular || names.kind.toLowerCase()
  return {
    group,
    version: version.name,
    kind: names.kind,
    ...(names.listKind ? { listKind: names.listKind } : {}),
    plural: names.plural,
    singular,
    ...(names.shortNames ? { shortNames: names.shortNames } : {}),
    ...(names.categories ? { categories: names.categories } : {}),
    namespaced: crd.spec.scope === 'Namespaced',
    schema: `${group}/${version.name}/${names.kind}`,
    openApi: schema,
    subresources: subresourcesOf(version),
    ...(scale
      ? {
          scale: {
            replicas: steps(scale.specReplicasPath),
            statusReplicas: steps(scale.statusReplicasPath),
            ...(scale.labelSelectorPath ? { selector: steps(scale.labelSelectorPath) } : {}),
          },
        }
      : {}),
    ...(deprecation === undefined ? {} : { deprecation }),
    hasGeneration: true,
    decode: (body) => decodeCustom(body, schema),
    merges: () => resourceRef(schema),
    ...conversionOf(crd.spec, storage.name),
    fromStorage: viewer(`${group}/${version.name}`, schema),
    toStorage: (object) => ({ ...object, apiVersion: `${group}/${storage.name}` }),
    ...(version.selectableFields
      ? {
          selectableFields: (object: KubeObject) =>
            Object.fromEntries(
              (version.selectableFields ?? []).map(({ jsonPath }) => [
                jsonPath.replace(/^\./, ''),
                digString(object, jsonPath),
              ]),
            ),
        }
      : {}),
    defaults: (draft) => applyDefaults(draft, schema),
    prepareForCreate(draft) {
      if (hasCondition(crd, 'Terminating')) {
        const why = 'create not allowed while custom resource definition is terminating'
        throw forbidden({ group, resource: names.plural }, draft.metadata.name ?? '', why)
      }
      if (hasStatus) delete draft.status
    },
    prepareForUpdate(draft, old) {
      if (hasStatus) {
        if (old.status === undefined) delete draft.status
        else draft.status = old.status
      } else if (!deepEqual(draft.status, old.status)) {
        draft.metadata.generation = (old.metadata.generation ?? 0) + 1
      }
    },
    validateCreate(object, errors) {
      validateCustomResource(object, undefined, schema, scale, errors)
    },
    validateUpdate(object, old, errors) {
      validateCustomResource(object, old, schema, scale, errors)
    },
    validateStatusUpdate(object, old, errors) {
      validateStatus(object, old, schema, errors)
      if (scale) validateScale(object, scale.statusReplicasPath, errors)
    },
    columns: columnsOf(version),
  }
}

function validateStatus(object: KubeObject, old: KubeObject, schema: JsonSchema, errors: FieldErrors): void {
  const status = schema.properties?.status
  if (!status || object.status === undefined) return
  validateValue(object.status, status, 'status', errors)
  if (errors.list.length === 0) validateRules(object.status, old.status, status, 'status', false, errors)
}

const STAGES = ['alpha', 'beta', '']

function parseVersion(name: string): [stage: number, major: number, minor: number] | undefined {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(name)
  return match ? [STAGES.indexOf(match[2] ?? ''), Number(match[1]), Number(match[3] ?? 0)] : undefined
}

/** v10 before v2 before v1beta1 before v1alpha1 before names of another form. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  if (!left || !right) return left ? -1 : right ? 1 : a < b ? -1 : a > b ? 1 : 0
  for (const index of [0, 1, 2] as const) if (left[index] !== right[index]) return right[index] - left[index]
  return 0
}

const made = new WeakMap<object, Kind[]>()

/** The kinds of one definition, its preferred version first; none before it is established. */
export function customKinds(crd: CustomResourceDefinition): Kind[] {
  const known = made.get(crd)
  if (known) return known
  const served = crd.spec.versions.filter((version) => version.served)
  const kinds = hasCondition(crd, 'Established')
    ? served.sort((a, b) => compareVersions(a.name, b.name)).map((version) => kindOf(crd, version))
    : []
  made.set(crd, kinds)
  return kinds
}
