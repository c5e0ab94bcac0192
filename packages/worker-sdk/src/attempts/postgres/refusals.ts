import { OperationRefusedError, type OperationState } from '../attempt-store.ts';

/** No operation of this tenant has this id. */
export function operationNotFound(operationId: string): OperationRefusedError {
  return new OperationRefusedError('OPERATION_NOT_FOUND', `There is no operation ${operationId}.`, 404);
}

/** The operation has no attempt of this number. */
export function attemptNotFound(operationId: string, attemptNo: number): OperationRefusedError {
  return new OperationRefusedError('ATTEMPT_NOT_FOUND', `${operationId} has no attempt ${attemptNo}.`, 404);
}

/** An operation that is not READY takes no attempt. */
export function attemptRefused(status: Exclude<OperationState['status'], 'READY'>): OperationRefusedError {
  if (status === 'IN_DOUBT') {
    return new OperationRefusedError(
      'OPERATION_IN_DOUBT',
      'The last attempt has no known outcome: reconcile it first.',
    );
  }
  return new OperationRefusedError('OPERATION_FINISHED', `The operation is ${status}.`);
}

/** Something else is already known of the attempt. */
export function outcomeContradicts(attemptNo: number, known: string, said: string): OperationRefusedError {
  return new OperationRefusedError(
    'OUTCOME_CONTRADICTS',
    known === said
      ? `Attempt ${attemptNo} is recorded as ${known} with another result.`
      : `Attempt ${attemptNo} is recorded as ${known}, so ${said} contradicts it.`,
  );
}
