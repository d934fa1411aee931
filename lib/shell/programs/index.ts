import type { Cluster } from '@/lib/cluster/cluster'
import type { LocalPorts } from '@/lib/shell/local-ports'
import { whenComplete } from '@/lib/shell/programs/complete'
import { type DockerHost, dockerPrograms } from '@/lib/shell/programs/docker'
import { lateHelm } from '@/lib/shell/programs/helm/late-helm'
import { hostPrograms, ON_CONTROL_PLANE, ON_HOSTS } from '@/lib/shell/programs/host-programs'
import { kernelRules, RULE_PROGRAMS } from '@/lib/shell/programs/kernel-rules'
import { Kubectl, type KubectlHost } from '@/lib/shell/programs/kubectl'
import { kustomize } from '@/lib/shell/programs/kustomize'
import { withManifests } from '@/lib/shell/programs/manifests'
import { type SshHost, scp, ssh } from '@/lib/shell/programs/ssh'
import { sysctl } from '@/lib/shell/programs/sysctl'
import { fetched } from '@/lib/shell/rare-programs'
import type { Program } from '@/lib/userland/kernel/program'
import { programs as userland } from '@/lib/userland/programs'
import { networkTools } from '@/lib/userland/tools/network'

export interface ProgramsHost extends KubectlHost, SshHost, DockerHost {
  ports: LocalPorts
  /** All code of the engine is there. */
  isComplete(): boolean
}

/** What speaks to clusters. */
const CLIENTS = ['helm', 'k', 'kubectl', 'kustomize']
/** On every machine, whether or not it has anything to do with clusters. */
const SYSTEM = ['openssl', 'scp', 'ssh', ...Object.keys(userland)]
const EVERYWHERE = [...CLIENTS, ...SYSTEM]
/** On the learner's own. */
const CLUSTER_MAKERS = ['kind', 'minikube']
const ON_OWN = ['docker', 'helmfile', ...CLUSTER_MAKERS]
/** What may be asked for a manifest that is published. */
const FETCHERS = ['curl', 'wget']
/** The programs of the machine that one sits at in the exam. */
export const onBase: ReadonlySet<string> = new Set(SYSTEM)
/** Of the learner's own. */
export const onOwn: ReadonlySet<string> = new Set([...EVERYWHERE, ...ON_OWN])
const onWorkers: ReadonlySet<string> = new Set([...EVERYWHERE, ...ON_HOSTS, 'sysctl', ...RULE_PROGRAMS])
const onControlPlane: ReadonlySet<string> = new Set([...onWorkers, ...ON_CONTROL_PLANE])

/** The programs of a cluster's host. */
export function programNames(host: string, cluster: Cluster): ReadonlySet<string> {
  return cluster.hosts.isBare || cluster.hosts.controlPlanes().includes(host) ? onControlPlane : onWorkers
}

/** Whether a program asks the cluster of the host that it runs on. */
export const isOfClusters = (program: string): boolean => !Object.hasOwn(userland, program)

/** All programs that a terminal knows, by name. */
export function terminalPrograms(host: ProgramsHost): ReadonlyMap<string, Program> {
  const kubectl = new Kubectl(host)
  const rules = whenComplete(host.isComplete, kernelRules(host.cluster))
  const network = Object.entries(networkTools)
  const own: Record<string, unknown> = {
    ...{ kubectl, k: kubectl, kustomize },
    krew: fetched('krew', ({ krew }) => krew),
    openssl: fetched('openssl', ({ openssl }) => openssl),
    helm: whenComplete(host.isComplete, lateHelm(host)),
    helmfile: whenComplete(
      host.isComplete,
      fetched('helmfile', ({ helmfile }) => helmfile(host)),
    ),
    ...Object.fromEntries(network.map(([name, tool]) => [name, whenComplete(host.isComplete, tool)])),
    ...Object.fromEntries(
      FETCHERS.map((name) => [
        name,
        withManifests(whenComplete(host.isComplete, networkTools[name] as Program)),
      ]),
    ),
    ...dockerPrograms(host),
    ...Object.fromEntries(
      CLUSTER_MAKERS.map((name) => [
        name,
        whenComplete(
          host.isComplete,
          fetched('localClusters', ({ createLocalClusters }) => createLocalClusters(host)[name] as Program),
        ),
      ]),
    ),
    ...{ ssh: ssh(host), scp: scp(host) },
    ...hostPrograms(host.cluster),
    sysctl: whenComplete(host.isComplete, sysctl),
    ...Object.fromEntries(RULE_PROGRAMS.map((name) => [name, rules])),
  }
  return new Map(Object.entries({ ...userland, ...own })) as ReadonlyMap<string, Program>
}
