/** `kubeadm token`: bootstrap tokens as Secrets in kube-system. Mirrors: cmd/kubeadm/app/cmd/token.go, bootstraputil. */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { alignTabs } from '@/lib/kubectl/printers/tab-writer'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const SECRETS = '/api/v1/namespaces/kube-system/secrets'
const PATTERN = /^([a-z0-9]{6})\.([a-z0-9]{16})$/
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const DAY = 86_400_000
const GROUP = 'system:bootstrappers:kubeadm:default-node-token'
const TABS = { minWidth: 10, padding: 3 }

const drawn = (call: KubeadmCall, length: number) =>
  Array.from({ length }, () => LETTERS[Math.floor(call.random() * LETTERS.length)]).join('')

const newToken = (call: KubeadmCall) => `${drawn(call, 6)}.${drawn(call, 16)}`

/** What a node that joins is told to expect: the digest of the authority's public key. */
export function authorityHash(call: KubeadmCall): string {
  const authority = certificateOf(call.read(`${PKI}/ca.crt`) ?? '')
  if (!authority)
    throw new KubeadmError(`failed to load CA certificate: couldn't load the certificate file ${PKI}/ca.crt`)
  return `sha256:${sha256(authority.publicKey)}`
}

function* generate(call: KubeadmCall): Steps {
  call.say(newToken(call))
  yield 0
  return 0
}

export interface NewToken {
  /** `id.secret`; drawn when it is not given. */
  token?: string | undefined
  /** ms; 0: for ever. */
  ttl?: number
  usages?: string[]
  groups?: string
  description?: string | undefined
}

/** A bootstrap token as a Secret. @returns `id.secret` @throws KubeadmError */
export function createToken(
  call: KubeadmCall,
  {
    token = newToken(call),
    ttl = DAY,
    usages = ['signing', 'authentication'],
    groups = GROUP,
    description,
  }: NewToken,
): string {
  const [, id = '', secret = ''] = PATTERN.exec(token) ?? []
  if (!id)
    throw new KubeadmError(
      `the bootstrap token "${token}" was not of the form "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"`,
    )
  const { code, body } = call.ask('create', SECRETS, {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'bootstrap.kubernetes.io/token',
    metadata: { name: `bootstrap-token-${id}`, namespace: 'kube-system' },
    stringData: {
      'token-id': id,
      'token-secret': secret,
      ...(ttl > 0 ? { expiration: formatTime(call.now() + ttl) } : {}),
      ...Object.fromEntries(usages.map((usage) => [`usage-bootstrap-${usage}`, 'true'])),
      ...(usages.includes('authentication') ? { 'auth-extra-groups': groups } : {}),
      ...(description ? { description } : {}),
    },
  })
  if (code === 409) throw new KubeadmError(`a token with id "${id}" already exists`)
  if (code >= 300) throw new KubeadmError(String(body.message ?? 'the token could not be created'))
  return token
}

function* create(call: KubeadmCall): Steps {
  const given = call.flag('ttl')
  const ttl = given === undefined ? DAY : given === '0' ? 0 : parseDuration(given)
  if (ttl === undefined)
    throw new KubeadmError(`invalid argument "${given}" for "--ttl" flag: time: invalid duration "${given}"`)
  const token = createToken(call, {
    token: call.words[0],
    ttl,
    usages: (call.flag('usages') ?? 'signing,authentication').split(','),
    groups: call.flag('groups') ?? GROUP,
    description: call.flag('description'),
  })
  const key = call.flag('certificate-key')
  call.say(
    call.isOn('print-join-command')
      ? `kubeadm join ${call.server()} --token ${token} --discovery-token-ca-cert-hash ${authorityHash(call)} ${key ? `--control-plane --certificate-key ${key}` : ''}`
      : token,
  )
  yield 0
  return 0
}

interface TokenSecret {
  metadata: { name: string }
  data?: Record<string, string>
}

/** `23h`, `<forever>`, `<invalid>` */
function timeLeft(expires: string | undefined, now: number): string {
  if (expires === undefined) return '<forever>'
  const left = (parseTime(expires) ?? 0) - now
  if (left < 0) return '<invalid>'
  const hours = Math.floor(left / 3_600_000)
  return hours > 0 ? `${hours}h` : `${Math.floor(left / 60_000)}m`
}

function* list(call: KubeadmCall): Steps {
  const { body } = call.ask('get', SECRETS)
  const secrets = ((body as { items?: TokenSecret[] }).items ?? []).filter(({ metadata }) =>
    metadata.name.startsWith('bootstrap-token-'),
  )
  const rows = secrets.map(({ data = {} }) => {
    const text = (key: string) => (data[key] === undefined ? undefined : decodeBase64(data[key]))
    const usages = ['authentication', 'signing'].filter(
      (usage) => text(`usage-bootstrap-${usage}`) === 'true',
    )
    const expires = text('expiration')
    return [
      `${text('token-id')}.${text('token-secret')}`,
      timeLeft(expires, call.now()),
      expires ?? '<never>',
      usages.join(',') || '<none>',
      text('description') ?? '<none>',
      text('auth-extra-groups') ?? '<none>',
    ].join('\t')
  })
  if (rows.length > 0)
    call.say(
      alignTabs(['TOKEN\tTTL\tEXPIRES\tUSAGES\tDESCRIPTION\tEXTRA GROUPS', ...rows].join('\n'), TABS).replace(
        /\n$/,
        '',
      ),
    )
  yield 0
  return 0
}

function* remove(call: KubeadmCall): Steps {
  if (call.words.length === 0)
    throw new KubeadmError(
      'missing argument; "token delete" is missing token of form ["^([a-z0-9]{6})$" or "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"]',
    )
  for (const word of call.words) {
    const id = PATTERN.exec(word)?.[1] ?? word
    if (!/^[a-z0-9]{6}$/.test(id))
      throw new KubeadmError(
        `given token didn't match pattern "^([a-z0-9]{6})$" or "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"`,
      )
    const { code } = call.ask('delete', `${SECRETS}/bootstrap-token-${id}`)
    if (code === 404)
      throw new KubeadmError(
        `failed to delete bootstrap token "${id}": secrets "bootstrap-token-${id}" not found`,
      )
    call.say(`bootstrap token "${id}" deleted`)
  }
  yield 0
  return 0
}

export const token = { create, list, delete: remove, generate }
