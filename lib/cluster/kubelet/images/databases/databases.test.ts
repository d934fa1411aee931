import { beforeAll, describe, expect, it } from 'vitest'
import { container } from '@/lib/cluster/kubelet/images/test-container'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

beforeAll(installRest)

describe('redis', () => {
  it('keeps what it is told, through a restart', () => {
    const one = container('redis:7')
    const cli = (...words: string[]) => one.exec('redis-cli', ...words).lines
    expect(cli('ping')).toEqual(['PONG'])
    expect([cli('set', 'a', '1'), cli('incr', 'a'), cli('get', 'a')]).toEqual([['OK'], ['2'], ['2']])
    expect(cli('lpush', 'a', 'x')).toEqual([
      'WRONGTYPE Operation against a key holding the wrong kind of value',
    ])
    expect(cli('keys', '*')).toEqual(['a'])
    const file = one.system.read('/data/dump.rdb')
    const again = container('redis:7', { files: { '/data/dump.rdb': file } })
    expect(again.exec('redis-cli', 'get', 'a').lines).toEqual(['2'])
  })

  it('wants its password', () => {
    const one = container('redis', { args: ['redis-server', '--requirepass', 'pw'] })
    expect(one.exec('redis-cli', 'get', 'a').lines).toEqual(['NOAUTH Authentication required.'])
    expect(one.exec('redis-cli', '-a', 'pw', 'set', 'a', 'b').lines).toEqual(['OK'])
  })
})

describe('databases', () => {
  it.each([
    ['mysql:8.0', '    - MYSQL_RANDOM_ROOT_PASSWORD'],
    ['postgres:16', '       https://www.postgresql.org/docs/current/auth-trust.html'],
  ])('%s does not start without a password', (image, last) => {
    const one = container(image)
    expect([one.lines.at(-1), one.kernel.reap(one.pid)]).toEqual([last, { code: 1 }])
  })

  it('MySQL keeps rows and its first password', () => {
    const env = { MYSQL_ROOT_PASSWORD: 'one', MYSQL_DATABASE: 'shop' }
    const one = container('mysql:8.4', { env })
    expect(one.ports()).toEqual([])
    one.until(20_000)
    expect(one.lines.at(-1)).toContain("ready for connections. Version: '8.4.7'")
    const ask = (sql: string, password = 'one') =>
      one.exec('mysql', `-p${password}`, 'shop', '-e', sql).lines.slice(1)
    ask(
      "create table t (id int auto_increment primary key, name varchar(20)); insert into t (name) values ('a'), ('b')",
    )
    expect(ask('select * from t where id > 1')).toEqual(['id\tname', '2\tb'])
    expect(ask('select count(*) from gone')).toEqual([
      "ERROR 1146 (42S02) at line 1: Table 'shop.gone' doesn't exist",
    ])
    expect(ask('show databases', 'two')).toEqual([
      "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    ])
    const file = one.system.read('/var/lib/mysql/ibdata1')
    const files = { '/var/lib/mysql/ibdata1': file, '/var/lib/mysql/mysql/x': '' }
    const again = container('mysql:8.4', { env: { MYSQL_ROOT_PASSWORD: 'two' }, files })
    again.until(3000)
    expect(again.exec('mysql', '-pone', 'shop', '-Ne', 'select name from t').lines.slice(1)).toEqual([
      'a',
      'b',
    ])
  })

  it('PostgreSQL as its own user', () => {
    const one = container('postgres:16', { env: { POSTGRES_PASSWORD: 'pw' } })
    one.until(10_000)
    expect(one.lines.at(-1)).toContain('database system is ready to accept connections')
    expect(one.kernel.process(one.pid)?.uid).toBe(999)
    const ask = (sql: string) => one.exec('psql', '-U', 'postgres', '-c', sql).lines
    expect(ask('create table t (id int)')).toEqual(['CREATE TABLE'])
    expect(ask('insert into t values (1), (2)')).toEqual(['INSERT 0 2'])
    expect(ask('select * from t')).toEqual([' id ', '----', '  1', '  2', '(2 rows)', ''])
    expect(ask('\\dt')[2]).toBe('--------+------+-------+----------')
    expect(ask('select 1 from gone')).toEqual(['ERROR:  relation "gone" does not exist'])
    expect(one.exec('pg_isready').lines).toEqual(['/var/run/postgresql:5432 - accepting connections'])
  })

  it('PostgreSQL refuses a mount point that is not empty', () => {
    const files = { '/var/lib/postgresql/data/lost+found/x': '' }
    const one = container('postgres:16', { env: { POSTGRES_PASSWORD: 'pw' }, files })
    expect(one.lines).toContain('initdb: error: directory "/var/lib/postgresql/data" exists but is not empty')
    expect(one.kernel.reap(one.pid)).toEqual({ code: 1 })
  })
})
