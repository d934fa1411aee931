/** Files of the manifests folder as pods. Mirrors: pkg/kubelet/config/file.go. */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { findKind } from '@/lib/cluster/apis/index'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'

/**
 * The pod of a manifest, defaulted and valid.
 * @throws Error in the words of the kubelet, or an ApiError of the decoder
 */
export function parseManifest(text: string): KubeObject {
  const kind = findKind('pods')
  if (!kind) throw new TypeError('no pods')
  const body = decodeYaml(text)
  for (const [field, name] of [
    ['kind', 'Kind'],
    ['apiVersion', 'apiVersion'],
  ] as const)
    if (!isObject(body) || !body[field])
      throw new Error(`Object '${name}' is missing in '${JSON.stringify(body)}'`)
  const pod = decodeBody({ body, query: { fieldValidation: 'Ignore' } }, kind, [])
  kind.defaults?.(pod)
  const errors = new FieldErrors()
  if (!pod.metadata.name) errors.required('metadata.name')
  kind.validate?.(pod, errors)
  if (errors.list.length > 0) throw new Error(`invalid pod: ${JSON.stringify(errors.list)}`)
  return pod
}
