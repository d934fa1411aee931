/** A sed script that is refused; the message says where. */
export class ScriptError extends Error {
  code = 1
}
