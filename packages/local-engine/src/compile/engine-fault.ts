/**
 * What ends the parsing at once, where Camunda's parser meets an exception that it does not expect: a text that is no expression, an
 * element that occurs twice, something that an earlier problem left undefined. The problems found so far are reported; without any, the
 * message of the fault is.
 */
export class EngineFault extends Error {
  override readonly name: string = 'EngineFault';
}
