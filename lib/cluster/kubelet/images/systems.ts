/** Images of small systems: a shell and tools, and nothing that runs by itself. */

import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBase, ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { isAlpine } from '@/lib/cluster/kubelet/images/versions'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Program } from '@/lib/userland/kernel/program'

interface System {
  base: ImageBase
  sizeBytes: number
  command: string[]
  tools?: readonly string[]
  release?: string
  more?: Partial<ImageBehaviour>
}

const NETWORK =
  'curl wget nc nslookup dig host ping ip ss netstat ifconfig route arp traceroute tcpdump telnet jq vim vi ab openssl'.split(
    ' ',
  )

const UBUNTU = (series: string, name: string) => `PRETTY_NAME="Ubuntu ${series} LTS"
NAME="Ubuntu"
VERSION_ID="${series.slice(0, 5)}"
VERSION="${series} LTS (${name})"
VERSION_CODENAME=${name.split(' ')[0]?.toLowerCase()}
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
`

const UBUNTUS: Readonly<Record<string, [string, string]>> = {
  '16.04': ['16.04.7', 'Xenial Xerus'],
  '18.04': ['18.04.6', 'Bionic Beaver'],
  '20.04': ['20.04.6', 'Focal Fossa'],
  '22.04': ['22.04.5', 'Jammy Jellyfish'],
  '24.04': ['24.04.3', 'Noble Numbat'],
}

function ubuntuRelease(tag: string): string {
  const [series, name] = UBUNTUS[tag.slice(0, 5)] ?? UBUNTUS['24.04'] ?? ['', '']
  return UBUNTU(series, name)
}

const RED_HAT = (name: string, id: string, version: string) =>
  `NAME="${name}"\nVERSION="${version}"\nID="${id}"\nID_LIKE="rhel fedora"\nVERSION_ID="${version.split(' ')[0]}"\nPRETTY_NAME="${name} ${version}"\n`

const PS = ['ps', 'top', 'free', 'pgrep', 'pkill', 'pidof', 'uptime', 'watch']

/** A red hat has no apt. */
const redHat = (name: string, id: string, version: string): System => ({
  base: 'debian',
  sizeBytes: 83_500_000,
  command: ['/bin/bash'],
  tools: ['curl', 'vi', 'less', ...PS],
  release: RED_HAT(name, id, version),
})

/** curl's image: what is no command is a word of curl's. */
const curlEntrypoint: Program = {
  start: () => ({}),
  step(_, process) {
    const argv = process.argv.slice(1)
    const [first = ''] = argv
    let isCommand = !first.startsWith('-') && first !== ''
    try {
      if (isCommand) process.find(first)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      isCommand = false
    }
    return handOver(process, isCommand ? argv : ['curl', ...argv], '/entrypoint.sh', 10)
  },
}

const SYSTEMS: Readonly<Record<string, (tag: string) => System>> = {
  busybox: () => ({ base: 'busybox', sizeBytes: 2_223_685, command: ['sh'] }),
  alpine: () => ({ base: 'alpine', sizeBytes: 3_799_689, command: ['/bin/sh'] }),
  bash: () => ({
    base: 'alpine',
    sizeBytes: 6_400_000,
    command: ['bash'],
    tools: ['bash'],
  }),
  debian: () => ({ base: 'debian', sizeBytes: 48_500_000, command: ['bash'] }),
  ubuntu: (tag) => ({
    base: 'debian',
    sizeBytes: 29_700_000,
    command: ['/bin/bash'],
    tools: PS,
    release: ubuntuRelease(tag),
  }),
  'buildpack-deps': () => ({
    base: 'debian',
    sizeBytes: 320_000_000,
    command: ['bash'],
    tools: ['curl', 'wget', ...PS],
  }),
  centos: () => redHat('CentOS Linux', 'centos', '8 (Core)'),
  rockylinux: () => redHat('Rocky Linux', 'rocky', '9.3 (Blue Onyx)'),
  almalinux: () => redHat('AlmaLinux', 'almalinux', '9.6 (Sage Margay)'),
  fedora: () => redHat('Fedora Linux', 'fedora', '43 (Container Image)'),
  amazonlinux: () => redHat('Amazon Linux', 'amzn', '2023'),
  'registry.access.redhat.com/ubi9/ubi': () => redHat('Red Hat Enterprise Linux', 'rhel', '9.6 (Plow)'),
  'curlimages/curl': () => ({
    base: 'alpine',
    sizeBytes: 9_900_000,
    command: ['curl'],
    tools: ['curl'],
    more: { user: '100:101', entrypoint: ['/entrypoint.sh'], programs: { '/entrypoint.sh': curlEntrypoint } },
  }),
  'radial/busyboxplus': () => ({ base: 'busybox', sizeBytes: 5_100_000, command: ['sh'], tools: ['curl'] }),
  'yauritux/busybox-curl': () => ({
    base: 'busybox',
    sizeBytes: 6_000_000,
    command: ['sh'],
    tools: ['curl'],
  }),
  'odise/busybox-curl': () => ({ base: 'busybox', sizeBytes: 6_000_000, command: ['sh'], tools: ['curl'] }),
  'nicolaka/netshoot': () => ({
    base: 'alpine',
    sizeBytes: 190_000_000,
    command: ['zsh'],
    tools: ['bash', ...NETWORK],
  }),
  'wbitt/network-multitool': () => ({
    base: 'alpine',
    sizeBytes: 35_000_000,
    command: ['bash'],
    tools: ['bash', ...NETWORK],
  }),
  'praqma/network-multitool': () => ({
    base: 'alpine',
    sizeBytes: 35_000_000,
    command: ['bash'],
    tools: ['bash', ...NETWORK],
  }),
  'amsy810/tools': () => ({
    base: 'debian',
    sizeBytes: 150_000_000,
    command: ['bash'],
    tools: [...PS, ...NETWORK],
  }),
  'registry.k8s.io/e2e-test-images/jessie-dnsutils': () => ({
    base: 'debian',
    sizeBytes: 112_000_000,
    command: ['sleep', '3600'],
    tools: [...PS, 'dig', 'nslookup', 'host', 'ping', 'nc'],
  }),
  'tutum/dnsutils': () => ({
    base: 'debian',
    sizeBytes: 80_000_000,
    command: ['bash'],
    tools: ['dig', 'nslookup', 'host'],
  }),
  'infoblox/dnstools': () => ({
    base: 'alpine',
    sizeBytes: 12_000_000,
    command: ['sh'],
    tools: ['dig', 'nslookup', 'host', 'curl'],
  }),
  'bitnami/kubectl': () => ({
    base: 'debian',
    sizeBytes: 95_000_000,
    command: ['sh'],
    more: { user: '1001' },
  }),
  'alpine/git': () => ({ base: 'alpine', sizeBytes: 25_000_000, command: ['sh'] }),
  'alpine/curl': () => ({
    base: 'alpine',
    sizeBytes: 9_000_000,
    command: [],
    tools: ['curl'],
    more: { entrypoint: ['curl'] },
  }),
}

const OTHERS: Readonly<Record<string, string>> = {
  'k8s.gcr.io/e2e-test-images/jessie-dnsutils': 'registry.k8s.io/e2e-test-images/jessie-dnsutils',
  'registry.k8s.io/e2e-test-images/dnsutils': 'registry.k8s.io/e2e-test-images/jessie-dnsutils',
  'gcr.io/kubernetes-e2e-test-images/dnsutils': 'registry.k8s.io/e2e-test-images/jessie-dnsutils',
  'registry.k8s.io/e2e-test-images/busybox': 'busybox',
  'ghcr.io/takara9/my-ubuntu': 'ubuntu',
  'rancher/curl': 'alpine/curl',
}

/** The image of a small system; undefined: it is none. */
export function systemFor(repository: string, tag: string): ImageBehaviour | undefined {
  const name = OTHERS[repository] ?? repository
  const system = Object.hasOwn(SYSTEMS, name) ? SYSTEMS[name]?.(tag) : undefined
  if (!system) return undefined
  const { sizeBytes, command, tools, release, more } = system
  return {
    repository,
    sizeBytes,
    entrypoint: [],
    command,
    base: isAlpine(tag) ? 'alpine' : system.base,
    ports: [],
    ...(tools && { tools }),
    ...(release !== undefined && { files: { '/usr/lib/os-release': release } }),
    programs: {},
    ...more,
  }
}
