import { takeWanted } from '@/lib/cluster/sim/on-demand'
import { installRare } from '@/lib/cluster/sim/parts'
import { installRare as installRareOfKubectl } from '@/lib/kubectl/parts'
import { installHelm } from '@/lib/shell/programs/helm/parts'
import { installRarePrograms } from '@/lib/shell/rare-programs'
import { loadAddons, loaded } from '@/lib/shell/rest'
import { installTools } from '@/lib/userland/tools/on-demand'

const policies = async () => {
  const [cel, mutatingPolicies, validatingPolicies] = await Promise.all([
    import('@/lib/cluster/cel/program'),
    import('@/lib/cluster/admission/policy/mutating'),
    import('@/lib/cluster/admission/policy/validating'),
  ])
  installRare({ cel, mutatingPolicies, validatingPolicies })
}

const systemd = async () => installRare({ systemd: await import('@/lib/cluster/host/systemd/index') })

const madeImages = async () =>
  installRare({ madeImages: await import('@/lib/cluster/kubelet/images/made-images') })

/** Fetches what is missed under a name. */
const LOADERS: Readonly<Record<string, () => Promise<void>>> = {
  awk: async () => installTools({ awk: await import('@/lib/userland/tools/awk/awk') }),
  docker: async () => {
    await madeImages()
    installRarePrograms({ docker: await import('@/lib/shell/programs/docker/docker') })
  },
  localClusters: async () => {
    await Promise.all([madeImages(), systemd(), loadAddons()])
    installRarePrograms({
      docker: await import('@/lib/shell/programs/docker/docker'),
      localClusters: await import('@/lib/shell/programs/local-clusters/local-clusters'),
    })
  },
  editors: async () => installTools({ editors: await import('@/lib/userland/tools/vi/editors') }),
  jq: async () => installTools({ jq: await import('@/lib/userland/tools/jq/jq') }),
  network: async () => installTools({ network: await import('@/lib/userland/tools/network/seldom') }),
  cel: policies,
  mutatingPolicies: policies,
  validatingPolicies: policies,
  databases: async () =>
    installRare({ databases: await import('@/lib/cluster/kubelet/images/databases/databases') }),
  etcdTools: async () => {
    await systemd()
    installRare({ etcdTools: await import('@/lib/cluster/host/etcdctl/tools') })
  },
  goTemplate: async () =>
    installRareOfKubectl({ goTemplate: await import('@/lib/kubectl/printers/go-template') }),
  helm: async () => installHelm({ helm: await import('@/lib/shell/programs/helm/helm') }),
  helmfile: async () => installRarePrograms({ helmfile: await import('@/lib/shell/programs/helm/helmfile') }),
  krew: async () => installRarePrograms({ krew: await import('@/lib/shell/programs/krew/krew') }),
  kustomize: async () => installRareOfKubectl({ kustomize: await import('@/lib/kubectl/kustomize/build') }),
  languages: async () =>
    installRare({ languages: await import('@/lib/cluster/kubelet/images/languages/languages') }),
  php: async () => installRare({ php: await import('@/lib/cluster/kubelet/images/php/php') }),
  systemd,
  hostTools: async () => {
    await systemd()
    installRarePrograms({ hostTools: await import('@/lib/shell/programs/host-tools') })
  },
  madeImages,
  operators: async () =>
    installRare({ operators: await import('@/lib/cluster/kubelet/images/website-operator/operators') }),
  openssl: async () => installRarePrograms({ openssl: await import('@/lib/shell/programs/openssl/openssl') }),
  packages: async () =>
    installRare({ packages: await import('@/lib/cluster/kubelet/images/packages/package-programs') }),
}

/** Words that tell beforehand what will be missed. A guess: without it, or where it fails, things are done twice. */
const HINTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['awk', /\b[gm]?awk\b/],
  ['docker', /(?:^|[\s;&|("'`])docker\s+[a-z-]/],
  ['localClusters', /(?:^|[\s;&|("'`])(?:kind|minikube)\s+[a-z-]/],
  ['editors', /\b(?:vim?|view|nano|edit)\b/],
  ['helm', /\bhelm\b/],
  ['krew', /\bkrew\b/],
  ['helmfile', /\bhelmfile\b/],
  ['jq', /\bjq\b/],
  [
    'network',
    /\b(?:ab|arp|brctl|bridge|dig|host|ifconfig|ip|nslookup|route|tcpdump|telnet|tracepath|traceroute)\s/,
  ],
  ['cel', /x-kubernetes-validations|admissionpolic|matchConditions/i],
  ['databases', /\b(?:redis|mysql|mariadb|mongo|memcached|rabbitmq)|postgres|psql/],
  ['languages', /\b(?:python|node:|perl|ruby|tomcat|golang|openjdk|temurin|corretto)/],
  ['php', /\b(?:php|wordpress)/],
  [
    'hostTools',
    /\b(?:apt|dpkg|kubeadm|systemctl|journalctl|crictl|etcdctl|etcdutl|systemd|reboot|service|bare)\b/,
  ],
  ['etcdTools', /\bexec\b.*\betcd(?:ctl|utl)\b/],
  ['operators', /website-operator/],
  ['openssl', /\bopenssl\b/],
  ['packages', /\b(?:apt|apt-get|apk|dpkg|adduser|addgroup|useradd|groupadd)\b/],
]

const done = new Set<string>()

/** @throws NotLoaded */
export async function loadNamed(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !done.has(name))
  await loaded(Promise.all(missing.map((name) => LOADERS[name]?.())))
  for (const name of missing) done.add(name)
}

/** Fetches what a text lets expect. @throws NotLoaded */
export const loadExpected = (text: string): Promise<void> =>
  loadNamed(HINTS.flatMap(([name, words]) => (words.test(text) ? [name] : [])))

/** Fetches all of it. @throws NotLoaded */
export const loadAllOnDemand = (): Promise<void> => loadNamed(Object.keys(LOADERS))

/**
 * Does something with an engine that may miss code in the midst of it: then all is thrown away, the code is fetched,
 * and it is done again.
 * @param back puts things back to how they were before `run`
 * @throws NotLoaded when it cannot be fetched: things are as before `run`
 */
export async function whole<T>(run: () => Promise<T>, back?: () => Promise<void>): Promise<T> {
  for (;;) {
    takeWanted()
    let outcome: { value: T } | { error: unknown }
    try {
      outcome = { value: await run() }
    } catch (error) {
      outcome = { error }
    }
    const wanted = takeWanted()
    if (wanted.length === 0) {
      if ('value' in outcome) return outcome.value
      throw outcome.error
    }
    if (wanted.every((name) => done.has(name)))
      throw new TypeError(`${wanted[0]} is missed although it is here`)
    try {
      await loadNamed(wanted)
    } finally {
      await back?.()
    }
  }
}
