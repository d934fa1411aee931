/** What a script of PHP is read as. */
import type { Value } from '@/lib/cluster/kubelet/images/php/language/values'

export type Place =
  | { k: 'var'; name: string; line: number }
  | { k: 'index'; of: Expr; at?: Expr; line: number }
  | { k: 'prop'; of: Expr; name: string; line: number }

export interface Lambda {
  params: { name: string; usual?: Expr }[]
  body: Stmt[]
  /** Variables that it takes along; all of them where it is `fn`. */
  uses?: string[]
}

export type Expr =
  | Place
  | { k: 'value'; value: Value }
  | { k: 'join'; parts: Expr[] }
  | { k: 'const'; name: string; line: number }
  | { k: 'array'; items: { key?: Expr; value: Expr; spread?: true }[] }
  | { k: 'call'; name: string; args: Expr[]; line: number }
  | { k: 'apply'; of: Expr; args: Expr[]; line: number }
  | { k: 'method'; of: Expr; name: string; args: Expr[]; line: number }
  | { k: 'new'; name: string; args: Expr[]; line: number }
  | { k: 'static'; name: string; line: number }
  | { k: 'unary'; op: string; of: Expr; line: number }
  | { k: 'step'; by: 1 | -1; before: boolean; of: Place }
  | { k: 'binary'; op: string; left: Expr; right: Expr; line: number }
  | { k: 'assign'; op: string; to: Place; value: Expr; line: number }
  | { k: 'choice'; test: Expr; yes?: Expr; no: Expr }
  | { k: 'isset'; of: Expr[] }
  | { k: 'empty'; of: Expr }
  | { k: 'exit'; of?: Expr }
  | { k: 'include'; path: Expr; once: boolean; must: boolean; line: number }
  | { k: 'lambda'; of: Lambda }
  | { k: 'throw'; of: Expr; line: number }

export type Stmt =
  | { s: 'html'; text: string }
  | { s: 'echo'; of: Expr[] }
  | { s: 'expr'; of: Expr }
  | { s: 'if'; test: Expr; yes: Stmt[]; no: Stmt[] }
  | { s: 'while'; test: Expr; body: Stmt[]; after?: true }
  | { s: 'for'; first: Expr[]; test: Expr[]; then: Expr[]; body: Stmt[] }
  | { s: 'foreach'; of: Expr; key?: Place; value: Place; body: Stmt[] }
  | { s: 'switch'; of: Expr; cases: { test?: Expr; body: Stmt[] }[] }
  | { s: 'break' | 'continue'; levels: number }
  | { s: 'return'; of?: Expr }
  | { s: 'function'; name: string; of: Lambda }
  | { s: 'global'; names: string[] }
  | { s: 'unset'; of: Expr[] }
  | { s: 'try'; body: Stmt[]; catches: { names: string[]; as?: string; body: Stmt[] }[]; last: Stmt[] }
