import { encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import {
  type Certificate,
  type CertificateRequest,
  type DistinguishedName,
  encodeCertificate,
  encodePrivateKey,
  encodeRequest,
  fromPem,
  isSignedBy,
  makePublicKey,
  modulusOf,
  parseCertificate,
  parseRequest,
  publicKeyOf,
  toPem,
} from '@/lib/cluster/auth/x509'
import {
  certificateText,
  dateText,
  extensionTexts,
  hexBytes,
  nameText,
  requestText,
  serialBytes,
} from '@/lib/shell/programs/openssl/certificate-text'
import {
  Failure,
  numberOf,
  type Options,
  parseOptions,
  parseSubject,
} from '@/lib/shell/programs/openssl/command-line'
import { digests } from '@/lib/shell/programs/openssl/digest'
import {
  type ConfigFile,
  configSubject,
  extensionsFrom,
  parseConfig,
} from '@/lib/shell/programs/openssl/extension-config'
import { Errno } from '@/lib/userland/kernel/errno'
import { type Call, type Outcome, oneShot } from '@/lib/userland/kernel/one-shot'
import { textOf } from '@/lib/userland/kernel/text'

/*
 * `openssl genrsa|genpkey|rsa|pkey|req|x509|verify|rand|version` of openssl 3.0, as much as people need for a
 * user's or a site's certificate.
 * Differs: nothing is encrypted; keys are RSA of 2048 bits; no key identifiers; no questions are asked.
 */

const DAY = 86_400_000
/** The first moment of the year 10000. */
const LAST_TIME = 253_402_300_800_000

/** More is not drawn. */
const MOST_RANDOM = 1024 * 1024

const modulusText = (publicKey: readonly number[]) =>
  `Modulus=${hexBytes(modulusOf(publicKey)).join('').replace(/^00/, '').toUpperCase()}\n`

class OpenSsl {
  private readonly stdout: string[] = []
  private readonly stderr: string[] = []
  constructor(
    private readonly call: Call,
    private readonly options: Options,
    private readonly verb: string,
  ) {}

  private readonly byte = () => Math.floor(this.call.process.machine.random() * 256)

  private readPath(path: string, what: string): string {
    const text = this.call.readFile(path)
    if (text !== undefined) return text
    throw new Failure(`Could not open file or uri for loading ${what} from ${path}\nUnable to load ${what}`)
  }

  private read(option: string, what: string): string {
    const path = this.options.value(option)
    return path === undefined ? this.call.stdin() : this.readPath(path, what)
  }

  private write(text: string, path = this.options.value('-out')): void {
    if (path === undefined) this.stdout.push(text)
    else this.save(path, text)
  }

  private save(path: string, text: string): void {
    try {
      this.call.writeFile(path, text)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      throw new Failure(`Can't open "${path}" for writing, ${error.message}`)
    }
  }

  private config(option: string): ConfigFile {
    const path = this.options.value(option)
    return path === undefined ? new Map() : parseConfig(this.readPath(path, 'config'))
  }

  private privateKey(option: string): number[] {
    const known = publicKeyOf(fromPem(this.read(option, 'private key'), 'PRIVATE KEY') ?? [])
    if (known) return known
    throw new Failure(`Could not read private key from ${this.options.value(option) ?? '<stdin>'}`)
  }

  private requestKey(): number[] {
    if (this.options.has('-key')) return this.privateKey('-key')
    const key = makePublicKey(this.byte)
    const path = this.options.value('-keyout') ?? 'privkey.pem'
    this.write(toPem('PRIVATE KEY', encodePrivateKey(key)), path)
    return key
  }

  private certificate(
    request: CertificateRequest,
    issuer: DistinguishedName,
    signer: readonly number[],
    serial?: number[],
  ): string {
    const notBefore = this.call.process.machine.now()
    const notAfter = notBefore + numberOf(this.verb, this.options.value('-days') ?? '30') * DAY
    if (notAfter >= LAST_TIME) throw new Failure('Error setting certificate times')
    const fields: Certificate = {
      ...request,
      issuer,
      serial: serial ?? [0x40 + Math.floor(this.byte() / 4), ...Array.from({ length: 19 }, this.byte)],
      notBefore,
      notAfter,
    }
    return toPem('CERTIFICATE', encodeCertificate(fields, signer))
  }

  private request(): undefined {
    const { options } = this
    if (options.has('-in') && !options.has('-x509')) return this.showRequest()
    const config = this.config('-config')
    const own = config.get('req')
    const subj = options.value('-subj')
    const subject =
      subj === undefined
        ? configSubject(config, own?.get('distinguished_name'))
        : parseSubject(subj, (line) => this.stderr.push(line))
    const selfSigned = options.has('-x509')
    const section = selfSigned
      ? (options.value('-extensions') ?? own?.get('x509_extensions'))
      : (options.value('-reqexts') ?? options.value('-extensions') ?? own?.get('req_extensions'))
    const extensions = extensionsFrom(config, section, options.values('-addext'))
    const publicKey = this.requestKey()
    const request = { subject, publicKey, ...extensions }
    this.write(
      selfSigned
        ? this.certificate({ isAuthority: true, ...request }, subject, publicKey)
        : toPem('CERTIFICATE REQUEST', encodeRequest(request)),
    )
  }

  private showRequest(): undefined {
    const { options } = this
    const text = this.read('-in', 'certificate request')
    const bytes = fromPem(text, 'CERTIFICATE REQUEST') ?? []
    const request = parseRequest(bytes)
    if (!request) throw new Failure('Unable to load X509 request')
    if (options.has('-verify')) {
      if (!isSignedBy(bytes, request.publicKey))
        throw new Failure('Certificate request self-signature verify failure')
      this.stderr.push('Certificate request self-signature verify OK\n')
    }
    if (options.has('-text')) this.stdout.push(requestText(request, bytes))
    if (options.has('-subject')) this.stdout.push(`subject=${nameText(request.subject)}\n`)
    if (options.has('-modulus')) this.stdout.push(modulusText(request.publicKey))
    if (options.has('-pubkey')) this.stdout.push(toPem('PUBLIC KEY', request.publicKey))
    if (!options.has('-noout')) this.write(text)
  }

  private authority(): Certificate {
    const path = this.options.value('-CA')
    const found = parseCertificate(fromPem(this.read('-CA', 'CA certificate'), 'CERTIFICATE') ?? [])
    if (!found) throw new Failure(`Could not read CA certificate from ${path}`)
    const option = this.options.has('-CAkey') ? '-CAkey' : '-CA'
    const key = this.privateKey(option)
    if (key.join() !== found.publicKey.join())
      throw new Failure('CA certificate and CA private key do not match')
    return found
  }

  /** -CAcreateserial leaves the number beside the authority's certificate. */
  private serial(): number[] | undefined {
    const { options } = this
    const set = options.value('-set_serial')
    if (set !== undefined) {
      if (!/^(\d+|0[xX][\da-fA-F]+)$/.test(set)) throw new Failure(`${this.verb}: Use -help for summary.`)
      const hex = BigInt(set).toString(16)
      return [...(hex.length % 2 ? `0${hex}` : hex).matchAll(/../g)].map(([pair]) =>
        Number.parseInt(pair, 16),
      )
    }
    const beside = (options.value('-CA') ?? '').replace(/\.[^./]*$/, '')
    const path = options.value('-CAserial') ?? `${beside}.srl`
    if (!options.has('-CAcreateserial')) return undefined
    const bytes = [0x40 + Math.floor(this.byte() / 4), ...Array.from({ length: 19 }, this.byte)]
    this.write(`${hexBytes(bytes).join('').toUpperCase()}\n`, path)
    return bytes
  }

  private sign(): undefined {
    const { options } = this
    const bytes = fromPem(this.read('-in', 'certificate request input'), 'CERTIFICATE REQUEST') ?? []
    const request = parseRequest(bytes)
    if (!request) throw new Failure('Unable to load certificate request input')
    if (!isSignedBy(bytes, request.publicKey))
      throw new Failure('Certificate request self-signature did not match the contents')
    this.stderr.push(`Certificate request self-signature ok\nsubject=${nameText(request.subject)}\n`)
    const byAuthority = options.has('-CA')
    const issuer = byAuthority ? this.authority() : request
    const file = this.config('-extfile')
    const section = options.value('-extensions') ?? (file.get('default')?.get('extensions') || 'default')
    const copied = ['-copy_extensions'].some((name) => options.has(name)) ? request : undefined
    const extensions = copied ?? extensionsFrom(file, section)
    const { subject, publicKey } = request
    const serial = byAuthority ? this.serial() : undefined
    this.write(
      this.certificate({ subject, publicKey, ...extensions }, issuer.subject, issuer.publicKey, serial),
    )
  }

  private x509(): undefined {
    const { options } = this
    if (options.has('-req')) return this.sign()
    const text = this.read('-in', 'certificate')
    const bytes = fromPem(text, 'CERTIFICATE') ?? []
    const found = parseCertificate(bytes)
    if (!found)
      throw new Failure(
        `Could not read certificate from ${options.value('-in') ?? '<stdin>'}\nUnable to load certificate`,
      )
    for (const name of options.names) this.stdout.push(this.shown(name, found, bytes))
    const seconds = options.value('-checkend')
    if (seconds !== undefined) {
      const expires = this.call.process.machine.now() + numberOf(this.verb, seconds) * 1000 >= found.notAfter
      this.stdout.push(`Certificate will ${expires ? '' : 'not '}expire\n`)
      if (expires) throw new Failure('')
    }
    if (!options.has('-noout')) this.write(toPem('CERTIFICATE', bytes))
  }

  /** What an option prints of a certificate; they print in the order in which they are given. */
  private shown(option: string, found: Certificate, bytes: readonly number[]): string {
    const dates = [`notBefore=${dateText(found.notBefore)}\n`, `notAfter=${dateText(found.notAfter)}\n`]
    switch (option) {
      case '-text':
        return certificateText(found, bytes)
      case '-serial':
        return `serial=${hexBytes(serialBytes(found)).join('').toUpperCase()}\n`
      case '-issuer':
        return `issuer=${nameText(found.issuer)}\n`
      case '-subject':
        return `subject=${nameText(found.subject)}\n`
      case '-startdate':
        return dates[0] ?? ''
      case '-enddate':
        return dates[1] ?? ''
      case '-dates':
        return dates.join('')
      case '-modulus':
        return modulusText(found.publicKey)
      case '-pubkey':
        return toPem('PUBLIC KEY', found.publicKey)
      case '-fingerprint':
        return `sha256 Fingerprint=${(sha256(bytes).toUpperCase().match(/../g) ?? []).join(':')}\n`
      case '-ext':
        return extensionTexts(found)
          .map(([title, text]) => `${title}\n    ${text}\n`)
          .join('')
      default:
        return ''
    }
  }

  private key(): void {
    const { options } = this
    const publicIn = options.has('-pubin')
    const text = this.read('-in', publicIn ? 'public key' : 'private key')
    const key = publicIn ? fromPem(text, 'PUBLIC KEY') : publicKeyOf(fromPem(text, 'PRIVATE KEY') ?? [])
    if (!key) {
      const what = publicIn ? 'public key' : 'private key'
      throw new Failure(`Could not read ${what} from ${options.value('-in') ?? '<stdin>'}`)
    }
    if (options.has('-check')) this.stdout.push('RSA key ok\n')
    if (options.has('-modulus')) this.stdout.push(modulusText(key))
    if (options.has('-noout')) return
    this.stderr.push('writing RSA key\n')
    const asPublic = publicIn || options.has('-pubout')
    const label = asPublic ? 'PUBLIC KEY' : 'PRIVATE KEY'
    const bytes = asPublic ? key : encodePrivateKey(key)
    const isDer = options.value('-outform')?.toLowerCase() === 'der'
    this.write(isDer ? textOf(bytes) : toPem(label, bytes))
  }

  private verify(): void {
    const { options } = this
    const roots = options.has('-CAfile') ? this.read('-CAfile', 'CA certificate') : ''
    const trusted = (roots.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).flatMap(
      (pem) => parseCertificate(fromPem(pem, 'CERTIFICATE') ?? []) ?? [],
    )
    let code = 0
    for (const path of options.words) {
      const bytes = fromPem(this.readPath(path, 'certificate'), 'CERTIFICATE') ?? []
      const found = parseCertificate(bytes)
      if (!found)
        throw new Failure(`Could not read certificate from ${path}\nUnable to load certificate file`, 2)
      const error = this.verifyError(found, bytes, trusted)
      if (!error) this.stdout.push(`${path}: OK\n`)
      else {
        this.stderr.push(
          `${nameText(found.subject)}\nerror ${error[0]} at 0 depth lookup: ${error[1]}\nerror ${path}: verification failed\n`,
        )
        code = 2
      }
    }
    if (code) throw new Failure('', code)
  }

  private verifyError(
    found: Certificate,
    bytes: readonly number[],
    trusted: readonly Certificate[],
  ): [number, string] | undefined {
    const issuer = trusted.find(({ subject }) => nameText(subject) === nameText(found.issuer))
    const own = nameText(found.subject) === nameText(found.issuer)
    if (!issuer) return own ? [18, 'self-signed certificate'] : [20, 'unable to get local issuer certificate']
    if (!isSignedBy(bytes, issuer.publicKey)) return [7, 'certificate signature failure']
    if (this.call.process.machine.now() < found.notBefore) return [9, 'certificate is not yet valid']
    return this.call.process.machine.now() > found.notAfter ? [10, 'certificate has expired'] : undefined
  }

  private rand(): void {
    const count = numberOf(this.verb, this.options.words[0] ?? '0')
    if (count <= 0) throw new Failure('rand: Use -help for summary.')
    if (count > MOST_RANDOM) throw new Failure(`rand: no more than ${MOST_RANDOM} bytes are drawn here`)
    const bytes = Array.from({ length: count }, this.byte)
    const base64 = (encodeBytes(bytes).match(/.{1,64}/g) ?? []).join('\n')
    this.write(`${this.options.has('-hex') ? hexBytes(bytes).join('') : base64}\n`)
  }

  private readonly newKey = () => this.write(toPem('PRIVATE KEY', encodePrivateKey(makePublicKey(this.byte))))

  private readonly verbs: Record<string, () => void> = {
    dgst: () => this.write(digests(this.call, this.options)),
    genrsa: this.newKey,
    genpkey: this.newKey,
    rsa: () => this.key(),
    pkey: () => this.key(),
    req: () => this.request(),
    x509: () => this.x509(),
    verify: () => this.verify(),
    rand: () => this.rand(),
    version: () => this.write('OpenSSL 3.0.17 1 Jul 2025 (Library: OpenSSL 3.0.17 1 Jul 2025)\n'),
  }

  run(): Outcome {
    const { verb } = this
    const run = Object.hasOwn(this.verbs, verb) ? this.verbs[verb] : undefined
    if (!run) {
      const stderr = `Invalid command '${verb}'; type "help" for a list.\n`
      return { stdout: '', stderr, exitCode: 1 }
    }
    const result = (exitCode: number) => ({
      stdout: this.stdout.join(''),
      stderr: this.stderr.join(''),
      exitCode,
    })
    try {
      run()
      return result(0)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (error.message) this.stderr.push(`${error.message}\n`)
      return result(error.code)
    }
  }
}

export const openssl = oneShot((call) => {
  const [verb = 'help', ...args] = call.args
  return new OpenSsl(call, parseOptions(args), verb).run()
})
