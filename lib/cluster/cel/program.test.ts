import { describe, expect, it } from 'vitest'
import { type CelVariables, compileCel } from '@/lib/cluster/cel/program'

const VARIABLES: CelVariables = {
  self: {
    fields: {
      depth: 'int',
      ratio: 'double',
      mode: 'string',
      tags: { list: 'string' },
      'foo-bar': 'int',
      owner: { fields: { name: 'string' } },
      limits: { map: 'string' },
      since: 'google.protobuf.Timestamp',
      every: 'google.protobuf.Duration',
    },
  },
  object: 'dyn',
}

const VALUES = {
  self: {
    depth: 5,
    ratio: 2,
    tags: ['a', 'b'],
    'foo-bar': 1,
    owner: { name: 'x' },
    limits: { cpu: '2' },
    since: '2026-01-01T00:00:00Z',
    every: '90s',
  },
  object: { spec: { replicas: 3, containers: [{ image: 'r/a' }, { image: 'q/b' }] } },
}

function run(source: string): unknown {
  const compiled = compileCel(source, VARIABLES)
  if (!compiled.ok) return compiled.error
  const outcome = compiled.program.run(VALUES)
  return outcome.ok ? outcome.value : `error: ${outcome.error}`
}

describe('compileCel', () => {
  it.each([
    ['self.depth >= 5 && !has(self.mode)', true],
    ['self.ratio / 4.0 == 0.5', true],
    ['self.foo__dash__bar == 1', true],
    ['self.owner == self.owner', true],
    ['self.tags.all(t, t.matches("^[a-z]$"))', true],
    ['"a.matches(b)" == "a.matches" + "(b)"', true],
    ['self.tags.isSorted() && self.tags.indexOf("b") == 1', true],
    ['[1, 2, 3].sum() == 6 && [3, 1].min() == 1', true],
    ['self.limits["cpu"] == "2"', true],
    ['self.since < timestamp("2026-06-01T00:00:00Z")', true],
    ['self.every == duration("1m30s")', true],
    ['object.spec.replicas <= 5 && object.spec.replicas + 1 == 4', true],
    ['object.spec.containers.exists(c, !c.image.startsWith("r/"))', true],
    ['quantity("1Gi").isGreaterThan(quantity("1G")) && isQuantity("1x") == false', true],
    ['quantity("1500m").add(quantity("500m")).asInteger() == 2', true],
    ['ip("10.0.0.1").family() == 4 && cidr("10.0.0.0/8").containsIP("10.2.3.4")', true],
    ['ip.isCanonical("::1") && string(ip("2001:DB8:0:0::1")) == "2001:db8::1"', true],
    ['url("https://a.b:80/p?x=1").getHost() == "a.b:80" && url("/p?x=1").getQuery()["x"] == ["1"]', true],
    ['!format.dns1123Label().validate("abc").hasValue()', true],
    ['format.dns1123Label().validate("A_").hasValue()', true],
    ['semver("1.2.3-rc.1").isLessThan(semver("1.2.3"))', true],
    ['sets.contains([1, 2], [2]) && sets.intersects([1], [1, 3])', true],
    ['"%s has %d".format(["a", 2]) == "a has 2"', true],
    ['"abc".charAt(1) == "b" && "aXbX".replace("X", "-") == "a-b-"', true],
    ['"a1b22".findAll("[0-9]+") == ["1", "22"]', true],
    ['object.?nothing.orValue("d") == "d"', true],
    ['type(self.depth) == int', true],
  ])('%s', (source, expected) => {
    expect(run(source)).toBe(expected)
  })

  it.each([
    ['self.nope > 1', "ERROR: <input>:1:5: undefined field 'nope'\n | self.nope > 1\n | ....^"],
    ['nope', "ERROR: <input>:1:1: undeclared reference to 'nope' (in container '')\n | nope\n | ^"],
    [
      'self.depth == "a"',
      `ERROR: <input>:1:12: found no matching overload for '_==_' applied to '(int, string)'\n | self.depth == "a"\n | ...........^`,
    ],
    ['self.mode == "x"', 'error: no such key: mode'],
    ['object.spec.missing == 1', 'error: no such key: missing'],
    ['"a".matches("(")', 'error: error parsing regexp: missing closing ): `(`'],
    ['1 / 0 == 1', 'error: division by zero'],
    ['int("x") == 1', "error: type conversion error from 'string' to 'int'"],
  ])('says of %s what cel-go says', (source, expected) => {
    expect(run(source)).toBe(expected)
  })

  it('refuses loops in loops over long lists', () => {
    const compiled = compileCel('object.all(a, object.all(b, object.all(c, a + b + c > 0)))', {
      object: 'dyn',
    })
    const values = { object: Array.from({ length: 500 }, () => 1) }
    const outcome = compiled.ok ? compiled.program.run(values) : compiled
    expect(outcome).toEqual({ ok: false, error: 'operation cancelled: actual cost limit exceeded' })
  })
})
