import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { ab } from '@/lib/userland/tools/network/ab'
import { brctl, bridge } from '@/lib/userland/tools/network/bridge'
import { curl } from '@/lib/userland/tools/network/curl/curl'
import { dig } from '@/lib/userland/tools/network/dig'
import { byDialect, dispatched } from '@/lib/userland/tools/network/dispatch'
import { getent } from '@/lib/userland/tools/network/getent'
import { host } from '@/lib/userland/tools/network/host'
import { ip } from '@/lib/userland/tools/network/ip/ip'
import { nc } from '@/lib/userland/tools/network/nc'
import { arp, ifconfig, route } from '@/lib/userland/tools/network/net-tools'
import { bindNslookup } from '@/lib/userland/tools/network/nslookup-bind'
import { busyboxNslookup } from '@/lib/userland/tools/network/nslookup-busybox'
import { oldNslookup } from '@/lib/userland/tools/network/nslookup-old'
import { ping } from '@/lib/userland/tools/network/ping'
import { netstat, ss } from '@/lib/userland/tools/network/sockets'
import { tcpdump } from '@/lib/userland/tools/network/tcpdump'
import { telnet } from '@/lib/userland/tools/network/telnet'
import { traceroute } from '@/lib/userland/tools/network/traceroute'
import { busyboxWget } from '@/lib/userland/tools/network/wget-busybox'
import { gnuWget } from '@/lib/userland/tools/network/wget-gnu'

/** Up to 1.28 busybox looked names up in another way. */
const isOldBusybox = (version: string) => /^(?:0|1\.(?:[01]?\d|2[0-8])(?!\d))/.test(version)

/** BIND's comes with dig, also where the rest is busybox. */
function nslookupOf({ dialect, machine }: Process): 'old' | 'busybox' | 'bind' {
  if (dialect === 'gnu' || machine.files.stat('/usr/bin/dig')) return 'bind'
  return isOldBusybox(machine.busybox ?? '1.36.1') ? 'old' : 'busybox'
}

const nslookup = dispatched({ old: oldNslookup, busybox: busyboxNslookup, bind: bindNslookup }, nslookupOf)

/** The tools on the network, by name. */
export const networkTools = {
  ab,
  arp,
  brctl,
  bridge,
  curl,
  dig,
  getent,
  host,
  ifconfig,
  ip,
  nc,
  'nc.openbsd': nc,
  netcat: nc,
  netstat,
  nslookup,
  ping,
  route,
  ss,
  tcpdump,
  telnet,
  tracepath: traceroute,
  traceroute,
  wget: byDialect({ gnu: gnuWget, busybox: busyboxWget }),
} as Readonly<Record<string, Program>>
