import { expect, it } from 'vitest'
import { CorefileError } from '@/lib/cluster/kubelet/images/coredns/corefile'
import { setUp } from '@/lib/cluster/kubelet/images/coredns/plugins'

const set = (text: string) => setUp('Corefile', text, { PORT: '5300' }, ['8.8.8.8'])

function wrong(text: string): string {
  try {
    set(text)
  } catch (error) {
    if (error instanceof CorefileError) return error.message
    throw error
  }
  return ''
}

it.each<[string, string]>([
  ['. {\n  errors\n  redy\n}', "Corefile:3 - Error during parsing: Unknown directive 'redy'"],
  ['. {\n  errors\n', "Corefile:2 - Syntax error: Unexpected token 'errors', expecting '}'"],
  ['. {\n  kubernetes a {\n    ttl 5\n', 'Corefile:3 - Error during parsing: Unexpected EOF'],
  [
    '.,\n{\n}',
    "Corefile:2 - Error during parsing: Expected another address but had '{' - check for extra comma",
  ],
  ['. {\n  import other\n}', 'Corefile:2 - Error during parsing: File to import not found: other'],
  ['. {\n}\n.:53 {\n}', 'cannot serve dns://.:53 - it is already defined'],
  ['. {\n  cache\n  cache\n}', 'plugin/cache: this plugin can only be used once per Server Block'],
  ['. {\n  cache 0\n}', 'plugin/cache: cache TTL can not be zero or negative: 0'],
  ['. {\n  reload 1s\n}', 'plugin/reload: interval value must be greater or equal to 2s'],
  ['. {\n  reload soon\n}', 'plugin/reload: time: invalid duration "soon"'],
  [
    '. {\n  forward\n}',
    "plugin/forward: Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after 'forward'",
  ],
  ['. {\n  forward . dns\n}', 'plugin/forward: not an IP address or file: "dns"'],
  [
    '. {\n  forward . 1.1.1.1 {\n    policy best\n  }\n}',
    "plugin/forward: Corefile:3 - Error during parsing: unknown policy 'best'",
  ],
  [
    '. {\n  kubernetes {\n    pod insecure\n  }\n}',
    "plugin/kubernetes: Corefile:3 - Error during parsing: unknown property 'pod'",
  ],
  [
    '. {\n  kubernetes {\n    ttl 4000\n  }\n}',
    'plugin/kubernetes: Corefile:3 - Error during parsing: ttl must be in range [0, 3600]: 4000',
  ],
  [
    '. {\n  hosts {\n    printer 192.0.2.1\n  }\n}',
    "plugin/hosts: Corefile:3 - Error during parsing: unknown property 'printer'",
  ],
])('refuses %j', (text, message) => {
  expect(wrong(text)).toBe(message)
})

it.each<[string, string, object]>([
  [
    'several zones and a port from the environment',
    'a.test:{$PORT} b.test:{$PORT} {\n}',
    { zones: ['a.test', 'b.test'], port: 5300 },
  ],
  [
    'a block without braces',
    '.\nkubernetes cluster.local',
    { zones: [''], kubernetes: { zones: ['cluster.local'], pods: 'disabled' } },
  ],
  [
    'comments and quotes',
    '. { # all\n  # nothing\n  rewrite name "a.test" b.test\n}',
    { rewrites: [{ match: 'exact', from: 'a.test', to: 'b.test' }] },
  ],
  ['a snippet', '(common) {\n  loop\n}\n. {\n  import common\n}', { detectsLoops: true }],
  [
    'the zones of its block',
    'cluster.local in-addr.arpa {\n  kubernetes {\n    fallthrough\n  }\n}',
    { kubernetes: { zones: ['cluster.local', 'in-addr.arpa'], fallthrough: [] } },
  ],
  [
    'resolv.conf and addresses',
    '. {\n  forward . /etc/resolv.conf 9.9.9.9:5353 {\n    except corp.test\n  }\n}',
    { forwards: [{ from: '', to: ['8.8.8.8', '9.9.9.9:5353'], except: ['corp.test'] }] },
  ],
  [
    'a rewrite in a block',
    '. {\n  rewrite continue {\n    name regex (.*)\\.old {1}.new\n    answer name (.*)\\.new {1}.old\n  }\n}',
    { rewrites: [{ match: 'regex', goesOn: true, answers: true }] },
  ],
])('reads %s', (_, text, expected) => {
  expect(set(text).servers.at(-1)).toMatchObject(expected)
})

it('listens where its plugins say', () => {
  const { pages, reload } = set('. {\n  health :8081\n  ready\n  prometheus localhost:9154\n  reload 10s\n}')
  expect(pages.map(({ port, loopback }) => [port, loopback])).toEqual([
    [8081, false],
    [8181, false],
    [9154, true],
  ])
  expect(reload).toBe(10_000)
})
