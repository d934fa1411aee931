import type { Event } from '@/lib/cluster/apimachinery/object'
import { ageOf, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const involved = (event: Event) => {
  const { kind = '', name = '' } = event.involvedObject
  return `${kind.toLowerCase()}/${name}`
}

const first = (event: Event) => event.firstTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp

function lastSeen(event: Event, now: number): string {
  const last = event.series?.lastObservedTime ?? event.lastTimestamp ?? first(event)
  return ageOf(last, now)
}

const source = (event: Event) =>
  [event.source?.component || event.reportingComponent, event.source?.host || event.reportingInstance]
    .filter((part) => part)
    .join(', ')

export const event = defineKind<Event>({
  group: '',
  version: 'v1',
  kind: 'Event',
  plural: 'events',
  singular: 'event',
  shortNames: ['ev'],
  namespaced: true,
  schema: 'v1/Event',
  createOnUpdate: true,
  defaults(object) {
    object.involvedObject ??= {}
  },
  selectableFields: (object) => ({
    'involvedObject.kind': object.involvedObject.kind ?? '',
    'involvedObject.namespace': object.involvedObject.namespace ?? '',
    'involvedObject.name': object.involvedObject.name ?? '',
    'involvedObject.uid': object.involvedObject.uid ?? '',
    'involvedObject.apiVersion': object.involvedObject.apiVersion ?? '',
    'involvedObject.resourceVersion': object.involvedObject.resourceVersion ?? '',
    'involvedObject.fieldPath': object.involvedObject.fieldPath ?? '',
    reason: object.reason ?? '',
    reportingComponent: object.reportingComponent ?? '',
    source: object.source?.component || object.reportingComponent || '',
    type: object.type ?? '',
  }),
  validate(object, errors) {
    const namespace = object.involvedObject.namespace ?? ''
    const own = object.metadata.namespace ?? ''
    // What has no namespace has its events in default.
    if (namespace === '' ? own !== '' && own !== 'default' : namespace !== own) {
      errors.invalid('involvedObject.namespace', namespace, 'does not match event.namespace')
    }
  },
  columns: [
    { name: 'Last Seen', value: lastSeen },
    { name: 'Type', value: (object) => object.type ?? '' },
    { name: 'Reason', value: (object) => object.reason ?? '' },
    { name: 'Object', value: involved },
    { name: 'Subobject', priority: 1, value: (object) => object.involvedObject.fieldPath ?? '' },
    { name: 'Source', priority: 1, value: source },
    { name: 'Message', value: (object) => (object.message ?? '').trim() },
    { name: 'First Seen', priority: 1, value: (object, now) => ageOf(first(object), now) },
    { name: 'Count', priority: 1, value: (object) => String(object.series?.count ?? object.count ?? 1) },
    { ...(nameColumn as Column<Event>), priority: 1 },
  ],
})
