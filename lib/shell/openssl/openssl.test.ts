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
