/** iptables, iptables-save, nft and ipvsadm on a node: what kube-proxy has told its kernel. */
import type { Cluster } from '@/lib/cluster/cluster'
import { oneShot } from '@/lib/userland/kernel/one-shot'
import type { Program } from '@/lib/userland/kernel/program'

export const RULE_PROGRAMS = ['iptables', 'iptables-save', 'nft', 'ipvsadm']

export const kernelRules = (cluster: () => Cluster): Program =>
  oneShot(({ process }) => {
    const [name = '', ...args] = process.argv
    return cluster().showRules(process.machine.name, [name.replace(/^.*\//, ''), ...args])
  }) as Program
