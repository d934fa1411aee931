/** `kubeadm upgrade plan`. Mirrors: cmd/kubeadm/app/cmd/upgrade/plan.go. */

import { alignTabs } from '@/lib/kubectl/printers/tab-writer'
import { compareVersions, releasesOf } from '@/lib/shell/programs/apt/releases'
import { readConfiguration } from '@/lib/shell/programs/kubeadm/cluster-configuration'
import { COREDNS, ETCD } from '@/lib/shell/programs/kubeadm/config'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { checkHealth, requireControlPlane } from '@/lib/shell/programs/kubeadm/upgrade-checks'
import {
  type ClusterVersions,
  clusterVersions,
  minorOf,
  offers,
} from '@/lib/shell/programs/kubeadm/upgrade-versions'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'

const TABS = { minWidth: 10, padding: 3 }
const LINE = '_'.repeat(69)

const table = (rows: string[][]) => alignTabs(rows.map((row) => row.join('\t')).join('\n'), TABS).split('\n')

function offer(call: KubeadmCall, versions: ClusterVersions, title: string, to: string): void {
  const { cluster, kubelets, kubeadm } = versions
  const node = call.cluster.hosts.controlPlane()?.name ?? call.host
  const own = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']
  call.say(
    "Components that must be upgraded manually after you have upgraded the control plane with 'kubeadm upgrade apply':",
    ...table([
      ['COMPONENT', 'NODE', 'CURRENT', 'TARGET'],
      ...kubelets.map(([name, version]) => ['kubelet', name, version, to]),
    ]),
    '',
    title,
    '',
    ...table([
      ['COMPONENT', 'NODE', 'CURRENT', 'TARGET'],
      ...own.map((name) => [name, node, cluster, to]),
      ['kube-proxy', '', cluster, to],
      ['CoreDNS', '', COREDNS, COREDNS],
      ['etcd', node, ETCD, ETCD],
    ]),
    '',
    'You can now apply the upgrade by executing the following command:',
    '',
    `\tkubeadm upgrade apply ${to}`,
    '',
    ...(compareVersions(to, kubeadm) > 0
      ? [`Note: Before you can perform this upgrade, you have to update kubeadm to ${to}.`, '']
      : []),
    LINE,
    '',
  )
}

function componentConfigs(call: KubeadmCall): void {
  call.say(
    '',
    'The table below shows the current state of component configs as understood by this version of kubeadm.',
    'Configs that have a "yes" mark in the "MANUAL UPGRADE REQUIRED" column require manual config upgrade or',
    'resetting to kubeadm defaults before a successful upgrade can be performed. The version to manually',
    'upgrade to is denoted in the "PREFERRED VERSION" column.',
    '',
    ...table([
      ['API GROUP', 'CURRENT VERSION', 'PREFERRED VERSION', 'MANUAL UPGRADE REQUIRED'],
      ['kubeproxy.config.k8s.io', 'v1alpha1', 'v1alpha1', 'no'],
      ['kubelet.config.k8s.io', 'v1beta1', 'v1beta1', 'no'],
    ]),
    LINE,
    '',
  )
}

export function* upgradePlan(call: KubeadmCall): Steps {
  requireControlPlane(call)
  call.say('[preflight] Running pre-flight checks.')
  yield 500
  readConfiguration(call, 'upgrade/config')
  call.say('[upgrade] Running cluster health checks')
  yield* checkHealth(call)
  call.say('[upgrade] Fetching available versions to upgrade to')
  yield 1000
  const versions = clusterVersions(call, kubeadmVersion(call))
  const { cluster, kubeadm } = versions
  const [target = kubeadm] = releasesOf(minorOf(kubeadm))
  call.say(`[upgrade/versions] Cluster version: ${cluster.slice(1)}`)
  call.say(`[upgrade/versions] kubeadm version: ${kubeadm}`)
  call.say(`[upgrade/versions] Target version: ${target}`)
  call.say(
    `[upgrade/versions] Latest version in the ${minorOf(cluster)} series: ${releasesOf(minorOf(cluster))[0] ?? cluster}`,
  )
  call.say('')
  const open = offers(versions)
  if (compareVersions(cluster, kubeadm) > 0 && minorOf(cluster) !== minorOf(kubeadm))
    throw new KubeadmError(
      `[upgrade/versions] FATAL: this version of kubeadm only supports deploying clusters with the control plane version of its own minor release or the one before: ${kubeadm}`,
    )
  if (open.length === 0) {
    call.say("Awesome, you're up-to-date! Enjoy!")
    return 0
  }
  for (const { title, to } of open) offer(call, versions, title, to)
  componentConfigs(call)
  return 0
}
