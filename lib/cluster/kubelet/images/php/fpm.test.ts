import { beforeAll, describe, expect, it } from 'vitest'
import { fastcgiReply, fastcgiRequest, fastcgiText } from '@/lib/cluster/kubelet/images/fastcgi'
import { container } from '@/lib/cluster/kubelet/images/test-container'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

beforeAll(installRest)

const FOLDER = '/usr/local/etc/php-fpm.d'
const POOL = '[www]\nuser = www-data\nlisten = 9000\npm = static\npm.max_children = 2\n'

/** Its last words but for the time. */
const words = (lines: readonly string[]) => lines.map((line) => line.replace(/^\[[^\]]*\] /, ''))

describe('the configuration of PHP-FPM', () => {
  it.each([
    ['an unknown word', `${POOL}nope = 1\n`, `ERROR: [${FOLDER}/zzz.conf:6] unknown entry 'nope'`],
    ['no address', '[b]\nuser = www-data\n', 'ALERT: [pool b] no listen address have been defined!'],
    ['no user', '[b]\nlisten = 1\n', 'ALERT: [pool b] user has not been defined'],
    [
      'no manager',
      '[b]\nuser = www-data\nlisten = 9001\n',
      'ALERT: [pool b] the process manager is missing (static, dynamic or ondemand)',
    ],
    [
      'no children',
      '[b]\nuser = www-data\nlisten = 9001\npm = static\n',
      'ALERT: [pool b] pm.max_children must be a positive value',
    ],
    [
      'a folder that is not there',
      '[www]\nlisten = /nowhere/fpm.sock\n',
      "ERROR: unable to bind listening socket for address '/nowhere/fpm.sock': No such file or directory (2)",
    ],
  ])('does not start with %s', (_, text, why) => {
    const one = container('php:8.3-fpm', { files: { [`${FOLDER}/zzz.conf`]: text } })
    expect(words(one.lines)[0]).toBe(why)
    expect(one.kernel.reap(one.pid)).toEqual({ code: 78 })
  })

  it('takes the last word of each, in the order of the files', () => {
    const one = container('php:8.3-fpm', { files: { [`${FOLDER}/zzz.conf`]: '[www]\nlisten = 9001\n' } })
    expect(one.ports()).toEqual([9001])
    expect(
      container('php:8.3-fpm', { files: { [`${FOLDER}/a.conf`]: '[www]\nlisten = 1\n' } }).ports(),
    ).toEqual([9000])
  })

  it.each([
    ['QUIT', 'NOTICE: Finishing ...'],
    ['TERM', 'NOTICE: Terminating ...'],
  ] as const)('%s', (name, said) => {
    const one = container('php:8.3-fpm')
    expect(one.signal(name)).toEqual({ code: 0 })
    expect(words(one.lines)).toContain(said)
  })
})

describe('what PHP-FPM answers', () => {
  const files = {
    '/app/index.php':
      '<?php echo $_POST["a"] ?? "-", getenv("MODE"), file_put_contents("note", "x", FILE_APPEND);',
    '/app/off.php': '<?php ini_set("display_errors", 0); nope();',
    '/app/page.txt': 'text',
    [`${FOLDER}/zzz.conf`]: '[www]\npm.status_path = /status\nphp_admin_flag[display_errors] = off\n',
  }
  const ask = (params: Record<string, string>, body = '') => {
    const one = container('php:8.3-fpm', { files, env: { MODE: 'test' } })
    const found = one.kernel.listeners()[0]
    const data = fastcgiText({ params: { REQUEST_METHOD: 'GET', ...params }, body })
    const said = found?.listener.reply?.(data) ?? ''
    if (found) one.kernel.visited(found.pid, found.listener, { client: '10.0.0.9', at: 0, data, said })
    return { reply: fastcgiReply(said), one }
  }

  it.each([
    ['no script', {}, 200, ''],
    ['a missing one', { SCRIPT_FILENAME: '/app/gone.php' }, 404, 'File not found.\n'],
    ['another file', { SCRIPT_FILENAME: '/app/page.txt' }, 403, 'Access denied.\n'],
    ['a script that fails', { SCRIPT_FILENAME: '/app/off.php' }, 500, ''],
    ['a script', { SCRIPT_FILENAME: '/app/index.php' }, 200, '-test'],
  ])('to %s', (_, params, status, body) => {
    const { reply } = ask(params)
    expect(reply?.status).toBe(status)
    expect(reply?.body.slice(0, 20)).toContain(body)
  })

  it('takes forms, and writes a line of each request', () => {
    const { reply, one } = ask(
      {
        SCRIPT_FILENAME: '/app/index.php',
        SCRIPT_NAME: '/index.php',
        CONTENT_TYPE: 'application/x-www-form-urlencoded',
      },
      'a=b+c',
    )
    expect(reply?.body).toContain('b ctest')
    expect(one.lines.at(-1)).toBe('10.0.0.9 -  01/Jan/1970:00:00:00 +0000 "GET /index.php" 200')
  })

  it('shows its status', () => {
    expect(ask({ SCRIPT_NAME: '/status' }).reply?.body).toMatch(
      /^pool: {17}www\nprocess manager: {6}dynamic\n/,
    )
  })

  it.each(['', 'GET / HTTP/1.1', 'FCGI/1 ', 'FCGI/1 {', 'FCGI/1 null', 'FCGI/1 {"params":1}'])(
    '%j is no request',
    (text) => {
      expect(fastcgiRequest(text)).toBeUndefined()
    },
  )
})
