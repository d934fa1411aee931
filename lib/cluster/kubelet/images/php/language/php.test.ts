import { describe, expect, it } from 'vitest'
import { runPhp } from '@/lib/cluster/kubelet/images/php/language/run'
import type { PhpHost } from '@/lib/cluster/kubelet/images/php/language/runtime'

const FILES: Readonly<Record<string, string>> = {
  '/app/part.php': '<p><?= $x ?? "none" ?></p>',
  '/app/loop.php': '<?php include "loop.php";',
}

const stat = (path: string) =>
  Object.hasOwn(FILES, path)
    ? { type: 'file' as const, mode: 0o644, uid: 0, gid: 0, size: 1, mtime: 0, inode: 1, links: 1 }
    : undefined

const host = (settings: Record<string, string> = {}): PhpHost => ({
  context: {
    ...{ argv: [], env: {}, hostname: 'web-0' },
    files: { stat, read: (path) => FILES[path] ?? '', list: () => [] },
    now: () => 1_795_000_000_000,
    ask: () => ({ kind: 'refused' }),
  },
  ...{ version: '8.3.27', sapi: 'cli', server: { REQUEST_METHOD: 'GET' }, env: { GREETING: 'hi' } },
  ...{ query: 'name=Ann&tags[]=a&tags[]=b', body: '', settings, folder: '/app', mayWrite: () => true },
})

const run = (code: string, settings?: Record<string, string>) =>
  runPhp(host({ log_errors: '0', ...settings }), '/app/index.php', code)

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3 . "x"', '9x'],
    ['2 ** 3 ** 2', '512'],
    ['-2 ** 2', '-4'],
    ['7 / 2', '3.5'],
    ['10 / 5', '2'],
    ['0.1 + 0.2', '0.3'],
    ['1e30', '1.0E+30'],
    ['7 % -3', '1'],
    ['"5" + "5.5"', '10.5'],
    ['"a" . 1 + 2', 'a3'],
    ['true . false . null', '1'],
    ['1 <=> 2', '-1'],
    ['"abc" == 0 ? "y" : "n"', 'n'],
    ['"1" == "01" ? "y" : "n"', 'y'],
    ['null ?? "d"', 'd'],
    ['$nope["a"]["b"] ?? "d"', 'd'],
    ['0 ?: "e"', 'e'],
    ['!true ? 1 : 2', '2'],
    ['$x = $y = 3', '3'],
    ['[1, 2, 3][1]', '2'],
    ['count(["a" => 1, "b" => [1, 2]])', '2'],
    ['(int) "12abc"', '12'],
    ['strtoupper("abc") . strlen("日本")', 'ABC6'],
    ['str_pad("5", 3, "0", STR_PAD_LEFT)', '005'],
    ['sprintf("%05.2f|%-4s|%03d|%x", 3.14159, "a", 7, 255)', '03.14|a   |007|ff'],
    ['number_format(1234567.891, 2)', '1,234,567.89'],
    ['implode(",", array_map(fn($n) => $n * 2, [1, 2]))', '2,4'],
    ['implode(",", explode(" ", "a b c", 2))', 'a,b c'],
    ['json_encode(["a" => 1, "b" => [true, null, "x/y"]])', '{"a":1,"b":[true,null,"x\\/y"]}'],
    ['json_decode("{\\"a\\":{\\"b\\":2}}")->a->b', '2'],
    ['gethostname() . getenv("GREETING")', 'web-0hi'],
    ['date("Y-m-d D N jS", 0)', '1970-01-01 Thu 4 1st'],
    ['date("H:i", strtotime("+90 minutes", 0))', '01:30'],
    ['$_GET["name"] . $_GET["tags"][1]', 'Annb'],
    ['$_SERVER["REQUEST_METHOD"]', 'GET'],
    ['isset($_GET["name"], $_GET["nope"]) ? "y" : "n"', 'n'],
    ['PHP_VERSION . PHP_SAPI . __DIR__', '8.3.27cli/app'],
    ['preg_match("/^w[a-z]+-\\\\d$/", gethostname())', '1'],
    ['basename("/a/b.php") . dirname("/a/b.php")', 'b.php/a'],
    ['"{$_GET[\'name\']} $_GET[name] \\$x \\x41"', 'Ann Ann $x A'],
    ['"a {$_GET["name"]} b"', 'a Ann b'],
    ['round(2.5) . round(-1.555, 2) . floor(-1.5)', '3-1.56-2'],
    ['max(1, 5, 3) . min([4, 2])', '52'],
  ])('%s', (code, expected) => expect(run(`<?php echo ${code};`).body).toBe(expected))
})

describe('statements', () => {
  it.each([
    ['a <?= 1 + 1 ?>\nb', 'a 2b'],
    [
      '<?php foreach ([1, 2] as $i => $v): ?>\n<li><?= "$i:$v" ?></li>\n<?php endforeach; ?>\nend',
      '<li>0:1</li>\n<li>1:2</li>\nend',
    ],
    ['<?php for ($i = 0; $i < 5; $i++) { if ($i == 1) continue; if ($i == 4) break; echo $i; }', '023'],
    ['<?php $i = 3; while ($i-- > 0) echo $i; do { echo "x"; } while (false);', '210x'],
    ['<?php if (0) echo 1; elseif (1): echo 2; else: echo 3; endif;', '2'],
    ['<?php function add($a, $b = 2) { return $a + $b; } echo add(1), add(1, 1);', '32'],
    ['<?php $f = function ($n) use (&$f) { return $n; }; echo $f(4);', '4'],
    ['<?php $a = [3, 1, 2]; sort($a); $a[] = 9; unset($a[0]); echo implode(",", $a);', '2,3,9'],
    [
      '<?php $a = ["x" => ["y" => 1]]; $a["x"]["z"] = 2; $b = $a; $b["x"] = 0; echo json_encode($a);',
      '{"x":{"y":1,"z":2}}',
    ],
    [
      '<?php try { throw new Exception("no", 3); } catch (Exception $e) { echo $e->getMessage(), $e->getCode(); } finally { echo "!"; }',
      'no3!',
    ],
    [
      '<?php switch ("b") { case "a": echo 1; case "b": echo 2; case "c": echo 3; break; default: echo 4; }',
      '23',
    ],
    ['<?php $x = 5; include "part.php"; exit("bye"); echo "no";', '<p>5</p>bye'],
    ['<?php echo <<<HTML\n  <b>{$_GET["name"]}</b>\n  HTML;', '<b>Ann</b>'],
    ['<?php /* a */ // b\n# c\necho "d" ?>', 'd'],
    [
      '<?php print_r(["a" => [1]]);',
      'Array\n(\n    [a] => Array\n        (\n            [0] => 1\n        )\n\n)\n',
    ],
    [
      '<?php var_dump("x", 1.5, [true]);',
      'string(1) "x"\nfloat(1.5)\narray(1) {\n  [0]=>\n  bool(true)\n}\n',
    ],
  ])('%s', (code, expected) => expect(run(code).body).toBe(expected))
})

describe('what goes wrong', () => {
  const at = ' in /app/index.php'
  it.each([
    [
      '<?php\nfoo();',
      `Uncaught Error: Call to undefined function foo()${at}:2\nStack trace:\n#0 {main}\n  thrown${at} on line 2`,
    ],
    ['<?php echo 1', `syntax error, unexpected end of file, expecting "," or ";"${at} on line 1`],
    [
      '<?php new mysqli("db");',
      `Uncaught Error: Class "mysqli" not found${at}:1\nStack trace:\n#0 {main}\n  thrown${at} on line 1`,
    ],
    [
      '<?php echo 1 / 0;',
      `Uncaught DivisionByZeroError: Division by zero${at}:1\nStack trace:\n#0 {main}\n  thrown${at} on line 1`,
    ],
    [
      '<?php echo [] + 1;',
      `Uncaught TypeError: Unsupported operand types: array + int${at}:1\nStack trace:\n#0 {main}\n  thrown${at} on line 1`,
    ],
    ['<?php echo $x;', `Undefined variable $x${at} on line 1`],
    ['<?php echo $_GET["q"];', `Undefined array key "q"${at} on line 1`],
    ['<?php while (true) {}', `Maximum execution time of 30 seconds exceeded${at} on line 1`],
    [
      '<?php function f() { return f(); } f();',
      `Maximum call stack size reached. Infinite recursion?${at} on line 1`,
    ],
    [
      '<?php include "loop.php";',
      'Maximum call stack size reached. Infinite recursion? in /app/loop.php on line 1',
    ],
    ['<?php class A {}', `class is not possible here${at} on line 1`],
  ])('%s', (code, message) => {
    const { body } = run(code)
    expect(body).toContain(`: ${message}\n`)
  })

  it('is logged, and answered with 500 where nobody is shown it', () => {
    const { status, body, log } = run('<?php foo();', { display_errors: 'Off', log_errors: 'On' })
    expect([status, body]).toEqual([500, ''])
    expect(log[0]).toMatch(/^PHP Fatal error: {2}Uncaught Error: Call to undefined function foo\(\) in/)
  })

  it.each([
    ['<?php echo ', '('.repeat(100_000)],
    ['<?php $a', '[0'.repeat(50_000)],
    ['<?php ', 'if (1) {'.repeat(20_000)],
    ['<?php echo "', '{$a["'.repeat(10_000)],
    ['<?php $s = "x"; while (1) $s .= $s;', ''],
    ['<?php $s = str_repeat("x", 1e9); echo strlen($s), range(0, 1e12);', ''],
    ['<?php $a = []; while (1) $a[] = $a;', ''],
    ['<?php echo ', '-'.repeat(100_000)],
    ['<?php echo $a', '++'.repeat(50_000)],
    ['<?php echo 1', ' . 1'.repeat(40_000)],
    ['<?php $a = []; echo $a', '[0]'.repeat(50_000)],
    ['<?php if (0) {}', ' elseif (1) {}'.repeat(10_000)],
    ["<?php echo '", '\\'.repeat(199_001)],
  ])('hostile: %s %#', (head, tail) => {
    const before = process.cpuUsage()
    expect(run(head + tail).code).toBe(255)
    const { user } = process.cpuUsage(before)
    expect(user / 1000).toBeLessThan(2000)
  })
})
