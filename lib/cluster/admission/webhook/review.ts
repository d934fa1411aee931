/** AdmissionReview, asked and answered. Mirrors: apiserver/pkg/admission/plugin/webhook/request/admissionreview.go. */
import { requestOf } from '@/lib/cluster/admission/admission-request'
import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'
import { CallError } from '@/lib/cluster/admission/webhook/client'
import { isObject, jsonKind } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'

const GROUP = 'admission.k8s.io'

const OPTIONS = { CREATE: 'CreateOptions', UPDATE: 'UpdateOptions', DELETE: 'DeleteOptions', CONNECT: '' }

/** An object in another version of its kind. */
export function inVersion(object: KubeObject, from: Kind, to: Kind): KubeObject {
  if (from === to) return object
  const stored = from.toStorage?.(object) ?? object
  return { ...(to.fromStorage?.(stored) ?? stored), apiVersion: groupVersion(to), kind: to.kind }
}

export interface Review {
  version: string
  uid: string
  body: object
}

/** @throws CallError when the webhook knows no version of a review that the server can send */
export function reviewOf(
  attributes: AdmissionAttributes,
  as: Kind,
  uid: string,
  versions: readonly string[],
): Review {
  const version = versions.find((one) => one === 'v1' || one === 'v1beta1')
  if (!version)
    throw new CallError(
      'webhook does not accept known AdmissionReview versions (v1, v1beta1)',
      'could not create admission objects',
    )
  const { kind, object, old, operation } = attributes
  const asked = requestOf(attributes)
  const converted =
    as === kind
      ? {}
      : {
          kind: { group: as.group, version: as.version, kind: as.kind },
          resource: { group: as.group, version: as.version, resource: as.plural },
        }
  const request = {
    uid,
    ...asked,
    ...converted,
    object: object ? inVersion(object, kind, as) : null,
    oldObject: old ? inVersion(old, kind, as) : null,
    options: OPTIONS[operation] ? { apiVersion: 'meta.k8s.io/v1', kind: OPTIONS[operation] } : null,
  }
  return { version, uid, body: { kind: 'AdmissionReview', apiVersion: `${GROUP}/${version}`, request } }
}

export interface Verdict {
  allowed: boolean
  patch: string
  patchType: string
  result: Record<string, unknown> | undefined
  warnings: string[]
  annotations: Record<string, string>
}

const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
const isText = (value: unknown) => typeof value === 'string'
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function checkPatch(patch: string, type: unknown, mutating: boolean): void {
  const invalid = (why: string) => new CallError(why, 'received invalid webhook response')
  if (!mutating) {
    if (patch) throw invalid('validating webhook may not return response.patch')
    if (type !== undefined) throw invalid('validating webhook may not return response.patchType')
  } else if (patch && type === undefined) {
    throw invalid('webhook returned response.patch but not response.patchType')
  } else if (!patch && type !== undefined) {
    throw invalid('webhook returned response.patchType but not response.patch')
  } else if (type === '') throw invalid('webhook returned invalid response.patchType of ""')
}

const INT32 = 2 ** 31

/** Parts of an answer that have one type: where, its Go struct and type, and what fits. */
const TYPED: [path: string, struct: string, type: string, fits: (value: unknown) => boolean][] = [
  ['uid', 'AdmissionResponse', 'types.UID', isText],
  ['allowed', 'AdmissionResponse', 'bool', (value) => typeof value === 'boolean'],
  ['patch', 'AdmissionResponse', '[]uint8', isText],
  ['patchType', 'AdmissionResponse', 'v1.PatchType', isText],
  ['status', 'AdmissionResponse', 'v1.Status', isObject],
  ['status.message', 'Status', 'string', isText],
  ['status.reason', 'Status', 'v1.StatusReason', isText],
  ['status.code', 'Status', 'int32', (value) => Number.isInteger(value) && Math.abs(Number(value)) < INT32],
]

/** @throws CallError for an answer that Go cannot decode */
function checkTypes(response: Record<string, unknown>): void {
  for (const [path, struct, type, fits] of TYPED) {
    const value = path
      .split('.')
      .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), response)
    if (value === undefined || value === null || fits(value)) continue
    const what = typeof value === 'number' && type === 'int32' ? `number ${value}` : jsonKind(value)
    throw new CallError(
      `json: cannot unmarshal ${what} into Go struct field ${struct}.response.${path} of type ${type}`,
    )
  }
}

/** @throws CallError for an answer that is none */
export function verdictOf(
  answer: Record<string, unknown>,
  { version, uid }: Review,
  mutating: boolean,
): Verdict {
  const invalid = (why: string) => new CallError(why, 'received invalid webhook response')
  const { response } = answer
  if (!isObject(response)) throw invalid('webhook response was absent')
  checkTypes(response)
  const patch = textOf(response.patch)
  const type = response.patchType ?? undefined
  if (version === 'v1') {
    const [wanted, got] = [uid, textOf(response.uid)]
    if (wanted !== got)
      throw invalid(`expected response.uid=${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
    const [apiVersion, kind] = [textOf(answer.apiVersion), textOf(answer.kind)]
    if (apiVersion !== `${GROUP}/v1` || kind !== 'AdmissionReview') {
      const shown = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`
      throw invalid(
        `expected webhook response of ${GROUP}/v1, Kind=AdmissionReview, got ${shown}, Kind=${kind}`,
      )
    }
    checkPatch(patch, type, mutating)
  }
  const annotations = isObject(response.auditAnnotations) ? response.auditAnnotations : {}
  return {
    allowed: response.allowed === true,
    patch,
    patchType: patch ? textOf(type) || 'JSONPatch' : '',
    result: isObject(response.status) ? response.status : undefined,
    warnings: texts(response.warnings),
    annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key, String(value)])),
  }
}
