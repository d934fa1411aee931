/** The functions of `bc -l`, in bc: e, l, s, c, a by their series. */
export const LIBRARY = `
define e(x) {
  auto b, s, n, t, y, k
  b = scale
  if (x < 0) { y = 1; x = -x }
  scale = b + 6 + .44 * x
  while (x > 1) { k += 1; x /= 2 }
  s = 1 + x; t = x
  for (n = 2; 1; n++) {
    t = t * x / n
    if (t == 0) break
    s += t
  }
  while (k > 0) { s *= s; k -= 1 }
  if (y) s = 1 / s
  scale = b
  return (s / 1)
}
define l(x) {
  auto b, s, n, t, f, y
  b = scale
  if (x <= 0) return ((1 - 10 ^ b) / 1)
  scale = b + 6
  f = 2
  while (x >= 2) { f *= 2; x = sqrt(x) }
  while (x <= .5) { f *= 2; x = sqrt(x) }
  y = (x - 1) / (x + 1)
  s = y; t = y; y *= y
  for (n = 3; 1; n += 2) {
    t *= y
    if (t / n == 0) break
    s += t / n
  }
  s *= f
  scale = b
  return (s / 1)
}
define s(x) {
  auto b, v, n, t, k, m
  b = scale
  scale = 1.1 * b + 2
  v = a(1)
  if (x < 0) { m = 1; x = -x }
  scale = 0
  k = (x / v + 2) / 4
  x = x - 4 * k * v
  if (k % 2) x = -x
  scale = b + 4
  v = x; t = x
  for (n = 3; 1; n += 2) {
    t *= -(x * x) / (n * (n - 1))
    if (t == 0) break
    v += t
  }
  scale = b
  if (m) return (-v / 1)
  return (v / 1)
}
define c(x) {
  auto v, b
  b = scale
  scale = b * 1.2 + 1
  v = s(x + a(1) * 2)
  scale = b
  return (v / 1)
}
define a(x) {
  auto b, s, n, t, f, m, y
  b = scale
  m = 1
  if (x < 0) { m = -1; x = -x }
  scale = b + 5
  f = 1
  while (x > .2) { f *= 2; x = x / (1 + sqrt(1 + x * x)) }
  s = x; t = x; y = -x * x
  for (n = 3; 1; n += 2) {
    t *= y
    if (t / n == 0) break
    s += t / n
  }
  scale = b
  return (m * f * s / 1)
}
`
