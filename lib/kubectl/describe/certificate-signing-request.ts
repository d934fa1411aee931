import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import { fromPem, parseRequest } from '@/lib/cluster/auth/x509'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digList, digMap, digString } from '../go-format'
import { formatLabels } from '../printers/table'
import { describeEvents } from './events'
import { DescribeWriter, describeTime } from './writer'

const PARTS: [title: string, attribute: string][] = [
  ['Organization', 'O'],
  ['Organizational Unit', 'OU'],
  ['Country', 'C'],
  ['Locality', 'L'],
  ['Province', 'ST'],
  ['StreetAddress', 'street'],
  ['PostalCode', 'postalCode'],
]

function statusText(request: Manifest): string {
  const types = digList(request, 'status', 'conditions').map((condition) => digString(condition, 'type'))
  const verdict = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending'
  const issued = digString(request, 'status', 'certificate') !== ''
  return verdict + (types.includes('Failed') ? ',Failed' : '') + (issued ? ',Issued' : '')
}

function describeSubject(request: Manifest, writer: DescribeWriter): void {
  const pem = decodeBase64(digString(request, 'spec', 'request'))
  const parsed = parseRequest(fromPem(pem, 'CERTIFICATE REQUEST') ?? [])
  if (!parsed) throw new KubectlError('Error parsing CSR: asn1: structure error')
  const values = (wanted: string) =>
    parsed.subject.flatMap(([type, value]) => (type === wanted ? [value] : []))
  const list = (title: string, items: string[]) => {
    if (items.length > 0) writer.line(0, `\t${title}:\t${items.join('\n\t\t')}`)
  }
  writer.line(0, 'Subject:')
  writer.line(0, `\tCommon Name:\t${values('CN').at(-1) ?? ''}`)
  writer.line(0, `\tSerial Number:\t${values('serialNumber').at(-1) ?? ''}`)
  for (const [title, attribute] of PARTS) list(title, values(attribute))
  if (parsed.dns.length + parsed.ips.length === 0) return
  writer.line(0, 'Subject Alternative Names:')
  list('DNS Names', parsed.dns)
  list('IP Addresses', parsed.ips)
}

/** `kubectl describe csr` */
export function describeCertificateSigningRequest(context: CommandContext, request: Manifest): string {
  const writer = new DescribeWriter()
  const { metadata } = request
  const annotations = digMap(request, 'metadata', 'annotations')
  writer.line(0, `Name:\t${metadata?.name}`)
  writer.line(0, `Labels:\t${formatLabels(digMap(request, 'metadata', 'labels'))}`)
  writer.line(0, `Annotations:\t${formatLabels(annotations)}`)
  writer.line(0, `CreationTimestamp:\t${describeTime(metadata?.creationTimestamp ?? '')}`)
  writer.line(0, `Requesting User:\t${digString(request, 'spec', 'username')}`)
  const signer = digString(request, 'spec', 'signerName')
  if (signer) writer.line(0, `Signer:\t${signer}`)
  const seconds = dig(request, 'spec', 'expirationSeconds')
  if (typeof seconds === 'number') writer.line(0, `Requested Duration:\t${humanDuration(seconds * 1000)}`)
  writer.line(0, `Status:\t${statusText(request)}`)
  describeSubject(request, writer)
  describeEvents(context, request, writer)
  return writer.text()
}
