/** An event as it is recorded: the body of its creation, made when somebody reads it. */
import type { Event, KubeObject, NewObject } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime, formatTime } from '@/lib/cluster/apimachinery/time'
import type { LateBody } from '@/lib/cluster/apiserver/request'
import type { RecordedEvent } from '@/lib/cluster/client/component'

export interface EventSource {
  component: string
  host: string
}

export class EventDraft implements LateBody {
  readonly namespace: string
  private readonly about: Pick<Event['involvedObject'], 'namespace' | 'uid' | 'resourceVersion'>
  private readonly apiVersion: string
  private readonly kind: string
  /** Of what it is about. */
  private readonly subject: string

  constructor(
    { apiVersion, kind, metadata }: KubeObject,
    private readonly event: RecordedEvent,
    private readonly message: string,
    private readonly source: EventSource,
    readonly name: string,
    private readonly at: number,
  ) {
    const { namespace, uid, resourceVersion } = metadata
    this.namespace = namespace ?? 'default'
    // Not the metadata themselves: they would keep alive what they belong to.
    this.about = { namespace, uid, resourceVersion }
    this.apiVersion = apiVersion
    this.kind = kind
    this.subject = metadata.name
  }

  get since(): number {
    return this.event.action ? this.at : this.at - (this.at % 1000)
  }

  texts(): (string | undefined)[] {
    const { namespace, uid, resourceVersion } = this.about
    const { type, reason, action, fieldPath } = this.event
    const { component, host } = this.source
    const own = [this.name, this.namespace, this.apiVersion, this.kind, this.subject, this.message, component]
    const twice = action ? [] : [component, host]
    return [...own, namespace, uid, resourceVersion, fieldPath, type, reason, host, action, ...twice]
  }

  make(): NewObject<Event> {
    const { apiVersion, kind, subject, about, event, message, source, name, namespace, at } = this
    const times = event.action
      ? { eventTime: formatMicroTime(at), action: event.action }
      : { firstTimestamp: formatTime(at), lastTimestamp: formatTime(at), count: 1 }
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        apiVersion,
        kind,
        name: subject,
        ...(about.namespace ? { namespace: about.namespace } : {}),
        uid: about.uid,
        resourceVersion: about.resourceVersion,
        ...(event.fieldPath ? { fieldPath: event.fieldPath } : {}),
      },
      type: event.type,
      reason: event.reason,
      message,
      source: event.action
        ? {}
        : { component: source.component, ...(source.host ? { host: source.host } : {}) },
      reportingComponent: source.component,
      reportingInstance: source.host,
      ...times,
    }
  }
}
