/** iptables, iptables-save, nft and ipvsadm on a node: what kube-proxy has told its kernel. */
import type { Command } from 'just-bash'
import type { Cluster } from '@/lib/cluster/cluster'
import { command } from '@/lib/shell/commands'
import { loadRest } from '@/lib/shell/rest'

export interface RulesHost {
  cluster: Cluster
  hostName(): string | undefined
}

const RULE_COMMANDS = ['iptables', 'iptables-save', 'nft', 'ipvsadm']

export const ruleCommands = ({ cluster, hostName }: RulesHost): Command[] =>
  RULE_COMMANDS.map((name) =>
    command(name, async (args) => {
      const node = hostName()
      if (node === undefined)
        return { stdout: '', stderr: `bash: ${name}: command not found\n`, exitCode: 127 }
      await loadRest()
      return cluster.showRules(node, [name, ...args])
    }),
  )
