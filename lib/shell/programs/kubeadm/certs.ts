/** `kubeadm certs`. Mirrors: cmd/kubeadm/app/cmd/certs.go. */
import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { alignTabs } from '@/lib/kubectl/printers/tab-writer'
import {
  AUTHORITIES,
  CERTIFICATES,
  type ManagedCertificate,
  pemOf,
  renewCertificate,
} from '@/lib/shell/programs/kubeadm/certificates'
import { readConfiguration } from '@/lib/shell/programs/kubeadm/cluster-configuration'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const DAY = 86_400_000
const YEAR = 365 * DAY
const TABS = { minWidth: 10, padding: 3 }

/** `Nov 20, 2027 09:45 UTC` */
function expiry(at: number): string {
  const [date = '', time = ''] = formatTime(at).split('T')
  const [year, month, day] = date.split('-')
  return `${MONTHS[Number(month) - 1]} ${day}, ${year} ${time.slice(0, 5)} UTC`
}

/** The largest unit only: `364d`, `9y`. */
function residual(ms: number): string {
  if (ms < 0) return '<invalid>'
  if (ms >= YEAR) return `${Math.floor(ms / YEAR)}y`
  if (ms >= DAY) return `${Math.floor(ms / DAY)}d`
  return humanDuration(ms).replace(/^(\d+[a-z]).*$/, '$1')
}

function row(call: KubeadmCall, name: string, path: string, authority?: string): string {
  const found = certificateOf(pemOf(call, { path }) ?? '')
  const middle = authority === undefined ? [] : [authority]
  if (!found) return `!MISSING! ${name}\t\t\t${authority === undefined ? '' : '\t'}\n`
  const cells = [
    name,
    expiry(found.notAfter),
    residual(found.notAfter - call.now()),
    ...middle,
    'no'.padEnd(8),
  ]
  return `${cells.join('\t')}\n`
}

/** The cluster's configuration, or the default one where nobody answers: it names the same files. */
function readOrDefault(call: KubeadmCall, phase: string): void {
  try {
    readConfiguration(call, phase)
    call.say('')
  } catch (error) {
    if (!(error instanceof KubeadmError)) throw error
    call.say(
      `[${phase}] Error reading configuration from the Cluster. Falling back to default configuration`,
      '',
    )
  }
}

function* checkExpiration(call: KubeadmCall): Steps {
  readOrDefault(call, 'check-expiration')
  const own = ['CERTIFICATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE AUTHORITY', 'EXTERNALLY MANAGED']
  const theirs = ['CERTIFICATE AUTHORITY', 'EXPIRES', 'RESIDUAL TIME', 'EXTERNALLY MANAGED']
  const table = (head: string[], rows: string[]) => alignTabs(`${head.join('\t')}\n${rows.join('')}`, TABS)
  call.say(
    table(
      own,
      CERTIFICATES.map(({ name, path, authority }) => row(call, name, path, authority)),
    ),
  )
  const authorities = Object.entries(AUTHORITIES).map(([name, path]) => row(call, name, path))
  call.say(table(theirs, authorities).replace(/\n$/, ''))
  yield 0
  return 0
}

const missing = ({ name, longName }: ManagedCertificate) =>
  `MISSING! ${name.endsWith('.conf') ? longName : longName}`

function* renew(call: KubeadmCall): Steps {
  const [which] = call.words
  const wanted = which === 'all' ? CERTIFICATES : CERTIFICATES.filter(({ name }) => name === which)
  if (which === undefined)
    throw new KubeadmError('missing subcommand; "renew" is not meant to be run on its own')
  if (wanted.length === 0) throw new KubeadmError(`unknown command "${which}" for "kubeadm certs renew"`)
  readOrDefault(call, 'renew')
  for (const one of wanted) {
    const failed = renewCertificate(call, one)
    if (failed?.endsWith('does not exist')) {
      call.say(missing(one))
      continue
    }
    if (failed) throw new KubeadmError(`failed to renew certificate ${one.name}: ${failed}`)
    call.say(`${one.longName} renewed`)
    yield 200
  }
  if (which === 'all')
    call.say(
      '',
      'Done renewing certificates. You must restart the kube-apiserver, kube-controller-manager, kube-scheduler and etcd, so that they can use the new certificates.',
    )
  return 0
}

function* certificateKey(call: KubeadmCall): Steps {
  call.say(Array.from({ length: 64 }, () => Math.floor(call.random() * 16).toString(16)).join(''))
  yield 0
  return 0
}

export const certs = { checkExpiration, renew, certificateKey }
