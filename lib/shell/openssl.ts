import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type Certificate,
  type CertificateRequest,
  type DistinguishedName,
  encodeCertificate,
  encodePrivateKey,
  encodeRequest,
  fromPem,
  makePublicKey,
  parseCertificate,
  parseRequest,
  publicKeyOf,
  toPem,
} from '@/lib/cluster/auth/x509'
import type { CommandHost } from '@/lib/shell/commands'

/*
 * `openssl genrsa|genpkey|req|x509|version`, as much as people need for a user's or a site's certificate.
 * Differs: nothing is encrypted or verified; keys are RSA of 2048 bits; no configuration files; -text is short.
 */

const DAY = 86_400_000

/** Options that take a value; everything else that begins with a dash is a switch. */
const VALUED = new Set(
  `-out -in -key -keyout -newkey -subj -days -addext -config -CA -CAkey -CAserial -set_serial -extfile
   -extensions -algorithm -pkeyopt -reqexts -passout -passin -inform -outform`.split(/\s+/),
)

interface Options {
  has(name: string): boolean
  value(name: string): string | undefined
}

function parse(args: string[]): Options {
  const values = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg.startsWith('-')) values.set(arg, VALUED.has(arg) ? (args[++at] ?? '') : '')
  }
  return { has: (name) => values.has(name), value: (name) => values.get(name) }
}

/** `/CN=kai/O=ops`, with `\/` for a slash. */
function parseSubject(text: string): DistinguishedName {
  return text
    .split(/(?<!\\)\//)
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return [part.slice(0, equals), part.slice(equals + 1).replace(/\\(.)/g, '$1')]
    })
}

/** `subjectAltName=DNS:a.example,IP:10.0.0.1` */
function parseAltNames(text: string | undefined): Pick<CertificateRequest, 'dns' | 'ips'> {
  const names = (text?.replace(/^subjectAltName\s*=\s*/, '') ?? '').split(',').map((name) => name.trim())
  const of = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length))
  return { dns: of('DNS:'), ips: of('IP:') }
}

const nameText = (name: DistinguishedName) => name.map(([type, value]) => `${type} = ${value}`).join(', ')

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Nov 20 10:00:00 2026 GMT` */
function dateText(ms: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(formatTime(ms)) ?? []
  return `${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} ${year} GMT`
}

class Failure extends Error {}

const ISSUED = { serial: [], isAuthority: false }

class OpenSsl {
  private readonly stdout: string[] = []
  constructor(
    private readonly host: CommandHost,
    private readonly ctx: ResolvedCommandContext,
    private readonly options: Options,
  ) {}

  private readonly byte = () => Math.floor(this.host.random() * 256)

  private async read(option: string): Promise<string> {
    const path = this.options.value(option)
    if (path === undefined) return this.ctx.stdin as unknown as string
    try {
      return await this.ctx.fs.readFile(this.ctx.fs.resolvePath(this.ctx.cwd, path))
    } catch {
      throw new Failure(`Could not open file or uri for loading from ${path}: No such file or directory`)
    }
  }

  private async write(text: string, path = this.options.value('-out')): Promise<void> {
    if (path === undefined) this.stdout.push(text)
    else await this.ctx.fs.writeFile(this.ctx.fs.resolvePath(this.ctx.cwd, path), text)
  }

  private async publicKey(): Promise<number[]> {
    if (!this.options.has('-newkey')) {
      const known = publicKeyOf(fromPem(await this.read('-key'), 'PRIVATE KEY') ?? [])
      if (known) return known
      throw new Failure(`Could not read private key from ${this.options.value('-key') ?? '<stdin>'}`)
    }
    const key = makePublicKey(this.byte)
    await this.write(
      toPem('PRIVATE KEY', encodePrivateKey(key)),
      this.options.value('-keyout') ?? 'privkey.pem',
    )
    return key
  }

  private certificate(
    request: CertificateRequest,
    issuer: Omit<Certificate, keyof CertificateRequest>,
    signer: readonly number[],
  ): string {
    const serial = [0x40, ...Array.from({ length: 15 }, this.byte)]
    const notBefore = this.host.now()
    const notAfter = notBefore + Number(this.options.value('-days') ?? 30) * DAY
    const fields = { ...issuer, ...request, serial, notBefore, notAfter }
    return toPem('CERTIFICATE', encodeCertificate(fields, signer))
  }

  private async request(): Promise<void> {
    const { options } = this
    if (options.has('-in') && !options.has('-x509')) return this.showRequest()
    const subject = parseSubject(options.value('-subj') ?? '')
    const publicKey = await this.publicKey()
    const request = { subject, publicKey, ...parseAltNames(options.value('-addext')) }
    const dates = { notBefore: 0, notAfter: 0 }
    await this.write(
      options.has('-x509')
        ? this.certificate(request, { ...ISSUED, ...dates, issuer: subject, isAuthority: true }, publicKey)
        : toPem('CERTIFICATE REQUEST', encodeRequest(request)),
    )
  }

  private async showRequest(): Promise<void> {
    const text = await this.read('-in')
    const request = parseRequest(fromPem(text, 'CERTIFICATE REQUEST') ?? [])
    if (!request) throw new Failure('Unable to load X509 request')
    const subject = nameText(request.subject)
    if (this.options.has('-text')) {
      const lines = [
        'Certificate Request:',
        '    Data:',
        '        Version: 1 (0x0)',
        `        Subject: ${subject}`,
      ]
      this.stdout.push(`${lines.join('\n')}\n`)
    }
    if (this.options.has('-subject')) this.stdout.push(`subject=${subject}\n`)
    if (!this.options.has('-noout')) await this.write(text)
  }

  private async sign(): Promise<void> {
    const request = parseRequest(fromPem(await this.read('-in'), 'CERTIFICATE REQUEST') ?? [])
    if (!request) throw new Failure('Unable to load certificate request input')
    const issuer = this.options.has('-CA')
      ? parseCertificate(fromPem(await this.read('-CA'), 'CERTIFICATE') ?? [])
      : request
    if (!issuer) throw new Failure(`Could not read CA certificate from ${this.options.value('-CA')}`)
    const by = { ...ISSUED, notBefore: 0, notAfter: 0, issuer: issuer.subject }
    await this.write(this.certificate(request, by, issuer.publicKey))
  }

  private async x509(): Promise<void> {
    const { options } = this
    if (options.has('-req')) return this.sign()
    const text = await this.read('-in')
    const found = parseCertificate(fromPem(text, 'CERTIFICATE') ?? [])
    if (!found) throw new Failure(`Could not read certificate from ${options.value('-in') ?? '<stdin>'}`)
    this.show(found)
    if (!options.has('-noout')) await this.write(text)
  }

  private show(found: Certificate): void {
    const { options } = this
    const [from, to] = [dateText(found.notBefore), dateText(found.notAfter)]
    const [issuer, subject] = [nameText(found.issuer), nameText(found.subject)]
    const serial = found.serial.map((byte) => byte.toString(16).padStart(2, '0'))
    const names = [...found.dns.map((name) => `DNS:${name}`), ...found.ips.map((ip) => `IP Address:${ip}`)]
    const text = [
      'Certificate:',
      '    Data:',
      '        Version: 3 (0x2)',
      `        Serial Number:\n            ${serial.join(':')}`,
      '        Signature Algorithm: sha256WithRSAEncryption',
      `        Issuer: ${issuer}`,
      `        Validity\n            Not Before: ${from}\n            Not After : ${to}`,
      `        Subject: ${subject}`,
      ...(names.length > 0
        ? [`            X509v3 Subject Alternative Name: \n                ${names.join(', ')}`]
        : []),
    ]
    const lines = [
      ...(options.has('-text') ? text : []),
      ...(options.has('-serial') ? [`serial=${serial.join('').toUpperCase()}`] : []),
      ...(options.has('-issuer') ? [`issuer=${issuer}`] : []),
      ...(options.has('-subject') ? [`subject=${subject}`] : []),
      ...(options.has('-dates') || options.has('-startdate') ? [`notBefore=${from}`] : []),
      ...(options.has('-dates') || options.has('-enddate') ? [`notAfter=${to}`] : []),
    ]
    if (lines.length > 0) this.stdout.push(`${lines.join('\n')}\n`)
  }

  private readonly verbs: Record<string, () => Promise<void>> = {
    genrsa: () => this.write(toPem('PRIVATE KEY', encodePrivateKey(makePublicKey(this.byte)))),
    genpkey: () => this.write(toPem('PRIVATE KEY', encodePrivateKey(makePublicKey(this.byte)))),
    req: () => this.request(),
    x509: () => this.x509(),
    version: () => this.write('OpenSSL 3.0.17 1 Jul 2025 (Library: OpenSSL 3.0.17 1 Jul 2025)\n'),
  }

  async run(verb: string): Promise<ExecResult> {
    const run = this.verbs[verb]
    if (!run) {
      const stderr = `Invalid command '${verb}'; type "help" for a list.\n`
      return { stdout: '', stderr, exitCode: 1 }
    }
    try {
      await run()
      return { stdout: this.stdout.join(''), stderr: '', exitCode: 0 }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { stdout: this.stdout.join(''), stderr: `${error.message}\n`, exitCode: 1 }
    }
  }
}

/** The command, for a shell's list. */
export const openssl =
  (host: CommandHost) =>
  ([verb = 'help', ...args]: string[], ctx: ResolvedCommandContext): Promise<ExecResult> =>
    new OpenSsl(host, ctx, parse(args)).run(verb)
