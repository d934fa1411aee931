import { curl } from '@/lib/cluster/kubelet/process/net/curl'
import { nc } from '@/lib/cluster/kubelet/process/net/nc'
import { nslookup } from '@/lib/cluster/kubelet/process/net/nslookup'
import { ping } from '@/lib/cluster/kubelet/process/net/ping'
import { wget } from '@/lib/cluster/kubelet/process/net/wget'
import type { ProcessContext, Program } from '@/lib/cluster/kubelet/process/process'

/** Programs that use the network; an image says which of them it has. */
export const networkTools: Record<string, (context: ProcessContext, image: string) => Program> = {
  curl,
  nc,
  netcat: nc,
  nslookup,
  ping,
  wget,
}
