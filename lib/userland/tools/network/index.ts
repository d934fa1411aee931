import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { curl } from '@/lib/userland/tools/network/curl/curl'
import { byDialect, dispatched } from '@/lib/userland/tools/network/dispatch'
import { getent } from '@/lib/userland/tools/network/getent'
import { nc } from '@/lib/userland/tools/network/nc'
import { busyboxNslookup } from '@/lib/userland/tools/network/nslookup-busybox'
import { oldNslookup } from '@/lib/userland/tools/network/nslookup-old'
import { ping } from '@/lib/userland/tools/network/ping'
import { netstat, ss } from '@/lib/userland/tools/network/sockets'
import { busyboxWget } from '@/lib/userland/tools/network/wget-busybox'
import { gnuWget } from '@/lib/userland/tools/network/wget-gnu'
import { late, tool } from '@/lib/userland/tools/on-demand'

/** Up to 1.28 busybox looked names up in another way. */
const isOldBusybox = (version: string) => /^(?:0|1\.(?:[01]?\d|2[0-8])(?!\d))/.test(version)

/** BIND's comes with dig, also where the rest is busybox. */
function nslookupOf({ dialect, machine }: Process): 'old' | 'busybox' | 'bind' {
  if (dialect === 'gnu' || machine.files.stat('/usr/bin/dig')) return 'bind'
  return isOldBusybox(machine.busybox ?? '1.36.1') ? 'old' : 'busybox'
}

/** One of those that few sessions need. */
const seldom = (name: keyof typeof import('@/lib/userland/tools/network/seldom')): Program =>
  late(() => tool('network')[name] as Program)

const nslookup = dispatched(
  { old: oldNslookup, busybox: busyboxNslookup, bind: seldom('bindNslookup') },
  nslookupOf,
)

const traceroute = seldom('traceroute')

/** The tools on the network, by name. */
export const networkTools = {
  ab: seldom('ab'),
  arp: seldom('arp'),
  brctl: seldom('brctl'),
  bridge: seldom('bridge'),
  curl,
  dig: seldom('dig'),
  getent,
  host: seldom('host'),
  ifconfig: seldom('ifconfig'),
  ip: seldom('ip'),
  nc,
  'nc.openbsd': nc,
  netcat: nc,
  netstat,
  nslookup,
  ping,
  route: seldom('route'),
  ss,
  tcpdump: seldom('tcpdump'),
  telnet: seldom('telnet'),
  tracepath: traceroute,
  traceroute,
  wget: byDialect({ gnu: gnuWget, busybox: busyboxWget }),
} as Readonly<Record<string, Program>>
