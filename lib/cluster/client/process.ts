/** A process that runs components: informers, work queues and their retries. State is plain data. */

import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { findCustomKind } from '@/lib/cluster/apis/served-kinds'
import { type ApiTransport, ConnectionRefused, type UserInfo } from '@/lib/cluster/apiserver/request'
import type { Trust } from '@/lib/cluster/auth/trust'
import { createClient } from '@/lib/cluster/client/api-client'
import { type CacheChange, type CacheSource, createLister, initialEvents } from '@/lib/cluster/client/cache'
import type { Component, ComponentContext, ComponentWatch, WatchEvent } from '@/lib/cluster/client/component'
import { allWatchers, deliverChanges, type Watcher } from '@/lib/cluster/client/deliveries'
import { createRecorder, newRecorderState, type RecorderState } from '@/lib/cluster/client/recorder'
import { clonePlain } from '@/lib/cluster/sim/clone'
import { type InstantOrder, ordered, takeNext } from '@/lib/cluster/sim/order'
import { own } from '@/lib/cluster/sim/own'
import { nextFloat, nextSuffix, type RngState } from '@/lib/cluster/sim/rng'

export interface QueuedKey {
  key: string
  /** The revision that put it there; unset for timers and retries. */
  rv?: number
  /** The revision behind the timer or the retry that put it there. */
  cause?: number
  /** Further events of the same instant that found it queued. */
  merged?: number
}

export interface ComponentState {
  queue: QueuedKey[]
  failures: Record<string, number>
  state: unknown
  recorder: RecorderState
}

export interface ProcessState {
  running: boolean
  /** True once the caches have been filled. */
  synced: boolean
  /** Changes that its informers have yet to see, oldest first. */
  inbox: CacheChange[]
  components: Record<string, ComponentState>
}

export interface ProcessSpec {
  name: string
  components: readonly Component[]
  user(component: Component): UserInfo
  /** Events' source host. */
  host?: string
}

/** What a process may use of the machine that it runs on. */
export interface ProcessHost {
  transport: ApiTransport
  source: CacheSource
  /** False while the API server is down: informers wait. */
  reachable(): boolean
  /** Does a process and the API server not come together? */
  isCutOff(name: string): boolean
  /** Whom the control plane's parts believe, where that is not what kubeadm left. */
  trust(): Trust | undefined
  rng: RngState
  order(): InstantOrder
  now(): number
  /** @param cause the revision that is reacted to */
  schedule(at: number, target: string, key: string, cause?: number): void
}

/** The way of a process to the API server, as long as they believe each other. */
const wayOf = ({ transport, isCutOff }: ProcessHost, name: string): ApiTransport => ({
  request(request) {
    if (isCutOff(name)) throw new ConnectionRefused()
    return transport.request(request)
  },
  get direct() {
    return isCutOff(name) ? undefined : transport.direct
  },
})

const BASE_DELAY = 5
const MAX_DELAY = 1_000_000

/** Stands between a key and the number of an event of the same instant. */
const SPREAD = '\u0000'
/** ms between two of them */
const EVENT_SPACING = 10
const MOST_SPREAD = 20

/** client-go's ItemExponentialFailureRateLimiter. */
const backoff = (failures: number): number => Math.min(MAX_DELAY, BASE_DELAY * 2 ** Math.min(failures, 30))

/** A bug, not an answer of the API: it must be heard. */
export const isBug = (error: unknown) =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError

export function newProcessState({ components }: ProcessSpec): ProcessState {
  const entries = components.map((component): [string, ComponentState] => [
    component.name,
    { queue: [], failures: {}, state: component.initialState?.() ?? {}, recorder: newRecorderState() },
  ])
  return { running: false, synced: false, inbox: [], components: Object.fromEntries(entries) }
}

/** A fork's processes: what components remember is shared until one of the two touches it. */
export const forkProcessState = (state: ProcessState): ProcessState => ({
  ...state,
  inbox: [...state.inbox],
  components: { ...state.components },
})

/** A key, and what put it there. */
type Wanted = { key: string; rv?: number; cause?: number | undefined }

interface Running {
  component: Component
  /** Where it stands among the components. */
  place: number
  own: ComponentState
  /** What `own.queue` holds, by key. */
  queued: Map<string, QueuedKey>
  context: ComponentContext
  target: string
  reactingTo: number | undefined
}

export class Process {
  /** Components at work, where they stand; what is not here has not been touched since the last fork. */
  private members: (Running | undefined)[] = []
  /** False when no queue holds anything. */
  private pending = true
  /** By component: 0 when its queue holds nothing. A pass does not look at forty empty queues. */
  private readonly waiting: Uint8Array
  /** Called when there is something to do that there was not before. */
  onWork: () => void = () => {}
  /** @param shared the components' states belong to another fork too: they are copied when touched */
  constructor(
    private readonly spec: ProcessSpec,
    readonly state: ProcessState,
    private readonly host: ProcessHost,
    private shared: boolean,
  ) {
    this.waiting = new Uint8Array(spec.components.length).fill(1)
  }

  /** From here on the components' states belong to a fork too. */
  share(): void {
    this.shared = true
    this.members = []
  }

  /** The component, with a state that is this process' own. */
  private touch(component: Component, place = this.spec.components.indexOf(component)): Running {
    const known = this.members[place]
    if (known) return known
    const state = this.state.components[component.name]
    if (!state) throw new TypeError(`no state for ${component.name}`)
    const own = this.shared ? clonePlain(state) : state
    this.state.components[component.name] = own
    const made = this.member(component, place, own)
    this.members[place] = made
    return made
  }

  private member(component: Component, place: number, own: ComponentState): Running {
    const { host, spec } = this
    const target = `${spec.name}#${component.name}`
    const agent = spec.components.length > 1 ? `${spec.name}/${component.name}` : spec.name
    const user = spec.user(component)
    const queued = new Map(own.queue.map((item) => [item.key, item]))
    const member = { component, place, own, queued, target, reactingTo: undefined } as unknown as Running
    const client = createClient(wayOf(host, spec.name), {
      user,
      userAgent: agent,
      reactingTo: () => member.reactingTo,
      findCustom: (resource) => findCustomKind((name) => host.source.list(name), resource),
    })
    const source = {
      component: component.eventSource ?? spec.name.split('/')[0] ?? '',
      host: spec.host ?? '',
    }
    const recorder = createRecorder(client, own.recorder, source, host.rng, host.now)
    member.context = {
      now: host.now,
      client,
      lister: createLister(host.source),
      state: own.state,
      requeueAfter: (key, ms) =>
        ms > 0
          ? host.schedule(host.now() + ms, target, key, member.reactingTo)
          : this.enqueue(member, { key, cause: member.reactingTo }),
      enqueue: (key) => this.enqueue(member, { key, cause: member.reactingTo }),
      record: (object: KubeObject, event) => recorder.record(object, event),
      random: () => nextFloat(host.rng),
      suffix: (n) => nextSuffix(host.rng, n),
      trust: host.trust,
    }
    return member
  }

  private enqueue({ own, queued, place }: Running, { key, rv, cause }: Wanted): void {
    const waiting = queued.get(key)
    this.pending = true
    this.waiting[place] = 1
    this.onWork()
    if (waiting) {
      if (rv !== undefined && waiting.rv !== undefined) waiting.merged = (waiting.merged ?? 0) + 1
      return
    }
    const item: QueuedKey = rv !== undefined ? { key, rv } : cause !== undefined ? { key, cause } : { key }
    own.queue.push(item)
    queued.set(key, item)
  }

  /** A timer of a component fires. */
  wake(componentName: string, key: string, cause?: number): void {
    const component = this.spec.components.find(({ name }) => name === componentName)
    const spread = key.indexOf(SPREAD)
    const plain = spread < 0 ? key : key.slice(0, spread)
    if (component && this.state.running) this.enqueue(this.touch(component), { key: plain, cause })
  }

  /** What a component remembers, to be changed from outside; the component then looks at `key`. */
  change(componentName: string, key: string): unknown {
    const component = this.spec.components.find(({ name }) => name === componentName)
    if (!component || !this.state.running) return undefined
    const member = this.touch(component)
    this.enqueue(member, { key })
    return member.own.state
  }

  /** The same of a component that may be stopped: nobody looks at it then. */
  remembered(componentName: string): unknown {
    const component = this.spec.components.find(({ name }) => name === componentName)
    return component && this.touch(component).own.state
  }

  start(): void {
    if (this.state.running) return
    this.state.running = true
    this.state.synced = false
    this.onWork()
    for (const component of this.spec.components) component.start?.(this.touch(component).context)
  }

  /** Killed: queues and caches are gone; what the component keeps in its state stays. */
  stop(): void {
    this.state.running = false
    this.state.synced = false
    this.state.inbox = []
    for (const component of this.spec.components) {
      const { own, queued } = this.touch(component)
      own.queue = []
      own.failures = {}
      queued.clear()
    }
  }

  private readonly deliver = ({ component, place, watch }: Watcher, event: WatchEvent, rv: number) => {
    const member = this.touch(component, place)
    member.reactingTo = rv
    for (const key of watch.map(event, member.context)) this.enqueue(member, { key, rv })
    member.reactingTo = undefined
  }

  watches(): ComponentWatch[] {
    return this.spec.components.flatMap(({ watches }) => watches)
  }

  /** Something that one of its informers watches has changed. What is yet to list will see it then. */
  hear(change: CacheChange): void {
    const { state } = this
    if (!state.synced || state.inbox.at(-1) === change) return
    state.inbox.push(change)
    this.onWork()
  }

  private isReachable(): boolean {
    return this.host.reachable() && !this.host.isCutOff(this.spec.name)
  }

  /** Brings the caches up to date and turns what changed into keys. */
  private syncInformers(): void {
    const { state } = this
    if ((state.synced && state.inbox.length === 0) || !this.isReachable()) return
    const changes = state.inbox
    state.inbox = []
    if (state.synced) deliverChanges(this.spec.components, changes, this.deliver)
    else {
      state.synced = true
      this.deliverAll()
    }
  }

  private deliverAll(): void {
    for (const watcher of allWatchers(this.spec.components))
      for (const event of initialEvents(watcher.watch, this.host.source))
        this.deliver(watcher, event, Number(event.object.metadata.resourceVersion))
  }

  /**
   * On a real clock the events of an instant lie a little apart, and each is a sync of its own. That shows
   * only when syncs fail: every one of them doubles the time until the next retry.
   */
  private spread(member: Running, key: string, merged: number): void {
    for (let i = 1; i <= Math.min(merged, MOST_SPREAD); i++)
      this.host.schedule(
        this.host.now() + i * EVENT_SPACING,
        member.target,
        `${key}${SPREAD}${i}`,
        member.reactingTo,
      )
  }

  private process(
    member: Running,
    { key, rv, cause, merged = 0 }: QueuedKey,
    work: () => void = () => member.component.reconcile(key, member.context),
  ): void {
    member.reactingTo = rv ?? cause
    try {
      work()
      if (member.own.failures[key] !== undefined) delete member.own.failures[key]
    } catch (error) {
      if (isBug(error)) {
        this.pending = true
        this.waiting[member.place] = 1
        throw error
      }
      const before = member.own.failures
      const failures = own(before, key) ?? 0
      before[key] = failures + 1
      this.spread(member, key, merged)
      this.host.schedule(this.host.now() + backoff(failures), member.target, key, member.reactingTo)
    } finally {
      member.reactingTo = undefined
    }
  }

  /** Nothing has happened that it would look at. */
  get isIdle(): boolean {
    const { running, synced, inbox } = this.state
    return !running || (synced && inbox.length === 0 && !this.pending)
  }

  /** Works off what is queued now; returns how many keys that were. */
  run(): number {
    if (!this.state.running) return 0
    this.syncInformers()
    if (!this.state.synced) return this.workOffline()
    if (!this.pending) return 0
    this.pending = false
    const order = this.host.order()
    const { components } = this.spec
    let done = 0
    if (order) for (const component of ordered(order, components)) done += this.workOff(component, order)
    else
      for (let place = this.waiting.indexOf(1); place >= 0; place = this.waiting.indexOf(1, place + 1)) {
        this.waiting[place] = 0
        done += this.workOff(components[place] as Component, order)
      }
    return done
  }

  /** What can be done before the caches have ever been filled. */
  private workOffline(): number {
    let done = 0
    for (const component of this.spec.components) {
      if (!component.offline || this.state.components[component.name]?.queue.length === 0) continue
      const member = this.touch(component)
      for (const item of [...member.own.queue]) {
        let isDone = true
        this.process(member, item, () => {
          isDone = component.offline?.(item.key, member.context) ?? false
        })
        if (!isDone) continue
        member.own.queue.splice(member.own.queue.indexOf(item), 1)
        member.queued.delete(item.key)
        done += 1
      }
    }
    return done
  }

  /** What a component's queue holds at this moment. */
  private workOff(component: Component, order: InstantOrder): number {
    if (this.state.components[component.name]?.queue.length === 0) return 0
    const member = this.touch(component)
    const { length } = member.own.queue
    for (let done = 0; done < length; done++) {
      const item = takeNext(order, member.own.queue)
      if (!item) return done
      member.queued.delete(item.key)
      this.process(member, item)
      this.syncInformers()
    }
    return length
  }
}
