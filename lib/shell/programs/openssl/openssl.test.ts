import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

const shell = createShell(createCluster())

/** What the lines print, both streams. */
async function say(...lines: string[]): Promise<string> {
  let text = ''
  for (const line of lines) {
    const { stdout, stderr } = await shell.run(line)
    text += stdout + stderr
  }
  return text
}

describe('openssl', () => {
  it('makes an authority and certificates by it, and tells who signed', async () => {
    await say(
      'openssl genrsa -out kai.key 2048',
      'openssl req -new -key kai.key -subj /CN=kai/O=ops -out kai.csr',
      'openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -subj /CN=site -out ca.crt -days 10',
      'openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -subj /CN=site -out other.crt',
      'openssl x509 -req -in kai.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out kai.crt -days 5 2>/dev/null',
    )
    expect(await say('openssl verify -CAfile ca.crt kai.crt')).toBe('kai.crt: OK\n')
    expect(await say('openssl verify -CAfile other.crt kai.crt')).toContain('error 7 at 0 depth lookup')
    expect(await say('openssl x509 -in kai.crt -noout -issuer -subject')).toBe(
      'issuer=CN = site\nsubject=CN = kai, O = ops\n',
    )
    expect(await say('openssl x509 -in kai.crt -noout -checkend 86400')).toBe('Certificate will not expire\n')
    expect(await say('openssl x509 -in kai.crt -noout -checkend 864000; echo $?')).toBe(
      'Certificate will expire\n1\n',
    )
    expect(await say('ls')).toContain('ca.srl')
    expect(
      await say('openssl x509 -req -in kai.csr -CA ca.crt -CAkey other.key -out x.crt 2>&1 | tail -1'),
    ).toContain('do not match')
  })

  it('reads names and usages of a configuration file', async () => {
    const config = [
      '[req]',
      'distinguished_name = dn',
      'req_extensions = v3',
      '[dn]',
      'CN = web',
      '[v3]',
      'keyUsage = digitalSignature, keyEncipherment',
      'extendedKeyUsage = serverAuth',
      'subjectAltName = @names',
      '[names]',
      'DNS.1 = web.example',
      'IP.1 = 10.0.0.1',
    ].join('\n')
    await say(
      `printf '%s\n' '${config}' > web.cnf`,
      'openssl req -new -newkey rsa:2048 -nodes -keyout web.key -config web.cnf -out web.csr',
    )
    const text = await say('openssl req -in web.csr -noout -text')
    expect(text).toContain('Subject: CN = web\n')
    expect(text).toContain('TLS Web Server Authentication')
    expect(text).toContain('DNS:web.example, IP Address:10.0.0.1')
  })
})

describe('openssl refuses', () => {
  const create = 'openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -subj'
  it.each([
    ['openssl constructor', /^Invalid command 'constructor'/],
    ['openssl rand many', /^rand: Can't parse "many" as a number\n/],
    ['openssl rand 1000000000', /^rand: no more than 1048576 bytes/],
    [`${create} /CN=a -days soon`, /^req: Can't parse "soon" as a number\nreq: Use -help for summary.\n$/],
    [`${create} /CN=a -days 99999999999`, /^req: Value "99999999999" outside integer range\n/],
    [`${create} /CN=a -days 9999999`, /^Error setting certificate times\n$/],
    [`${create} CN=a`, /^req: subject name is expected to be in the format .* not in that format: 'CN=a'\n/],
    [`${create} /CN`, /^req: Missing '=' after RDN type string 'CN' in subject name string\n/],
    [
      `${create} /constructor=b/CN=a; openssl x509 -in c -noout -subject`,
      /^subject=CN = a\nreq: Skipping unknown subject name attribute "constructor"\n$/,
    ],
    [`${create} /CN=a -out /tmp`, /^Can't open "\/tmp" for writing, Is a directory\n$/],
    [
      `${create} /CN=a; openssl req -new -key k -subj /CN=b | openssl x509 -req -CA c -CAkey k -set_serial x`,
      /x509: Use -help for summary.\n$/,
    ],
  ])('%s', async (line, expected) => {
    expect(await say(line)).toMatch(expected)
  })
})
