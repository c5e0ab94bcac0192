import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@stepwright/service-kit';
import type { ApprovalPolicy } from './approval-policy.ts';
import { createApprovalPolicy } from './create-approval-policy.ts';

/**
 * Reads the approval policy that a service is configured with.
 *
 * @param path of the DMN file, the value of `APPROVAL_POLICY_FILE`.
 * @throws {ConfigurationError} when the file is not there or can give no answer: better no service than one that cannot say who
 * has to approve.
 */
export async function readApprovalPolicy(path: string): Promise<ApprovalPolicy> {
  try {
    return await createApprovalPolicy(await readFile(path, 'utf8'), { fileName: path });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw Object.assign(
      new ConfigurationError(
        `APPROVAL_POLICY_FILE: "${path}" holds no usable approval policy: ${reason}. Give the path of a DMN file with the decision ` +
          `approval-policy, such as dmn/approval-policy/approval-policy.dmn.`,
      ),
      { cause },
    );
  }
}
