// WebAuthn in the browser: the options and the answer travel as JSON with base64url in it.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

// no browser makes keys for an address of numbers
export const canPasskey = () => "PublicKeyCredential" in window && !/^[\d.]+$|^\[/.test(location.hostname);

/** A new key of this device; null when the person changed their mind, or the browser has none to offer. */
export const createPasskey = (options) =>
  asked(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    }),
  );

/** An answer with a key that was made before; null likewise. */
export const showPasskey = (options) =>
  asked(() => navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } }));

async function asked(ask) {
  try {
    return written(await ask());
  } catch (problem) {
    if (problem instanceof DOMException) return null;
    throw problem;
  }
}

function written(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])])),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  };
}
