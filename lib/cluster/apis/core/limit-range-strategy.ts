import type { ILimitRangeItem } from 'kubernetes-models/v1/LimitRangeItem'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import type { LimitRange } from '@/lib/cluster/apimachinery/object'
import { compareQuantities, parseQuantity } from '@/lib/cluster/apimachinery/quantity'
import { validateLimitResourceName } from '@/lib/cluster/apis/core/resource-names'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

type Amounts = Record<string, string | number>

const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod']

/** Containers: a limit follows from the maximum, a request from the limit or the minimum. */
function defaultItem(item: ILimitRangeItem): void {
  if (item.type !== 'Container') return
  item.default = { ...item.max, ...item.default }
  item.defaultRequest = { ...item.min, ...item.default, ...item.defaultRequest }
  for (const field of ['default', 'defaultRequest'] as const) {
    if (Object.keys(item[field] ?? {}).length === 0) delete item[field]
  }
}

const ratioOf = (amount: string | number) => Number(parseQuantity(amount).nano) / 1e9

/** What the bounds of one resource contradict each other in. */
function validateBounds(item: ILimitRangeItem, name: string, field: string, errors: FieldErrors): void {
  const of = (bounds: Amounts | undefined) => bounds?.[name]
  const { min, max, ratio } = { min: of(item.min), max: of(item.max), ratio: of(item.maxLimitRequestRatio) }
  const perPod = item.type === 'Pod'
  const limit = perPod ? undefined : of(item.default)
  const request = perPod ? undefined : of(item.defaultRequest)
  const ordered = (
    small: string | number | undefined,
    smallName: string,
    large: string | number | undefined,
    largeName: string,
    at: string,
    value: 'small' | 'large',
  ) => {
    if (small === undefined || large === undefined || compareQuantities(small, large) <= 0) return
    const shown = value === 'small' ? small : large
    errors.invalid(
      `${field}.${at}[${name}]`,
      shown,
      `${smallName} value ${small} is greater than ${largeName} value ${large}`,
    )
  }
  ordered(min, 'min', max, 'max', 'min', 'small')
  ordered(min, 'min', request, 'default request', 'defaultRequest', 'large')
  ordered(request, 'default request', max, 'max', 'defaultRequest', 'small')
  ordered(request, 'default request', limit, 'default limit', 'defaultRequest', 'small')
  ordered(min, 'min', limit, 'default', 'default', 'small')
  ordered(limit, 'default', max, 'max', 'default', 'large')
  if (ratio !== undefined) {
    const at = `${field}.maxLimitRequestRatio[${name}]`
    if (compareQuantities(ratio, 1) < 0) errors.invalid(at, ratio, `ratio ${ratio} is less than 1`)
    if (min !== undefined && max !== undefined) {
      const widest = ratioOf(max) / ratioOf(min)
      if (ratioOf(ratio) > widest) {
        errors.invalid(at, ratio, `ratio ${ratio} is greater than max/min = ${widest.toFixed(6)}`)
      }
    }
  }
  const overcommits = !name.includes('/') && !name.startsWith('hugepages-')
  if (!overcommits && limit !== undefined && request !== undefined && compareQuantities(limit, request)) {
    errors.invalid(
      `${field}.defaultRequest[${name}]`,
      request,
      `default value ${limit} must equal to defaultRequest value ${request} in ${name}`,
    )
  }
}

function validateType(type: string, field: string, errors: FieldErrors): void {
  const why = qualifiedName(type)
  for (const message of why) errors.invalid(field, type, message)
  if (why.length === 0 && !type.includes('/') && !TYPES.includes(type)) {
    errors.invalid(field, type, 'must be a standard limit type or fully qualified')
  }
}

function validateItem(item: ILimitRangeItem, field: string, errors: FieldErrors): void {
  const names = new Set<string>()
  const collect = (key: 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio') => {
    for (const name of Object.keys(item[key] ?? {}).sort()) {
      validateLimitResourceName(item.type, name, `${field}.${key}[${name}]`, errors)
      names.add(name)
    }
  }
  collect('max')
  collect('min')
  for (const key of ['default', 'defaultRequest'] as const) {
    if (item.type !== 'Pod') collect(key)
    else if (Object.keys(item[key] ?? {}).length > 0) {
      errors.forbidden(`${field}.${key}`, "may not be specified when `type` is 'Pod'")
    }
  }
  if (
    item.type === 'PersistentVolumeClaim' &&
    item.min?.storage === undefined &&
    item.max?.storage === undefined
  ) {
    errors.required(
      `${field}.limits`,
      'either minimum or maximum storage value is required, but neither was provided',
    )
  }
  collect('maxLimitRequestRatio')
  for (const name of [...names].sort()) validateBounds(item, name, field, errors)
}

/** What the API server asks of it when it is written. */
export const limitRangeStrategy: Strategy<LimitRange> = {
  defaults(range) {
    range.spec ??= { limits: [] }
    for (const item of range.spec.limits ?? []) defaultItem(item)
  },
  validate({ spec }, errors) {
    const seen = new Set<string>()
    for (const [index, item] of (spec.limits ?? []).entries()) {
      const field = `spec.limits[${index}]`
      validateType(item.type ?? '', `${field}.type`, errors)
      if (seen.has(item.type)) errors.duplicate(`${field}.type`, item.type)
      seen.add(item.type)
      validateItem(item, field, errors)
    }
  },
}
