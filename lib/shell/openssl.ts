import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  certificatePem,
  type DrawByte,
  drawModulus,
  privateKeyPem,
  readCertificate,
  readPrivateKey,
  readRequest,
  requestPem,
  type Subject,
} from '@/lib/cluster/auth/x509'
import type { CommandHost } from '@/lib/shell/commands'

/*
 * `openssl genrsa|genpkey|req|x509|version`, as much as people need for a user's or a site's certificate.
 * Differs: nothing is encrypted or verified; keys are RSA; no configuration files; -text is short.
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
  rest: string[]
}

function parse(args: string[]): Options {
  const values = new Map<string, string>()
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (!arg.startsWith('-')) rest.push(arg)
    else values.set(arg, VALUED.has(arg) ? (args[++at] ?? '') : '')
  }
  return { has: (name) => values.has(name), value: (name) => values.get(name), rest }
}

/** `/CN=kai/O=ops`, with `\/` for a slash. */
function parseSubject(text: string): Subject {
  return text
    .split(/(?<!\\)\//)
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return { type: part.slice(0, equals), value: part.slice(equals + 1).replace(/\\(.)/g, '$1') }
    })
}

const subjectText = (subject: Subject) => subject.map(({ type, value }) => `${type} = ${value}`).join(', ')

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Nov 20 10:00:00 2026 GMT` of a time in RFC 3339. */
function dateText(iso: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(iso) ?? []
  return `${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} ${year} GMT`
}

class Failure extends Error {}

class OpenSsl {
  private readonly stdout: string[] = []
  constructor(
    private readonly host: CommandHost,
    private readonly ctx: ResolvedCommandContext,
    private readonly options: Options,
  ) {}

  private readonly byte: DrawByte = () => Math.floor(this.host.random() * 256)

  private async read(option: string): Promise<string> {
    const path = this.options.value(option)
    if (path === undefined) return this.ctx.stdin as unknown as string
    try {
      return await this.ctx.fs.readFile(this.ctx.fs.resolvePath(this.ctx.cwd, path))
    } catch {
      throw new Failure(`Could not open file or uri for loading from ${path}: No such file or directory`)
    }
  }

  private async write(text: string, path: string | undefined): Promise<void> {
    if (path === undefined) this.stdout.push(text)
    else await this.ctx.fs.writeFile(this.ctx.fs.resolvePath(this.ctx.cwd, path), text)
  }

  private async key(): Promise<readonly number[]> {
    if (this.options.has('-key') || !this.options.has('-newkey')) {
      const modulus = readPrivateKey(await this.read('-key'))
      if (modulus) return modulus
      throw new Failure(`Could not read private key from ${this.options.value('-key') ?? '<stdin>'}`)
    }
    const bits = Number(/rsa:(\d+)/.exec(this.options.value('-newkey') ?? '')?.[1] ?? 2048)
    const modulus = drawModulus(this.byte, bits)
    await this.write(privateKeyPem(modulus, this.byte), this.options.value('-keyout') ?? 'privkey.pem')
    return modulus
  }

  private async generate(): Promise<void> {
    const asked =
      this.options.rest[0] ?? /rsa_keygen_bits:(\d+)/.exec(this.options.value('-pkeyopt') ?? '')?.[1]
    const modulus = drawModulus(this.byte, Number(asked ?? 2048))
    await this.write(privateKeyPem(modulus, this.byte), this.options.value('-out'))
  }

  private certificate(subject: Subject, issuer: Subject, modulus: readonly number[]): string {
    const now = this.host.now()
    const notAfter = now + Number(this.options.value('-days') ?? 30) * DAY
    return certificatePem({ subject, issuer, modulus, notBefore: now, notAfter }, this.byte)
  }

  private async request(): Promise<void> {
    const { options } = this
    if (options.has('-in') && !options.has('-x509')) return this.showRequest()
    const subject = parseSubject(options.value('-subj') ?? '')
    const modulus = await this.key()
    const pem = options.has('-x509')
      ? this.certificate(subject, subject, modulus)
      : requestPem(subject, modulus, this.byte)
    await this.write(pem, options.value('-out'))
  }

  private async showRequest(): Promise<void> {
    const text = await this.read('-in')
    const request = readRequest(text)
    if (!request) throw new Failure(`Unable to load X509 request`)
    if (this.options.has('-subject')) this.stdout.push(`subject=${subjectText(request.subject)}\n`)
    if (this.options.has('-text')) {
      this.stdout.push(`Certificate Request:\n    Data:\n        Version: 1 (0x0)\n`)
      this.stdout.push(`        Subject: ${subjectText(request.subject)}\n`)
    }
    if (!this.options.has('-noout')) await this.write(text, this.options.value('-out'))
  }

  private async sign(): Promise<void> {
    const request = readRequest(await this.read('-in'))
    if (!request) throw new Failure('Unable to load certificate request input')
    const issuer = this.options.has('-CA')
      ? readCertificate(await this.read('-CA'))?.subject
      : request.subject
    if (!issuer) throw new Failure(`Could not read CA certificate from ${this.options.value('-CA')}`)
    await this.write(this.certificate(request.subject, issuer, request.modulus), this.options.value('-out'))
  }

  private async x509(): Promise<void> {
    const { options } = this
    if (options.has('-req')) return this.sign()
    const text = await this.read('-in')
    const found = readCertificate(text)
    if (!found) throw new Failure(`Could not read certificate from ${options.value('-in') ?? '<stdin>'}`)
    const [from, to] = [found.notBefore, found.notAfter].map((ms) => dateText(formatTime(ms)))
    const [issuer, subject] = [subjectText(found.issuer), subjectText(found.subject)]
    const serial = found.serial.map((byte) => byte.toString(16).padStart(2, '0'))
    if (options.has('-text')) {
      const lines = [
        'Certificate:',
        '    Data:',
        '        Version: 3 (0x2)',
        `        Serial Number:\n            ${serial.join(':')}`,
        '        Signature Algorithm: sha256WithRSAEncryption',
        `        Issuer: ${issuer}`,
        `        Validity\n            Not Before: ${from}\n            Not After : ${to}`,
        `        Subject: ${subject}`,
        `        Subject Public Key Info:\n            Public Key Algorithm: rsaEncryption`,
        `                Public-Key: (${found.modulus.length * 8} bit)`,
      ]
      this.stdout.push(`${lines.join('\n')}\n`)
    }
    if (options.has('-serial')) this.stdout.push(`serial=${serial.join('').toUpperCase()}\n`)
    if (options.has('-issuer')) this.stdout.push(`issuer=${issuer}\n`)
    if (options.has('-subject')) this.stdout.push(`subject=${subject}\n`)
    if (options.has('-dates') || options.has('-startdate')) this.stdout.push(`notBefore=${from}\n`)
    if (options.has('-dates') || options.has('-enddate')) this.stdout.push(`notAfter=${to}\n`)
    if (!options.has('-noout')) await this.write(text, options.value('-out'))
  }

  async run(verb: string): Promise<ExecResult> {
    const verbs: Record<string, () => Promise<void>> = {
      genrsa: () => this.generate(),
      genpkey: () => this.generate(),
      req: () => this.request(),
      x509: () => this.x509(),
      version: async () =>
        void this.stdout.push('OpenSSL 3.0.17 1 Jul 2025 (Library: OpenSSL 3.0.17 1 Jul 2025)\n'),
    }
    const run = verbs[verb]
    if (!run)
      return { stdout: '', stderr: `Invalid command '${verb}'; type "help" for a list.\n`, exitCode: 1 }
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
