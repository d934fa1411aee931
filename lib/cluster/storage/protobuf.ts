/**
 * Objects as the bytes that etcd keeps.
 * Mirrors: `k8s\0` and a runtime.Unknown; ObjectMeta, Secret and ConfigMap field by field as gogo-protobuf writes them.
 * Differs: of other kinds the fields behind the metadata are numbered in their order, not by their types' numbers.
 * Bytes are characters 0 to 255.
 */
import { decodeBytes, utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'

type Field = string

const byteText = (bytes: readonly number[]) => bytes.map((byte) => String.fromCharCode(byte)).join('')

function varint(value: number): string {
  let out = ''
  let rest = Math.max(0, Math.floor(value))
  for (; rest > 127; rest = Math.floor(rest / 128)) out += String.fromCharCode((rest % 128) | 128)
  return out + String.fromCharCode(rest)
}

const bytes = (number: number, content: string): Field =>
  varint(number * 8 + 2) + varint(content.length) + content
const text = (number: number, value: unknown): Field =>
  bytes(number, typeof value === 'string' ? byteText(utf8Bytes(value)) : '')
const integer = (number: number, value: unknown): Field => varint(number * 8) + varint(Number(value ?? 0))
const given = (value: unknown, field: Field): Field => (value === undefined || value === null ? '' : field)

const time = (number: number, value: unknown): Field =>
  given(value, bytes(number, integer(1, Math.floor((parseTime(String(value)) ?? 0) / 1000)) + integer(2, 0)))

/** Keys in order, as gogo-protobuf sorts them. */
const mapOf = (number: number, value: unknown, entry: (content: string) => string): Field =>
  Object.entries(isObject(value) ? value : {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, content]) => bytes(number, text(1, key) + bytes(2, entry(String(content)))))
    .join('')

const asText = (content: string) => byteText(utf8Bytes(content))
const asBase64 = (content: string) => byteText(decodeBytes(content))

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : [])

const ownerReference = (owner: Record<string, unknown>): string =>
  text(1, owner.kind) +
  text(3, owner.name) +
  text(4, owner.uid) +
  text(5, owner.apiVersion) +
  given(owner.controller, integer(6, owner.controller)) +
  given(owner.blockOwnerDeletion, integer(7, owner.blockOwnerDeletion))

const managedFields = (entry: Record<string, unknown>): string =>
  text(1, entry.manager) +
  text(2, entry.operation) +
  text(3, entry.apiVersion) +
  time(4, entry.time) +
  text(6, entry.fieldsType) +
  bytes(7, text(1, JSON.stringify(entry.fieldsV1))) +
  text(8, entry.subresource ?? '')

function objectMeta(metadata: KubeObject['metadata']): string {
  const { name, generateName, namespace, uid, generation } = metadata
  return [
    text(1, name),
    text(2, generateName),
    text(3, namespace),
    text(4, ''),
    text(5, uid),
    text(6, ''),
    integer(7, generation),
    time(8, metadata.creationTimestamp),
    time(9, metadata.deletionTimestamp),
    given(metadata.deletionGracePeriodSeconds, integer(10, metadata.deletionGracePeriodSeconds)),
    mapOf(11, metadata.labels, asText),
    mapOf(12, metadata.annotations, asText),
    ...listOf(metadata.ownerReferences).map((owner) => bytes(13, ownerReference(owner))),
    ...(metadata.finalizers ?? []).map((finalizer) => text(14, finalizer)),
    ...listOf(metadata.managedFields).map((entry) => bytes(17, managedFields(entry))),
  ].join('')
}

const secret = (object: KubeObject): string =>
  mapOf(2, object.data, asBase64) +
  text(3, object.type) +
  given(object.immutable, integer(5, object.immutable))

const configMap = (object: KubeObject): string =>
  mapOf(2, object.data, asText) +
  mapOf(3, object.binaryData, asBase64) +
  given(object.immutable, integer(4, object.immutable))

function anyField(number: number, value: unknown): Field {
  if (Array.isArray(value)) return value.map((item) => anyField(number, item)).join('')
  if (isObject(value)) return bytes(number, anyFields(value, 1))
  if (typeof value === 'string') return text(number, value)
  return value === undefined || value === null ? '' : integer(number, value)
}

const anyFields = (value: Record<string, unknown>, first: number): string =>
  Object.values(value)
    .map((item, index) => anyField(first + index, item))
    .join('')

const BODIES: Record<string, (object: KubeObject) => string> = { Secret: secret, ConfigMap: configMap }

/** A built-in kind's object. */
export function encodeObject(object: KubeObject): string {
  const { apiVersion, kind, metadata, ...rest } = object
  const body = BODIES[kind]?.(object) ?? anyFields(rest, 2)
  const type = text(1, apiVersion) + text(2, kind)
  const raw = bytes(1, objectMeta(metadata)) + body
  return `k8s\0${bytes(1, type)}${bytes(2, raw)}${text(3, '')}${text(4, '')}`
}
