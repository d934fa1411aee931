export type Lvalue =
  | { type: 'var'; name: string }
  | { type: 'index'; name: string; subscripts: Expr[] }
  | { type: 'field'; of: Expr }

export type Expr =
  | Lvalue
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'regex'; source: string }
  | { type: 'group'; of: Expr[] }
  | { type: 'assign'; operator: string; target: Lvalue; value: Expr }
  | { type: 'condition'; test: Expr; then: Expr; else: Expr }
  | { type: 'and' | 'or'; left: Expr; right: Expr }
  | { type: 'in'; subscripts: Expr[]; name: string }
  | { type: 'match'; negated: boolean; left: Expr; right: Expr }
  | { type: 'binary'; operator: string; left: Expr; right: Expr }
  | { type: 'unary'; operator: string; of: Expr }
  | { type: 'step'; target: Lvalue; by: number; isPost: boolean }
  | { type: 'call'; name: string; args: Expr[] }
  | { type: 'builtin'; name: string; args: Expr[] }
  | {
      type: 'getline'
      target: Lvalue | undefined
      from: 'input' | 'file' | 'command'
      source: Expr | undefined
    }

export type Statement =
  | { type: 'expression'; of: Expr }
  | { type: 'print' | 'printf'; args: Expr[]; redirect: string | undefined; to: Expr | undefined }
  | { type: 'block'; of: Statement[] }
  | { type: 'if'; test: Expr; then: Statement; else: Statement | undefined }
  | { type: 'while'; test: Expr; body: Statement }
  | { type: 'do'; test: Expr; body: Statement }
  | {
      type: 'for'
      init: Statement | undefined
      test: Expr | undefined
      step: Statement | undefined
      body: Statement
    }
  | { type: 'forIn'; variable: Lvalue; name: string; body: Statement }
  | { type: 'break' | 'continue' | 'next' | 'nextfile' }
  | { type: 'exit' | 'return'; value: Expr | undefined }
  | { type: 'delete'; name: string; subscripts: Expr[] | undefined }

export interface Rule {
  kind: 'BEGIN' | 'END' | 'main'
  pattern: Expr | undefined
  /** The end of a range. */
  to: Expr | undefined
  /** undefined: prints the record. */
  action: Statement | undefined
}

export interface AwkFunction {
  name: string
  params: string[]
  body: Statement
}

export interface AwkProgram {
  rules: Rule[]
  functions: AwkFunction[]
}
