import { KubectlError } from '../errors'
import { quote } from '../go-format'

const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/
const ENV_NAME_RULE =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')"

/** The names that kubectl itself takes for variables; the API server takes more. @throws KubectlError */
export function checkEnvName(name: string): void {
  if (!ENV_NAME.test(name)) throw new KubectlError(`${quote(name)} is not a valid key name: ${ENV_NAME_RULE}`)
}
