/** The processes of a running cluster: each can be started and stopped, and takes its turn. */

import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Trust } from '@/lib/cluster/auth/trust'
import type { CacheChange } from '@/lib/cluster/client/cache'
import { Informers } from '@/lib/cluster/client/informers'
import { newProcessState, Process, type ProcessHost, type ProcessSpec } from '@/lib/cluster/client/process'
import type { NodeIpamState } from '@/lib/cluster/controller/node-ipam'
import { leaseRenewal, newRenewal, writeHeartbeats, writeLease } from '@/lib/cluster/heartbeat'
import type { KubeletState } from '@/lib/cluster/kubelet/kubelet'
import { API_SERVER, kubeletName, nodeOfKubelet } from '@/lib/cluster/processes'
import type { RuntimeState } from '@/lib/cluster/runtime-state'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import type { SchedulerState } from '@/lib/cluster/scheduler/scheduler-state'
import { ordered } from '@/lib/cluster/sim/order'
import { dropTarget } from '@/lib/cluster/sim/queue'
import type { Store } from '@/lib/cluster/storage/store'

export class ProcessTable {
  private readonly processes = new Map<string, Process>()
  private readonly informers = new Informers(this.processes)
  private inTurn: Process[] = []
  /** 1 for each that may have something to do: a pass does not look at a thousand idle kubelets. */
  private busy = new Uint8Array()

  /** @param shared what the components remember belongs to another fork too */
  constructor(
    private readonly state: RuntimeState,
    private readonly store: Store,
    specs: readonly ProcessSpec[],
    private readonly host: ProcessHost,
    shared: boolean,
    /** Keeps the cause of a write past the API. */
    private readonly wrote: (actor: string, object: KubeObject | undefined) => void,
  ) {
    for (const spec of specs) {
      const own = state.processes[spec.name] ?? newProcessState(spec)
      state.processes[spec.name] = own
      this.processes.set(spec.name, new Process(spec, own, host, shared))
    }
    this.reorder()
  }

  /** After processes have come or gone. */
  private reorder(): void {
    this.informers.reset()
    this.inTurn = [...this.processes.values()]
    this.busy = new Uint8Array(this.inTurn.length).fill(1)
    for (const [place, process] of this.inTurn.entries())
      process.onWork = () => {
        this.busy[place] = 1
      }
  }

  /** A machine has come: its processes start. */
  add(spec: ProcessSpec): void {
    const own = newProcessState(spec)
    this.state.processes[spec.name] = own
    this.processes.set(spec.name, new Process(spec, own, this.host, false))
    this.reorder()
    this.start(spec.name)
  }

  /** A machine has gone, and what ran there with it. */
  remove(name: string): void {
    this.stop(name)
    this.processes.delete(name)
    delete this.state.processes[name]
    this.reorder()
  }

  /** The store has changed. */
  notify(change: CacheChange): void {
    this.informers.notify(change)
  }

  /** Gives each process its turn; returns how many keys they worked off. */
  run(): number {
    const { order } = this.state.queue
    let done = 0
    if (order) {
      for (const process of ordered(order, this.inTurn)) done += process.run()
      return done
    }
    // Machines that come meanwhile have their turn behind the others.
    for (let place = this.busy.indexOf(1); place >= 0; place = this.busy.indexOf(1, place + 1)) {
      const process = this.inTurn[place] as Process
      done += process.run()
      if (process.isIdle && this.inTurn[place] === process) this.busy[place] = 0
    }
    return done
  }

  /** A timer fires. @param target `process#component` */
  wake(target: string, key: string, cause?: number): void {
    const hash = target.indexOf('#')
    this.processes.get(target.slice(0, hash))?.wake(target.slice(hash + 1), key, cause)
  }

  /** To be called before a fork. */
  share(): void {
    for (const process of this.processes.values()) process.share()
  }

  /** A node's running kubelet to change; it then looks at `key`. */
  changeKubelet(node: string, key: string): KubeletState | undefined {
    return this.processes.get(kubeletName(node))?.change('kubelet', key) as KubeletState | undefined
  }

  /** What a node's kubelet and its container runtime remember, to change, also while the kubelet is stopped. */
  kubeletState(node: string): KubeletState | undefined {
    return this.processes.get(kubeletName(node))?.remembered('kubelet') as KubeletState | undefined
  }

  /** The scheduler reads its configuration when it starts; undefined: it has none. */
  configureScheduler(profiles: ProfileConfig[] | undefined): void {
    const state = this.processes.get('kube-scheduler')?.change('scheduler', 'cycle') as
      | SchedulerState
      | undefined
    if (profiles && state) state.profiles = profiles
    else delete state?.profiles
  }

  /** The controller manager gives new nodes pieces of this network; '': none. */
  configureNetwork(clusterCIDR: string): void {
    const state = this.processes.get('kube-controller-manager')?.change('node-ipam', '') as
      | NodeIpamState
      | undefined
    if (state) state.clusterCIDR = clusterCIDR
  }

  list(): { name: string; running: boolean }[] {
    return [...this.processes].map(([name, process]) => ({ name, running: process.state.running }))
  }

  stop(name: string): void {
    if (name === API_SERVER) this.state.apiServerRunning = false
    const process = this.get(name)
    if (!process.state.running) return
    const fallSilent = this.silence(name)
    process.stop()
    dropTarget(this.state.queue, `${name}#`)
    if (!this.isCutOff(name)) fallSilent()
  }

  private isCutOff(name: string): boolean {
    return this.state.hosts.trust?.cutOff[name] !== undefined
  }

  /** While a kubelet is heard its lease and heartbeats are computed; afterwards the last ones are what stays. */
  private silence(name: string): () => void {
    const node = nodeOfKubelet(name)
    const renewTime = node === undefined ? undefined : leaseRenewal(this.store, node, this.state.now)
    return () => {
      if (node === undefined || renewTime === undefined) return
      this.wrote(name, writeLease(this.store, node, renewTime))
      this.wrote(name, writeHeartbeats(this.store, node, this.state.now))
    }
  }

  /** Whom the parts believe has changed: who is cut off falls silent, who is no longer is heard again. */
  changeTrust(trust: Trust | undefined): void {
    const { hosts } = this.state
    const [before, after] = [hosts.trust?.cutOff ?? {}, trust?.cutOff ?? {}]
    const { trust: _, ...rest } = hosts
    this.state.hosts = trust ? { ...rest, trust } : rest
    for (const [name, { state }] of this.processes) {
      if (!state.running || (before[name] === undefined) === (after[name] === undefined)) continue
      if (after[name]) this.silence(name)()
      else this.returns(name)
    }
  }

  private returns(name: string): void {
    const node = nodeOfKubelet(name)
    if (node !== undefined) this.wrote(name, writeLease(this.store, node, newRenewal(this.state.now)))
    this.processes.get(name)?.onWork()
  }

  start(name: string): void {
    if (name === API_SERVER) this.state.apiServerRunning = true
    const process = this.get(name)
    if (process.state.running) return
    process.start()
    if (!this.isCutOff(name)) this.returns(name)
  }

  private get(name: string): Process {
    const process = this.processes.get(name)
    if (!process) throw new TypeError(`no component ${name}`)
    return process
  }
}
