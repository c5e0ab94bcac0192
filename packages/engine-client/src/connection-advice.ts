/** What a code of Node or OpenSSL means for whoever has to mend it. */
const adviceByCode: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired; have it renewed there',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; compare the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another name; use the name that it is for, or have it issued for this one',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it has signed its certificate itself; give the certificate as tls.ca',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody knows the authority of its certificate; give the authority as tls.ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody knows the authority of its certificate; give the authority as tls.ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody knows the authority of its certificate; give the authority as tls.ca',
  ENOTFOUND: 'its name is not found; check the address and the name server',
};

/** Says why no connection was made, and what to do: by the code of the cause where that tells. */
export function connectionAdvice(origin: string, cause: unknown): string {
  const code = String((cause as { readonly code?: unknown } | undefined)?.code);
  const advice = Object.hasOwn(adviceByCode, code) ? adviceByCode[code] : undefined;
  if (advice === undefined) return `no connection to ${origin}; check that the engine runs there`;
  return `no connection to ${origin}: ${code}, ${advice}`;
}
