/** What can be wrong with a cluster, as data: how it comes about, what one sees of it, what mends it. */
import { z } from 'zod'
import type { SetUpStep } from '@/lib/lab/scenario'

/** One sentence in each language; `{name}` stands for a parameter. */
export interface FaultText {
  en: string
  ja: string
}

/** `P`: its parameters. */
export interface Fault<P = Record<string, string>> {
  /** Refuses what the fault does not know; fills in what was left out. */
  parameters: z.ZodType<P>
  /** What a person does to a running cluster for it to be there, until its symptom shows. */
  steps(parameters: P): SetUpStep[]
  /** What a learner sees first. */
  symptom: FaultText
  /** What mends it. */
  repair: FaultText
}

/** A name of Kubernetes, a number, a path: nothing that a shell would read as more than a word. */
const word = z
  .union([z.string(), z.number()], { error: 'needs a word' })
  .transform(String)
  .pipe(z.string().regex(/^[A-Za-z0-9/][A-Za-z0-9._/:-]*$/, 'is no plain word'))

/** One that has to be given, one that may be left out, or some to choose from. */
type Parameter = undefined | string | readonly [string, ...string[]]

function schemaOf(parameter: Parameter): z.ZodType {
  if (parameter === undefined) return word
  return typeof parameter === 'string' ? word.default(parameter) : z.enum(parameter)
}

/** Declares a fault, with what its parameters are. */
export function defineFault<K extends string>({
  parameters,
  ...fault
}: Omit<Fault<Record<K, string>>, 'parameters'> & { parameters: Record<K, Parameter> }): Fault {
  const shape = Object.entries<Parameter>(parameters).map(([name, each]) => [name, schemaOf(each)])
  return {
    ...(fault as Omit<Fault, 'parameters'>),
    parameters: z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<Record<string, string>>,
  }
}

/** A text with the parameters' values in it. */
export const fillText = (text: string, parameters: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? `{${name}}`)
