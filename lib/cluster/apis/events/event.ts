import { event } from '@/lib/cluster/apis/core/event'
import type { Kind } from '@/lib/cluster/apis/kind'

/** Differs: a list of its own; what components record is seen as core events only. */
export const eventsEvent: Kind = {
  ...event,
  group: 'events.k8s.io',
  schema: 'events.k8s.io/v1/Event',
  defaults: () => {},
  selectableFields: () => ({}),
  validate: () => {},
  columns: event.columns.filter((column) => column.name === 'Name'),
}
